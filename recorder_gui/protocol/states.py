"""The states of a recording, and which command is answered how in each (protocol: states)."""

from enum import Enum, IntEnum

from recorder_gui.protocol.codes import Code


class Status(IntEnum):
    """A recording's state as the wire counts it."""

    FAILED = -1
    INITIALISED = 1
    RECORDING = 2
    QUEUED = 3
    ENCODING = 4
    UPLOADING = 5
    DONE = 6
    PAUSED = 7


ENDED = frozenset({Status.FAILED, Status.DONE})
FINISHING = frozenset({Status.QUEUED, Status.ENCODING, Status.UPLOADING})


class Command(Enum):
    """What can be asked of one recording."""

    SET_LAYOUT = "set layout"
    SET_SUBTITLES = "set subtitles"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


_OPEN_ANSWERS: dict[Status, dict[Command, Code]] = {
    Status.INITIALISED: {
        Command.PAUSE: Code.NOT_RUNNING,
        Command.RESUME: Code.NOT_PAUSED,
    },
    Status.RECORDING: {Command.RESUME: Code.NOT_PAUSED},
    Status.PAUSED: {
        Command.SET_LAYOUT: Code.PAUSED,
        Command.SET_SUBTITLES: Code.PAUSED,
        Command.PAUSE: Code.NOT_RUNNING,
    },
}
_CLOSED_ANSWERS: dict[Command, Code] = {
    Command.SET_LAYOUT: Code.OUTPUT_NOT_SET,
    Command.SET_SUBTITLES: Code.OUTPUT_NOT_SET,
    Command.PAUSE: Code.NOT_RUNNING,
    Command.RESUME: Code.NOT_PAUSED,
}


def answer(status: Status, command: Command, *, automatic: bool = False) -> Code:
    """The code with which `command` is answered in `status`; SUCCESS where it is carried out."""
    open_answers = _OPEN_ANSWERS.get(status)
    if open_answers is None:
        return _CLOSED_ANSWERS.get(command, Code.SUCCESS)
    if automatic and command is Command.SET_LAYOUT:
        return Code.AUTOMATIC
    return open_answers.get(command, Code.SUCCESS)


def is_allowed(status: int, command: Command, *, automatic: bool = False) -> bool:
    """Whether `command` is carried out in `status`; an unknown number allows only stop."""
    try:
        known = Status(status)
    except ValueError:
        return command is Command.STOP
    return answer(known, command, automatic=automatic) is Code.SUCCESS
