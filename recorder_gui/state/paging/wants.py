"""Which pages of a long list to ask for next.

What is in view comes first; once it is there, a page ahead in the direction of the scroll. A page
that failed or was shorter than promised is not asked for again before the next refresh, and a list
that keeps contradicting itself is left alone until then: the number of requests is bounded. Pure;
no Qt.
"""

from collections.abc import Callable

REBUILDS = 3  # between two refreshes


class Wants:
    """What is in view of a list in pages of `page_size`, and what of it must be asked for.

    `is_known` tells whether a shown row's item is known.
    """

    def __init__(self, page_size: int, is_known: Callable[[int], bool]) -> None:
        self.page_size = page_size
        self._is_known = is_known
        self.start_anew()

    def start_anew(self) -> None:
        """Another list: nothing is known of it, its top is in view."""
        self.first, self.last = 0, 0
        self._downwards = True
        self._again: set[int] = set()
        self._given_up: set[int] = set()
        self._rebuilds_left = REBUILDS

    def look_at(self, first: int, last: int) -> bool:
        """Note the rows in view; tells whether they are others than before."""
        if (first, last) == (self.first, self.last):
            return False
        self._downwards = first >= self.first
        self.first, self.last = max(0, first), max(0, first, last)
        return True

    def may_ask_again(self) -> None:
        """A refresh: what was given up may be tried once more."""
        self._given_up.clear()
        self._rebuilds_left = REBUILDS

    def ask_again(self, page: int) -> None:
        """Ask for a page even though its rows are known."""
        self._again.add(page)

    def will_ask_again(self, page: int) -> bool:
        """Whether the page is going to be asked for though its rows are known."""
        return page in self._again

    def answered(self, page: int) -> None:
        """A page was answered."""
        self._again.discard(page)

    def give_up(self, page: int) -> None:
        """Not again before the next refresh."""
        self._given_up.add(page)

    def list_changed(self) -> None:
        """The list was found changed in its middle: all its pages have to be asked for again."""
        self._rebuilds_left -= 1
        self._again.clear()
        self._given_up.clear()

    def page_of(self, row: int, unseen: int) -> int:
        """The service's page, from 1, that holds a shown row."""
        return (row + unseen) // self.page_size + 1

    def pages_in_view(self, count: int, unseen: int) -> range:
        """The service's pages, from 1, that hold what is in view of `count` rows."""
        return self._pages(self.first, self.last, count, unseen)

    def wanted(self, count: int | None, unseen: int) -> list[int]:
        """The pages to ask for, most urgent first; `count` rows, None while that is not known."""
        if self._rebuilds_left < 0:
            return []
        if count is None:
            return [] if 1 in self._given_up else [1]
        seen = [
            page
            for page in self.pages_in_view(count, unseen)
            if self.is_needed(page, count, unseen)
        ]
        if seen:
            return seen  # what is ahead would hold them up
        step = self.page_size if self._downwards else -self.page_size
        ahead = self._pages(self.last + step, self.last + step, count, unseen)
        candidates = dict.fromkeys([*ahead, *sorted(self._again & {1})])
        return [page for page in candidates if self.is_needed(page, count, unseen)]

    def is_needed(self, page: int, count: int, unseen: int) -> bool:
        """Whether the page is to be asked for if it is in view."""
        if page in self._given_up:
            return False
        if page in self._again:
            return True
        start = (page - 1) * self.page_size - unseen
        shown = range(max(0, start), min(start + self.page_size, count))
        return not all(self._is_known(row) for row in shown)

    def _pages(self, first: int, last: int, count: int, unseen: int) -> range:
        top = max(0, count - 1)
        first, last = min(max(0, first), top), min(max(0, last), top)
        return range(self.page_of(first, unseen), self.page_of(last, unseen) + 1)
