"""The recordings that should have gone on and did not, each with for how long."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.protocol.states import Status
from recorder_gui.state.amounts import length_text
from recorder_gui.state.phrases import sentences
from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.overview.reading import OverviewFacts, Stuck
from recorder_gui.ui import icons
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.state_badge import status_colour
from recorder_gui.ui.theme import SPACE, colours_of

_ID = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 200
_ROW = 30  # px


class StuckList(QWidget):
    """Signal `recording_requested(record_id)`: the person wants to see one."""

    recording_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: OverviewFacts | None = None
        self._picture = QLabel(self)
        self._words = QuietLabel(parent=self)
        self.list = named(QListWidget(self), "tasks_stuck_list")
        self.list.setIconSize(QSize(16, 16))
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self._picture)
        line.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(line)
        column.addWidget(self.list)
        self.retranslate()

    def show_facts(self, facts: OverviewFacts | None) -> None:
        """Other figures; None: not known."""
        self._facts = facts
        self.retranslate()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self.list.setAccessibleName(self.tr("Stuck"))
        stuck = () if self._facts is None else self._facts.stuck
        self._words.setText(self._summary(len(stuck)))
        colours = colours_of(self)
        name, colour = ("warning", colours.paused) if stuck else ("ok", colours.ok)
        self._picture.setPixmap(icons.pixmap(name, 18, colour, self.devicePixelRatioF()))
        self._picture.setVisible(self._facts is not None)
        self.list.setVisible(bool(stuck))
        self.list.clear()
        for each in stuck[:_MOST_SHOWN]:
            item = QListWidgetItem(_text(each, self._of(each)), self.list)
            item.setData(_ID, each.record.record_id)
            item.setSizeHint(QSize(0, _ROW))
            colour = status_colour(each.record.status, colours)
            item.setIcon(icons.icon("warning", colour))
        rows = min(len(stuck), 8)
        self.list.setFixedHeight(rows * _ROW + 2 * self.list.frameWidth() + SPACE)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()

    def _summary(self, count: int) -> str:
        if self._facts is None:
            return ""
        text = self.tr("Nothing is stuck.")
        if count == 1:
            text = self.tr("1 recording is stuck.")
        elif count:
            text = self.tr("{0} recordings are stuck.").format(count)
        rule = self.tr(
            "Counted are those that are being finished for longer than they recorded, and those"
            " that record for more than 24 hours."
        )
        if not self._facts.complete:
            few = self.tr("So many are open that only the oldest were looked at.")
            return sentences(text, rule, few)
        return sentences(text, rule)

    def _of(self, stuck: Stuck) -> str:
        seconds = stuck.seconds
        if seconds is None:
            return self.tr("for an unknown time")
        if stuck.record.status == Status.RECORDING:
            return self.tr("recording for {0}").format(length_text(seconds))
        recorded = length_text(stuck.record.record_time) or self.tr("an unknown time")
        text = self.tr("being finished for {0} after recording {1}")
        return text.format(length_text(seconds), recorded)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.recording_requested.emit(item.data(_ID))


def _text(stuck: Stuck, for_how_long: str) -> str:
    record = stuck.record
    name = record.file_name or record.record_id
    parts = (status_name(record.status), name, record.group_id, for_how_long)
    return "   ".join(part for part in parts if part)
