"""How far a selection is from another item, or from the edges of what is round it."""

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.guides import Guide, GuideKind
from recorder_gui.layout.snapping.spans import Axis, Span, span_of


def distances(box: Rectangle, other: Rectangle) -> tuple[Guide, ...]:
    """The px between `box` and `other`: between the edges that face each other where they are
    apart, else between the edges of the same side. What is 0 is left out."""
    return (*_along(Axis.ACROSS, box, other), *_along(Axis.DOWN, box, other))


def _along(axis: Axis, box: Rectangle, other: Rectangle) -> list[Guide]:
    span, far_off = span_of(box, axis), span_of(other, axis)
    if far_off.low >= span.high:
        ends = [(span.high, far_off.low)]
    elif far_off.high <= span.low:
        ends = [(far_off.high, span.low)]
    else:
        ends = [(span.low, far_off.low), (span.high, far_off.high)]
    middle = _middle(span, far_off)
    found = [
        Guide(axis, min(pair), middle, middle, abs(pair[1] - pair[0]), GuideKind.DISTANCE)
        for pair in ends
        if pair[0] != pair[1]
    ]
    if found and not span.is_beside(far_off):
        edge = far_off.near if far_off.near > middle else far_off.far
        at = far_off.low if far_off.low >= span.high else far_off.high
        start, end = min(middle, edge), max(middle, edge)
        found.append(Guide(axis, at, start, end, kind=GuideKind.REACH))
    return found


def _middle(span: Span, other: Span) -> float:
    """Of the part of the other axis that both have, else of the first one's."""
    if span.is_beside(other):
        return (max(span.near, other.near) + min(span.far, other.far)) / 2
    return (span.near + span.far) / 2
