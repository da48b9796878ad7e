"""A recorded file measured, and made whole where it was cut off.

A cut-off file is fragmented MP4, which plays as it is: where there is no room to write an
ordinary one, it is kept so.
"""

import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from recorder_gui import own_program
from recorder_gui.protocol.fields import FileType
from recorder_gui.recorder.errors import MediaUnusable
from recorder_gui.recorder.keeping import mp4_boxes

_LOG = logging.getLogger(__name__)
_NOTHING_READABLE = 1  # exit status of `repair`
_REPAIR_SECONDS = 600
_UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class Measured:
    """Frames of the picture and seconds in a file."""

    frames: int
    seconds: float


def mend(path: Path, file_type: FileType) -> Measured:
    """Make `path` whole, in its place, and measure it. Blocks.

    Raises MediaUnusable when it holds nothing, OSError when it can't be read.
    """
    if file_type is FileType.MP3:
        return _count(path, None)
    movie = mp4_boxes.read_movie(path)
    if movie.complete:
        if movie.seconds <= 0:
            raise MediaUnusable(f"{path.name} holds no recording")
        return Measured(movie.frames, movie.seconds)
    target = path.with_name(path.name + _UNFINISHED)
    try:
        counted = _count(path, target)
        if _is_whole(target):
            sync(target)
            target.replace(path)
            movie = mp4_boxes.read_movie(path)
            return Measured(movie.frames, movie.seconds)
    finally:
        target.unlink(missing_ok=True)
    _LOG.warning("%s is kept as it was cut off: it could not be written anew", path.name)
    return counted


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, onto the disk."""
    if sys.platform == "win32" and path.is_dir():
        return  # folders cannot be synced there
    # Windows brings to disk only what may be written to.
    descriptor = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_whole(target: Path) -> bool:
    try:
        return mp4_boxes.read_movie(target).complete
    except (MediaUnusable, OSError):
        return False


def _count(path: Path, target: Path | None) -> Measured:
    """Let the other process count, and write to `target`; what can be read of `path`."""
    places = [str(path)] if target is None else [str(path), str(target)]
    try:
        done = subprocess.run(
            [*own_program.command("repair"), *places],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_REPAIR_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise OSError(f"{path.name} could not be read in time") from error
    try:
        frames, seconds = done.stdout.split()
        return Measured(int(frames), float(seconds))
    except ValueError as error:
        if done.returncode != _NOTHING_READABLE:
            raise OSError(f"{path.name} could not be read: {done.stderr[-200:]}") from error
        raise MediaUnusable(f"{path.name} holds nothing that can be read") from error
