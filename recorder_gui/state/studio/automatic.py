"""An automatic recording's own layout on the canvas, for as long as it can be recorded to.

As the recorder tells it; a service that tells nothing is expected to do what the protocol says.
"""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from recorder_gui.layout.automatic import automatic_layout
from recorder_gui.layout.document import Layout
from recorder_gui.layout.wire import WireLayout, from_wire
from recorder_gui.protocol.local import History, MediaSource
from recorder_gui.protocol.requests import AutoLayout
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.recording import RecordingControl
from recorder_gui.state.studio.roster import Roster
from recorder_gui.state.studio.task import last_layout


class AutomaticView(QObject):
    """Signal `changed`: such a recording runs or not any more, or is known better."""

    changed = Signal()

    def __init__(
        self,
        document: StudioDocument,
        roster: Roster,
        recording: RecordingControl,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._roster = roster
        self._recording = recording
        self._wish = AutoLayout()
        self._told: tuple[str, WireLayout] | None = None  # record id, layout
        self._was: tuple[bool, bool] | None = None
        recording.history_seen.connect(self._on_history)
        recording.changed.connect(self._show)
        roster.changed.connect(self._show)

    @property
    def is_shown(self) -> bool:
        """Whether the canvas shows what the service arranges."""
        return self._document.is_held

    @property
    def is_told(self) -> bool:
        """Whether the service told its layout; else it is what it should be."""
        task = self._recording.task
        return task is not None and self._told is not None and self._told[0] == task.record_id

    def expect(self, auto: AutoLayout | None) -> None:
        """What the next automatic recording was asked to do."""
        self._wish = auto or AutoLayout()

    def expected(self, auto: AutoLayout, width: int, height: int) -> Layout:
        """What a recording of those who are there now would show; px."""
        return _held(self._wire(auto, width, height), width, height)

    def _on_history(self, history: History) -> None:
        task, found = self._recording.task, last_layout(history)
        if task is None or not task.automatic or found is None:
            return
        self._told = (task.record_id, WireLayout(found.videos, found.audios))
        self._show()

    def _show(self) -> None:
        task = self._recording.task
        if task is None or not task.automatic or not task.is_open:
            self._document.hold(None)
        elif self._told is not None and self._told[0] == task.record_id:
            self._document.hold(_held(self._told[1], task.width, task.height))
        else:
            self._document.hold(self.expected(self._wish, task.width, task.height))
        now = (self.is_shown, self.is_told)
        if now != self._was:
            self._was = now
            self.changed.emit()

    def _wire(self, auto: AutoLayout, width: int, height: int) -> WireLayout:
        members = [
            MediaSource(user_id=key.user_id, media_id=key.media_id, media_type=key.media_type)
            for key in (source.key for source in self._roster.sources)
        ]
        return automatic_layout(auto, members, width, height) or WireLayout()


def _held(wire: WireLayout, width: int, height: int) -> Layout:
    """Its items are nobody's to move, and their ids are no subtitle's."""
    layout = from_wire(wire, width, height)
    videos = tuple(replace(each, id=f"automatic {each.id}", locked=True) for each in layout.videos)
    return replace(layout, videos=videos)
