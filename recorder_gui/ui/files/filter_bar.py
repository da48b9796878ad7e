"""The filters over the list of files; the range of time that is asked for is always shown."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDateTime, QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.protocol.storage import FileState
from recorder_gui.state.files.columns import file_state_name
from recorder_gui.state.files.filters import FileFilter, Span
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE

_FORMAT = "yyyy-MM-dd HH:mm:ss"


class FileFilterBar(QWidget):
    """`now` gives the service's local time, from which spans are counted.

    Signal `filter_requested(FileFilter)`: the person wants another filter.
    """

    filter_requested = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._showing = False
        self.name = named(QLineEdit(self), "files_filter_name")
        self.name.setClearButtonEnabled(True)
        self.state = named(QComboBox(self), "files_filter_state")
        self.span = named(QComboBox(self), "files_filter_time")
        self.after = _moment_field("files_filter_from", self)
        self.before = _moment_field("files_filter_to", self)
        self.clear_button = named(IconButton("close", parent=self), "files_filter_clear")
        self._dash = QLabel("–", self)
        self._range = named(QuietLabel(parent=self), "files_filter_range")
        self._fill_choices()
        self._lay_out()
        self.retranslate()
        self.name.editingFinished.connect(self._request)
        self.name.textChanged.connect(self._on_text_changed)
        self.state.currentIndexChanged.connect(self._request)
        self.span.currentIndexChanged.connect(self._on_span)
        self.after.editingFinished.connect(self._request)
        self.before.editingFinished.connect(self._request)
        self.clear_button.clicked.connect(self.clear)

    def show_filter(self, wanted: FileFilter) -> None:
        """Show a filter that was set elsewhere."""
        self._showing = True
        self.name.setText(wanted.name)
        self.state.setCurrentIndex(max(0, self.state.findData(wanted.state)))
        self.span.setCurrentIndex(self.span.findData(wanted.span))
        for field, text in ((self.after, wanted.after), (self.before, wanted.before)):
            if text:
                field.setDateTime(QDateTime.fromString(text, _FORMAT))
        self._showing = False
        self._show_range()

    def read(self) -> FileFilter:
        """The filter that is shown."""
        span: Span = self.span.currentData()
        custom = span is Span.CUSTOM
        return FileFilter(
            name=self.name.text().strip(),
            state=self.state.currentData(),
            span=span,
            after=self.after.dateTime().toString(_FORMAT) if custom else "",
            before=self.before.dateTime().toString(_FORMAT) if custom else "",
        )

    def clear(self) -> None:
        """Back to the last 30 days of everything."""
        self.show_filter(FileFilter())
        self._request()

    def focus(self) -> None:
        """Go to the first field."""
        self.name.setFocus()
        self.name.selectAll()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        names: dict[QWidget, str] = {
            self.name: self.tr("File name"),
            self.state: self.tr("State"),
            self.span: self.tr("Time"),
            self.after: self.tr("Recorded at or after"),
            self.before: self.tr("Recorded at or before"),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        self.name.setPlaceholderText(self.tr("File name, exactly"))
        self.clear_button.set_label(self.tr("Clear all filters"))
        self.state.setItemText(0, self.tr("Any state"))
        for number in range(1, self.state.count()):
            self.state.setItemText(number, file_state_name(self.state.itemData(number)))
        texts = {
            Span.WEEK: self.tr("Last 7 days"),
            Span.MONTH: self.tr("Last 30 days"),
            Span.QUARTER: self.tr("Last 90 days"),
            Span.YEAR: self.tr("Last 365 days"),
            Span.ALL: self.tr("Any time"),
            Span.CUSTOM: self.tr("From – to…"),
        }
        for number in range(self.span.count()):
            self.span.setItemText(number, texts[self.span.itemData(number)])
        self._show_range()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fill_choices(self) -> None:
        self.state.addItem("", "")
        for state in FileState:
            self.state.addItem("", state.value)
        for span in Span:
            self.span.addItem("", span)
        self.span.setCurrentIndex(self.span.findData(Span.MONTH))
        now = QDateTime.fromString(self._now().strftime("%Y-%m-%d %H:%M:%S"), _FORMAT)
        self.after.setDateTime(now.addDays(-30))
        self.before.setDateTime(now)

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(SPACE)
        fields.addWidget(self.name, 1)
        fields.addWidget(self.state)
        fields.addWidget(self.span)
        fields.addWidget(self.after)
        fields.addWidget(self._dash)
        fields.addWidget(self.before)
        fields.addWidget(self.clear_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE // 2)
        rows.addLayout(fields)
        rows.addWidget(self._range)

    def _show_range(self) -> None:
        wanted = self.read()
        custom = wanted.span is Span.CUSTOM
        for widget in (self.after, self._dash, self.before):
            widget.setVisible(custom)
        start, end = wanted.range(self._now())
        if wanted.span is Span.ALL:
            self._range.setText(self.tr("Everything that the service still has."))
        elif custom:
            self._range.setText(self.tr("Recorded from {0} to {1}.").format(start, end))
        else:
            self._range.setText(self.tr("Recorded from {0} until now.").format(start))

    def _on_span(self) -> None:
        self._show_range()
        self._request()

    def _on_text_changed(self, text: str) -> None:
        """A field that was emptied takes its condition away at once."""
        if not text:
            self._request()

    def _request(self) -> None:
        if not self._showing:
            self._show_range()
            self.filter_requested.emit(self.read())


def _moment_field(name: str, parent: QWidget) -> QDateTimeEdit:
    field = named(QDateTimeEdit(parent), name)
    field.setCalendarPopup(True)
    field.setDisplayFormat(_FORMAT)
    return field
