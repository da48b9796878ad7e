"""The table of messages: follows the newest at the bottom, and stands still anywhere else."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from recorder_gui.state.wire_log.entries import Entry
from recorder_gui.state.wire_log.model import NUMERIC, WireLogModel
from recorder_gui.ui.paging.cell_delegate import CellDelegate
from recorder_gui.ui.paging.row_table import RowTable
from recorder_gui.ui.theme import code_font

_ROW_HEIGHT = 26  # px


class MessageTable(RowTable):
    """Signal `current_changed`: `current()` is another message."""

    current_changed = Signal()

    def __init__(self, model: WireLogModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = model
        self._following = True
        self.setModel(model)
        numeric = frozenset(model.column_of(key) for key in NUMERIC)
        self.setItemDelegate(CellDelegate(self, numeric))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFont(code_font(self.font()))
        self.verticalHeader().setMinimumSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        model.rowsAboutToBeInserted.connect(self._on_about_to_insert)
        model.rowsInserted.connect(self._on_inserted)
        model.rowsRemoved.connect(self._on_removed)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit())

    @property
    def is_following(self) -> bool:
        """Whether the newest message is kept in view."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def current(self) -> Entry | None:
        """The message that is chosen."""
        index = self.currentIndex()
        return self._messages.entry(index.row()) if index.isValid() else None

    def choose(self, number: int) -> bool:
        """Choose a message by its number; False where it is not shown."""
        row = self._messages.row_of(number)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self._messages.index(row, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy takes the message itself."""
        entry = self.current()
        if event.matches(QKeySequence.StandardKey.Copy) and entry is not None:
            QGuiApplication.clipboard().setText(entry.message.text)
            return
        super().keyPressEvent(event)

    def _on_about_to_insert(self) -> None:
        self._following = self.is_following

    def _on_inserted(self) -> None:
        if self._following:
            self.scrollToBottom()

    def _on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        """The oldest went: what is being read stays where it is on the screen."""
        if not self._following:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (last - first + 1))

    def _on_reset(self) -> None:
        self._following = True
        self.scrollToBottom()
        self.current_changed.emit()
