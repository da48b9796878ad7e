"""Checks of a layout as it is worked on: what a recording of it would suffer from, and the fix.

A table of pure functions; each finding names its kind and items, the sentence is the window's.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from recorder_gui.layout.document import (
    Layout,
    Measure,
    SourceKey,
    Video,
    box_of,
    text_at,
    within_range,
)
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MAX_AUDIOS, MAX_VIDEOS, CropMode

_READABLE = 14  # px of text height on the canvas
_VISIBLE = 40  # percent of opacity


class Trouble(Enum):
    """What can be wrong with a layout."""

    OUTSIDE = "outside"
    COVERED = "covered"
    ENLARGED = "enlarged"
    TWICE = "twice"
    TEXT_SMALL = "text_small"
    TEXT_FAINT = "text_faint"
    TEXT_EMPTY = "text_empty"
    TOO_MANY_VIDEOS = "too_many_videos"
    TOO_MANY_SOUNDS = "too_many_sounds"
    SOURCE_GONE = "source_gone"


@dataclass(frozen=True, slots=True)
class Finding:
    """One trouble of one item (or of the whole layout, then `item_id` is "")."""

    trouble: Trouble
    item_id: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What a check has to know beyond the layout.

    `sizes`: px of each source where known; `present`: the sources that are there, None when that
    is not known.
    """

    measure: Measure
    sizes: Mapping[SourceKey, tuple[int, int]]
    present: Collection[SourceKey] | None = None


def find_troubles(layout: Layout, around: Surroundings) -> tuple[Finding, ...]:
    """Every finding, in the order of the table."""
    return tuple(finding for check in CHECKS for finding in check(layout, around))


def fixed(layout: Layout, finding: Finding, around: Surroundings) -> Layout:
    """The layout without that trouble; as it is where only a person can decide."""
    fix = FIXES.get(finding.trouble)
    return layout if fix is None else fix(layout, finding.item_id, around)


def _outside(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    for item in layout.items:
        box = box_of(item, around.measure)
        if not item.hidden and not layout.canvas.contains(box):
            yield Finding(Trouble.OUTSIDE, item.id)


def _covered(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    """Behind a single later picture, wholly. Black bars of FIT hide as well."""
    shown = [video for video in layout.videos if not video.hidden]
    for index, video in enumerate(shown):
        if any(above.box.contains(video.box) for above in shown[index + 1 :]):
            yield Finding(Trouble.COVERED, video.id)


def _enlarged(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    for video in layout.videos:
        size = around.sizes.get(video.source)
        if video.hidden or size is None or min(size) <= 0:
            continue
        scale = _scale(video.box, size, video.crop_mode)
        if scale > 1.5:
            yield Finding(Trouble.ENLARGED, video.id)


def _twice(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    seen: set[SourceKey] = set()
    for video in layout.videos:
        if video.hidden:
            continue
        if video.source in seen:
            yield Finding(Trouble.TWICE, video.id)
        seen.add(video.source)


def _text(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    for text in layout.subtitles:
        if text.hidden:
            continue
        if text.type == 1 and not text.content.strip():
            yield Finding(Trouble.TEXT_EMPTY, text.id)
        elif text.size < _READABLE:
            yield Finding(Trouble.TEXT_SMALL, text.id)
        elif text.opacity < _VISIBLE:
            yield Finding(Trouble.TEXT_FAINT, text.id)


def _too_many(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    if sum(not video.hidden for video in layout.videos) > MAX_VIDEOS:
        yield Finding(Trouble.TOO_MANY_VIDEOS)
    if len(layout.sound) > MAX_AUDIOS:
        yield Finding(Trouble.TOO_MANY_SOUNDS)


def _gone(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    if around.present is None:
        return
    for video in layout.videos:
        if not video.hidden and video.source not in around.present:
            yield Finding(Trouble.SOURCE_GONE, video.id)


def _scale(box: Rectangle, size: tuple[int, int], mode: CropMode) -> float:
    across, down = box.w / size[0], box.h / size[1]
    return min(across, down) if mode is CropMode.FIT else max(across, down)


def _moved_inside(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    item = layout.find(item_id)
    if item is None:
        return layout
    box = box_of(item, around.measure)
    x = max(0, min(box.x, layout.width - box.w))
    y = max(0, min(box.y, layout.height - box.h))
    if isinstance(item, Video):
        return layout.with_items([replace(item, box=within_range(box.moved_to(x, y), layout))])
    return layout.with_items([text_at(item, x, y, layout)])


def _raised(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    video = layout.find(item_id)
    if not isinstance(video, Video):
        return layout
    others = tuple(each for each in layout.videos if each.id != item_id)
    return replace(layout, videos=(*others, video))


def _shrunk(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    video = layout.find(item_id)
    if not isinstance(video, Video) or video.source not in around.sizes:
        return layout
    scale = _scale(video.box, around.sizes[video.source], video.crop_mode)
    w, h = max(1, round(video.box.w / scale)), max(1, round(video.box.h / scale))
    x = video.box.x + (video.box.w - w) // 2
    y = video.box.y + (video.box.h - h) // 2
    return layout.with_boxes({item_id: Rectangle(x, y, w, h)})


def _removed(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    return layout.without([item_id])


def _readable(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    text = layout.find(item_id)
    if text is None or isinstance(text, Video):
        return layout
    size, opacity = max(text.size, 2 * _READABLE), max(text.opacity, 100)
    return layout.with_items([replace(text, size=size, opacity=opacity)])


def _first_ones(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    return replace(layout, sound=layout.sound[:MAX_AUDIOS])


Check = Callable[[Layout, Surroundings], Iterator[Finding]]
Fix = Callable[[Layout, str, Surroundings], Layout]
CHECKS: tuple[Check, ...] = (_too_many, _gone, _outside, _covered, _twice, _enlarged, _text)
FIXES: dict[Trouble, Fix] = {
    Trouble.OUTSIDE: _moved_inside,
    Trouble.COVERED: _raised,
    Trouble.ENLARGED: _shrunk,
    Trouble.TWICE: _removed,
    Trouble.TEXT_EMPTY: _removed,
    Trouble.TEXT_SMALL: _readable,
    Trouble.TEXT_FAINT: _readable,
    Trouble.SOURCE_GONE: _removed,
    Trouble.TOO_MANY_SOUNDS: _first_ones,
}
