"""The recorder bar under the canvas: state, times, health, and the recording's commands.

Object names: `recorder_bar`, `recording_state`, `elapsed_time`, `recorded_time`, `group_picker`,
`start_button`, `new_recording_button`, `pause_button`, `stop_button`, `apply_button`,
`live_button`, `mark_button`, `stop_timer_button`, `program_button`, `health_strip`.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QToolButton, QWidget

from recorder_gui.protocol.states import Command
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.wishes import COMMAND
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import IconButton, PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.studio.recorder.figure import Figure
from recorder_gui.ui.studio.recorder.health_strip import HealthStrip
from recorder_gui.ui.studio.recorder.kept_focus import KeptFocus
from recorder_gui.ui.studio.recorder.look import bar_ground, state_colour
from recorder_gui.ui.studio.recorder.state_light import StateLight
from recorder_gui.ui.studio.recorder.stop_button import StopButton
from recorder_gui.ui.studio.recorder.stop_timer import StopTimerPanel, plan_text
from recorder_gui.ui.theme import SPACE, colours_of, figures_font

_TICK = 250  # ms
_EDGE = 3  # px, the line above while something is recorded
_HEIGHT = 60
_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


class RecorderBar(QWidget):
    """Signals: `start_requested`, `new_recording_requested`, `stop_requested` (ask first);
    `program_toggled(bool)`; the rest goes to the Studio itself.

    For `settle` seconds after the state has changed its buttons take no press, so that the second
    half of a double press does nothing else.
    """

    start_requested = Signal()
    new_recording_requested = Signal()
    stop_requested = Signal()
    program_toggled = Signal(bool)

    def __init__(
        self, studio: Studio, parent: QWidget | None = None, *, settle: float = 0.5
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recorder_bar")
        self._studio = studio
        self._light = StateLight(self)
        self._recorded = Figure("recorded_time", 1.5, self)
        self._elapsed = Figure("elapsed_time", 1.1, self)
        self._health = HealthStrip(studio, self)
        self._group_label = QuietLabel(parent=self)
        self._group = QComboBox(self)
        self._program = IconButton("screen", parent=self)
        self._plan = QToolButton(self)
        self._mark = IconButton("mark", parent=self)
        self._live = QPushButton(self)
        self._apply = PrimaryButton(parent=self, icon_name="apply")
        self._start = PrimaryButton(parent=self, icon_name="record", role="recording")
        self._more = IconButton("settings", parent=self)
        self._pause = QPushButton(self)
        self._stop = StopButton(self)
        self._focus = KeptFocus(self, self._program)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK)
        self._soon = QTimer(self)  # several changes of one turn are shown once
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(round(settle * 1000))
        self._settling.timeout.connect(self._show)
        self._shown_status: int | None = None
        self._set_up()
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self._show_groups()

    def open_mark(self) -> None:
        """Keep this moment, and ask for a note."""
        from recorder_gui.ui.studio.recorder.mark_panel import MarkPanel

        if self._studio.marks.may_add:
            MarkPanel(self._studio, self).show_above(self._mark)

    def toggle_program(self) -> None:
        """Show the program, or hide it."""
        self._program.click()

    def set_program_shown(self, shown: bool) -> None:
        """Whether the program is shown, as it was left."""
        self._program.setChecked(shown)

    def retranslate(self) -> None:
        """All texts."""
        self._elapsed.set_name(self.tr("Elapsed"))
        self._recorded.set_name(self.tr("Recorded"))
        self._group_label.setText(self.tr("Group"))
        self._group.setAccessibleName(self.tr("Group"))
        line = self._group.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Group id"))
        self._start.setText(self.tr("Start"))
        self._more.set_label(self.tr("New recording with settings…"))
        self._stop.setText(self.tr("Stop"))
        self._stop.setToolTip(self.tr("Asks first; held down for a second it stops at once"))
        self._apply.setText(self.tr("Apply"))
        self._live.setText(self.tr("Live"))
        self._mark.set_label(self.tr("Mark this moment (Ctrl+M)"))
        self._program.set_label(self.tr("Program: what is recorded now (Ctrl+Shift+M)"))
        self._plan.setAccessibleName(self.tr("Stop by itself"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground and a line above that say from afar whether it records."""
        colours, status = colours_of(self), self._studio.recording.status
        colour = state_colour(status, colours)
        painter = QPainter(self)
        painter.fillRect(self.rect(), bar_ground(status, colours))
        thick = _EDGE if colour else 1
        painter.fillRect(0, 0, self.width(), thick, QColor(colour or colours.border))
        painter.end()

    def _set_up(self) -> None:
        names = {
            self._group: "group_picker",
            self._start: "start_button",
            self._more: "new_recording_button",
            self._pause: "pause_button",
            self._apply: "apply_button",
            self._live: "live_button",
            self._mark: "mark_button",
            self._plan: "stop_timer_button",
            self._program: "program_button",
        }
        for widget, name in names.items():
            widget.setObjectName(name)
        self._group.setEditable(True)
        self._group.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._group.setMinimumWidth(110)
        self._group.setMaximumWidth(220)
        self._group_label.setWordWrap(False)
        self._live.setIcon(icons.icon("live"))
        self._live.setCheckable(True)
        self._program.setCheckable(True)
        self._plan.setAutoRaise(True)
        self._plan.setIcon(icons.icon("clock"))
        self._plan.setFont(figures_font(self._plan.font()))
        self._elapsed.line_up_with(self._recorded)
        self.setFixedHeight(_HEIGHT)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, _EDGE, 2 * SPACE, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._light)
        row.addSpacing(SPACE)
        row.addWidget(self._recorded)
        row.addWidget(self._elapsed)
        row.addWidget(self._health, 1)
        row.addWidget(self._group_label)
        row.addWidget(self._group)
        row.addSpacing(SPACE)
        for widget in (self._program, self._plan, self._mark):
            row.addWidget(widget)
        for widget in (self._live, self._apply, self._more, self._start, self._pause):
            row.addWidget(widget)
        row.addSpacing(SPACE)
        row.addWidget(self._stop)

    def _connect_signals(self) -> None:
        studio = self._studio
        self._start.clicked.connect(self.start_requested)
        self._more.clicked.connect(self.new_recording_requested)
        self._pause.clicked.connect(studio.pause_or_resume)
        self._stop.asked.connect(self.stop_requested)
        self._stop.held.connect(studio.stop)
        self._apply.clicked.connect(studio.apply)
        self._live.clicked.connect(studio.live.set_on)
        self._mark.clicked.connect(self.open_mark)
        self._plan.clicked.connect(self._open_plan)
        self._program.toggled.connect(self.program_toggled)
        self._group.textActivated.connect(studio.roster.set_group)
        line = self._group.lineEdit()
        assert line is not None
        line.editingFinished.connect(lambda: studio.roster.set_group(self._group.currentText()))
        studio.roster.groups_changed.connect(self._show_groups)
        studio.recording.changed.connect(self._soon.start)
        studio.staged_changed.connect(self._soon.start)
        studio.connection.status_changed.connect(self._soon.start)
        studio.scope.busy_changed.connect(self._on_busy)
        studio.stop_plan.changed.connect(self._show_times)
        self._ticking.timeout.connect(self._show_times)
        self._ticking.start()

    def _on_busy(self, key: str, _busy: bool) -> None:
        if key == COMMAND:
            self._soon.start()

    def _open_plan(self) -> None:
        StopTimerPanel(self._studio.stop_plan, self).show_above(self._plan)

    def _show_groups(self) -> None:
        roster = self._studio.roster
        known = [self._group.itemText(index) for index in range(self._group.count())]
        if known != list(roster.groups):
            self._group.blockSignals(True)
            self._group.clear()
            self._group.addItems(list(roster.groups))
            self._group.blockSignals(False)
        line = self._group.lineEdit()
        if line is not None and not line.hasFocus():
            self._group.setCurrentText(roster.group_id)
        self._show()

    def _show(self) -> None:
        with self._focus.through():
            self._show_widgets()

    def _show_widgets(self) -> None:
        studio, recording = self._studio, self._studio.recording
        if recording.status != self._shown_status:
            self._shown_status = recording.status
            self._settling.start()
            self.update()
        connected = studio.connection.is_connected
        idle = connected and not studio.scope.is_busy(COMMAND) and not self._settling.isActive()
        is_open = recording.is_open
        self._light.set_status(recording.status)
        for widget in (self._start, self._more, self._group, self._group_label):
            widget.setVisible(not is_open)
        for widget in (self._apply, self._live, self._mark, self._pause, self._stop):
            widget.setVisible(is_open)
        self._health.show_now()
        self._start.setEnabled(idle and bool(studio.roster.group_id))
        self._start.setToolTip(self._why_not(connected))
        self._more.setEnabled(idle)
        self._stop.setEnabled(idle and is_open)
        self._mark.setEnabled(connected and studio.marks.may_add)
        self._show_pause(idle)
        self._show_edits(idle)
        self._show_times()

    def _show_pause(self, idle: bool) -> None:
        recording = self._studio.recording
        resumes = recording.may(Command.RESUME)
        self._pause.setText(self.tr("Resume") if resumes else self.tr("Pause"))
        self._pause.setIcon(icons.icon("play" if resumes else "pause"))
        self._pause.setEnabled(idle and (resumes or recording.may(Command.PAUSE)))

    def _show_edits(self, idle: bool) -> None:
        studio = self._studio
        may_apply = studio.recording.may(Command.SET_SUBTITLES)
        live = studio.live.is_on
        self._apply.setEnabled(idle and may_apply and studio.is_staged and not live)
        self._apply.setToolTip(self._apply_hint(may_apply))
        self._live.setChecked(live)
        self._live.setToolTip(
            self.tr("What you do on the canvas is recorded as you do it")
            if live
            else self.tr("Record what you do on the canvas at once, without Apply")
        )

    def _why_not(self, connected: bool) -> str:
        if not connected:
            return self.tr("There is no connection to the service just now")
        if not self._studio.roster.group_id:
            return self.tr("Choose a group first")
        return self.tr("Record what is on the canvas (Ctrl+R)")

    def _apply_hint(self, may_apply: bool) -> str:
        if not may_apply:
            return self.tr("While it is paused nothing can be changed")
        if self._studio.live.is_on:
            return self.tr("Live sends every change by itself")
        if self._studio.is_staged:
            return self.tr("The canvas differs from what is recorded: record it so (Ctrl+Enter)")
        return self.tr("The canvas is what is recorded")

    def _show_times(self) -> None:
        recording, plan = self._studio.recording, self._studio.stop_plan
        self._elapsed.set_seconds(recording.elapsed())
        self._recorded.set_seconds(recording.recorded())
        text = plan_text(plan, self.tr("at {0}"), self.tr("in {0}"))
        if text != self._plan.text() or not self._plan.toolTip():
            self._plan.setText(text)
            self._plan.setToolButtonStyle(_BESIDE if text else _ICON_ONLY)
            self._plan.setToolTip(
                self.tr("It stops by itself {0}").format(text)
                if text
                else self.tr("Stop by itself, at a time or after a length")
            )
