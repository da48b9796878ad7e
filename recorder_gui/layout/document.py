"""The layout document: what lies on the canvas, what is heard, and the pure edits of both.

A `Layout` never changes; every edit gives a new one, so that undo is keeping the old. Later videos
draw over earlier ones, subtitles over all of them, as the protocol says.
"""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from recorder_gui.errors import RecorderError
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import (
    MAX_AUDIOS,
    CanvasHeight,
    CanvasWidth,
    CropMode,
    MediaType,
    SubtitleType,
    limits,
)

MAX_WIDTH = limits(CanvasWidth)[1]
MAX_HEIGHT = limits(CanvasHeight)[1]
SMALLEST = 16  # px, what a gesture can shrink an item to
MAX_SUBTITLES = (
    100  # the protocol has no limit; past this nobody reads them, nor draws them in time
)


class SoundFull(RecorderError):
    """The mix takes no more than ten microphones."""


class SourceKey(Struct, frozen=True, order=True):
    """Names one stream of a group, as the wire does."""

    user_id: str
    media_id: str
    media_type: MediaType


class Video(Struct, frozen=True):
    """A picture on the canvas. `locked`: the mouse leaves it alone; `hidden`: not recorded."""

    id: str
    source: SourceKey
    box: Rectangle
    crop_mode: CropMode = CropMode.FILL
    name: str = ""
    locked: bool = False
    hidden: bool = False


class Subtitle(Struct, frozen=True):
    """A text on the canvas; `x`, `y` its top left corner, `opacity` 0 to 100, `color` 0xRRGGBB,
    `size` px. How wide it is only the painter knows. `caption_of`: the video that it names."""

    id: str
    content: str = ""
    type: SubtitleType = SubtitleType.TEXT
    x: int = 0
    y: int = 0
    color: int = 0xFFFFFF
    opacity: int = 100
    size: int = 40
    name: str = ""
    locked: bool = False
    hidden: bool = False
    caption_of: str = ""


Item = Video | Subtitle
Measure = Callable[[Subtitle], tuple[int, int]]  # width and height of a text, px


class Layout(Struct, frozen=True):
    """Everything that a recording shows and mixes, in drawing order; `sound`: the microphones."""

    width: int = MAX_WIDTH
    height: int = MAX_HEIGHT
    videos: tuple[Video, ...] = ()
    subtitles: tuple[Subtitle, ...] = ()
    sound: tuple[SourceKey, ...] = field(default=())

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, the lowest first."""
        return (*self.videos, *self.subtitles)

    @property
    def canvas(self) -> Rectangle:
        """The whole canvas."""
        return Rectangle(0, 0, self.width, self.height)

    def find(self, item_id: str) -> Item | None:
        """The item of that id."""
        return next((item for item in self.items if item.id == item_id), None)

    def new_ids(self, count: int) -> list[str]:
        """`count` ids that no item has."""
        numbers = [int(item.id) for item in self.items if item.id.isdecimal()]
        first = max(numbers, default=0) + 1
        return [str(first + step) for step in range(count)]

    def with_items(self, items: Iterable[Item]) -> "Layout":
        """Each item in the place of the one with its id, or on top where there is none."""
        new = {item.id: item for item in items}
        known = {item.id for item in self.items}
        fresh = [item for item in new.values() if item.id not in known]
        videos = [new.get(video.id, video) for video in self.videos]
        subtitles = [new.get(subtitle.id, subtitle) for subtitle in self.subtitles]
        return replace(
            self,
            videos=tuple(item for item in [*videos, *fresh] if isinstance(item, Video)),
            subtitles=tuple(item for item in [*subtitles, *fresh] if isinstance(item, Subtitle)),
        )

    def without(self, ids: Iterable[str]) -> "Layout":
        """Those items are gone; their sound stays."""
        gone = set(ids)
        return replace(
            self,
            videos=tuple(video for video in self.videos if video.id not in gone),
            subtitles=tuple(text for text in self.subtitles if text.id not in gone),
        )

    def with_boxes(self, boxes: Mapping[str, Rectangle]) -> "Layout":
        """Those items at those places; of a subtitle only the corner counts."""
        moved: list[Item] = []
        for item in self.items:
            box = boxes.get(item.id)
            if box is None:
                continue
            if isinstance(item, Video):
                moved.append(replace(item, box=within_range(box, self)))
            else:
                moved.append(text_at(item, box.x, box.y, self))
        return self.with_items(moved)

    def with_sources(self, renamed: Mapping[SourceKey, SourceKey]) -> "Layout":
        """Every item and microphone of a source in `renamed` shows the other one; a caption that
        was the user's id becomes the other's."""
        videos = tuple(
            replace(video, source=renamed.get(video.source, video.source)) for video in self.videos
        )
        names = {
            (video.id, video.source.user_id): renamed[video.source].user_id
            for video in self.videos
            if video.source in renamed
        }
        texts = tuple(
            replace(text, content=names.get((text.caption_of, text.content), text.content))
            for text in self.subtitles
        )
        sound = tuple(dict.fromkeys(renamed.get(key, key) for key in self.sound))
        return replace(self, videos=videos, subtitles=texts, sound=sound)

    def with_sound(self, key: SourceKey, on: bool) -> "Layout":
        """The microphone in the mix or out of it; raises SoundFull at the eleventh."""
        if not on:
            return replace(self, sound=tuple(each for each in self.sound if each != key))
        if key in self.sound:
            return self
        if len(self.sound) >= MAX_AUDIOS:
            raise SoundFull(key.user_id)
        return replace(self, sound=(*self.sound, key))

    def resized(self, width: int, height: int) -> "Layout":
        """The same arrangement on a canvas of another size, scaled with it."""
        across, down = width / self.width, height / self.height
        scaled = replace(self, width=width, height=height)
        videos = tuple(
            replace(video, box=within_range(_scaled(video.box, across, down), scaled))
            for video in self.videos
        )
        texts = tuple(
            replace(
                text_at(text, round(text.x * across), round(text.y * down), scaled),
                size=min(200, max(1, round(text.size * down))),
            )
            for text in self.subtitles
        )
        return replace(scaled, videos=videos, subtitles=texts)


def box_of(item: Item, measure: Measure) -> Rectangle:
    """Where the item lies, px; `measure` tells a text's size."""
    if isinstance(item, Video):
        return item.box
    width, height = measure(item)
    return Rectangle(item.x, item.y, width, height)


def within_range(box: Rectangle, layout: Layout) -> Rectangle:
    """`box` at the nearest place and size that the wire can say: the corner on the canvas."""
    w = min(max(box.w, 1), layout.width)
    h = min(max(box.h, 1), layout.height)
    x = min(max(box.x, 0), layout.width - 1)
    y = min(max(box.y, 0), layout.height - 1)
    return Rectangle(x, y, w, h)


def text_at(text: Subtitle, x: int, y: int, layout: Layout) -> Subtitle:
    """The subtitle with its corner at `x`, `y`, or as near as the canvas allows."""
    return replace(text, x=min(max(x, 0), layout.width - 1), y=min(max(y, 0), layout.height - 1))


def _scaled(box: Rectangle, across: float, down: float) -> Rectangle:
    left, top = round(box.x * across), round(box.y * down)
    right, bottom = round(box.right * across), round(box.bottom * down)
    return Rectangle(left, top, max(1, right - left), max(1, bottom - top))
