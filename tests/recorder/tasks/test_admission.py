import os

import pytest

from recorder_gui.protocol.codes import Code
from recorder_gui.recorder.catalogue.recordings import RecordingRow
from recorder_gui.recorder.errors import CommandRefused
from recorder_gui.recorder.tasks.admission import (
    Limits,
    check_quota,
    check_room,
    limits,
    pixel_rate,
)


def row(width: int = 1920, height: int = 1080, frame_rate: int = 30) -> RecordingRow:
    return RecordingRow(
        record_id="r",
        app_id="a",
        group_id="g",
        file_name="n",
        start_time=0,
        width=width,
        height=height,
        frame_rate=frame_rate,
    )


def refused(*arguments: object) -> Code:
    with pytest.raises(CommandRefused) as refusal:
        check_room(*arguments)  # type: ignore[arg-type]
    return refusal.value.code


def test_as_many_recordings_are_open_as_allowed() -> None:
    check_room(Limits(3, 10**12), [row()] * 2, row())
    assert refused(Limits(3, 10**12), [row()] * 3, row()) is Code.TASK_LIMIT


def test_open_recordings_leave_room_for_what_the_machine_can_encode() -> None:
    two = Limits(64, 2 * pixel_rate(row()))
    check_room(two, [row()], row())
    assert refused(two, [row(), row()], row(16, 16, 1)) is Code.CPU_LIMIT
    check_room(Limits(64, 1), [], row())  # one is always tried


def test_the_defaults_follow_the_machine_and_can_be_set() -> None:
    cores = os.cpu_count() or 1
    carried = limits(5, None, None).max_pixel_rate / pixel_rate(row())
    assert cores <= carried <= 1.5 * cores
    assert limits(5, 7, 9) == Limits(5, 7, 9)


def test_a_used_up_quota_is_storage_full() -> None:
    check_quota(9, 10)
    check_quota(10**12, None)
    with pytest.raises(CommandRefused) as refusal:
        check_quota(10, 10)
    assert refusal.value.code is Code.STORAGE_FULL
