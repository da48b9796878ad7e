"""What is known of one recording, from the request that made it or from what the service tells."""

from msgspec import Struct

from recorder_gui.layout.wire import WireLayout
from recorder_gui.protocol.local import History
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.protocol.states import Status

OPEN = frozenset({Status.INITIALISED, Status.RECORDING, Status.PAUSED})
ENDED = frozenset({Status.DONE, Status.FAILED})


class Task(Struct, frozen=True):
    """What is known of the recording; `automatic`: the service lays it out by itself."""

    record_id: str
    group_id: str
    status: int
    width: int = 1920
    height: int = 1080
    automatic: bool = False
    file_name: str = ""
    file_duration: int = 60  # minutes a slice

    @property
    def is_open(self) -> bool:
        """Whether it can still be recorded to."""
        return self.status in OPEN


def new_task(record_id: str, init: InitRecord) -> Task:
    """One that was just prepared."""
    return Task(
        record_id=record_id,
        group_id=init.group_id,
        status=Status.INITIALISED,
        width=init.width,
        height=init.height,
        automatic=init.auto is not None,
        file_name=init.file_name or record_id,
        file_duration=init.file_duration,
    )


def known_task(record: Record, history: History | None) -> Task:
    """One that ran already; `history` is None where the service tells none."""
    return Task(
        record_id=record.record_id,
        group_id=record.group_id,
        status=record.status,
        width=record.width or (history.width if history else 1920),
        height=record.height or (history.height if history else 1080),
        automatic=record.auto is not None,
        file_name=record.file_name or record.record_id,
    )


def last_layout(history: History) -> WireLayout | None:
    """The layout and the texts that were set last."""
    layouts = [each for each in history.events if each.video_list is not None]
    if not layouts:
        return None
    texts = [each for each in history.events if each.subtitle_list is not None]
    last = layouts[-1]
    return WireLayout(
        last.video_list or (),
        last.audio_list or (),
        (texts[-1].subtitle_list or ()) if texts else (),
    )
