"""From a worker's folder into storage: each file is made whole where it was cut off, gets its
chapters, is synced, moved in one step and, when it is small enough to be quick, hashed."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recorder_gui.protocol.fields import FileType
from recorder_gui.protocol.local import HistoryEvent
from recorder_gui.recorder.catalogue.files import SliceRow
from recorder_gui.recorder.errors import MediaUnusable
from recorder_gui.recorder.keeping.chapters import chapters_of, within
from recorder_gui.recorder.keeping.mending import Measured, mend, sync
from recorder_gui.recorder.keeping.mp4_chapters import add_chapters

_LOG = logging.getLogger(__name__)
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


def keep(
    record_id: str,
    folder: Path,
    files: Path,
    file_type: FileType,
    history: Sequence[HistoryEvent] = (),
) -> Kept:
    """Move every usable slice of `folder` into `files`, with chapters by its `history`. Blocks: run
    it off the event loop.

    What a crash left half moved is taken up again. Raises MediaUnusable when there is nothing,
    OSError when the disk refuses.
    """
    found = _usable(record_id, folder, files, file_type)
    if not found:
        raise MediaUnusable("nothing was recorded")
    if file_type is FileType.MP4:
        _give_chapters(found, history)
    slices: list[SliceRow] = []
    for number, (path, measured) in enumerate(found, 1):
        target = files / _name(record_id, path, len(found) > 1)
        if path != target:
            sync(path)
            path.replace(target)
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
    sync(files)
    return Kept(slices, sum(measured.frames for _, measured in found))


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


def _usable(
    record_id: str, folder: Path, files: Path, file_type: FileType
) -> list[tuple[Path, Measured]]:
    """The slices that hold something, in order, each made whole."""
    found: list[tuple[Path, Measured]] = []
    for path in _slices(record_id, folder, files, EXTENSIONS[file_type]):
        try:
            found.append((path, mend(path, file_type)))
        except MediaUnusable:
            continue
    return found


def _give_chapters(found: list[tuple[Path, Measured]], history: Sequence[HistoryEvent]) -> None:
    """A recording without its chapters is better than none: what cannot be added is left out."""
    chapters = chapters_of(history, sum(measured.seconds for _, measured in found))
    begin = 0.0
    for path, measured in found:
        try:
            add_chapters(path, within(chapters, begin, begin + measured.seconds))
        except (MediaUnusable, OSError) as error:
            _LOG.warning("%s has no chapters: %s", path.name, error)
        begin += measured.seconds


def _slices(record_id: str, folder: Path, files: Path, extension: str) -> list[Path]:
    """The slices of a recording wherever they are, in order."""
    names = {
        path.name: path
        for place in (files, folder)
        if place.is_dir()
        for path in place.glob(f"{record_id}*{extension}")
        if path.stem == record_id or path.stem.startswith(f"{record_id}_")
    }
    return [names[name] for name in sorted(names, key=lambda name: (len(name), name))]


def _name(record_id: str, path: Path, one_of_several: bool) -> str:
    """What a slice is called: a crash may have come before the first one got its number."""
    if one_of_several and path.stem == record_id:
        return f"{record_id}_001{path.suffix}"
    return path.name
