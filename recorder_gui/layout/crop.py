"""Crop maths: which part of a source is scaled to which part of its item's rectangle.

The canvas and the engine both ask here, so that what is shown is what is recorded. The part of
the source starts at even coordinates and is cut to an even size, since its chroma is kept at half
the resolution.
"""

from msgspec import Struct

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CropMode


class Placement(Struct, frozen=True):
    """Scale `source` (px of the source) to `target` (px of the canvas).

    What of the item's rectangle is outside `target` is black.
    """

    source: Rectangle
    target: Rectangle


def place(source_width: int, source_height: int, item: Rectangle, mode: CropMode) -> Placement:
    """How a picture of `source_width` x `source_height` px (both at least 1) meets `item`."""
    whole = Rectangle(0, 0, source_width, source_height)
    if mode is CropMode.FILL:
        return Placement(_filling_part(whole, item), item)
    if mode is CropMode.FIT:
        return Placement(whole, _fitting_part(whole, item))
    return Placement(whole, item)


def _filling_part(whole: Rectangle, item: Rectangle) -> Rectangle:
    """The largest centred part of the source with the item's aspect."""
    if whole.w * item.h > item.w * whole.h:
        w, h = _paired(whole.h * item.w, item.h, whole.w), whole.h
    else:
        w, h = whole.w, _paired(whole.w * item.h, item.w, whole.h)
    return Rectangle(_even((whole.w - w) // 2), _even((whole.h - h) // 2), w, h)


def _fitting_part(whole: Rectangle, item: Rectangle) -> Rectangle:
    """The largest centred part of the item with the source's aspect."""
    if whole.w * item.h > item.w * whole.h:
        w, h = item.w, max(1, _rounded(item.w * whole.h, whole.w))
    else:
        w, h = max(1, _rounded(item.h * whole.w, whole.h)), item.h
    return Rectangle(item.x + (item.w - w) // 2, item.y + (item.h - h) // 2, w, h)


def _rounded(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def _paired(numerator: int, denominator: int, most: int) -> int:
    """The nearest whole number of chroma samples in px, at least one, within `most`: half a sample
    more would be scaled as a whole one, and the colours would come loose from their light."""
    pairs = max(1, _rounded(numerator, 2 * denominator))
    return min(2 * pairs, most)


def _even(value: int) -> int:
    return value - value % 2
