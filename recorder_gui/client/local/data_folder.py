"""Where the recorder on this computer keeps its recordings: whether a folder can serve, and how
much room there is. The functions here block: they are called in a thread.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from msgspec import Struct

from recorder_gui.client.errors import DataFolderFull, DataFolderTaken, DataFolderUnusable
from recorder_gui.protocol.local import LOCK_NAME

_LEAST_ROOM = 256 * 1024 * 1024  # as much as the recorder asks for before it begins a recording


class Storing(Struct, frozen=True):
    """What a recorder is started with: its data folder, and the most bytes that its stored files
    may take; None is no limit."""

    data: Path
    quota: int | None = None


def prepare(folder: Path, *, ours: Path | None = None) -> None:
    """Make `folder`, try to write in it, look for room; what was made for a folder that cannot
    serve is taken away again. In `ours` our own recorder works now.

    Raises DataFolderUnusable, DataFolderTaken, DataFolderFull.
    """
    if not folder.is_absolute():
        raise DataFolderUnusable(folder, "not a whole path")
    if folder != ours and _is_taken(folder):
        raise DataFolderTaken(folder)
    made = _missing(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\0" * 4096)
        _check_room(folder)
    except (OSError, ValueError) as error:
        _take_away(made)
        raise DataFolderUnusable(folder, str(error)) from error
    except DataFolderFull:
        _take_away(made)
        raise


def free_bytes(folder: Path) -> int | None:
    """Bytes free where `folder` is or would be made; None where that can't be told."""
    for place in (folder, *folder.parents):
        with contextlib.suppress(OSError):
            if place.is_dir():
                return shutil.disk_usage(place).free
    return None


def has_recordings(folder: Path) -> bool:
    """Whether a recorder has stored files in `folder`."""
    with contextlib.suppress(OSError), os.scandir(folder / "files") as entries:
        return next(entries, None) is not None
    return False


def _is_taken(folder: Path) -> bool:
    """Whether a recorder holds the folder; where that can't be told, its start tells."""
    with contextlib.suppress(OSError, ValueError):
        descriptor = os.open(folder / LOCK_NAME, os.O_RDWR)
        try:
            return not _can_lock(descriptor)
        finally:
            os.close(descriptor)  # which frees it again
    return False


def _can_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _check_room(folder: Path) -> None:
    usage = shutil.disk_usage(folder)
    if usage.free < min(_LEAST_ROOM, usage.total // 20):
        raise DataFolderFull(folder, usage.free)


def _missing(folder: Path) -> list[Path]:
    """Those of `folder` and its parents that do not exist, the innermost first."""
    missing: list[Path] = []
    for place in (folder, *folder.parents):
        if os.path.lexists(place):
            break
        missing.append(place)
    return missing


def _take_away(made: list[Path]) -> None:
    for place in made:
        with contextlib.suppress(OSError, ValueError):
            place.rmdir()
