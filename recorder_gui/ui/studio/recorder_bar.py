"""The recorder bar under the canvas: state, times, group, and the recording's commands.

Object names: `recorder_bar`, `recording_state`, `elapsed_time`, `recorded_time`, `group_picker`,
`start_button`, `new_recording_button`, `pause_button`, `stop_button`, `apply_button`.
"""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recorder_gui.protocol.states import Command
from recorder_gui.state.studio.studio import COMMAND, Studio
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import IconButton, PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.state_badge import StateBadge
from recorder_gui.ui.theme import SPACE, colours_of, figures_font, scaled_font

_TICK = 250  # ms


class RecorderBar(QWidget):
    """Signals: `start_requested`, `new_recording_requested`, `stop_requested`; the rest goes to
    the Studio itself."""

    start_requested = Signal()
    new_recording_requested = Signal()
    stop_requested = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recorder_bar")
        self._studio = studio
        self._badge = StateBadge(None, self)
        self._badge.setObjectName("recording_state")
        self._elapsed = _Figure("elapsed_time", self)
        self._recorded = _Figure("recorded_time", self)
        self._group_label = QuietLabel(parent=self)
        self._group = QComboBox(self)
        self._start = PrimaryButton(parent=self, icon_name="record", role="recording")
        self._more = IconButton("settings", parent=self)
        self._pause = QPushButton(self)
        self._stop = QPushButton(self)
        self._apply = PrimaryButton(parent=self, icon_name="apply")
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK)
        self._soon = QTimer(self)  # several changes of one turn are shown once
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show)
        self._set_up()
        self._connect_signals()
        self.retranslate()
        self._show_groups()

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
        self._apply.setText(self.tr("Apply"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line between canvas and bar."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(colours_of(self).border))
        painter.end()

    def _set_up(self) -> None:
        names = {
            self._group: "group_picker",
            self._start: "start_button",
            self._more: "new_recording_button",
            self._pause: "pause_button",
            self._stop: "stop_button",
            self._apply: "apply_button",
        }
        for widget, name in names.items():
            widget.setObjectName(name)
        self._group.setEditable(True)
        self._group.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._group.setMinimumWidth(110)
        self._group.setMaximumWidth(220)
        self._stop.setIcon(icons.icon("stop"))
        self._group_label.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self._badge)
        row.addSpacing(SPACE)
        row.addWidget(self._recorded)
        row.addWidget(self._elapsed)
        row.addStretch(1)
        row.addWidget(self._group_label)
        row.addWidget(self._group)
        row.addSpacing(SPACE)
        for widget in (self._apply, self._more, self._start, self._pause, self._stop):
            row.addWidget(widget)

    def _connect_signals(self) -> None:
        studio = self._studio
        self._start.clicked.connect(self.start_requested)
        self._more.clicked.connect(self.new_recording_requested)
        self._pause.clicked.connect(studio.pause_or_resume)
        self._stop.clicked.connect(self.stop_requested)
        self._apply.clicked.connect(studio.apply)
        self._group.textActivated.connect(studio.roster.set_group)
        line = self._group.lineEdit()
        assert line is not None
        line.editingFinished.connect(lambda: studio.roster.set_group(self._group.currentText()))
        studio.roster.groups_changed.connect(self._show_groups)
        studio.recording.changed.connect(self._soon.start)
        studio.staged_changed.connect(self._soon.start)
        studio.connection.status_changed.connect(self._soon.start)
        studio.scope.busy_changed.connect(self._on_busy)
        self._ticking.timeout.connect(self._show_times)
        self._ticking.start()

    def _on_busy(self, key: str, _busy: bool) -> None:
        if key == COMMAND:
            self._soon.start()

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
        studio, recording = self._studio, self._studio.recording
        connected = studio.connection.is_connected
        idle = connected and not studio.scope.is_busy(COMMAND)
        is_open = recording.is_open
        resumes = recording.may(Command.RESUME)
        self._badge.set_status(recording.status)
        self._start.setVisible(not is_open)
        self._more.setVisible(not is_open)
        self._apply.setVisible(is_open)
        self._pause.setVisible(is_open)
        self._stop.setVisible(is_open)
        self._group.setEnabled(not is_open)
        self._start.setEnabled(idle and bool(studio.roster.group_id))
        self._start.setToolTip(self._why_not(connected))
        self._more.setEnabled(idle)
        self._pause.setText(self.tr("Resume") if resumes else self.tr("Pause"))
        self._pause.setIcon(icons.icon("play" if resumes else "pause"))
        self._pause.setEnabled(idle and (resumes or recording.may(Command.PAUSE)))
        self._stop.setEnabled(idle and is_open)
        may_apply = recording.may(Command.SET_SUBTITLES)
        self._apply.setEnabled(idle and may_apply and studio.is_staged)
        self._apply.setToolTip(self._apply_hint(may_apply))
        self._show_times()

    def _why_not(self, connected: bool) -> str:
        if not connected:
            return self.tr("There is no connection to the service just now")
        if not self._studio.roster.group_id:
            return self.tr("Choose a group first")
        return self.tr("Record what is on the canvas")

    def _apply_hint(self, may_apply: bool) -> str:
        if not may_apply:
            return self.tr("While it is paused nothing can be changed")
        if self._studio.is_staged:
            return self.tr("The canvas differs from what is recorded: record it so (Ctrl+Enter)")
        return self.tr("The canvas is what is recorded")

    def _show_times(self) -> None:
        recording = self._studio.recording
        self._elapsed.set_seconds(recording.elapsed())
        self._recorded.set_seconds(recording.recorded())


class _Figure(QWidget):
    """A time with its name above."""

    def __init__(self, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = QuietLabel(parent=self)
        self._name.setWordWrap(False)
        self._value = QLabel("00:00:00", self)
        self._value.setObjectName(object_name)
        self._value.setFont(figures_font(scaled_font(self.font(), 1.15, QFont.Weight.DemiBold)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._value)

    def set_name(self, name: str) -> None:
        """What is counted."""
        self._name.setText(name)

    def set_seconds(self, seconds: float) -> None:
        """Show hours, minutes, seconds."""
        whole = int(seconds)
        text = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
        if text != self._value.text():
            self._value.setText(text)
            self._value.setAccessibleName(f"{self._name.text()} {text}")
