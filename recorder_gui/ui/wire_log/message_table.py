"""The table of messages: follows the newest at the bottom, and stands still anywhere else."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from recorder_gui.state.wire_log.entries import Entry
from recorder_gui.state.wire_log.model import NUMERIC, Index, WireLogModel
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
        self._chosen: int | None = None  # number of the chosen message
        self._dropping = False
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
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.verticalScrollBar().valueChanged.connect(self._hold)
        self.verticalScrollBar().rangeChanged.connect(self._hold)

    @property
    def is_following(self) -> bool:
        """Whether the newest message is kept in view."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    @property
    def chosen(self) -> int | None:
        """The number of the message that is chosen; it stays so when its row is dropped."""
        return self._chosen

    def current(self) -> Entry | None:
        """The message that is chosen, None while it is not read."""
        index = self.currentIndex()
        return self._messages.entry(index.row()) if index.isValid() else None

    def choose_once_shown(self, number: int) -> None:
        """Choose a message as soon as other rows are shown, if it is among them."""
        self._chosen = number

    def forget_chosen(self) -> None:
        """No message is chosen: those of another run have the same numbers."""
        self._chosen = None

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

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Qt would choose another row for one that is dropped; what is read stays shown."""
        current = self.currentIndex()
        if current.isValid() and start <= current.row() <= end:
            self._dropping = True
            self.selectionModel().clear()
            self._dropping = False
        super().rowsAboutToBeRemoved(parent, start, end)

    def _on_current(self, current: QModelIndex) -> None:
        if not self._dropping:
            self._chosen = self._messages.number(current.row()) if current.isValid() else None
            self.current_changed.emit()

    def _on_about_to_insert(self) -> None:
        if self.isVisible():
            self._following = self.is_following

    def _on_inserted(self) -> None:
        if self._following and self.isVisible():
            self.scrollToBottom()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here sees the newest, where those were followed."""
        super().showEvent(event)
        if self._following:
            self.scrollToBottom()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is followed is remembered meanwhile."""
        super().hideEvent(event)
        self._following = self.is_following
        self._hold()

    def _on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        """The oldest went: what is being read stays where it is on the screen."""
        if not self._following:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - max(0, min(last + 1, bar.value()) - first))

    def _hold(self) -> None:
        """What is in view stays while it is read; whoever follows the newest reads them alone."""
        if self.is_following or not self.isVisible():
            self._messages.hold(range(0))
            return
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first >= 0:
            self._messages.hold(range(first, last + 1 if last >= 0 else self._messages.rowCount()))

    def _on_reset(self) -> None:
        """Other rows are shown: the chosen message stays chosen where it is among them."""
        if self._chosen is None or not self.choose(self._chosen):
            self._chosen = None
            self._following = True
            self.scrollToBottom()
        self.current_changed.emit()
