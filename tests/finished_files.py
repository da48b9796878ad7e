"""Files as recordings leave them: sliced, with chapters, recovered after a crash, and MP3."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from recorder_gui.protocol.fields import FileType, MediaType
from recorder_gui.protocol.local import HistoryEvent
from recorder_gui.protocol.requests import VideoItem
from recorder_gui.recorder.keeping import keeping
from tests.recorder.engine.conftest import RATE, Recording, camera

SECONDS = 6
WIDTH, HEIGHT = 640, 360


@dataclass(frozen=True)
class FinishedFile:
    """One file; `seconds` long, `chapters` in it, with a picture or of sound alone."""

    path: Path
    seconds: float
    has_picture: bool = True
    chapters: int = 0


def finished_files(record: Callable[..., Recording], folder: Path) -> list[FinishedFile]:
    """Two slices, one file with chapters, one MP3, and one that a crash cut off."""
    files = folder / "files"
    files.mkdir()
    history = [_layout(0.0, "Ada"), _layout(SECONDS / 2, "Bao")]
    sliced = _recorded(record, slice_seconds=SECONDS / 2)
    chaptered = _recorded(record)
    sound = _recorded(record, file_type=FileType.MP3)
    return [
        *(FinishedFile(path, SECONDS / 2) for path in _kept(sliced, "sliced", files)),
        *(
            FinishedFile(path, SECONDS, chapters=len(history))
            for path in _kept(chaptered, "chaptered", files, history)
        ),
        *(FinishedFile(path, SECONDS, has_picture=False) for path in _kept(sound, "sound", files)),
        *(FinishedFile(path, SECONDS) for path in _kept(_cut_off(record), "recovered", files)),
    ]


def _recorded(record: Callable[..., Recording], **begin: object) -> Path:
    """The folder of a recording that has been stopped."""
    take = _begun(record, **begin)
    take.stop()
    return take.path.parent


def _cut_off(record: Callable[..., Recording]) -> Path:
    """A folder with a recording as a crash leaves it: what is on the disk in the middle of it."""
    take = _begun(record)
    folder = take.path.parent / "crashed"
    folder.mkdir()
    shutil.copy(take.path, folder)
    return folder


def _begun(record: Callable[..., Recording], **begin: object) -> Recording:
    take = record(width=WIDTH, height=HEIGHT, rate_factor=21, **begin)
    take.members(ada="demo:Ada")
    take.layout(camera("ada", 0, 0, WIDTH, HEIGHT), hear=["ada"])
    take.run_to(SECONDS * RATE)
    return take


def _kept(folder: Path, name: str, files: Path, history: Sequence[HistoryEvent] = ()) -> list[Path]:
    """What storage makes of the folder, under that name."""
    media = sorted(path for path in folder.iterdir() if path.suffix in (".mp4", ".mp3"))
    for path in media:
        _, _, number = path.stem.partition("_")
        path.rename(folder / f"{name}{number and '_' + number}{path.suffix}")
    file_type = FileType.MP3 if media[0].suffix == ".mp3" else FileType.MP4
    kept = keeping.keep(name, folder, files, file_type, history)
    return [files / each.path for each in kept.slices]


def _layout(recorded: float, user: str) -> HistoryEvent:
    item = VideoItem(user_id=user, media_id="camera", media_type=MediaType.CAMERA)
    return HistoryEvent(time=0.0, kind="layout", recorded=recorded, video_list=(item,))
