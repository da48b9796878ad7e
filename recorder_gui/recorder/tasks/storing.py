"""From a worker's folder into storage: each file is made whole where it was cut off, synced, moved
in one step and, when it is small enough to be quick, hashed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from recorder_gui.protocol.fields import FileType
from recorder_gui.recorder.catalogue.files import SliceRow
from recorder_gui.recorder.errors import MediaUnusable
from recorder_gui.recorder.tasks.mending import mend, sync

EXTENSIONS = {FileType.MP4: ".mp4", FileType.MP3: ".mp3"}
HASH_AT_ONCE = 256 * 1024 * 1024  # bytes; hashing more would keep a finished file waiting
_WORTH_KEEPING = 64 * 1024  # bytes; what is smaller holds no second of a recording


@dataclass(frozen=True, slots=True)
class Kept:
    """What storage took: the slices and their picture frames."""

    slices: list[SliceRow]
    frames: int

    @property
    def seconds(self) -> float:
        return sum(each.seconds for each in self.slices)


def keep(record_id: str, folder: Path, files: Path, file_type: FileType) -> Kept:
    """Move every usable slice of `folder` into `files`. Blocks: run it off the event loop.

    What a crash left half moved is taken up again. Raises MediaUnusable when there is nothing,
    OSError when the disk refuses.
    """
    slices: list[SliceRow] = []
    frames = 0
    for number, path in enumerate(_slices(record_id, folder, files, EXTENSIONS[file_type]), 1):
        try:
            measured = mend(path, file_type)
        except MediaUnusable:
            continue
        target = files / path.name
        if path != target:
            sync(path)
            path.replace(target)
        frames += measured.frames
        size = target.stat().st_size
        slices.append(
            SliceRow(
                record_id=record_id,
                number=number,
                path=target.name,
                size=size,
                seconds=measured.seconds,
                sha256=sha256_of(target) if size <= HASH_AT_ONCE else None,
            )
        )
    if not slices:
        raise MediaUnusable("nothing was recorded")
    sync(files)
    return Kept(slices, frames)


def sha256_of(path: Path) -> str:
    """The checksum in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove_folder(folder: Path) -> None:
    """Remove a worker's folder and what is in it; media that storage did not take stay there."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        media = path.suffix in EXTENSIONS.values() and path.stat().st_size > _WORTH_KEEPING
        if path.is_file() and not media:
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
