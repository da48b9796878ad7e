"""How far a slice of a download is."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class SliceState(Enum):
    """How far a slice has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True)
class SliceProgress:
    """Slice `number` (from 1) of `of`: bytes on disk, bytes in all where known, and at the end
    its path."""

    number: int
    of: int
    state: SliceState
    done: int = 0
    total: int | None = None
    path: Path | None = None
