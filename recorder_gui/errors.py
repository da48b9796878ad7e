"""The root of every error that this package raises on purpose.

Below everything else, so that each floor can derive its own errors:

    RecorderError              anything that we raise on purpose
    ├── UserFacingError        may be shown: a code, a sentence, what to do
    ├── UserCancelled          the person changed their mind: never shown
    ├── protocol.codec.MalformedMessage
    ├── client.errors.*        connection, refusal, reply, storage, transfer
    └── recorder.*             the embedded recorder's own

A lower floor raises an error with a stable `code` and plain data; the sentence that a person
reads is written where the language is known (`state/`).
"""

from collections.abc import Callable


class RecorderError(Exception):
    """Anything that this package raises on purpose."""


class UserFacingError(RecorderError):
    """An error that a window may show as it is.

    `code` is stable and for support staff; `words` gives sentence and advice in the language of
    the moment: an error outlives a change of it.
    """

    def __init__(self, code: str, words: Callable[[], tuple[str, str]]) -> None:
        super().__init__(code)
        self.code = code
        self._words = words

    @classmethod
    def verbatim(cls, code: str, sentence: str, advice: str = "") -> "UserFacingError":
        """One whose texts are there already, in whatever language."""
        return cls(code, lambda: (sentence, advice))

    def __str__(self) -> str:
        return self.sentence

    @property
    def sentence(self) -> str:
        """What happened."""
        return self._words()[0]

    @property
    def advice(self) -> str:
        """What to do; "" where there is nothing."""
        return self._words()[1]


class UserCancelled(RecorderError):
    """The person at the screen cancelled: nothing is to be shown."""
