"""Snapping of the edges that a handle pulls: to edges, centres, equal gaps, and same sizes."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.resizing import Pull, sized
from recorder_gui.layout.snapping.field import Field
from recorder_gui.layout.snapping.guides import Guide, Snap, Stops, guides_of
from recorder_gui.layout.snapping.spans import Axis, Span, span_of


class _Catch(Struct, frozen=True):
    """A size that the box may take, and by how many px the pulled edge moves for it."""

    size: int
    shift: float


def snap_resize(
    before: Rectangle,
    pulled: Rectangle,
    pull: Pull,
    field: Field,
    canvas: Rectangle,
    reach: float,
) -> Snap:
    """`pulled`, which is `before` under a pull, with the pulled edges moved by up to `reach` px to
    meet what is in the field;
    it stays within `canvas`. Where the aspect is kept the nearer axis wins."""
    across = _best(span_of(pulled, Axis.ACROSS), pull, Axis.ACROSS, field, reach)
    down = _best(span_of(pulled, Axis.DOWN), pull, Axis.DOWN, field, reach)
    if pull.keep_aspect:
        if across is not None and (down is None or abs(across.shift) <= abs(down.shift)):
            w, h = float(across.size), across.size * before.h / before.w
        elif down is not None:
            w, h = down.size * before.w / before.h, float(down.size)
        else:
            return Snap(pulled)
    else:
        w = float(pulled.w if across is None else across.size)
        h = float(pulled.h if down is None else down.size)
    box = sized(before, pull, w, h, canvas)
    if across is None and down is None:
        return Snap(box)
    return Snap(box, resize_guides(before, box, field))


def resize_guides(
    before: Rectangle,
    box: Rectangle,
    field: Field,
) -> tuple[Guide, ...]:
    """Everything that the edges which moved match exactly, and the sizes that others have too."""
    stops: Stops = {
        axis: tuple(
            new
            for old, new in zip(span_of(before, axis).stops, span_of(box, axis).stops, strict=True)
            if old != new
        )
        for axis in Axis
    }
    sizes = [axis for axis in Axis if span_of(before, axis).size != span_of(box, axis).size]
    return guides_of(box, field, stops, sizes=sizes)


def _best(
    span: Span,
    pull: Pull,
    axis: Axis,
    field: Field,
    reach: float,
) -> _Catch | None:
    """The catch nearest to the pulled edge; None where the axis is not pulled or none is near."""
    edge = pull.edges.across if axis is Axis.ACROSS else pull.edges.down
    if edge == 0:
        return None
    catches = [
        catch
        for catch in _catches(span, edge, pull, axis, field)
        if abs(catch.shift) <= reach and catch.size > 0
    ]
    return min(catches, key=lambda catch: (abs(catch.shift), catch.size), default=None)


def _catches(span: Span, edge: int, pull: Pull, axis: Axis, field: Field) -> list[_Catch]:
    factor = 2 if pull.about_centre else 1
    at = span.low if edge < 0 else span.high
    stops = {*field.stops(axis), *_gap_stops(span, edge, field.row(axis, span))}
    met = [
        _Catch(span.size + edge * int(stop - at) * factor, stop - at)
        for stop in stops
        if stop == int(stop)
    ]
    same = [_Catch(other.size, (other.size - span.size) / factor) for other in field.spans(axis)]
    return met + same


def _gap_stops(span: Span, edge: int, row: Sequence[Span]) -> list[int]:
    """Where the pulled edge leaves the same gap to its neighbour as another one of the row."""
    gaps = {second.low - first.high for first, second in pairwise(row)}
    left = max((each.high for each in row if each.high <= span.high - (edge < 0)), default=None)
    right = min((each.low for each in row if each.low >= span.low + (edge > 0)), default=None)
    if edge > 0 and left is not None:
        gaps.add(span.low - left)
    if edge < 0 and right is not None:
        gaps.add(right - span.high)
    neighbour = right if edge > 0 else left
    if neighbour is None:
        return []
    return [neighbour - edge * gap for gap in gaps if gap > 0]
