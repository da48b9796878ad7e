"""Positions and sizes alone as JSON, so that they can be copied from one item to another.

What comes in is untrusted: any shape but ours raises NotALayout and nothing else.
"""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from recorder_gui.layout.keeping.exchange import MOST_BYTES, VERSION, NotALayout
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CanvasHeight, CanvasWidth, CanvasX, CanvasY


class _Place(Struct, frozen=True):
    x: CanvasX
    y: CanvasY
    w: CanvasWidth
    h: CanvasHeight


class _Places(Struct, frozen=True):
    version: int
    places: list[_Place]


def places_to_text(boxes: Sequence[Rectangle]) -> str:
    """Those places as JSON."""
    places = [_Place(box.x, box.y, max(1, box.w), max(1, box.h)) for box in boxes]
    return msgspec.json.encode(_Places(VERSION, places)).decode()


def places_from_text(untrusted_text: str) -> list[Rectangle]:
    """The places (at least one) that the JSON holds; raises NotALayout."""
    if len(untrusted_text) > MOST_BYTES:
        raise NotALayout("too long")
    try:
        found = msgspec.json.decode(untrusted_text, type=_Places)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise NotALayout(str(error)) from error
    if found.version != VERSION or not found.places:
        raise NotALayout(f"version {found.version}, {len(found.places)} places")
    return [Rectangle(each.x, each.y, each.w, each.h) for each in found.places]
