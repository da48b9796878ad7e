"""From a worker's folder into storage: each file is checked, made whole where it was cut off,
synced, moved in one step and, when it is small enough to be quick, hashed."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from recorder_gui.protocol.fields import FileType
from recorder_gui.recorder.catalogue.files import SliceRow
from recorder_gui.recorder.errors import MediaUnusable
from recorder_gui.recorder.tasks import mp4_boxes

EXTENSIONS = {FileType.MP4: ".mp4", FileType.MP3: ".mp3"}
HASH_AT_ONCE = 256 * 1024 * 1024  # bytes; hashing more would keep a finished file waiting
_REPAIR_SECONDS = 600
_UNFINISHED = ".part"
_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """What storage took: the slices, their picture frames, whether one had to be repaired."""

    slices: list[SliceRow]
    frames: int
    repaired: bool

    @property
    def seconds(self) -> float:
        return sum(each.seconds for each in self.slices)


def keep(record_id: str, folder: Path, files: Path, file_type: FileType) -> Kept:
    """Move every usable slice of `folder` into `files`. Blocks: run it off the event loop.

    What a crash left half moved is taken up again. Raises MediaUnusable when there is nothing,
    OSError when the disk refuses.
    """
    slices: list[SliceRow] = []
    frames, repaired = 0, False
    extension = EXTENSIONS[file_type]
    for number, path in enumerate(_slices(record_id, folder, files, extension), 1):
        try:
            whole, mended = _made_whole(path, file_type)
            movie = _measure(whole, file_type)
        except MediaUnusable:
            continue
        target = files / path.name
        if whole != target:
            _sync(whole)
            whole.replace(target)
        frames += movie.frames
        repaired = repaired or mended
        size = target.stat().st_size
        slices.append(
            SliceRow(
                record_id=record_id,
                number=number,
                path=target.name,
                size=size,
                seconds=movie.seconds,
                sha256=sha256_of(target) if size <= HASH_AT_ONCE else None,
            )
        )
    if not slices:
        raise MediaUnusable("nothing was recorded")
    _sync(files)
    return Kept(slices, frames, repaired)


def sha256_of(path: Path) -> str:
    """The checksum in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove_folder(folder: Path) -> None:
    """Remove a worker's folder and the files in it; what can't be removed is left."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_file():
            path.unlink(missing_ok=True)
    folder.rmdir()


def _slices(record_id: str, folder: Path, files: Path, extension: str) -> list[Path]:
    """The slices of a recording wherever they are, in order."""
    names = {
        path.name: path
        for place in (files, folder)
        if place.is_dir()
        for path in place.glob(f"{record_id}*{extension}")
        if path.stem == record_id or path.stem.startswith(f"{record_id}_")
    }
    return [names[name] for name in sorted(names)]


def _made_whole(path: Path, file_type: FileType) -> tuple[Path, bool]:
    """`path`, or an ordinary MP4 made of it; whether that was needed."""
    if file_type is FileType.MP3 or mp4_boxes.read_movie(path).complete:
        return path, False
    target = path.with_name(path.name + _UNFINISHED)
    command = [sys.executable, "-m", "recorder_gui.recorder.tasks.repair"]
    if getattr(sys, "frozen", False):
        command = [sys.executable, "repair"]
    try:
        done = subprocess.run(
            [*command, str(path), str(target)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_REPAIR_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise MediaUnusable(f"{path.name} could not be read in time") from error
    if done.returncode != 0:
        target.unlink(missing_ok=True)
        raise MediaUnusable(f"{path.name} holds nothing that can be read")
    _sync(target)
    target.replace(path)
    return path, True


def _measure(path: Path, file_type: FileType) -> mp4_boxes.Movie:
    if file_type is FileType.MP4:
        movie = mp4_boxes.read_movie(path)
        if not movie.complete or movie.seconds <= 0:
            raise MediaUnusable(f"{path.name} holds no recording")
        return movie
    size = path.stat().st_size
    if size == 0:
        raise MediaUnusable(f"{path.name} is empty")
    return mp4_boxes.Movie(True, ())


def _sync(path: Path) -> None:
    """Bring a file or a folder's names onto the disk."""
    if sys.platform == "win32" and path.is_dir():
        return  # folders cannot be synced there
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
