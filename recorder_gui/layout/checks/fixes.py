"""The fix of each trouble: a table of pure functions, each one step that can be undone."""

from msgspec.structs import replace

from recorder_gui.layout.checks.contrast import colour_that_stands_out
from recorder_gui.layout.checks.finding import Finding, Fix, Surroundings, Trouble
from recorder_gui.layout.checks.table import READABLE, enlargement
from recorder_gui.layout.document import (
    Layout,
    Subtitle,
    Video,
    box_of,
    text_at,
    within_range,
)
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MAX_AUDIOS, MAX_VIDEOS


def fixed(layout: Layout, finding: Finding, around: Surroundings) -> Layout:
    """The layout without that trouble; as it is where only a person can decide."""
    fix = FIXES.get(finding.trouble)
    return layout if fix is None else fix(layout, finding.item_id, around)


def _moved_inside(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    item = layout.find(item_id)
    if item is None:
        return layout
    box = box_of(item, around.measure)
    if isinstance(item, Video):
        box = within_range(box, layout)
    x = max(0, min(box.x, layout.width - box.w))
    y = max(0, min(box.y, layout.height - box.h))
    if isinstance(item, Video):
        return layout.with_items([replace(item, box=box.moved_to(x, y))])
    moved = text_at(item, x, y, layout)
    return layout.with_items([_narrowed(moved, layout, around)])


def _narrowed(text: Subtitle, layout: Layout, around: Surroundings) -> Subtitle:
    """Smaller, where the whole text is too large for the canvas."""
    box = box_of(text, around.measure)
    room = min(layout.width / box.w, layout.height / box.h)
    while room < 1 and text.size > 1:
        text = replace(text, size=max(1, min(text.size - 1, int(text.size * room))))
        box = box_of(text, around.measure)
        room = min(layout.width / box.w, layout.height / box.h)
    return text


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
    scale = enlargement(video.box, around.sizes[video.source], video.crop_mode)
    w, h = max(1, round(video.box.w / scale)), max(1, round(video.box.h / scale))
    x = video.box.x + (video.box.w - w) // 2
    y = video.box.y + (video.box.h - h) // 2
    return layout.with_boxes({item_id: Rectangle(x, y, w, h)})


def _removed(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    return layout.without([item_id])


def _hidden(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    item = layout.find(item_id)
    return layout if item is None else layout.with_items([replace(item, hidden=True)])


def _readable(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    text = layout.find(item_id)
    if not isinstance(text, Subtitle):
        return layout
    size, opacity = max(text.size, 2 * READABLE), max(text.opacity, 100)
    return layout.with_items([replace(text, size=size, opacity=opacity)])


def _standing_out(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    text = layout.find(item_id)
    if not isinstance(text, Subtitle):
        return layout
    color = colour_that_stands_out(around.behind(box_of(text, around.measure)))
    return layout.with_items([replace(text, color=color, opacity=100)])


def _last_hidden(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    shown = [video for video in layout.videos if not video.hidden]
    return layout.with_items(replace(video, hidden=True) for video in shown[MAX_VIDEOS:])


def _first_heard(layout: Layout, item_id: str, around: Surroundings) -> Layout:
    return replace(layout, sound=layout.sound[:MAX_AUDIOS])


FIXES: dict[Trouble, Fix] = {
    Trouble.OUTSIDE: _moved_inside,
    Trouble.COVERED: _raised,
    Trouble.ENLARGED: _shrunk,
    Trouble.TWICE: _removed,
    Trouble.TEXT_EMPTY: _removed,
    Trouble.TEXT_SMALL: _readable,
    Trouble.TEXT_FAINT: _readable,
    Trouble.TEXT_BLENDS: _standing_out,
    Trouble.SOURCE_GONE: _removed,
    Trouble.SOURCE_ASLEEP: _hidden,
    Trouble.TOO_MANY_VIDEOS: _last_hidden,
    Trouble.TOO_MANY_SOUNDS: _first_heard,
}
