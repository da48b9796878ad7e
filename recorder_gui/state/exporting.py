"""What an export to a file tells of itself, whatever it exports."""

from pathlib import Path

from msgspec import Struct

from recorder_gui.errors import UserFacingError


class ExportProgress(Struct, frozen=True):
    """Written so far, of how many."""

    done: int
    total: int


class ExportEnd(Struct, frozen=True):
    """How an export ended: `count` things in `path`, or cancelled, or failed."""

    path: Path
    count: int
    cancelled: bool = False
    error: UserFacingError | None = None
