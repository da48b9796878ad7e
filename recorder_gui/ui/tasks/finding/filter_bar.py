"""The filters over the table of recordings: id, group, state and a range of time.

`range`, for moments of one's own choice, is wide: the page gives it a line of its own.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.finding.filters import (
    Preset,
    TaskFilter,
    preset_range,
    read_filter,
)
from recorder_gui.state.tasks.overview.reading import STATES
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.tasks.finding.time_range import TimeRange
from recorder_gui.ui.theme import SPACE

_CUSTOM = "custom"


class FilterBar(QWidget):
    """`now` gives the service's local time, from which "today" is counted.

    Signals: `filter_requested(TaskFilter)`: the person wants another filter; `save_requested`: to
    keep the one shown.
    """

    filter_requested = Signal(object)
    save_requested = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._showing = False
        self._shown = TaskFilter()
        self.record_id = _field("tasks_filter_id", self)
        self.group_id = _field("tasks_filter_group", self)
        self.status = named(QComboBox(self), "tasks_filter_state")
        self.preset = named(QComboBox(self), "tasks_filter_time")
        self.range = TimeRange(now(), self)
        self.clear_button = named(IconButton("close", parent=self), "tasks_filter_clear")
        self.save_button = named(IconButton("mark", parent=self), "tasks_filter_save")
        self._fill_choices()
        self._lay_out()
        self.retranslate()
        for field in (self.record_id, self.group_id):
            field.editingFinished.connect(self._request)
            field.textChanged.connect(self._on_text_changed)
        self.status.currentIndexChanged.connect(self._request)
        self.preset.currentIndexChanged.connect(self._on_preset)
        self.range.changed.connect(self._request)
        self.clear_button.clicked.connect(self.clear)
        self.save_button.clicked.connect(self.save_requested)
        self._show_buttons()

    def show_filter(self, wanted: TaskFilter) -> None:
        """Show a filter that was set elsewhere."""
        self._shown = wanted
        if self.read() != wanted:
            self._showing = True
            self.record_id.setText(wanted.record_id)
            self.group_id.setText(wanted.group_id)
            self.status.setCurrentIndex(self._place_of(wanted.status))
            dates = (wanted.started_after, wanted.started_before, wanted.ended_before)
            if any(dates):
                self.range.show_dates(dates)
                self.preset.setCurrentIndex(self.preset.findData(_CUSTOM))
            else:
                self.preset.setCurrentIndex(self.preset.findData(wanted.preset))
            self._showing = False
        self.range.setVisible(self.preset.currentData() == _CUSTOM)
        self._show_buttons()

    def read(self) -> TaskFilter:
        """The filter that is shown."""
        chosen = self.preset.currentData()
        after, before, ended = self.range.dates() if chosen == _CUSTOM else ("", "", "")
        return TaskFilter(
            record_id=self.record_id.text().strip(),
            group_id=self.group_id.text().strip(),
            status=self.status.currentData(),
            preset=Preset.ANY if chosen == _CUSTOM else chosen,
            started_after=after,
            started_before=before,
            ended_before=ended,
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
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        self.record_id.setPlaceholderText(names[self.record_id])
        self.record_id.setToolTip(
            self.tr("A recording's id, or a whole filter as text: {0}").format(
                "group:lesson-7 state:failed time:yesterday"
            )
        )
        self.group_id.setPlaceholderText(names[self.group_id])
        self.clear_button.set_label(self.tr("Clear all filters"))
        self.save_button.set_label(self.tr("Save this filter…"))
        self.status.setItemText(0, self.tr("Any state"))
        for place in range(1, self.status.count()):
            self.status.setItemText(place, status_name(self.status.itemData(place)))
        for place in range(self.preset.count()):
            self.preset.setItemText(place, self._preset_text(self.preset.itemData(place)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _preset_text(self, preset: Preset | str) -> str:
        texts: dict[Preset | str, str] = {
            Preset.ANY: self.tr("Any time"),
            Preset.LAST_HOUR: self.tr("Last hour"),
            Preset.TODAY: self.tr("Today"),
            Preset.YESTERDAY: self.tr("Yesterday"),
            Preset.LAST_7_DAYS: self.tr("Last 7 days"),
            Preset.LAST_30_DAYS: self.tr("Last 30 days"),
            _CUSTOM: self.tr("From – to…"),
        }
        return texts[preset]

    def _fill_choices(self) -> None:
        self.status.addItem("", None)
        for status in STATES:
            self.status.addItem("", int(status))
        for preset in Preset:
            self.preset.addItem("", preset)
        self.preset.addItem("", _CUSTOM)

    def _lay_out(self) -> None:
        fields = QHBoxLayout(self)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(SPACE)
        fields.addWidget(self.record_id, 30)
        fields.addWidget(self.group_id, 20)
        fields.addWidget(self.status)
        fields.addWidget(self.preset)
        fields.addWidget(self.clear_button)
        fields.addWidget(self.save_button)
        fields.addStretch(1)
        self.range.hide()

    def _place_of(self, status: int | None) -> int:
        """Where a state is in the list; one of a number that nobody knows is added."""
        place = self.status.findData(status)
        if place < 0:
            self.status.addItem(status_name(status), status)
            place = self.status.count() - 1
        return place

    def _on_preset(self) -> None:
        custom = self.preset.currentData() == _CUSTOM
        if custom and not self._showing:
            self._start_range()
        self.range.setVisible(custom)
        self._request()

    def _start_range(self) -> None:
        """The calendar begins with the preset that was chosen before it."""
        after, before = preset_range(self._shown.preset, self._now())
        if after:
            self.range.show_dates((after, before, ""))

    def _on_text_changed(self, text: str) -> None:
        """A field that was emptied takes its condition away at once."""
        if not text:
            self._request()

    def _request(self) -> None:
        if self._showing:
            return
        pasted = read_filter(self.record_id.text())
        if pasted is not None:
            self.show_filter(pasted)  # a colleague's filter, pasted as text into the first field
        self._shown = self.read()
        self._show_buttons()
        self.filter_requested.emit(self._shown)

    def _show_buttons(self) -> None:
        self.clear_button.setEnabled(not self._shown.is_empty)
        self.save_button.setEnabled(not self._shown.is_empty)


def _field(name: str, parent: QWidget) -> QLineEdit:
    field = named(QLineEdit(parent), name)
    field.setClearButtonEnabled(True)
    field.setMinimumWidth(12 * SPACE)
    field.setMaximumWidth(48 * SPACE)
    return field
