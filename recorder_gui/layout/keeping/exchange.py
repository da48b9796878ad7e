"""Items and layouts as versioned JSON: the clipboard, and files.

What comes in is untrusted: any shape but ours raises NotALayout or one of its kinds, and nothing
else.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from recorder_gui.errors import RecorderError
from recorder_gui.layout.document import (
    MAX_SUBTITLES,
    Item,
    Layout,
    SourceKey,
    Subtitle,
    Video,
)
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import (
    MAX_VIDEOS,
    CanvasHeight,
    CanvasWidth,
    CanvasX,
    CanvasY,
    Color,
    CropMode,
    MediaType,
    Opacity,
    RequiredText,
    SubtitleType,
    TextSize,
)

T = TypeVar("T")

VERSION = 1
MOST_BYTES = 1_000_000
MIME_TYPE = "application/x-cloud-recorder-layout+json"
SUFFIX = ".recorder-layout"


class NotALayout(RecorderError):
    """The text holds no layout of ours."""


class NewerLayout(NotALayout):
    """It was written by a later version of this program."""


class CrowdedLayout(NotALayout):
    """It holds more than a canvas takes; `videos`, `subtitles`: how many there are."""

    def __init__(self, videos: int, subtitles: int) -> None:
        super().__init__(f"{videos} videos, {subtitles} subtitles")
        self.videos = videos
        self.subtitles = subtitles


class _Source(Struct, frozen=True):
    user_id: RequiredText
    media_id: RequiredText
    media_type: MediaType


class _Video(Struct, frozen=True, tag="video", tag_field="kind"):
    source: _Source
    x: CanvasX
    y: CanvasY
    w: CanvasWidth
    h: CanvasHeight
    crop_mode: CropMode = CropMode.FILL
    name: str = ""
    locked: bool = False
    hidden: bool = False


class _Text(Struct, frozen=True, tag="subtitle", tag_field="kind"):
    content: str
    x: CanvasX
    y: CanvasY
    type: SubtitleType = SubtitleType.TEXT
    color: Color = 0xFFFFFF
    opacity: Opacity = 100
    size: TextSize = 40
    name: str = ""
    locked: bool = False
    hidden: bool = False
    caption_of: Annotated[int, Meta(ge=0)] = 0  # the item of that number, from 1; 0 none


class LayoutFile(Struct, frozen=True):
    """One layout as it is written; `name`: what a person calls it."""

    items: list[_Video | _Text]
    version: int = VERSION
    width: CanvasWidth = 1920
    height: CanvasHeight = 1080
    sound: list[_Source] = []
    name: str = ""


class _Version(Struct, frozen=True):
    version: int


def layout_to_text(layout: Layout, name: str = "") -> str:
    """The whole layout as JSON, with its name."""
    file = file_of(layout, layout.items, layout.sound, name)
    return msgspec.json.format(msgspec.json.encode(file), indent=1).decode()


def items_to_text(layout: Layout, ids: list[str]) -> str:
    """Those items as JSON, in drawing order."""
    file = file_of(layout, [item for item in layout.items if item.id in ids], ())
    return msgspec.json.encode(file).decode()


def layout_from_text(untrusted_text: str | bytes) -> Layout:
    """The layout that the JSON holds, its items numbered from 1; raises NotALayout's kinds."""
    return layout_of(decoded(untrusted_text, LayoutFile))


def named_layout_from_text(untrusted_text: str | bytes) -> tuple[str, Layout]:
    """The same, with the name that the file gives it."""
    file = decoded(untrusted_text, LayoutFile)
    return file.name, layout_of(file)


def decoded(untrusted_text: str | bytes, wanted: type[T], most_bytes: int = MOST_BYTES) -> T:
    """The JSON as a `wanted` of this version; raises NotALayout and NewerLayout."""
    if len(untrusted_text) > most_bytes:
        raise NotALayout("too long")
    try:
        version = msgspec.json.decode(untrusted_text, type=_Version).version
        if version > VERSION:
            raise NewerLayout(f"version {version}")
        if version < 1:
            raise NotALayout(f"version {version}")
        return msgspec.json.decode(untrusted_text, type=wanted)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise NotALayout(str(error)) from error


def layout_of(file: LayoutFile) -> Layout:
    """The layout that a decoded file holds; raises CrowdedLayout."""
    items = [_item(each, str(number)) for number, each in enumerate(file.items, 1)]
    videos = {item.id for item in items if isinstance(item, Video)}
    texts = [_linked(item, videos) for item in items if isinstance(item, Subtitle)]
    if len(videos) > MAX_VIDEOS or len(texts) > MAX_SUBTITLES:
        raise CrowdedLayout(len(videos), len(texts))
    sound = tuple(SourceKey(key.user_id, key.media_id, key.media_type) for key in file.sound)
    empty = Layout(width=file.width, height=file.height, sound=tuple(dict.fromkeys(sound)))
    return empty.with_items([*(item for item in items if item.id in videos), *texts])


def file_of(
    layout: Layout, items: Sequence[Item], sound: Sequence[SourceKey], name: str = ""
) -> LayoutFile:
    """Those items and microphones of a layout, as they are written."""
    numbers = {item.id: number for number, item in enumerate(items, 1)}
    return LayoutFile(
        items=[_exchanged(item, numbers) for item in items],
        width=layout.width,
        height=layout.height,
        sound=[_source(key) for key in sound],
        name=name,
    )


def _exchanged(item: Item, numbers: Mapping[str, int]) -> _Video | _Text:
    if isinstance(item, Video):
        box = item.box
        key = _source(item.source)
        marks = (item.name, item.locked, item.hidden)
        return _Video(key, box.x, box.y, box.w, box.h, item.crop_mode, *marks)
    return _Text(
        content=item.content,
        x=item.x,
        y=item.y,
        type=item.type,
        color=item.color,
        opacity=item.opacity,
        size=item.size,
        name=item.name,
        locked=item.locked,
        hidden=item.hidden,
        caption_of=numbers.get(item.caption_of, 0),
    )


def _item(each: _Video | _Text, item_id: str) -> Item:
    if isinstance(each, _Video):
        key = SourceKey(each.source.user_id, each.source.media_id, each.source.media_type)
        box = Rectangle(each.x, each.y, each.w, each.h)
        return Video(item_id, key, box, each.crop_mode, each.name, each.locked, each.hidden)
    return Subtitle(
        id=item_id,
        content=each.content,
        type=each.type,
        x=each.x,
        y=each.y,
        color=each.color,
        opacity=each.opacity,
        size=each.size,
        name=each.name,
        locked=each.locked,
        hidden=each.hidden,
        caption_of=str(each.caption_of) if each.caption_of else "",
    )


def _linked(text: Subtitle, videos: Collection[str]) -> Subtitle:
    """A caption names a video of the same file, or nothing."""
    return text if text.caption_of in videos else replace(text, caption_of="")


def _source(key: SourceKey) -> _Source:
    return _Source(key.user_id, key.media_id, key.media_type)
