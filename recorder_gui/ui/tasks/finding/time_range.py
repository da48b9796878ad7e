"""Three moments with a calendar each, of which any may be left out: started at or after, started
at or before, ended at or before.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QHBoxLayout, QWidget

from recorder_gui.protocol.dates import BadDate, format_date, parse_date
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE

_FORMAT = "yyyy-MM-dd HH:mm:ss"
_NAMES = ("from", "until", "to")


class TimeRange(QWidget):
    """Object names: `tasks_filter_from`, `..._until`, `..._to` (QDateTimeEdit), each with
    `tasks_filter_use_...` (QCheckBox). Signal `changed`: the person chose other moments."""

    changed = Signal()

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.uses = tuple(named(QCheckBox(self), f"tasks_filter_use_{name}") for name in _NAMES)
        self.fields = tuple(named(QDateTimeEdit(self), f"tasks_filter_{name}") for name in _NAMES)
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        first = (midnight, midnight + timedelta(days=1, seconds=-1), now)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for use, field, moment in zip(self.uses, self.fields, first, strict=True):
            field.setCalendarPopup(True)
            field.setDisplayFormat(_FORMAT)
            field.setDateTime(_qt(moment))
            row.addWidget(use)
            row.addWidget(field)
            row.addSpacing(SPACE)
            use.toggled.connect(self._on_use)
            field.editingFinished.connect(self._on_edited)
        row.addStretch(1)
        self.uses[0].setChecked(True)
        self._on_use()
        self.retranslate()

    def dates(self) -> tuple[str, str, str]:
        """The three as dates of the wire, "" where one is left out."""
        after, before, ended = (
            field.dateTime().toString(_FORMAT) if use.isChecked() else ""
            for use, field in zip(self.uses, self.fields, strict=True)
        )
        return after, before, ended

    def show_dates(self, dates: tuple[str, str, str]) -> None:
        """Show these, without a signal; "" leaves one out."""
        self._showing = True
        for use, field, text in zip(self.uses, self.fields, dates, strict=True):
            use.setChecked(bool(text))
            try:
                field.setDateTime(_qt(parse_date(text)))
            except BadDate:
                continue
        self._showing = False
        self._on_use()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        texts = (self.tr("Started from"), self.tr("until"), self.tr("Ended until"))
        names = (
            self.tr("Started at or after"),
            self.tr("Started at or before"),
            self.tr("Ended at or before"),
        )
        for use, field, text, name in zip(self.uses, self.fields, texts, names, strict=True):
            use.setText(text)
            for widget in (use, field):
                widget.setAccessibleName(name)
                widget.setToolTip(name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_use(self) -> None:
        for use, field in zip(self.uses, self.fields, strict=True):
            field.setEnabled(use.isChecked())
        self._on_edited()

    def _on_edited(self) -> None:
        if not self._showing:
            self.changed.emit()


def _qt(moment: datetime) -> QDateTime:
    return QDateTime.fromString(format_date(moment), _FORMAT)
