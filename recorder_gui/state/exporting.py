"""What an export to a file tells of itself, whatever it exports."""

from dataclasses import dataclass
from pathlib import Path

from recorder_gui.errors import UserFacingError


@dataclass(frozen=True)
class ExportProgress:
    """Written so far, of how many."""

    done: int
    total: int


@dataclass(frozen=True)
class ExportEnd:
    """How an export ended: `count` things in `path`, or cancelled, or failed."""

    path: Path
    count: int
    cancelled: bool = False
    error: UserFacingError | None = None
