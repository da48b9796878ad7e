"""Which bytes of a slice are there, and who brings which of those that are missing.

A span is (first byte, byte after the last). Spans of one file are kept sorted, apart from each
other and never empty.
"""

from bisect import insort
from itertools import pairwise

Span = tuple[int, int]
Spans = tuple[Span, ...]


def length(spans: Spans) -> int:
    """How many bytes they hold together."""
    return sum(end - start for start, end in spans)


def joined(spans: Spans, new: Span) -> Spans:
    """`spans` and `new`, those that touch made one."""
    start, end = new
    if start >= end:
        return spans
    apart: list[Span] = []
    for each in spans:
        if each[1] < start or end < each[0]:
            apart.append(each)
        else:
            start, end = min(start, each[0]), max(end, each[1])
    insort(apart, (start, end))
    return tuple(apart)


def cut_off(spans: Spans, end: int) -> Spans:
    """What of them lies before `end`."""
    return tuple((start, min(stop, end)) for start, stop in spans if start < end)


def missing(spans: Spans, total: int) -> Spans:
    """What is between them, up to `total`."""
    stops = [(0, 0), *spans, (total, total)]
    return tuple((before[1], after[0]) for before, after in pairwise(stops) if before[1] < after[0])


def head(spans: Spans) -> int:
    """How many bytes are there from the first one on without a gap."""
    return spans[0][1] if spans and spans[0][0] == 0 else 0


class Claims:
    """Pieces that somebody is bringing, so that nobody else does. Pieces of `least` to `most`
    bytes, smaller towards the end, so that all end at about the same time."""

    def __init__(self, *, least: int, most: int) -> None:
        self._least = least
        self._most = most
        self._taken: list[Span] = []

    def take(self, there: Spans, total: int, hands: int) -> Span | None:
        """The first missing piece that is nobody's, for one of so many `hands`; None: no such."""
        known = there
        for each in self._taken:
            known = joined(known, each)
        free = missing(known, total)
        if not free:
            return None
        start, end = free[0]
        fair = length(missing(there, total)) // (2 * hands)
        size = min(max(fair, self._least), self._most)
        if end - (start + size) < self._least:  # no crumbs
            size = end - start
        piece = (start, min(end, start + size))
        self._taken.append(piece)
        return piece

    def give_back(self, piece: Span) -> None:
        """Brought or given up: what of it is still missing is free again."""
        self._taken.remove(piece)
