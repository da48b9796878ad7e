"""What time it is for an engine: the wall's, or a made-up one that runs as fast as it can.

Engine time is whole nanoseconds from the engine's beginning. Whoever waits holds a condition, and
is woken early when something else wants doing.
"""

import threading
import time
from typing import Protocol

SECOND = 1_000_000_000  # ns


class Clock(Protocol):
    """Engine time. `virtual`: pulls wait for their sources, and nothing is ever late."""

    @property
    def virtual(self) -> bool: ...

    def now(self) -> int:
        """Engine time, ns."""
        ...

    def wall(self, moment: int) -> float:
        """Seconds since the epoch at engine time `moment`."""
        ...

    def sleep(self, condition: threading.Condition, until: int) -> None:
        """Wait, with `condition` held, until engine time `until` or a notification."""
        ...


class WallClock:
    """The machine's steady clock."""

    virtual = False

    def __init__(self) -> None:
        self._began = time.monotonic_ns()

    def now(self) -> int:
        return time.monotonic_ns() - self._began

    def wall(self, moment: int) -> float:
        return time.time() - (self.now() - moment) / SECOND

    def sleep(self, condition: threading.Condition, until: int) -> None:
        wait = until - self.now()
        if wait > 0:
            condition.wait(wait / SECOND)


class VirtualClock:
    """Goes from one awaited moment to the next at once, as far as it has been let.

    `began` is what clocks read at its beginning, seconds since the epoch.
    """

    virtual = True

    def __init__(self, began: float = 1_767_225_600.0) -> None:
        self._began = began
        self._now = 0
        self._limit = 0
        self._sleeper: threading.Condition | None = None

    def now(self) -> int:
        return self._now

    def wall(self, moment: int) -> float:
        return self._began + moment / SECOND

    def sleep(self, condition: threading.Condition, until: int) -> None:
        self._sleeper = condition
        if until <= self._limit:
            self._now = max(self._now, until)
        else:
            condition.wait(0.1)

    def let(self, seconds: float) -> None:
        """Let time run up to `seconds` from the beginning."""
        self._limit = max(self._limit, round(seconds * SECOND))
        self._notify()

    def skip_to(self, seconds: float) -> None:
        """Jump to `seconds` from the beginning, as time passes in a pause."""
        self._now = max(self._now, round(seconds * SECOND))
        self._limit = max(self._limit, self._now)
        self._notify()

    def _notify(self) -> None:
        if self._sleeper is not None:
            with self._sleeper:
                self._sleeper.notify_all()
