"""Drawing order: raise, lower, to the front, to the back. Videos and subtitles keep to their own,
since subtitles are always over the videos. And reading order: row by row."""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum
from typing import TypeVar

from msgspec.structs import replace

from recorder_gui.layout.document import Item, Layout, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle

T = TypeVar("T", Video, Subtitle)
Permute = Callable[[Sequence[bool]], list[int]]  # which are chosen -> the new order of indexes


class Order(Enum):
    """Where to in the drawing order."""

    UP = "up"
    DOWN = "down"
    TOP = "top"
    BOTTOM = "bottom"


def reordered(layout: Layout, ids: Collection[str], order: Order) -> Layout:
    """`layout` with those items moved in the drawing order; among themselves they stay."""
    videos = [layout.videos[index] for index in _order(layout.videos, ids, order)]
    texts = [layout.subtitles[index] for index in _order(layout.subtitles, ids, order)]
    return replace(layout, videos=tuple(videos), subtitles=tuple(texts))


def placed_at(layout: Layout, item_id: str, index: int) -> Layout:
    """`layout` with that item as number `index`, from 0 at the bottom, of its own kind."""
    item = layout.find(item_id)
    if isinstance(item, Video):
        return replace(layout, videos=_inserted(layout.videos, item, index))
    if isinstance(item, Subtitle):
        return replace(layout, subtitles=_inserted(layout.subtitles, item, index))
    return layout


def reading_order(boxes: Mapping[str, Rectangle]) -> list[str]:
    """The ids row by row from the top, each row from the left.

    A row begins with the uppermost one; what begins less than half a height lower belongs to it,
    so that a few px up or down don't matter.
    """
    rest = sorted(boxes, key=lambda key: (boxes[key].y, boxes[key].x, key))
    order: list[str] = []
    while rest:
        first = boxes[rest[0]]
        row = [key for key in rest if boxes[key].y - first.y <= min(boxes[key].h, first.h) / 2]
        order += sorted(row, key=lambda key: (boxes[key].x, boxes[key].y, key))
        rest = [key for key in rest if key not in row]
    return order


def _inserted(items: Sequence[T], item: T, index: int) -> tuple[T, ...]:
    others = [each for each in items if each.id != item.id]
    others.insert(min(max(index, 0), len(others)), item)
    return tuple(others)


def _order(items: Sequence[Item], ids: Collection[str], order: Order) -> list[int]:
    return _MOVES[order]([item.id in ids for item in items])


def _raised(chosen: Sequence[bool]) -> list[int]:
    result = list(range(len(chosen)))
    for place in range(len(result) - 2, -1, -1):
        if chosen[result[place]] and not chosen[result[place + 1]]:
            result[place], result[place + 1] = result[place + 1], result[place]
    return result


def _lowered(chosen: Sequence[bool]) -> list[int]:
    last = len(chosen) - 1
    return [last - index for index in reversed(_raised(chosen[::-1]))]


def _on_top(chosen: Sequence[bool]) -> list[int]:
    return sorted(range(len(chosen)), key=lambda index: chosen[index])


def _at_bottom(chosen: Sequence[bool]) -> list[int]:
    return sorted(range(len(chosen)), key=lambda index: not chosen[index])


_MOVES: dict[Order, Permute] = {
    Order.UP: _raised,
    Order.DOWN: _lowered,
    Order.TOP: _on_top,
    Order.BOTTOM: _at_bottom,
}
