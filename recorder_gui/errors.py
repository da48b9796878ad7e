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


class RecorderError(Exception):
    """Anything that this package raises on purpose."""


class UserFacingError(RecorderError):
    """An error that a window may show as it is.

    `code` is stable and for support staff; `sentence` says what happened; `advice` says what to
    do. Both texts are in the user's language already; `explained` is the error that they explain,
    where there is one, so that it can be explained in another language.
    """

    def __init__(self, code: str, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.advice = advice
        self.explained: BaseException | None = None


class UserCancelled(RecorderError):
    """The person at the screen cancelled: nothing is to be shown."""
