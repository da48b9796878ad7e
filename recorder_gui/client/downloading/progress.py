"""How far a slice of a download is."""

from enum import Enum
from pathlib import Path

from msgspec import Struct


class SliceState(Enum):
    """How far a slice has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"


class SliceProgress(Struct, frozen=True):
    """Slice `number` (from 1) of `of`: bytes on disk, bytes in all where known, and at the end
    its path."""

    number: int
    of: int
    state: SliceState
    done: int = 0
    total: int | None = None
    path: Path | None = None
