"""Snapping: how far a gesture is moved to meet edges, centres and equal gaps, and what it met.

Pure. The caller gives the reach in canvas px (8 screen px at the zoom of the moment) and draws the
guides that come back. First the best shift of each axis is found, then every line that matches
exactly after it is a guide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from recorder_gui.layout.rectangle import Rectangle


class Axis(Enum):
    """Which way a shift goes."""

    ACROSS = "across"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Guide:
    """A line to draw, canvas px: at `at` of the axis, from `start` to `end` of the other one.

    `distance` is a gap measured along the axis from `at`, or 0 for a line of alignment.
    """

    axis: Axis
    at: float
    start: float
    end: float
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Snap:
    """Where the box is after snapping, and what it met."""

    box: Rectangle
    guides: tuple[Guide, ...] = ()


@dataclass(frozen=True, slots=True)
class Edges:
    """Which edges a handle pulls: -1 the left or upper one, 1 the right or lower one, 0 none."""

    across: int
    down: int


@dataclass(frozen=True, slots=True)
class _Span:
    """A box along one axis: `low` to `high`, and `near` to `far` on the other axis."""

    low: int
    high: int
    near: int
    far: int

    @property
    def stops(self) -> tuple[float, float, float]:
        return self.low, (self.low + self.high) / 2, self.high


def snap_move(box: Rectangle, others: Sequence[Rectangle], canvas: Rectangle, reach: float) -> Snap:
    """`box`, moved as a whole by up to `reach` px to meet the canvas or `others`."""
    dx = _best_shift(_across(box), [_across(each) for each in others], _across(canvas), reach)
    dy = _best_shift(_down(box), [_down(each) for each in others], _down(canvas), reach)
    moved = box.moved_by(dx or 0, dy or 0)
    axes = [axis for axis, shift in ((Axis.ACROSS, dx), (Axis.DOWN, dy)) if shift is not None]
    return Snap(moved, _guides(moved, others, canvas, axes))


def snap_resize(
    box: Rectangle, edges: Edges, others: Sequence[Rectangle], canvas: Rectangle, reach: float
) -> Snap:
    """`box` with the pulled `edges` moved by up to `reach` px to meet the canvas or `others`."""
    dx = _edge_shift(_across(box), edges.across, [*map(_across, others), _across(canvas)], reach)
    dy = _edge_shift(_down(box), edges.down, [*map(_down, others), _down(canvas)], reach)
    pulled = _pulled(box, edges, dx or 0, dy or 0)
    axes = [axis for axis, shift in ((Axis.ACROSS, dx), (Axis.DOWN, dy)) if shift is not None]
    return Snap(pulled, _guides(pulled, others, canvas, axes))


def guides_of(box: Rectangle, others: Sequence[Rectangle], canvas: Rectangle) -> tuple[Guide, ...]:
    """Every line that `box` matches exactly as it lies."""
    return _guides(box, others, canvas, [Axis.ACROSS, Axis.DOWN])


def _best_shift(span: _Span, others: Sequence[_Span], canvas: _Span, reach: float) -> int | None:
    """The smallest whole shift that makes a stop meet a stop or a gap equal a gap."""
    targets = [stop for other in (*others, canvas) for stop in other.stops]
    shifts = [target - stop for target in targets for stop in span.stops]
    shifts += _gap_shifts(span, others)
    whole = (shift for shift in shifts if float(shift).is_integer() and abs(shift) <= reach)
    best = min(whole, key=lambda shift: (abs(shift), shift), default=None)
    return None if best is None else int(best)


def _edge_shift(span: _Span, edge: int, others: Iterable[_Span], reach: float) -> int | None:
    if edge == 0:
        return None
    at = span.low if edge < 0 else span.high
    shifts = (stop - at for other in others for stop in other.stops)
    whole = (shift for shift in shifts if float(shift).is_integer() and abs(shift) <= reach)
    best = min(whole, key=lambda shift: (abs(shift), shift), default=None)
    return None if best is None else int(best)


def _gap_shifts(span: _Span, others: Sequence[_Span]) -> list[float]:
    """Shifts that put the box between two neighbours evenly, or continue a row's gap."""
    row = sorted(
        (other for other in others if other.near < span.far and span.near < other.far),
        key=lambda other: (other.low, other.high),
    )
    size = span.high - span.low
    shifts: list[float] = []
    for first, second in pairwise(row):
        gap = second.low - first.high
        if gap > size:
            shifts.append(first.high + (gap - size) / 2 - span.low)
        if gap > 0:
            shifts.append(second.high + gap - span.low)
            shifts.append(first.low - gap - span.high)
    return shifts


def _guides(
    box: Rectangle, others: Sequence[Rectangle], canvas: Rectangle, axes: Iterable[Axis]
) -> tuple[Guide, ...]:
    found: dict[tuple[Axis, float], Guide] = {}
    gaps: list[Guide] = []
    for axis in axes:
        turn = _across if axis is Axis.ACROSS else _down
        span, spans = turn(box), [turn(each) for each in others]
        for other in (*spans, turn(canvas)):
            for stop in span.stops:
                if stop in other.stops:
                    line = Guide(axis, stop, min(span.near, other.near), max(span.far, other.far))
                    found[axis, stop] = _joined(found.get((axis, stop)), line)
        gaps += _equal_gaps(axis, span, spans)
    return (*found.values(), *gaps)


def _equal_gaps(axis: Axis, span: _Span, others: Sequence[_Span]) -> list[Guide]:
    """The gaps beside the box, where they equal each other or the next one of the row."""
    row = sorted(
        [other for other in others if other.near < span.far and span.near < other.far] + [span],
        key=lambda other: (other.low, other.high),
    )
    gaps = [(first, second, second.low - first.high) for first, second in pairwise(row)]
    beside = {gap for first, second, gap in gaps if gap > 0 and span in (first, second)}
    equal = {gap for gap in beside if sum(each[2] == gap for each in gaps) > 1}
    return [
        Guide(axis, first.high, max(first.near, second.near), min(first.far, second.far), gap)
        for first, second, gap in gaps
        if gap in equal
    ]


def _joined(known: Guide | None, line: Guide) -> Guide:
    if known is None:
        return line
    return replace(known, start=min(known.start, line.start), end=max(known.end, line.end))


def _pulled(box: Rectangle, edges: Edges, dx: int, dy: int) -> Rectangle:
    left = box.x + (dx if edges.across < 0 else 0)
    right = box.right + (dx if edges.across > 0 else 0)
    top = box.y + (dy if edges.down < 0 else 0)
    bottom = box.bottom + (dy if edges.down > 0 else 0)
    return Rectangle(left, top, max(1, right - left), max(1, bottom - top))


def _across(box: Rectangle) -> _Span:
    return _Span(box.x, box.right, box.y, box.bottom)


def _down(box: Rectangle) -> _Span:
    return _Span(box.y, box.bottom, box.x, box.right)
