"""The filters over the table of recordings: id, group, state and a range of time."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDateTime, QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.protocol.dates import BadDate, parse_date
from recorder_gui.protocol.states import Status
from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.filters import Preset, TaskFilter, preset_range, read_filter
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE

_FORMAT = "yyyy-MM-dd HH:mm:ss"
_STATES = (
    Status.RECORDING,
    Status.PAUSED,
    Status.INITIALISED,
    Status.QUEUED,
    Status.ENCODING,
    Status.UPLOADING,
    Status.DONE,
    Status.FAILED,
)


class FilterBar(QWidget):
    """`now` gives the service's local time, from which "today" is counted.

    Signal `filter_requested(TaskFilter)`: the person wants another filter.
    """

    filter_requested = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._showing = False
        self.record_id = _field("tasks_filter_id", self)
        self.group_id = _field("tasks_filter_group", self)
        self.status = named(QComboBox(self), "tasks_filter_state")
        self.preset = named(QComboBox(self), "tasks_filter_time")
        self.started_after = _moment_field("tasks_filter_from", self)
        self.ended_before = _moment_field("tasks_filter_to", self)
        self.use_after = named(QCheckBox(self), "tasks_filter_use_from")
        self.use_after.setChecked(True)
        self.use_before = named(QCheckBox(self), "tasks_filter_use_to")
        self.clear_button = IconButton("close", parent=self)
        self.clear_button.setObjectName("tasks_filter_clear")
        self._fill_choices()
        self._lay_out()
        self.retranslate()
        for field in (self.record_id, self.group_id):
            field.editingFinished.connect(self._request)
            field.textChanged.connect(self._on_text_changed)
        self.status.currentIndexChanged.connect(self._request)
        self.preset.currentIndexChanged.connect(self._on_preset)
        for use, field in self._moment_fields():
            use.toggled.connect(self._on_use)
            field.editingFinished.connect(self._request)
        self.clear_button.clicked.connect(self.clear)

    def show_filter(self, wanted: TaskFilter) -> None:
        """Show a filter that was set elsewhere."""
        if self.read() == wanted:
            return
        self._showing = True
        self.record_id.setText(wanted.record_id)
        self.group_id.setText(wanted.group_id)
        self.status.setCurrentIndex(max(0, self.status.findData(wanted.status)))
        if wanted.started_after or wanted.ended_before:
            self._set_moments(wanted.started_after, wanted.ended_before)
            self.preset.setCurrentIndex(self.preset.findData(Preset.CUSTOM))
        else:
            self.preset.setCurrentIndex(0)
        self._showing = False
        self._show_moments()

    def read(self) -> TaskFilter:
        """The filter that is shown."""
        after, before = self._range()
        return TaskFilter(
            record_id=self.record_id.text().strip(),
            group_id=self.group_id.text().strip(),
            status=self.status.currentData(),
            started_after=after,
            ended_before=before,
        )

    def clear(self) -> None:
        """No condition at all."""
        self.show_filter(TaskFilter())
        self._request()

    def focus(self) -> None:
        """Go to the first field."""
        self.record_id.setFocus()
        self.record_id.selectAll()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        names = {
            self.record_id: self.tr("Recording id"),
            self.group_id: self.tr("Group id"),
            self.status: self.tr("State"),
            self.preset: self.tr("Time"),
            self.started_after: self.tr("Started at or after"),
            self.ended_before: self.tr("Ended at or before"),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        self.record_id.setPlaceholderText(names[self.record_id])
        self.group_id.setPlaceholderText(names[self.group_id])
        self.use_after.setText(names[self.started_after])
        self.use_before.setText(names[self.ended_before])
        self.clear_button.set_label(self.tr("Clear all filters"))
        self.status.setItemText(0, self.tr("Any state"))
        for number, status in enumerate(_STATES, start=1):
            self.status.setItemText(number, status_name(status))
        texts = {
            Preset.ANY: self.tr("Any time"),
            Preset.LAST_HOUR: self.tr("Last hour"),
            Preset.TODAY: self.tr("Today"),
            Preset.YESTERDAY: self.tr("Yesterday"),
            Preset.LAST_7_DAYS: self.tr("Last 7 days"),
            Preset.LAST_30_DAYS: self.tr("Last 30 days"),
            Preset.CUSTOM: self.tr("From – to…"),
        }
        for number in range(self.preset.count()):
            self.preset.setItemText(number, texts[self.preset.itemData(number)])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fill_choices(self) -> None:
        self.status.addItem("", None)
        for status in _STATES:
            self.status.addItem("", int(status))
        for preset in Preset:
            self.preset.addItem("", preset)
        now = self._now()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        self.started_after.setDateTime(_qt(midnight))
        self.ended_before.setDateTime(_qt(now))

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(SPACE)
        fields.addWidget(self.record_id, 30)
        fields.addWidget(self.group_id, 20)
        fields.addWidget(self.status)
        fields.addWidget(self.preset)
        fields.addWidget(self.clear_button)
        fields.addStretch(1)
        self._moments = QWidget(self)
        moments = QHBoxLayout(self._moments)
        moments.setContentsMargins(0, 0, 0, 0)
        moments.setSpacing(SPACE)
        moments.addStretch(1)
        for use, field in self._moment_fields():
            moments.addWidget(use)
            moments.addWidget(field)
            moments.addSpacing(SPACE)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        rows.addLayout(fields)
        rows.addWidget(self._moments)
        self._moments.hide()

    def _range(self) -> tuple[str, str]:
        preset: Preset = self.preset.currentData()
        if preset is not Preset.CUSTOM:
            return preset_range(preset, self._now())
        after, before = (
            field.dateTime().toString(_FORMAT) if use.isChecked() else ""
            for use, field in self._moment_fields()
        )
        return after, before

    def _moment_fields(self) -> tuple[tuple[QCheckBox, QDateTimeEdit], ...]:
        return (
            (self.use_after, self.started_after),
            (self.use_before, self.ended_before),
        )

    def _set_moments(self, after: str, before: str) -> None:
        for (use, field), text in zip(self._moment_fields(), (after, before), strict=True):
            use.setChecked(bool(text))
            try:
                field.setDateTime(_qt(parse_date(text)))
            except BadDate:
                continue

    def _show_moments(self) -> None:
        self._moments.setVisible(self.preset.currentData() is Preset.CUSTOM)
        for use, field in self._moment_fields():
            field.setEnabled(use.isChecked())

    def _on_use(self) -> None:
        self._show_moments()
        self._request()

    def _on_preset(self) -> None:
        self._show_moments()
        self._request()

    def _on_text_changed(self, text: str) -> None:
        """A field that was emptied takes its condition away at once."""
        if not text:
            self._request()

    def _request(self) -> None:
        pasted = read_filter(self.record_id.text())
        if pasted is not None and not self._showing:
            self.show_filter(pasted)  # a colleague's filter, pasted as text into the first field
        if not self._showing:
            self.filter_requested.emit(self.read())


def _field(name: str, parent: QWidget) -> QLineEdit:
    field = named(QLineEdit(parent), name)
    field.setClearButtonEnabled(True)
    field.setMinimumWidth(12 * SPACE)
    field.setMaximumWidth(48 * SPACE)
    return field


def _moment_field(name: str, parent: QWidget) -> QDateTimeEdit:
    field = named(QDateTimeEdit(parent), name)
    field.setCalendarPopup(True)
    field.setDisplayFormat(_FORMAT)
    return field


def _qt(moment: datetime) -> QDateTime:
    return QDateTime.fromString(moment.strftime("%Y-%m-%d %H:%M:%S"), _FORMAT)
