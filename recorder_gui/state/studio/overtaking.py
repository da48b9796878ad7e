"""Whether an answer about the recording was overtaken by a command, and so tells of before."""

from collections.abc import Generator
from contextlib import contextmanager


class Overtaking:
    """Counts the commands that change the recording's state."""

    def __init__(self) -> None:
        self._unanswered = 0
        self._answered = 0

    @contextmanager
    def command(self) -> Generator[None]:
        """Around a command, until the state is known that it leads to."""
        self._unanswered += 1
        try:
            yield
        finally:
            self._unanswered -= 1
            self._answered += 1

    def look(self) -> int:
        """Something is asked now: a number for `is_overtaken`."""
        return self._answered

    def is_overtaken(self, look: int) -> bool:
        """Whether a command was on its way or answered since that look began."""
        return self._unanswered > 0 or look != self._answered
