"""Slots: where a template that the canvas follows would have room for one source more."""

from msgspec.structs import replace

from recorder_gui.layout.document import Layout, Video, within_range
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.templates import TEMPLATES, TemplateName
from recorder_gui.protocol.fields import MAX_VIDEOS

_LEAST = 2  # videos that must lie so: one alone is no arrangement yet


def template_in_use(layout: Layout) -> TemplateName | None:
    """The template whose places the visible videos have exactly, in drawing order."""
    boxes = tuple(video.box for video in layout.videos if not video.hidden)
    if len(boxes) < _LEAST:
        return None
    for name, template in TEMPLATES.items():
        if template.least <= len(boxes) <= template.most and boxes == tuple(
            within_range(place, layout) for place in template.places(len(boxes), layout.canvas)
        ):
            return name
    return None


def slots(layout: Layout) -> tuple[Rectangle, ...]:
    """The places of that template for one video more; none without template or room."""
    name = template_in_use(layout)
    count = sum(not video.hidden for video in layout.videos) + 1
    if name is None or count > TEMPLATES[name].most or len(layout.videos) >= MAX_VIDEOS:
        return ()
    places = TEMPLATES[name].places(count, layout.canvas)
    return tuple(within_range(place, layout) for place in places)


def slot_at(layout: Layout, at: tuple[int, int]) -> int | None:
    """The number of the slot at that canvas px, the uppermost where several lie there."""
    point = Rectangle(at[0], at[1], 1, 1)
    found = [number for number, slot in enumerate(slots(layout)) if slot.contains(point)]
    return found[-1] if found else None


def with_video_in_slot(layout: Layout, video: Video, number: int) -> Layout:
    """`video` in that slot, the others in the remaining ones, in their order.

    The layout as it is where there is no such slot.
    """
    places = slots(layout)
    if not 0 <= number < len(places):
        return layout
    shown = [each for each in layout.videos if not each.hidden]
    hidden = [each for each in layout.videos if each.hidden]
    shown.insert(number, video)
    placed = [replace(each, box=place) for each, place in zip(shown, places, strict=True)]
    return replace(layout, videos=(*placed, *hidden))
