"""The rows of a long list of which only some are known, and what a newly read page says of them.

A service pages through a list that grows at its top while it is read. What is shown must not move,
so rows are counted as they were when the list was opened (*shown rows*), and newer ones wait
unseen above them. A page whose items lie elsewhere than was known means that the list changed in
its middle: then everything known is dropped and the page is the new truth. Pure; no Qt.
"""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Page(Struct, Generic[T], frozen=True):
    """One answer: `items` from the service's row `first` (from 0) on, of `total` rows."""

    first: int
    items: tuple[T, ...]
    total: int


class Change(Struct, frozen=True):
    """What a page changed: shown rows of which the text differs, or all of them (`rebuilt`).

    `updated` are the ids of items that were known before and are another now.
    """

    rows: tuple[int, ...] = ()
    rebuilt: bool = False
    updated: tuple[str, ...] = ()


class Rows(Generic[T]):
    """The known rows of one list; `identify` gives an item's id, of which there is one each.

    At most `keep` rows are held; those farthest from what is looked at go first.
    """

    def __init__(self, identify: Callable[[T], str], keep: int = 10_000) -> None:
        self._identify = identify
        self._keep = keep
        self._items: dict[int, T] = {}
        self._places: dict[str, int] = {}
        self.total: int | None = None
        self.unseen = 0

    def item(self, row: int) -> T | None:
        """The item of a shown row, None while it is not known."""
        return self._items.get(row)

    def row_of(self, item_id: str) -> int | None:
        """The shown row of an item, None where it is not known."""
        row = self._places.get(item_id)
        return None if row is None or row < 0 else row

    def known(self) -> Iterable[tuple[int, T]]:
        """All known rows that are shown, with their items, in no order."""
        return ((row, item) for row, item in self._items.items() if row >= 0)

    def id_at(self, row: int) -> str | None:
        """The id of the item in a shown row, None while it is not known."""
        item = self._items.get(row)
        return None if item is None else self._identify(item)

    def take(self, page: Page[T]) -> Change:
        """Note what a page says; see the module for what is kept."""
        if self.total is None or self.contradicts(page):
            return self._start_anew(page)
        self.unseen = page.total - self.total
        changed: list[int] = []
        updated: list[str] = []
        for row, item in self._placed(page, self.unseen):
            was_known = row in self._items
            if self._put(row, item) and row >= 0:
                changed.append(row)
                if was_known:
                    updated.append(self._identify(item))
        return Change(rows=tuple(changed), updated=tuple(updated))

    def contradicts(self, page: Page[T]) -> bool:
        """Whether the page can't be explained by newer rows at the top alone."""
        if self.total is None:
            return False
        if page.total < self.total:
            return True
        for row, item in self._placed(page, page.total - self.total):
            item_id = self._identify(item)
            if self.id_at(row) not in (None, item_id):
                return True
            if self._places.get(item_id, row) != row:
                return True
        return False

    def show_unseen(self) -> int:
        """Let the unseen rows take their place at the top; tells how many came in."""
        count = self.unseen
        if count and self.total is not None:
            self._items = {row + count: item for row, item in self._items.items()}
            self._places = {each: row + count for each, row in self._places.items()}
            self.total += count
            self.unseen = 0
        return count

    def forget_far_from(self, first: int, last: int) -> None:
        """Drop the rows farthest from `first`..`last` until no more than `keep` are held."""
        if len(self._items) <= self._keep:
            return
        middle = (first + last) // 2
        by_distance = sorted(self._items, key=lambda row: abs(row - middle))
        self._drop(by_distance[self._keep * 3 // 4 :])

    def forget_outside(self, first: int, last: int) -> None:
        """Drop all rows but `first`..`last`."""
        self._drop([row for row in self._items if not first <= row <= last])

    def clear(self) -> None:
        """Know nothing, as before the first page."""
        self._items.clear()
        self._places.clear()
        self.total = None
        self.unseen = 0

    def _placed(self, page: Page[T], unseen: int) -> Iterable[tuple[int, T]]:
        """The items with the shown rows that they belong to; below 0: known, not shown yet."""
        start = page.first - unseen
        return zip(range(start, start + len(page.items)), page.items, strict=True)

    def _start_anew(self, page: Page[T]) -> Change:
        before = {self._identify(item): item for item in self._items.values()}
        self.clear()
        self.total = max(page.total, page.first + len(page.items))
        for row, item in self._placed(page, 0):
            self._put(row, item)
        ids = [(self._identify(item), item) for item in page.items]
        updated = [each for each, item in ids if before.get(each, item) != item]
        return Change(rebuilt=True, updated=tuple(updated))

    def _put(self, row: int, item: T) -> bool:
        """Whether the row now differs from what was known."""
        if self._items.get(row) == item:
            return False
        self._items[row] = item
        self._places[self._identify(item)] = row
        return True

    def _drop(self, rows: Iterable[int]) -> None:
        for row in rows:
            item = self._items.pop(row)
            self._places.pop(self._identify(item), None)
