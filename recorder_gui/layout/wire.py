"""A layout as the protocol's lists, and back (protocol: set layout, set subtitles).

Hidden items are left out and every number is brought into the protocol's range, so that no layout
can be drawn that the service refuses for its numbers.
"""

from msgspec import Struct

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import (
    MAX_AUDIOS,
    MAX_VIDEOS,
    CanvasHeight,
    CanvasWidth,
    CanvasX,
    CanvasY,
    Color,
    MediaType,
    Opacity,
    TextSize,
    limits,
)
from recorder_gui.protocol.requests import AudioItem, SubtitleItem, VideoItem


class WireLayout(Struct, frozen=True):
    """The three lists as they are sent."""

    videos: tuple[VideoItem, ...] = ()
    audios: tuple[AudioItem, ...] = ()
    subtitles: tuple[SubtitleItem, ...] = ()

    def same_pictures(self, other: "WireLayout") -> bool:
        """Whether no set layout is needed to get from one to the other."""
        return self.videos == other.videos and set(self.audios) == set(other.audios)

    def same_texts(self, other: "WireLayout") -> bool:
        """Whether no set subtitles is needed."""
        return self.subtitles == other.subtitles


def to_wire(layout: Layout) -> WireLayout:
    """What is sent for `layout`: no more than sixteen videos and ten microphones."""
    videos = [_video(video) for video in layout.videos if not video.hidden]
    audios = [AudioItem(user_id=key.user_id, media_id=key.media_id) for key in layout.sound]
    texts = [subtitle_item(text) for text in layout.subtitles if not text.hidden]
    return WireLayout(tuple(videos[:MAX_VIDEOS]), tuple(audios[:MAX_AUDIOS]), tuple(texts))


def from_wire(wire: WireLayout, width: int, height: int) -> Layout:
    """The document that shows what `wire` says, on a canvas of that size."""
    videos = tuple(
        Video(
            id=str(number),
            source=SourceKey(item.user_id, item.media_id, item.media_type),
            box=Rectangle(item.x, item.y, item.w, item.h),
            crop_mode=item.crop_mode,
        )
        for number, item in enumerate(wire.videos, 1)
    )
    texts = tuple(
        Subtitle(
            id=str(number),
            content=item.content,
            type=item.type,
            x=item.x,
            y=item.y,
            color=item.color,
            opacity=item.transparency,
            size=item.size,
        )
        for number, item in enumerate(wire.subtitles, len(videos) + 1)
    )
    sound = tuple(
        SourceKey(item.user_id, item.media_id, MediaType.MICROPHONE) for item in wire.audios
    )
    return Layout(width=width, height=height, videos=videos, subtitles=texts, sound=sound)


def subtitle_item(text: Subtitle) -> SubtitleItem:
    """One text as it is sent, and as the painter wants it."""
    return SubtitleItem(
        type=text.type,
        content=text.content,
        color=_clamped(text.color, Color),
        x=_clamped(text.x, CanvasX),
        y=_clamped(text.y, CanvasY),
        transparency=_clamped(text.opacity, Opacity),
        size=_clamped(text.size, TextSize),
    )


def _video(video: Video) -> VideoItem:
    return VideoItem(
        user_id=video.source.user_id,
        media_id=video.source.media_id,
        media_type=video.source.media_type,
        x=_clamped(video.box.x, CanvasX),
        y=_clamped(video.box.y, CanvasY),
        w=_clamped(video.box.w, CanvasWidth),
        h=_clamped(video.box.h, CanvasHeight),
        crop_mode=video.crop_mode,
    )


def _clamped(value: int, ranged: object) -> int:
    least, most = limits(ranged)
    return min(max(value, least), most)
