"""The embedded recorder's own errors.

ServiceError       `serve` cannot start or go on, and says why in one sentence
CommandRefused     a command is answered with a code of the protocol
WorkerGone         the worker ended before it answered
WorkerSilent       the worker lives, but did not answer in time
MediaUnusable      a file holds nothing that could be kept
NoPicture          a source shows nothing now
"""

from recorder_gui.errors import RecorderError
from recorder_gui.protocol.codes import Code


class ServiceError(RecorderError):
    """The service cannot start; the message says why and what to do."""


class CommandRefused(RecorderError):
    """A command is answered with `code`; `reason` is for the log and the reply's `msg`."""

    def __init__(self, code: Code, reason: str = "") -> None:
        super().__init__(reason or code.name)
        self.code = code
        self.reason = reason or code.name.lower().replace("_", " ")


class WorkerGone(RecorderError):
    """The worker ended before it answered."""


class WorkerSilent(RecorderError):
    """The worker did not answer in time."""


class MediaUnusable(RecorderError):
    """A file holds no recording that could be kept."""


class NoPicture(RecorderError):
    """A source shows nothing now; the message says why."""
