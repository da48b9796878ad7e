"""The Studio as a whole: document, roster, recording and pictures, and how they move each other."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor

from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.client.errors import BadReply, ConnectionLost, RequestTimedOut
from recorder_gui.errors import UserFacingError
from recorder_gui.layout.document import Layout
from recorder_gui.layout.wire import WireLayout, from_wire, to_wire
from recorder_gui.protocol.dates import format_date
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.protocol.states import Command
from recorder_gui.state.connection import Connection
from recorder_gui.state.endings import explain_end
from recorder_gui.state.service_time import service_now
from recorder_gui.state.settings import Settings
from recorder_gui.state.studio.automatic import AutomaticView
from recorder_gui.state.studio.canvas_aids import CanvasAids
from recorder_gui.state.studio.checking import Checking
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.editing import Editing
from recorder_gui.state.studio.layouts.layouts import Layouts
from recorder_gui.state.studio.pictures import LivePictures
from recorder_gui.state.studio.places import Places
from recorder_gui.state.studio.recording import RecordingControl
from recorder_gui.state.studio.roster import Roster
from recorder_gui.state.studio.watching.guards import Guards
from recorder_gui.state.studio.watching.levels import Levels
from recorder_gui.state.studio.watching.live_edits import LiveEdits
from recorder_gui.state.studio.watching.marks import Marks
from recorder_gui.state.studio.watching.muting import Muting
from recorder_gui.state.studio.watching.program import Program
from recorder_gui.state.studio.watching.stop_plan import StopPlan
from recorder_gui.state.studio.watching.times import WatchTimes
from recorder_gui.state.studio.watching.vitals import Vitals
from recorder_gui.state.studio.wishes import Wishes
from recorder_gui.state.task_scope import TaskScope, Work

_log = logging.getLogger(__name__)
_WATCH_EVERY = 2000  # ms between two looks at the recording's state
_UNSURE_FOR = 20.0  # seconds in which a command whose answer was lost may still be carried out


class Studio(QObject):
    """Joins the Studio's parts; widgets wish here, and read the parts.

    Attributes: `document`, `editing`, `roster`, `recording`, `pictures`, `connection`, `scope`,
    `settings`; `layouts`, which keeps scenes and the canvas; `checking`, its troubles;
    `automatic`, what the service arranges; and what watches a recording: `live`, `muting`,
    `vitals`, `levels`, `guards`, `stop_plan`, `marks`, `program`.
    Signal `staged_changed`: whether the canvas differs from what runs may be another.
    """

    staged_changed = Signal()

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        settings: Settings,
        executor: Executor,
        parent: QObject | None = None,
        *,
        times: WatchTimes | None = None,
    ) -> None:
        super().__init__(parent)
        self.connection = connection
        self.scope = scope
        self.settings = settings
        self.executor = executor
        self.document = StudioDocument(self)
        self.roster = Roster(connection, scope, settings, self)
        self.editing = Editing(self.document, self.roster, scope, self)
        self.places = Places(self.document, self.editing, scope, self)
        self.aids = CanvasAids(settings, self)
        self.recording = RecordingControl(connection, self)
        self.pictures = LivePictures(connection, self.document, self.roster, scope, executor, self)
        self._wired: tuple[Layout, WireLayout] | None = None
        self._wishes = Wishes(scope, self._on_command_failed, self)
        self._watch_recording(times or WatchTimes())
        self.checking = Checking(self.document, self.roster, self.pictures, self)
        self.automatic = AutomaticView(self.document, self.roster, self.recording, self)
        self.layouts = Layouts(
            connection=connection,
            document=self.document,
            roster=self.roster,
            recording=self.recording,
            scope=scope,
            executor=executor,
            folder=settings.folder,
            apply=self.apply,
            is_live=lambda: self.live.is_on,
            heard=self.muting.heard,
            parent=self,
        )
        self._unsure_until = 0.0
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_EVERY)
        self._watch.timeout.connect(self.look)
        self._watch.start()
        self._connect_signals()

    def _watch_recording(self, times: WatchTimes) -> None:
        connection, recording, scope = self.connection, self.recording, self.scope
        self.muting = Muting(recording, scope, self)
        self.live = LiveEdits(
            self.document, recording, scope, lambda: self.shown_wire, times.live_every, self
        )
        self.vitals = Vitals(
            connection,
            recording,
            scope,
            follow_again=times.follow_again,
            measured=times.measured,
            parent=self,
        )
        self.levels = Levels(
            connection,
            self.document,
            self.roster,
            recording,
            self.vitals,
            scope,
            follow_again=times.follow_again,
            parent=self,
        )
        self.guards = Guards(
            connection=connection,
            document=self.document,
            roster=self.roster,
            recording=recording,
            vitals=self.vitals,
            muting=self.muting,
            times=times,
            parent=self,
        )
        self.stop_plan = StopPlan(connection, recording, times, parent=self)
        self.marks = Marks(connection, recording, self.settings, self)
        self.program = Program(
            connection,
            recording,
            self.pictures,
            scope,
            self.executor,
            self._clock_text,
            times.program_every,
            self,
        )

    def _connect_signals(self) -> None:
        self.connection.profile_changed.connect(self._wishes.forget)
        self.connection.connected.connect(self._on_connected)
        self.connection.reconnected.connect(self._on_reconnected)
        self.roster.groups_changed.connect(self._look_for_running)
        self.recording.picked_up.connect(self._on_picked_up)
        self.recording.ended_unasked.connect(self._on_ended_unasked)
        self.recording.vanished.connect(self._on_vanished)
        self.document.refused.connect(self._on_refused)
        self.document.committed.connect(self.staged_changed)
        self.recording.running_changed.connect(self.staged_changed)
        self.recording.changed.connect(self.staged_changed)
        self.muting.changed.connect(self.staged_changed)
        self.live.changed.connect(self.staged_changed)
        self.stop_plan.due.connect(self.stop)

    @property
    def wire(self) -> WireLayout:
        """The committed layout as it would be sent, without those who are muted."""
        return self.muting.heard(self._on_wire(self.document.committed_layout))

    @property
    def shown_wire(self) -> WireLayout:
        """What the canvas shows, a gesture in progress too, as it would be sent."""
        return self.muting.heard(self._on_wire(self.document.layout))

    @property
    def is_staged(self) -> bool:
        """Whether a recording runs and the canvas differs from it."""
        if not self.recording.is_open:
            return False
        return self.recording.differs(self.shown_wire if self.live.is_on else self.wire)

    def _on_wire(self, layout: Layout) -> WireLayout:
        """Made once a layout: this is asked at every beat of the recorder bar."""
        if self._wired is None or self._wired[0] is not layout:
            self._wired = (layout, to_wire(layout))
        return self._wired[1]

    def start(self, init: InitRecord) -> None:
        """Start a recording with the canvas as it is."""
        self.automatic.expect(init.auto)
        layout = self.document.committed_layout
        if (layout.width, layout.height) != (init.width, init.height):
            self.document.change(
                layout.resized(init.width, init.height), self.tr("Resize the canvas")
            )
        wire = self.wire
        self._wishes.now_or_never(lambda: self.recording.start(init, wire))

    def apply(self) -> None:
        """Make the canvas, as it is now, what is recorded."""
        recording, wire = self.recording, self.wire
        self._soon("apply", lambda: recording.is_open, lambda: recording.apply(wire))

    def pause_or_resume(self) -> None:
        """Hold a running recording, or go on with a held one."""
        recording = self.recording
        if recording.may(Command.RESUME):
            self._soon("pause", lambda: recording.may(Command.RESUME), recording.resume)
        elif recording.may(Command.PAUSE):
            self._soon("pause", lambda: recording.may(Command.PAUSE), recording.pause)

    def stop(self) -> None:
        """End the recording; whoever calls this has asked already."""
        recording = self.recording
        if recording.is_open:
            self._soon("stop", lambda: recording.is_open, recording.stop)

    def pick_up(self, record_id: str) -> None:
        """Take over a recording that runs already, such as one chosen in Tasks."""
        self._wishes.now_or_never(lambda: self.recording.pick_up(record_id))

    def look(self) -> None:
        """Ask how the recording stands, and for a while after a command whose fate is not known,
        whether one runs after all; done by itself every two seconds."""
        if not self.connection.is_connected:
            return
        if self.recording.task is not None:
            self._refresh()
        if time.monotonic() < self._unsure_until:
            self._look_for_running()

    def mark(self, recorded: float, text: str = "") -> None:
        """Note `text` at a moment of the recording, in recorded seconds."""
        self.scope.start(lambda: self.marks.add(recorded, text))

    def new_canvas(self, width: int, height: int) -> None:
        """Another size of canvas, everything scaled with it."""
        layout = self.document.committed_layout.resized(width, height)
        self.document.change(layout, self.tr("Resize the canvas"))

    def _clock_text(self) -> str:
        return format_date(service_now(self.connection.profile.zone))

    def _soon(self, name: str, makes_sense: Callable[[], bool], work: Work) -> None:
        """Do `work` when it is its turn, if it still makes sense then."""

        async def if_so() -> None:
            if makes_sense():
                await work()

        self._wishes.soon(name, if_so)

    def _on_command_failed(self, error: Exception) -> None:
        if isinstance(error, (ConnectionLost, RequestTimedOut, BadReply)):
            # it may still be on its way: a connection can be back before it is carried out
            self._unsure_until = time.monotonic() + _UNSURE_FOR
        self.scope.report(error)
        self._refresh()

    def _on_connected(self) -> None:
        self._look_for_running()

    def _on_reconnected(self) -> None:
        self._refresh()
        self._look_for_running()

    def _look_for_running(self) -> None:
        group_id = self.roster.group_id
        if not group_id or self.recording.is_open or not self.connection.is_connected:
            return
        self.scope.start(
            lambda: self.recording.find(group_id), key=f"find {group_id}", on_error=_let_be
        )

    def _refresh(self) -> None:
        self.scope.start(self.recording.refresh, key="refresh recording", on_error=_let_be)

    def _on_ended_unasked(self, reason: str) -> None:
        self.scope.report(explain_end(reason))

    def _on_vanished(self, name: str) -> None:
        """Somebody deleted it, or it never was: whatever does run in the group is what counts."""
        self.scope.report(
            UserFacingError(
                "recording_unknown",
                lambda: (
                    self.tr("The service knows no recording “{0}” any more.").format(name),
                    self.tr("Look in Tasks and Files for what there is, or start a new one."),
                ),
            )
        )
        self._look_for_running()

    def _on_picked_up(self, wire: WireLayout, width: int, height: int) -> None:
        """Show what runs, unless something is being worked on already. What an earlier window
        left is one step back."""
        document, task = self.document, self.recording.task
        if document.undo_stack.count() or self.muting.heard(to_wire(document.own_layout)) == wire:
            return
        if task is not None and task.automatic:
            wire = WireLayout(subtitles=wire.subtitles)
        running = from_wire(wire, width, height)
        if document.own_layout == Layout():
            document.replace(running)
        else:
            document.change(running, self.tr("Show what is recorded"), select=[])

    def _on_refused(self) -> None:
        self.scope.report(
            UserFacingError(
                "automatic_layout",
                lambda: (
                    self.tr("The service arranges an automatic recording by itself."),
                    self.tr(
                        "Subtitles can be changed. To arrange the videos, record without that."
                    ),
                ),
            )
        )


def _let_be(error: Exception) -> None:
    """A look that failed is taken again; the connection's own state tells the user."""
    _log.info("could not ask how the recording stands: %s", error)
