"""Snapping of a box that is moved as a whole."""

from collections.abc import Sequence
from itertools import pairwise

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.field import Field
from recorder_gui.layout.snapping.guides import Snap, guides_of
from recorder_gui.layout.snapping.spans import Axis, Span, span_of

_BOTH = tuple(Axis)


def snap_move(box: Rectangle, field: Field, reach: float, axes: Sequence[Axis] = _BOTH) -> Snap:
    """`box`, moved on `axes` by up to `reach` px to meet what is in the field."""
    shifts = {axis: _best_shift(axis, span_of(box, axis), field, reach) for axis in axes}
    moved = box.moved_by(shifts.get(Axis.ACROSS) or 0, shifts.get(Axis.DOWN) or 0)
    met = {axis: span_of(moved, axis).stops for axis in axes if shifts[axis] is not None}
    return Snap(moved, guides_of(moved, field, met))


def _best_shift(axis: Axis, span: Span, field: Field, reach: float) -> int | None:
    """The smallest whole shift that makes a stop meet a stop or a gap equal a gap."""
    shifts = [
        target - stop for stop in span.stops for target in field.stops_near(axis, stop, reach)
    ]
    shifts += _gap_shifts(span, field.row(axis, span))
    whole = [shift for shift in shifts if -reach <= shift <= reach and shift == int(shift)]
    best = min(whole, key=lambda shift: (abs(shift), shift), default=None)
    return None if best is None else int(best)


def _gap_shifts(span: Span, row: Sequence[Span]) -> list[float]:
    """Shifts that put the box between two neighbours evenly, or continue a row's gap."""
    shifts: list[float] = []
    for first, second in pairwise(row):
        gap = second.low - first.high
        if gap > span.size:
            shifts.append(first.high + (gap - span.size) / 2 - span.low)
        if gap > 0:
            shifts.append(second.high + gap - span.low)
            shifts.append(first.low - gap - span.high)
    return shifts
