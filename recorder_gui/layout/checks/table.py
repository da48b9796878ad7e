"""The checks of a layout as it is worked on.

A table of pure functions; each finding names its kind and items, the sentence is the window's.
"""

from collections.abc import Iterator

from recorder_gui.layout.checks.contrast import blends_in
from recorder_gui.layout.checks.covering import is_covered
from recorder_gui.layout.checks.finding import Check, Finding, Look, Surroundings, Trouble
from recorder_gui.layout.document import Layout, SourceKey, box_of
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MAX_AUDIOS, MAX_VIDEOS, CropMode, SubtitleType

READABLE = 14  # px of text height on the canvas
_VISIBLE = 40  # percent of opacity
_SHARP = 1.5  # a source enlarged by so much still looks well


def find_troubles(layout: Layout, around: Surroundings) -> tuple[Finding, ...]:
    """Every finding, in the order of the table."""
    return tuple(look for look in looks(layout, around) if look is not None)


def looks(layout: Layout, around: Surroundings) -> Iterator[Look]:
    """The same step by step, for who has not the time for all of it at once."""
    for check in CHECKS:
        yield from check(layout, around)


def enlargement(box: Rectangle, size: tuple[int, int], mode: CropMode) -> float:
    """How many px of the canvas one px of a source of `size` gets."""
    across, down = box.w / size[0], box.h / size[1]
    return min(across, down) if mode is CropMode.FIT else max(across, down)


def _outside(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    for item in layout.items:
        box = box_of(item, around.measure)
        if not item.hidden and not layout.canvas.contains(box):
            yield Finding(Trouble.OUTSIDE, item.id)


def _covered(layout: Layout, around: Surroundings) -> Iterator[Look]:
    """Behind later pictures, wholly. Black bars of FIT hide as well."""
    shown = [video for video in layout.videos if not video.hidden]
    for index, video in enumerate(shown):
        if is_covered(video.box, (above.box for above in shown[index + 1 :])):
            yield Finding(Trouble.COVERED, video.id)
        else:
            yield None


def _enlarged(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    for video in layout.videos:
        size = around.sizes.get(video.source)
        if video.hidden or size is None or min(size) <= 0:
            continue
        if enlargement(video.box, size, video.crop_mode) > _SHARP:
            yield Finding(Trouble.ENLARGED, video.id)


def _twice(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    seen: set[SourceKey] = set()
    for video in layout.videos:
        if video.hidden:
            continue
        if video.source in seen:
            yield Finding(Trouble.TWICE, video.id)
        seen.add(video.source)


def _text(layout: Layout, around: Surroundings) -> Iterator[Look]:
    for text in layout.subtitles:
        if text.hidden:
            continue
        if text.type is SubtitleType.TEXT and not text.content.strip():
            yield Finding(Trouble.TEXT_EMPTY, text.id)
        elif text.size < READABLE:
            yield Finding(Trouble.TEXT_SMALL, text.id)
        elif text.opacity < _VISIBLE:
            yield Finding(Trouble.TEXT_FAINT, text.id)
        elif blends_in(text, around.behind(box_of(text, around.measure))):
            yield Finding(Trouble.TEXT_BLENDS, text.id)
        else:
            yield None


def _too_many(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    if sum(not video.hidden for video in layout.videos) > MAX_VIDEOS:
        yield Finding(Trouble.TOO_MANY_VIDEOS)
    if len(layout.sound) > MAX_AUDIOS:
        yield Finding(Trouble.TOO_MANY_SOUNDS)


def _gone(layout: Layout, around: Surroundings) -> Iterator[Finding]:
    for video in layout.videos:
        if video.hidden:
            continue
        if around.present is not None and video.source not in around.present:
            yield Finding(Trouble.SOURCE_GONE, video.id)
        elif video.source in around.asleep:
            yield Finding(Trouble.SOURCE_ASLEEP, video.id)


CHECKS: tuple[Check, ...] = (_too_many, _gone, _outside, _covered, _twice, _enlarged, _text)
