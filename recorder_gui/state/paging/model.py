"""A table model over a list of any length that asks its service only for the rows looked at.

Rows that are not known show "…"; they are asked for in pages when they come into view, those that
left the view before they were answered are given up. What is shown never moves by itself: rows
that change are redrawn in place, newer ones are counted (`unseen_changed`) until `show_unseen`.
Selection and current row belong to items, not to row numbers, also when the list changes in its
middle. However a service contradicts itself, the number of requests between two refreshes is
bounded.
"""

import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from recorder_gui.errors import RecorderError
from recorder_gui.state.paging.columns import Column
from recorder_gui.state.paging.rows import Page, Rows
from recorder_gui.state.paging.wants import Wants

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # the item itself, None while it is not known
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 2
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)  # plain numbers: looked at for every cell
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
UNKNOWN = "…"
MOST_ROWS = 50_000_000  # what a table can show; Qt counts pixels in 32 bits

_IN_FLIGHT = 2
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_CHOOSABLE = _SHOWN | Qt.ItemFlag.ItemIsSelectable
_LOOK_MS = 40
_PAUSE = 0.1  # seconds since the last plan after which a look is a jump


class Running(Protocol):
    """Work that was started and can be given up."""

    def cancel(self) -> object: ...


Work = Callable[[], Coroutine[Any, Any, None]]
Start = Callable[[Work], Running | None]
Fetch = Callable[[int, int], Awaitable[Page[T]]]  # page, from 1, and its size


class PagedModel(QAbstractTableModel, Generic[T]):
    """See the module. `start` owns the coroutines that ask; `page_size` is 1 to 500."""

    answered = Signal()
    failed = Signal(object)  # the RecorderError of a request
    total_changed = Signal(int)
    unseen_changed = Signal(int)
    loading_changed = Signal(bool)
    rebuilt = Signal()  # every row may hold another item now
    items_changed = Signal(list)  # the items whose text changed or became known
    items_updated = Signal(list)  # ids of those that were known and are another now

    def __init__(
        self,
        columns: Sequence[Column[T]],
        identify: Callable[[T], str],
        start: Start,
        page_size: int = 100,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.identify = identify
        self._start = start
        self._rows: Rows[T] = Rows(identify)
        self._wants = Wants(page_size, lambda row: self._rows.item(row) is not None)
        self._count = 0
        self._fetch: Fetch[T] | None = None
        self._in_flight: dict[int, Running] = {}
        self._head: Running | None = None
        self._planned = 0.0
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look.timeout.connect(self._plan)

    # What the page does with it

    def open(self, fetch: Fetch[T]) -> None:
        """Show another list: `fetch(page, page_size)` gives its pages, counted from 1."""
        self.close()
        self._fetch = fetch
        self._plan()

    def close(self) -> None:
        """Show nothing and give up all that is asked."""
        self._fetch = None
        self._cancel_all()
        self.beginResetModel()
        self._rows.clear()
        self._count = 0
        self._wants.start_anew()
        self.endResetModel()
        self.total_changed.emit(0)
        self.unseen_changed.emit(0)

    def look_at(self, first: int, last: int) -> None:
        """The rows that are in view now."""
        if not self._wants.look_at(first, last):
            return
        if not self._look.isActive() and time.monotonic() - self._planned > _PAUSE:
            self._plan()  # a jump: at once; who goes on scrolling is waited for
        self._look.start()

    def refresh(self, settled: Callable[[T], bool], *, volatile: bool = False) -> None:
        """Ask again for what is in view and not `settled`, and whether there are newer rows.

        `volatile`: items may leave the list (a filter by state): what is out of view is forgotten.
        """
        self._wants.may_ask_again()
        if self.is_known:
            first, last, around = (
                self._wants.first,
                self._wants.last,
                self._wants.page_size,
            )
            if volatile:
                self._rows.forget_outside(first - around, last + around)
            for row in range(first, last + 1):
                item = self._rows.item(row)
                if item is not None and (volatile or not settled(item)):
                    self._wants.ask_again(self._wants.page_of(row, self._rows.unseen))
            self._ask_head()
        self._plan()

    def read_again(self) -> None:
        """Ask again for all that is in view, whatever is known of it."""
        self._wants.may_ask_again()
        for page in {1, *self._wants.pages_in_view(self._count, self._rows.unseen)}:
            self._wants.ask_again(page)
        self._plan()

    def show_unseen(self) -> None:
        """Let the newer rows in at the top."""
        count = self._rows.unseen
        if count <= 0:
            return
        self.beginInsertRows(QModelIndex(), 0, count - 1)
        self._rows.show_unseen()
        self._count += count
        self.endInsertRows()
        self.total_changed.emit(self.total)
        self.unseen_changed.emit(0)
        self._plan()

    @property
    def total(self) -> int:
        """The rows shown, known or not."""
        return self._rows.total or 0

    @property
    def is_known(self) -> bool:
        """Whether any page of the list has been answered yet."""
        return self._rows.total is not None

    @property
    def unseen(self) -> int:
        """How many newer rows wait above the first."""
        return self._rows.unseen

    @property
    def is_loading(self) -> bool:
        """Whether anything is asked for now."""
        return bool(self._in_flight or self._head)

    def item(self, row: int) -> T | None:
        """The item of a row, None while it is not known."""
        return self._rows.item(row)

    def id_of(self, row: int) -> str | None:
        """The id of a row's item, None while it is not known."""
        return self._rows.id_at(row)

    def row_of(self, item_id: str) -> int | None:
        """The row of an item, None where it is not known."""
        return self._rows.row_of(item_id)

    def known_rows(self) -> list[int]:
        """The rows whose items are known, from the top."""
        return sorted(row for row, _ in self._rows.known())

    def replace(self, item_id: str, item: T) -> None:
        """Show what was learnt of one item otherwise, such as by a command's answer."""
        row = self._rows.row_of(item_id)
        if row is not None and self._rows.total is not None:
            total = self._rows.total + self._rows.unseen
            self._apply(Page(row + self._rows.unseen, (item,), total))

    # Asking

    def _plan(self) -> None:
        """Give up what is no longer wanted and ask for what is."""
        if self._fetch is None:
            return
        self._planned = time.monotonic()
        count = self._count if self.is_known else None
        wanted = self._wants.wanted(count, self._rows.unseen)
        for page in [each for each in self._in_flight if each not in wanted]:
            self._in_flight.pop(page).cancel()
        for page in wanted:
            if len(self._in_flight) >= _IN_FLIGHT:
                break
            if page not in self._in_flight:
                running = self._start(partial(self._ask, page, self._fetch))
                if running is not None:
                    self._in_flight[page] = running
        self.loading_changed.emit(self.is_loading)

    async def _ask(self, page: int, fetch: Fetch[T]) -> None:
        try:
            answer = await fetch(page, self._wants.page_size)
        except Exception as error:
            self._wants.give_up(page)
            self._in_flight.pop(page, None)
            if not isinstance(error, RecorderError):
                raise
            self.failed.emit(error)
        else:
            self._wants.answered(page)
            self._apply(answer)
            if self._wants.is_needed(page, self._count, self._rows.unseen):
                self._wants.give_up(page)  # shorter than it promised
            self.answered.emit()
        self._in_flight.pop(page, None)
        self._plan()

    def _ask_head(self) -> None:
        if self._fetch is not None and self._head is None and not self._wants.will_ask_again(1):
            self._head = self._start(partial(self._look_for_newer, self._fetch))

    async def _look_for_newer(self, fetch: Fetch[T]) -> None:
        """Ask for the first row alone: it and the total tell whether there is more."""
        try:
            head = await fetch(1, 1)
        except RecorderError as error:
            self.failed.emit(error)
        else:
            if self._rows.contradicts(head) or head.total != self.total + self.unseen:
                self._wants.ask_again(1)  # a whole page shows what changed, one row could not
            else:
                self._apply(head)
            self.answered.emit()
        self._head = None
        self._plan()

    def _cancel_all(self) -> None:
        for running in self._in_flight.values():
            running.cancel()
        self._in_flight.clear()
        if self._head is not None:
            self._head.cancel()
            self._head = None

    # What an answer changes

    def _apply(self, page: Page[T]) -> None:
        page = Page(page.first, page.items, min(page.total, MOST_ROWS))
        total, unseen = self._rows.total, self._rows.unseen
        if total is None or self._rows.contradicts(page):
            self._rebuild(page)
        else:
            change = self._rows.take(page)
            rows = change.rows
            for first, last in _runs(rows):
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
            items = [item for item in map(self._rows.item, rows) if item is not None]
            if items:
                self.items_changed.emit(items)
            if change.updated:
                self.items_updated.emit(list(change.updated))
        self._rows.forget_far_from(self._wants.first, self._wants.last)
        if total != self._rows.total:
            self.total_changed.emit(self.total)
        if unseen != self._rows.unseen:
            self.unseen_changed.emit(self._rows.unseen)

    def _rebuild(self, page: Page[T]) -> None:
        """Take the page as the new truth; selection and current row follow their items."""
        if self.is_known:
            self._wants.list_changed()
        old, new = self._count, max(page.total, page.first + len(page.items))
        if new > old:
            self.beginInsertRows(QModelIndex(), old, new - 1)
            self._count = new
            self.endInsertRows()
        self.layoutAboutToBeChanged.emit()
        held = [(index, self._rows.id_at(index.row())) for index in self.persistentIndexList()]
        change = self._rows.take(page)
        self.changePersistentIndexList(
            [index for index, _ in held],
            [self._index_of(item_id, index.column()) for index, item_id in held],
        )
        self.layoutChanged.emit()
        if new < old:
            self.beginRemoveRows(QModelIndex(), new, old - 1)
            self._count = new
            self.endRemoveRows()
        self.rebuilt.emit()
        self.items_changed.emit([item for _, item in self._rows.known()])
        if change.updated:
            self.items_updated.emit(list(change.updated))

    def _index_of(self, item_id: str | None, column: int) -> QModelIndex:
        row = None if item_id is None else self._rows.row_of(item_id)
        return QModelIndex() if row is None else self.index(row, column)

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._rows.item(index.row())
        if role == ITEM_ROLE:
            return item
        column = self.columns[index.column()]
        if role == _DISPLAY:
            return UNKNOWN if item is None else column.text(item)
        if role == _TIP:
            return None if item is None or column.tip is None else column.tip(item)
        if role == _ALIGNMENT:
            return column.alignment
        if role == ID_ROLE:
            return self._rows.id_at(index.row())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].alignment
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row that is not known can't be selected: nothing is done to what was not shown."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _SHOWN if self._rows.item(index.row()) is None else _CHOOSABLE


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows in ascending order as first and last of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
