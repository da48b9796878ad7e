"""Marks: notes at moments of the recording. Our own recorder keeps them with it, and they become
chapters of its file; elsewhere this window keeps them."""

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recorder_gui.protocol.local import History
from recorder_gui.state.amounts import length_text
from recorder_gui.state.connection import Connection
from recorder_gui.state.settings import Settings
from recorder_gui.state.studio.recording import RecordingControl

_KEY = "studio/marks/"
_MOST_RECORDINGS = 50  # of a profile; the oldest are forgotten


class Mark(Struct, frozen=True):
    """A note at a moment, in recorded seconds."""

    recorded: float
    text: str = ""


class Marks(QObject):
    """The marks of the recording of this window. Signal `changed`."""

    changed = Signal()

    def __init__(
        self,
        connection: Connection,
        recording: RecordingControl,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._recording = recording
        self._settings = settings
        self._record_id = ""
        self._marks: tuple[Mark, ...] = ()
        recording.changed.connect(self._on_recording)
        recording.history_seen.connect(self._take)

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark, in the order of time."""
        return self._marks

    @property
    def may_add(self) -> bool:
        """Whether there is a moment to mark."""
        return self._recording.is_begun

    @property
    def kept_here(self) -> bool:
        """Whether this window keeps them, since the service can't."""
        return self._connection.local is None

    def moment(self) -> float:
        """This moment, in recorded seconds."""
        return self._recording.recorded()

    async def add(self, recorded: float, text: str) -> None:
        """Mark a moment; raises ClientError."""
        task, local = self._recording.task, self._connection.local
        if task is None or not task.is_open:
            return
        if local is not None:
            self._take(await local.mark(task.record_id, text, recorded=recorded))
            return
        self._show((*self._marks, Mark(recorded, text)))
        self._keep(task.record_id)

    def as_text(self) -> str:
        """All of them, a line each: `1:02 note`."""
        return "\n".join(
            f"{length_text(mark.recorded)} {mark.text}".strip() for mark in self._marks
        )

    def _on_recording(self) -> None:
        task = self._recording.task
        record_id = "" if task is None else task.record_id
        if record_id != self._record_id:
            self._record_id = record_id
            self._show(self._kept().get(record_id, ()))

    def _take(self, history: History) -> None:
        if history.record_id != self._record_id:
            return
        events = [event for event in history.events if event.kind == "marker"]
        self._show(tuple(Mark(event.recorded, event.text) for event in events))

    def _show(self, marks: tuple[Mark, ...]) -> None:
        in_order = tuple(sorted(marks, key=lambda mark: mark.recorded))
        if in_order != self._marks:
            self._marks = in_order
            self.changed.emit()

    def _kept(self) -> dict[str, tuple[Mark, ...]]:
        untrusted_text = self._settings.text(_KEY + self._connection.profile.id, "{}")
        try:
            return msgspec.json.decode(untrusted_text, type=dict[str, tuple[Mark, ...]])
        except (msgspec.MsgspecError, RecursionError):
            return {}

    def _keep(self, record_id: str) -> None:
        kept = self._kept() | {record_id: self._marks}
        for oldest in sorted(kept)[:-_MOST_RECORDINGS]:
            del kept[oldest]
        key = _KEY + self._connection.profile.id
        self._settings.set_value(key, msgspec.json.encode(kept).decode())
