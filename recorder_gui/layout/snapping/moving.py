"""Snapping of a box that is moved as a whole."""

from collections.abc import Sequence
from itertools import pairwise

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.guides import Axis, Snap, Span, guides_of, span_of

_BOTH = tuple(Axis)


def snap_move(
    box: Rectangle,
    others: Sequence[Rectangle],
    canvas: Rectangle,
    reach: float,
    axes: Sequence[Axis] = _BOTH,
) -> Snap:
    """`box`, moved on `axes` by up to `reach` px to meet the canvas or `others`."""
    shifts = {
        axis: _best_shift(
            span_of(box, axis),
            [span_of(each, axis) for each in others],
            span_of(canvas, axis),
            reach,
        )
        for axis in axes
    }
    moved = box.moved_by(shifts.get(Axis.ACROSS) or 0, shifts.get(Axis.DOWN) or 0)
    met = {axis: span_of(moved, axis).stops for axis in axes if shifts[axis] is not None}
    return Snap(moved, guides_of(moved, others, canvas, met))


def _best_shift(span: Span, others: Sequence[Span], canvas: Span, reach: float) -> int | None:
    """The smallest whole shift that makes a stop meet a stop or a gap equal a gap."""
    targets = {stop for other in (*others, canvas) for stop in other.stops}
    shifts = [target - stop for target in targets for stop in span.stops]
    shifts += _gap_shifts(span, others)
    whole = [shift for shift in shifts if -reach <= shift <= reach and shift == int(shift)]
    best = min(whole, key=lambda shift: (abs(shift), shift), default=None)
    return None if best is None else int(best)


def _gap_shifts(span: Span, others: Sequence[Span]) -> list[float]:
    """Shifts that put the box between two neighbours evenly, or continue a row's gap."""
    row = sorted(
        (other for other in others if other.is_beside(span)),
        key=lambda other: (other.low, other.high),
    )
    shifts: list[float] = []
    for first, second in pairwise(row):
        gap = second.low - first.high
        if gap > span.size:
            shifts.append(first.high + (gap - span.size) / 2 - span.low)
        if gap > 0:
            shifts.append(second.high + gap - span.low)
            shifts.append(first.low - gap - span.high)
    return shifts
