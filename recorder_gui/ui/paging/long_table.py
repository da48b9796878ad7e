"""A table over a `PagedModel`: tells what is in view, and keeps what is chosen by id.

Rows that the model finds elsewhere, or drops and reads again, stay chosen; the row at the top of
the view stays there. Select all chooses the rows that are known, never those that were not shown.
"""

import time
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from recorder_gui.state.paging.model import ID_ROLE, PagedModel
from recorder_gui.ui.paging.cell_delegate import CellDelegate
from recorder_gui.ui.paging.row_table import RowTable

T = TypeVar("T")

_CHOOSE = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


_MARKED = 8.0  # seconds that a row which changed is marked


class LongTable(RowTable, Generic[T]):
    """Signals: `chosen_changed`: `chosen()` is another list now; `view_changed(first, last)`: other
    rows are in view, counted from 0."""

    chosen_changed = Signal()
    view_changed = Signal(int, int)

    def __init__(self, model: PagedModel[T], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paged = model
        self._held: dict[str, T] = {}  # what is chosen, by id, in view or not
        self._top_id: str | None = None
        self._moving = False
        self._marked: dict[str, float] = {}  # ids of rows that changed, until when they tell it
        self.setModel(model)
        numeric = [number for number, column in enumerate(model.columns) if column.numeric]
        self.setItemDelegate(CellDelegate(self, frozenset(numeric), self.is_marked))
        model.layoutAboutToBeChanged.connect(self._on_about_to_move)
        model.rebuilt.connect(self._on_rebuilt)
        model.items_changed.connect(self._on_items_changed)
        model.items_updated.connect(self._on_items_updated)
        model.modelReset.connect(self._on_reset)
        model.rowsInserted.connect(self._look_again)
        self.verticalScrollBar().valueChanged.connect(self._look_again)
        self.verticalScrollBar().rangeChanged.connect(self._look_again)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._told = QTimer(self, singleShot=True, interval=0)
        self._told.timeout.connect(self.chosen_changed)
        self._unmarking = QTimer(self, singleShot=True)
        self._unmarking.timeout.connect(self._unmark)

    def chosen(self) -> list[T]:
        """The items that are chosen, from the top as far as their rows are known."""
        rows = {item_id: self._paged.row_of(item_id) for item_id in self._held}
        order = sorted(self._held, key=lambda item_id: (rows[item_id] is None, rows[item_id] or 0))
        return [self._newest(item_id) for item_id in order]

    def current(self) -> T | None:
        """The item of the current row, None where there is none or it is not known."""
        index = self.currentIndex()
        return self._paged.item(index.row()) if index.isValid() else None

    def choose(self, item_id: str) -> bool:
        """Choose one item and go to it; False where its row is not known."""
        row = self._paged.row_of(item_id)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self._paged.index(row, 0))
        return True

    def learn(self, items: Iterable[T]) -> None:
        """What became of items that are chosen and have left the list."""
        for item in items:
            item_id = self._paged.identify(item)
            if item_id in self._held and self._held[item_id] != item:
                self._held[item_id] = item
                self._told.start()

    def is_marked(self, row: int) -> bool:
        """Whether the item of a row changed a moment ago."""
        return bool(self._marked) and self._paged.id_of(row) in self._marked

    def column_of(self, key: str) -> int:
        """The number of the column with a key."""
        return [column.key for column in self._paged.columns].index(key)

    def set_widths(self, widths: dict[str, int]) -> None:
        """Widths of columns by key, px."""
        for key, width in widths.items():
            self.setColumnWidth(self.column_of(key), width)

    # Qt's side

    def selectAll(self) -> None:
        """Choose all rows that are known."""
        last_column = len(self._paged.columns) - 1
        chosen = QItemSelection()
        for first, last in _runs(self._paged.known_rows()):
            chosen.select(self._paged.index(first, 0), self._paged.index(last, last_column))
        clear = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy takes the chosen rows as lines of tab-separated cells."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
            return
        super().keyPressEvent(event)

    def copy_chosen(self) -> None:
        """Put the chosen rows on the clipboard."""
        QGuiApplication.clipboard().setText(self.chosen_text())

    def chosen_text(self) -> str:
        """The chosen rows as lines of tab-separated cells."""
        columns = self._paged.columns
        lines = ["\t".join(column.text(item) for column in columns) for item in self.chosen()]
        return "\n".join(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer rows are in view."""
        super().resizeEvent(event)
        self._look_again()

    def _look_again(self) -> None:
        height = self.viewport().height()
        first = self.rowAt(0)
        last = self.rowAt(max(0, height - 1))
        count = self._paged.rowCount()
        if first < 0:
            first = 0
        if last < 0:
            rows = height // max(1, self.verticalHeader().defaultSectionSize())
            last = min(count - 1, first + rows + 1)
        last = max(first, last)
        self._paged.look_at(first, last)
        self.view_changed.emit(first, last)

    def _newest(self, item_id: str) -> T:
        row = self._paged.row_of(item_id)
        item = None if row is None else self._paged.item(row)
        return self._held[item_id] if item is None else item

    def _on_selection_changed(self, *_: Any) -> None:
        if self._moving:
            return
        self._held = self._selected_now()
        self._told.start()

    def _selected_now(self) -> dict[str, T]:
        """The known items of the selected ranges, which may span millions of rows."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        ranges = [(part.top(), part.bottom()) for part in parts]
        held: dict[str, T] = {}
        for top, bottom in ranges:
            if top == bottom or bottom - top < 1_000:
                rows: Any = range(top, bottom + 1)
            else:
                rows = [row for row in self._paged.known_rows() if top <= row <= bottom]
            for row in rows:
                item = self._paged.item(row)
                item_id = self._paged.index(row, 0).data(ID_ROLE)
                if item is not None and item_id is not None:
                    held[item_id] = item
        return held

    def _on_about_to_move(self, *_: Any) -> None:
        self._moving = True
        top = self.indexAt(self.viewport().rect().topLeft())
        self._top_id = top.data(ID_ROLE) if top.isValid() else None

    def _on_rebuilt(self) -> None:
        """Choose again what was chosen, and go back to the row that was at the top."""
        self._moving = True
        self.selectionModel().clearSelection()
        for item_id in self._held:
            self._select_again(item_id)
        row = None if self._top_id is None else self._paged.row_of(self._top_id)
        if row is not None:
            hint = QAbstractItemView.ScrollHint.PositionAtTop
            self.scrollTo(self._paged.index(row, 0), hint)
        self._moving = False
        self._look_again()

    def _on_items_changed(self, items: list[T]) -> None:
        """Rows that were read again: what is held but not selected is selected again."""
        if not self._held:
            return
        self._moving = True
        changed = False
        for item_id in self._held:
            row = self._paged.row_of(item_id)
            if row is None:
                continue
            changed = changed or self._paged.item(row) != self._held[item_id]
            if not self.selectionModel().isRowSelected(row, QModelIndex()):
                self._select_again(item_id)
        self._held = {item_id: self._newest(item_id) for item_id in self._held}
        self._moving = False
        if changed:
            self._told.start()

    def _select_again(self, item_id: str) -> None:
        row = self._paged.row_of(item_id)
        if row is not None:
            self.selectionModel().select(self._paged.index(row, 0), _CHOOSE)

    def _on_items_updated(self, ids: list[str]) -> None:
        until = time.monotonic() + _MARKED
        self._marked.update(dict.fromkeys(ids, until))
        if not self._unmarking.isActive():
            self._unmarking.start(round(_MARKED * 1000))
        self.viewport().update()

    def _unmark(self) -> None:
        now = time.monotonic()
        self._marked = {each: until for each, until in self._marked.items() if until > now + 0.01}
        if self._marked:
            self._unmarking.start(round((min(self._marked.values()) - now) * 1000) + 1)
        self.viewport().update()

    def _on_reset(self) -> None:
        self._held = {}
        self._marked = {}
        self._told.start()


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Ascending rows as first and last of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
