"""Align, distribute, same size and fit: a table of pure functions from places to places.

Each takes the boxes of the selection, in any order, and the canvas. One item alone is aligned to
the canvas, several to their common outline.
"""

from collections.abc import Callable, Mapping
from enum import Enum

from msgspec.structs import replace

from recorder_gui.layout.rectangle import Rectangle

Boxes = dict[str, Rectangle]
Arrange = Callable[[Mapping[str, Rectangle], Rectangle], Boxes]


class Arrangement(Enum):
    """What can be done with the places of a selection."""

    ALIGN_LEFT = "align-left"
    ALIGN_CENTRE = "align-centre"
    ALIGN_RIGHT = "align-right"
    ALIGN_TOP = "align-top"
    ALIGN_MIDDLE = "align-middle"
    ALIGN_BOTTOM = "align-bottom"
    DISTRIBUTE_ACROSS = "distribute-across"
    DISTRIBUTE_DOWN = "distribute-down"
    SAME_WIDTH = "same-width"
    SAME_HEIGHT = "same-height"
    FIT = "fit"
    STRETCH = "stretch"
    CENTRE = "centre"


def arrange(arrangement: Arrangement, boxes: Mapping[str, Rectangle], canvas: Rectangle) -> Boxes:
    """The new places of those items; nothing where there are none."""
    return ARRANGEMENTS[arrangement](boxes, canvas) if boxes else {}


def outline(boxes: Mapping[str, Rectangle]) -> Rectangle:
    """The smallest rectangle round all of them (at least one)."""
    first, *others = boxes.values()
    for other in others:
        first = first.union(other)
    return first


def shift_on_canvas(
    boxes: Mapping[str, Rectangle], dx: int, dy: int, canvas: Rectangle
) -> tuple[int, int]:
    """The shift nearest to `dx`, `dy` with which every corner stays on the canvas, so that the
    boxes (at least one) keep their places to each other."""
    lefts = [box.x for box in boxes.values()]
    tops = [box.y for box in boxes.values()]
    return (
        min(max(dx, canvas.x - min(lefts)), canvas.right - 1 - max(lefts)),
        min(max(dy, canvas.y - min(tops)), canvas.bottom - 1 - max(tops)),
    )


def _frame(boxes: Mapping[str, Rectangle], canvas: Rectangle) -> Rectangle:
    return outline(boxes) if len(boxes) > 1 else canvas


def _aligned(place: Callable[[Rectangle, Rectangle], Rectangle]) -> Arrange:
    def align(boxes: Mapping[str, Rectangle], canvas: Rectangle) -> Boxes:
        frame = _frame(boxes, canvas)
        return {key: place(box, frame) for key, box in boxes.items()}

    return align


def _distribute_across(boxes: Mapping[str, Rectangle], canvas: Rectangle) -> Boxes:
    turned = {key: _turned(box) for key, box in boxes.items()}
    spread = _distribute_down(turned, _turned(canvas))
    return {key: _turned(box) for key, box in spread.items()}


def _distribute_down(boxes: Mapping[str, Rectangle], canvas: Rectangle) -> Boxes:
    """Equal gaps from the first to the last, which stay; what can't be equal is a pixel off.

    Nothing moves where there is no room for gaps."""
    keys = sorted(boxes, key=lambda key: (boxes[key].y, boxes[key].bottom, key))
    last = max(boxes.values(), key=lambda box: box.bottom)
    free = last.bottom - boxes[keys[0]].y - sum(box.h for box in boxes.values())
    if len(boxes) < 3 or free < 0:
        return dict(boxes)
    placed: Boxes = {}
    covered = 0
    for number, key in enumerate(keys):
        gap = round(free * number / (len(keys) - 1))
        placed[key] = replace(boxes[key], y=boxes[keys[0]].y + covered + gap)
        covered += boxes[key].h
    return placed


def _same_width(boxes: Mapping[str, Rectangle], canvas: Rectangle) -> Boxes:
    widest = max(box.w for box in boxes.values())
    return {key: replace(box, w=widest) for key, box in boxes.items()}


def _same_height(boxes: Mapping[str, Rectangle], canvas: Rectangle) -> Boxes:
    highest = max(box.h for box in boxes.values())
    return {key: replace(box, h=highest) for key, box in boxes.items()}


def _fit(boxes: Mapping[str, Rectangle], canvas: Rectangle) -> Boxes:
    return {key: fitted(box.w, box.h, canvas) for key, box in boxes.items()}


def _stretch(boxes: Mapping[str, Rectangle], canvas: Rectangle) -> Boxes:
    return dict.fromkeys(boxes, canvas)


def _centre(boxes: Mapping[str, Rectangle], canvas: Rectangle) -> Boxes:
    """The selection as a whole in the middle of the canvas."""
    frame = outline(boxes)
    dx = canvas.x + (canvas.w - frame.w) // 2 - frame.x
    dy = canvas.y + (canvas.h - frame.h) // 2 - frame.y
    return {key: box.moved_by(dx, dy) for key, box in boxes.items()}


def fitted(width: float, height: float, frame: Rectangle) -> Rectangle:
    """The largest rectangle of the aspect `width`:`height` in the middle of `frame`."""
    scale = min(frame.w / width, frame.h / height)
    w, h = max(1, round(width * scale)), max(1, round(height * scale))
    return Rectangle(frame.x + (frame.w - w) // 2, frame.y + (frame.h - h) // 2, w, h)


def _turned(box: Rectangle) -> Rectangle:
    return Rectangle(box.y, box.x, box.h, box.w)


ARRANGEMENTS: dict[Arrangement, Arrange] = {
    Arrangement.ALIGN_LEFT: _aligned(lambda box, frame: replace(box, x=frame.x)),
    Arrangement.ALIGN_CENTRE: _aligned(
        lambda box, frame: replace(box, x=frame.x + (frame.w - box.w) // 2)
    ),
    Arrangement.ALIGN_RIGHT: _aligned(lambda box, frame: replace(box, x=frame.right - box.w)),
    Arrangement.ALIGN_TOP: _aligned(lambda box, frame: replace(box, y=frame.y)),
    Arrangement.ALIGN_MIDDLE: _aligned(
        lambda box, frame: replace(box, y=frame.y + (frame.h - box.h) // 2)
    ),
    Arrangement.ALIGN_BOTTOM: _aligned(lambda box, frame: replace(box, y=frame.bottom - box.h)),
    Arrangement.DISTRIBUTE_ACROSS: _distribute_across,
    Arrangement.DISTRIBUTE_DOWN: _distribute_down,
    Arrangement.SAME_WIDTH: _same_width,
    Arrangement.SAME_HEIGHT: _same_height,
    Arrangement.FIT: _fit,
    Arrangement.STRETCH: _stretch,
    Arrangement.CENTRE: _centre,
}
