"""What a box meets: lines of alignment, equal gaps and same sizes, with their lengths in px."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.field import Field
from recorder_gui.layout.snapping.spans import Axis, Span, span_of


class GuideKind(Enum):
    """What a guide tells."""

    LINE = "line"  # edges or centres on one line
    GAP = "gap"  # one of several equal gaps
    SIZE = "size"  # one of several equal widths or heights
    DISTANCE = "distance"  # how far apart two things are
    REACH = "reach"  # a faint line from the end of a distance to what it was measured to


class Guide(Struct, frozen=True):
    """Something to draw, canvas px.

    A line or a reach lies at `at` of the axis, from `start` to `end` of the other one. Everything
    else is measured along the axis: `distance` px from `at`, between `start` and `end` of the
    other one.
    """

    axis: Axis
    at: float
    start: float
    end: float
    distance: int = 0
    kind: GuideKind = GuideKind.LINE


class Snap(Struct, frozen=True):
    """Where the box is after snapping, and what it met."""

    box: Rectangle
    guides: tuple[Guide, ...] = ()


Stops = Mapping[Axis, tuple[float, ...]]


def guides_of(
    box: Rectangle,
    field: Field,
    stops: Stops | None = None,
    *,
    sizes: Iterable[Axis] = (),
) -> tuple[Guide, ...]:
    """Everything that `box` matches exactly as it lies.

    `stops`: those of its edges and centres that count, on the axes that count; all by default.
    `sizes`: the axes on which a size that another has too is told.
    """
    lines: list[Guide] = []
    measured: list[Guide] = []
    for axis in Axis:
        span = span_of(box, axis)
        counting = span.stops if stops is None else stops.get(axis, ())
        if not counting:
            continue
        measured += _equal_gaps(axis, span, field)
        for stop in counting:
            lines += _line(axis, span, stop, field)
            measured += _distance_along(axis, span, stop, field)
    for axis in sizes:
        measured += _same_sizes(axis, span_of(box, axis), field)
    known: dict[tuple[Axis, float, int], Guide] = {}
    for guide in measured:
        known.setdefault((guide.axis, guide.at, guide.distance), guide)
    return (*lines, *known.values())


def _line(axis: Axis, span: Span, stop: float, field: Field) -> list[Guide]:
    """The line through everything that has an edge or its centre at `stop`."""
    met = field.all_at(axis, stop)
    if not met:
        return []
    start = min(span.near, *(other.near for other in met))
    return [Guide(axis, stop, start, max(span.far, *(other.far for other in met)))]


def _distance_along(axis: Axis, span: Span, stop: float, field: Field) -> list[Guide]:
    """How far it is along the line at `stop` to the nearest other one that it meets."""
    found: list[Guide] = []
    for other in field.others_at(axis, stop):
        first, second = (other, span) if other.near < span.near else (span, other)
        gap = second.near - first.far
        if gap > 0:
            kind = GuideKind.DISTANCE
            found.append(Guide(axis.other, first.far, stop, stop, gap, kind))
    return sorted(found, key=lambda guide: guide.distance)[:1]


def _equal_gaps(axis: Axis, span: Span, field: Field) -> list[Guide]:
    """The gaps beside the box, where they equal each other or another one of the row."""
    row = field.row_with(axis, span)
    gaps = [(first, second, second.low - first.high) for first, second in pairwise(row)]
    counts = Counter(gap for _first, _second, gap in gaps)
    equal = {
        gap
        for first, second, gap in gaps
        if gap > 0 and counts[gap] > 1 and span in (first, second)
    }
    if not equal:
        return []
    return [
        Guide(
            axis,
            first.high,
            max(first.near, second.near),
            min(first.far, second.far),
            gap,
            GuideKind.GAP,
        )
        for first, second, gap in gaps
        if gap in equal
    ]


def _same_sizes(axis: Axis, span: Span, field: Field) -> list[Guide]:
    """The size of the box and of the nearest other one that has it too."""
    same = [other for other in field.spans(axis) if other.size == span.size]
    if not same:
        return []
    nearest = min(same, key=lambda other: abs(other.low - span.low) + abs(other.near - span.near))
    own = Guide(axis, span.low, span.near, span.far, span.size, GuideKind.SIZE)
    return [own, replace(own, at=nearest.low, start=nearest.near, end=nearest.far)]
