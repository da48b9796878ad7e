"""The table of what is allowed when."""

import pytest

from recorder_gui.protocol.states import Command, Status, answer, is_allowed

COMMANDS = [
    Command.SET_LAYOUT,
    Command.SET_SUBTITLES,
    Command.PAUSE,
    Command.RESUME,
    Command.STOP,
]
TABLE = {
    Status.INITIALISED: (0, 0, 30039, 30040, 0),
    Status.RECORDING: (0, 0, 0, 30040, 0),
    Status.PAUSED: (30033, 30033, 30039, 0, 0),
    Status.QUEUED: (30023, 30023, 30039, 30040, 0),
    Status.ENCODING: (30023, 30023, 30039, 30040, 0),
    Status.UPLOADING: (30023, 30023, 30039, 30040, 0),
    Status.DONE: (30023, 30023, 30039, 30040, 0),
    Status.FAILED: (30023, 30023, 30039, 30040, 0),
}


@pytest.mark.parametrize("status", TABLE)
def test_each_command_is_answered_as_the_protocol_says(status: Status) -> None:
    assert tuple(int(answer(status, command)) for command in COMMANDS) == TABLE[status]


@pytest.mark.parametrize("status", TABLE)
def test_an_automatic_recording_differs_only_in_its_layout_while_open(
    status: Status,
) -> None:
    codes = tuple(int(answer(status, command, automatic=True)) for command in COMMANDS)
    is_open = status in (Status.INITIALISED, Status.RECORDING, Status.PAUSED)
    assert codes == ((30035 if is_open else 30023), *TABLE[status][1:])


def test_an_unknown_status_allows_only_stop() -> None:
    assert [c for c in COMMANDS if is_allowed(99, c)] == [Command.STOP]
    assert is_allowed(7, Command.RESUME) and not is_allowed(7, Command.PAUSE)
