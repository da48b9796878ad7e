"""Items and layouts as versioned JSON: the clipboard, and files.

What comes in is untrusted: any shape but ours raises NotALayout and nothing else.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from recorder_gui.errors import RecorderError
from recorder_gui.layout.document import Item, Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import (
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

VERSION = 1
MOST_BYTES = 1_000_000
MIME_TYPE = "application/x-cloud-recorder-layout+json"


class NotALayout(RecorderError):
    """The text holds no layout of ours, or one of a later version."""


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


class _File(Struct, frozen=True):
    version: int
    items: list[_Video | _Text]
    width: CanvasWidth = 1920
    height: CanvasHeight = 1080
    sound: list[_Source] = []


def layout_to_text(layout: Layout) -> str:
    """The whole layout as JSON."""
    return _text_of(layout, layout.items, layout.sound)


def items_to_text(layout: Layout, ids: list[str]) -> str:
    """Those items as JSON, in drawing order."""
    return _text_of(layout, [item for item in layout.items if item.id in ids], ())


def layout_from_text(untrusted_text: str) -> Layout:
    """The layout that the JSON holds, its items numbered from 1; raises NotALayout."""
    if len(untrusted_text) > MOST_BYTES:
        raise NotALayout("too long")
    try:
        file = msgspec.json.decode(untrusted_text, type=_File)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise NotALayout(str(error)) from error
    if file.version != VERSION:
        raise NotALayout(f"version {file.version}")
    items = [_item(each, str(number)) for number, each in enumerate(file.items, 1)]
    sound = tuple(SourceKey(key.user_id, key.media_id, key.media_type) for key in file.sound)
    empty = Layout(width=file.width, height=file.height, sound=sound)
    return empty.with_items(items)


def _text_of(layout: Layout, items: Sequence[Item], sound: tuple[SourceKey, ...]) -> str:
    numbers = {item.id: number for number, item in enumerate(items, 1)}
    file = _File(
        version=VERSION,
        items=[_exchanged(item, numbers) for item in items],
        width=layout.width,
        height=layout.height,
        sound=[_source(key) for key in sound],
    )
    return msgspec.json.encode(file).decode()


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


def _source(key: SourceKey) -> _Source:
    return _Source(key.user_id, key.media_id, key.media_type)
