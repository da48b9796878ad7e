"""Whether one more recording may begin, and whether a running one may go on.

The limits can be set; their defaults follow the machine.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from recorder_gui.protocol.codes import Code
from recorder_gui.recorder.catalogue.recordings import RecordingRow
from recorder_gui.recorder.data_folder import DataFolder
from recorder_gui.recorder.errors import CommandRefused

# What one core was seen to keep in real time at the fastest preset: a recording of nine sources at
# 1920x1080, 30 fps, that a window looks at, took 0.74 of one.
_PIXEL_RATE_PER_CORE = int(1920 * 1080 * 30 / 0.74)
_MIN_FREE = 256 * 1024 * 1024
_RESERVE = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Most open recordings, most pixels a second of them, free bytes to begin with."""

    max_tasks: int
    max_pixel_rate: int
    min_free: int | None = None


def limits(max_tasks: int, max_pixel_rate: int | None, min_free: int | None) -> Limits:
    """The limits as set; the machine's own where they are None."""
    if max_pixel_rate is None:
        max_pixel_rate = (os.cpu_count() or 1) * _PIXEL_RATE_PER_CORE
    return Limits(max_tasks, max_pixel_rate, min_free)


def check_room(limits: Limits, carried: Sequence[RecordingRow], wanted: RecordingRow) -> None:
    """Refuse `wanted` where the machine could not carry it beside those that run or may begin at
    any moment: TASK_LIMIT or CPU_LIMIT."""
    if len(carried) >= limits.max_tasks:
        raise CommandRefused(
            Code.TASK_LIMIT, f"{len(carried)} recordings are open, as many as this recorder takes"
        )
    rate = sum(pixel_rate(row) for row in carried)
    if rate and rate + pixel_rate(wanted) > limits.max_pixel_rate:
        raise CommandRefused(
            Code.CPU_LIMIT, "the open recordings take all that this machine can encode"
        )


def check_disk(limits: Limits, folder: DataFolder) -> None:
    """Refuse a recording when the disk is nearly full: DISK_LIMIT. Asks the file system."""
    free, total = folder.free_bytes()
    wanted = min(_MIN_FREE, total // 20) if limits.min_free is None else limits.min_free
    if free < wanted:
        raise CommandRefused(Code.DISK_LIMIT, f"only {free} bytes are free on the recorder's disk")


def check_quota(used: int, quota: int | None) -> None:
    """Refuse a recording when the app id's storage is used up: STORAGE_FULL."""
    if quota is not None and used >= quota:
        raise CommandRefused(Code.STORAGE_FULL, f"{used} of {quota} bytes are used")


def room_on_disk(folder: DataFolder) -> int:
    """Bytes that running recordings may still write; at none they must end, while there is room to
    end them properly. Asks the file system."""
    free, total = folder.free_bytes()
    return max(0, free - min(_RESERVE, total // 20))


def pixel_rate(row: RecordingRow) -> int:
    """Pixels a second that the recording writes."""
    return row.width * row.height * row.frame_rate
