"""What a box meets: lines of alignment, equal gaps and same sizes, with their lengths in px."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from recorder_gui.layout.rectangle import Rectangle


class Axis(Enum):
    """Which way something is measured."""

    ACROSS = "across"
    DOWN = "down"

    @property
    def other(self) -> "Axis":
        return Axis.DOWN if self is Axis.ACROSS else Axis.ACROSS


class GuideKind(Enum):
    """What a guide tells."""

    LINE = "line"  # edges or centres on one line
    GAP = "gap"  # one of several equal gaps
    SIZE = "size"  # one of several equal widths or heights
    DISTANCE = "distance"  # how far apart two things are
    REACH = "reach"  # a faint line from the end of a distance to what it was measured to


@dataclass(frozen=True, slots=True)
class Guide:
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


@dataclass(frozen=True, slots=True)
class Snap:
    """Where the box is after snapping, and what it met."""

    box: Rectangle
    guides: tuple[Guide, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A box along one axis: `low` to `high`, and `near` to `far` on the other axis."""

    low: int
    high: int
    near: int
    far: int

    @property
    def size(self) -> int:
        return self.high - self.low

    @property
    def stops(self) -> tuple[float, float, float]:
        """Both edges and the middle."""
        return self.low, (self.low + self.high) / 2, self.high

    def is_beside(self, other: "Span") -> bool:
        """Whether one would meet the other by moving along the axis."""
        return other.near < self.far and self.near < other.far


def span_of(box: Rectangle, axis: Axis) -> Span:
    """The box as that axis sees it."""
    if axis is Axis.ACROSS:
        return Span(box.x, box.right, box.y, box.bottom)
    return Span(box.y, box.bottom, box.x, box.right)


Stops = Mapping[Axis, tuple[float, ...]]


def guides_of(
    box: Rectangle,
    others: Sequence[Rectangle],
    canvas: Rectangle,
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
        counting = span_of(box, axis).stops if stops is None else stops.get(axis, ())
        if not counting:
            continue
        span = span_of(box, axis)
        spans = [span_of(each, axis) for each in others]
        measured += _equal_gaps(axis, span, spans)
        for stop in counting:
            lines += _line(axis, span, stop, [*spans, span_of(canvas, axis)])
            measured += _distance_along(axis, span, stop, spans)
    for axis in sizes:
        measured += _same_sizes(axis, span_of(box, axis), [span_of(each, axis) for each in others])
    known: dict[tuple[Axis, float, int], Guide] = {}
    for guide in measured:
        known.setdefault((guide.axis, guide.at, guide.distance), guide)
    return (*lines, *known.values())


def _line(axis: Axis, span: Span, stop: float, others: Sequence[Span]) -> list[Guide]:
    """The line through everything that has an edge or its centre at `stop`."""
    met = [other for other in others if stop in other.stops]
    if not met:
        return []
    start = min(span.near, *(other.near for other in met))
    return [Guide(axis, stop, start, max(span.far, *(other.far for other in met)))]


def _distance_along(axis: Axis, span: Span, stop: float, others: Sequence[Span]) -> list[Guide]:
    """How far it is along the line at `stop` to the nearest other one that it meets."""
    found: list[Guide] = []
    for other in others:
        if stop in other.stops:
            first, second = (other, span) if other.near < span.near else (span, other)
            gap = second.near - first.far
            if gap > 0:
                kind = GuideKind.DISTANCE
                found.append(Guide(axis.other, first.far, stop, stop, gap, kind))
    return sorted(found, key=lambda guide: guide.distance)[:1]


def _equal_gaps(axis: Axis, span: Span, others: Sequence[Span]) -> list[Guide]:
    """The gaps beside the box, where they equal each other or another one of the row."""
    row = sorted(
        [other for other in others if other.is_beside(span)] + [span],
        key=lambda other: (other.low, other.high),
    )
    gaps = [(first, second, second.low - first.high) for first, second in pairwise(row)]
    beside = {gap for first, second, gap in gaps if gap > 0 and span in (first, second)}
    equal = {gap for gap in beside if sum(each[2] == gap for each in gaps) > 1}
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


def _same_sizes(axis: Axis, span: Span, others: Sequence[Span]) -> list[Guide]:
    """The size of the box and of the nearest other one that has it too."""
    same = [other for other in others if other.size == span.size]
    if not same:
        return []
    nearest = min(same, key=lambda other: abs(other.low - span.low) + abs(other.near - span.near))
    own = Guide(axis, span.low, span.near, span.far, span.size, GuideKind.SIZE)
    return [own, replace(own, at=nearest.low, start=nearest.near, end=nearest.far)]
