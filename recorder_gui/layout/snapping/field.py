"""What a box may meet, looked up once for a whole gesture: a mouse moves a hundred times a second
past things that lie still."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.spans import Axis, Span, span_of


class Field:
    """`others` on `canvas`, as each axis sees them."""

    def __init__(self, others: Sequence[Rectangle], canvas: Rectangle) -> None:
        self._along = {axis: _Along(others, canvas, axis) for axis in Axis}

    def spans(self, axis: Axis) -> Sequence[Span]:
        """The others, from low to high."""
        return self._along[axis].spans

    def stops(self, axis: Axis) -> Sequence[float]:
        """All edges and middles, those of the canvas too, from low to high."""
        return self._along[axis].stops

    def stops_near(self, axis: Axis, at: float, reach: float) -> Iterator[float]:
        """Those of them no further than `reach` from `at`."""
        stops = self._along[axis].stops
        for number in range(bisect_left(stops, at - reach), bisect_right(stops, at + reach)):
            yield stops[number]

    def others_at(self, axis: Axis, stop: float) -> Sequence[Span]:
        """The others that have an edge or their middle exactly there."""
        return self._along[axis].by_stop.get(stop, ())

    def all_at(self, axis: Axis, stop: float) -> Sequence[Span]:
        """The same, with the canvas."""
        along = self._along[axis]
        others = along.by_stop.get(stop, [])
        return [*others, along.canvas] if stop in along.canvas.stops else others

    def row(self, axis: Axis, span: Span) -> list[Span]:
        """The others that `span` would meet by moving along the axis, from low to high."""
        near, far = span.near, span.far
        return [each for each in self._along[axis].spans if near < each.far and each.near < far]

    def row_with(self, axis: Axis, span: Span) -> list[Span]:
        """That row with `span` in it, after others that lie the same."""
        row = self.row(axis, span)
        insort(row, span, key=_place)
        return row


class _Along:
    def __init__(self, others: Sequence[Rectangle], canvas: Rectangle, axis: Axis) -> None:
        self.canvas = span_of(canvas, axis)
        spans = [span_of(other, axis) for other in others]
        self.spans = sorted(spans, key=_place)
        self.by_stop: dict[float, list[Span]] = {}
        for span in spans:
            for stop in set(span.stops):
                self.by_stop.setdefault(stop, []).append(span)
        self.stops = sorted({*self.by_stop, *self.canvas.stops})


def _place(span: Span) -> tuple[int, int]:
    return span.low, span.high
