"""What every recording works with, handed to each by `Tasks`."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from recorder_gui.protocol.local import MediaSource
from recorder_gui.recorder.catalogue.catalogue import Catalogue
from recorder_gui.recorder.catalogue.recordings import RecordingRow
from recorder_gui.recorder.data_folder import DataFolder
from recorder_gui.recorder.engine.orders import SourceFound, SourceLost
from recorder_gui.recorder.workers.launching import Launcher

_FINISHING = 2
_DISK = 3.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a worker and a disk may keep us waiting, in seconds. One that finishes a long file
    on a slow disk may be silent for longer than one that records."""

    stop: float = 1.0
    order: float = 15.0  # a worker may just be starting on a busy machine
    picture: float = 10.0
    silent_recording: float = 15.0
    silent_finishing: float = 30.0
    after_kill: float = 5.0
    disk: float = _DISK  # until a command is answered though its change is not on disk

    @staticmethod
    def of(seconds: float) -> "Patience":
        """Giving up a worker that is silent for `seconds` while it records."""
        return Patience(
            order=seconds,
            silent_recording=seconds,
            silent_finishing=_FINISHING * seconds,
            disk=min(seconds, _DISK),
        )


@dataclass(frozen=True, slots=True)
class Means:
    """`members` gives the streams of a group of an app id, `tell_source` hears of their health,
    `tell_event` of a recording that `started`, `ended` or `failed`."""

    catalogue: Catalogue
    launcher: Launcher
    folder: DataFolder
    storing: ThreadPoolExecutor
    members: Callable[[str, str], tuple[MediaSource, ...]]
    tell_source: Callable[[str, str, SourceLost | SourceFound], None]
    tell_event: Callable[[str, RecordingRow], None]
    preset: str = "ultrafast"
    patience: Patience = Patience()
