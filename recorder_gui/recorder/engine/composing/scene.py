"""What is on the canvas and in the mix at one moment: the layout, joined to its streams."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from recorder_gui.layout.rectangle import Rectangle, uncovered
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.requests import VideoItem
from recorder_gui.recorder.engine.composing.streams import (
    PictureStream,
    SoundStream,
    Stream,
    StreamKey,
    key_of,
)
from recorder_gui.recorder.engine.orders import SetLayout
from recorder_gui.recorder.engine.sources.feeds import Geometry
from recorder_gui.recorder.engine.sources.links import Link
from recorder_gui.recorder.engine.sources.live import Links, is_live
from recorder_gui.recorder.engine.sources.running import RETRY_WAITS


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what is on this machine and for links, ns."""

    here: int
    links: int


@dataclass(frozen=True, slots=True)
class Placing:
    """One item of the layout."""

    item: VideoItem
    geometry: Geometry
    stream: PictureStream


@dataclass(frozen=True, slots=True)
class Scene:
    """Pictures from back to front, and sounds; `gaps` is what no picture covers."""

    placings: tuple[Placing, ...] = ()
    sounds: tuple[SoundStream, ...] = ()
    streams: frozenset[Stream] = field(default_factory=frozenset[Stream])
    gaps: tuple[Rectangle, ...] = ()

    @property
    def delivering(self) -> bool:
        """Whether anything of it can be recorded now."""
        return any(stream.delivering for stream in self.streams)

    @property
    def settled(self) -> bool:
        """Whether every stream delivers or is known to be away."""
        return all(stream.any_feed.settled for stream in self.streams)

    def patience(self, allowed: Patience) -> int:
        """How long to wait for those that are not settled, ns; 0 when all are."""
        awaited = [stream for stream in self.streams if not stream.any_feed.settled]
        if any(stream.is_here for stream in awaited):
            return allowed.here
        return allowed.links if awaited else 0


class Epochs:
    """When each source's own time began: one moment for all that is drawn here, and one for each
    file, so that its camera and its microphone stay together."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._of: dict[str, int] = {}

    def join(self, stream: Stream) -> None:
        """Let a new stream begin where its source is by now."""
        epoch = self._of.get(_origin(stream.media.source))
        if epoch is not None:
            stream.any_feed.join(epoch, self._now())

    def begin_link(self, source: str) -> int:
        """Engine time that a live source begins at: now, if it has not begun."""
        return self._of.setdefault(_origin(source), self._now())

    def begin(self, streams: Iterable[Stream], moment: int) -> None:
        """Engine time `moment` is the beginning of those that have none yet."""
        for stream in streams:
            epoch = self._of.setdefault(_origin(stream.media.source), moment)
            if stream.any_feed.epoch is None:
                stream.any_feed.epoch = epoch

    def begin_drawn(self, moment: int) -> None:
        """Engine time `moment` is the beginning of all that is drawn here."""
        self._of.setdefault(_DRAWN, moment)


_DRAWN = "drawn"


def _origin(source: str) -> str:
    return _DRAWN if source.startswith(("test:", "demo:")) else source


class Stage:
    """Builds scenes; streams that stay keep their decoders, those that go are closed when the
    scene that they were in is over."""

    def __init__(
        self,
        epochs: Epochs,
        changed: Callable[[Stream], None],
        canvas: Rectangle,
        links: Links,
        waits: Sequence[float] = RETRY_WAITS,
    ) -> None:
        self._links = links
        self._canvas = canvas
        self._epochs = epochs
        self._changed = changed
        self._waits = waits
        self._media: dict[StreamKey, MediaSource] = {}
        self._streams: dict[StreamKey, Stream] = {}
        self._flow_before = 0

    @property
    def flow(self) -> int:
        """Bytes pulled so far."""
        return self._flow_before + sum(s.any_feed.pulled for s in list(self._streams.values()))

    def set_members(self, media: Sequence[MediaSource]) -> bool:
        """Replace what the group sends; whether a scene built now would differ from before."""
        before, self._media = self._media, {key_of(m): m for m in media}
        return any(self._media.get(k) != before.get(k) for k in self._streams)

    def scene(self, layout: SetLayout) -> Scene:
        """The scene of `layout`, its streams started or made ready for their new places."""
        wanted: dict[StreamKey, list[Geometry]] = {}
        for item in layout.video_list:
            key = (item.user_id, item.media_id, int(item.media_type))
            wanted.setdefault(key, []).append(_geometry(item))
        pictures = {key: self._picture_stream(key, places) for key, places in wanted.items()}
        heard = dict.fromkeys(
            (item.user_id, item.media_id, int(item.media_type)) for item in layout.audio_list
        )
        sounds = tuple(self._sound_stream(key) for key in heard)
        placings = tuple(
            Placing(
                item,
                _geometry(item),
                pictures[(item.user_id, item.media_id, int(item.media_type))],
            )
            for item in layout.video_list
        )
        gaps = uncovered(self._canvas, (p.geometry.item for p in placings))
        return Scene(placings, sounds, frozenset((*pictures.values(), *sounds)), gaps)

    def over(self, scene: Scene, then: Scene) -> None:
        """`then` has replaced `scene`: close what is not needed any more."""
        for stream in scene.streams - then.streams:
            self._flow_before += stream.any_feed.pulled
            stream.close()
            key = key_of(stream.media)
            if self._streams.get(key) is stream:
                del self._streams[key]
        for stream in then.streams:
            if isinstance(stream, PictureStream):
                stream.feed.want(p.geometry for p in then.placings if p.stream is stream)

    def close(self) -> None:
        """Close every stream."""
        for stream in self._streams.values():
            self._flow_before += stream.any_feed.pulled
            stream.close()
        self._streams.clear()

    def _picture_stream(self, key: StreamKey, places: Sequence[Geometry]) -> PictureStream:
        media = self._media_of(key)
        stream = self._streams.get(key)
        if isinstance(stream, PictureStream) and stream.media == media:
            stream.prepare(places)
            return stream
        made = PictureStream(media, self._changed, self._waits)
        self._streams[key] = made
        link = self._link(media)
        self._epochs.join(made)
        made.start(places, link)
        return made

    def _sound_stream(self, key: StreamKey) -> SoundStream:
        media = self._media_of(key)
        stream = self._streams.get(key)
        if isinstance(stream, SoundStream) and stream.media == media:
            return stream
        made = SoundStream(media, self._changed, self._waits)
        self._streams[key] = made
        link = self._link(media)
        self._epochs.join(made)
        made.start(link)
        return made

    def _link(self, media: MediaSource) -> Link | None:
        """What `media` comes through where it is live, its beginning settled."""
        if not is_live(media.source):
            return None
        return self._links.of(media.source, self._epochs.begin_link(media.source))

    def _media_of(self, key: StreamKey) -> MediaSource:
        user_id, media_id, media_type = key
        kind = MediaType(media_type)
        empty = MediaSource(user_id=user_id, media_id=media_id, media_type=kind)
        return self._media.get(key, empty)


def _geometry(item: VideoItem) -> Geometry:
    return Geometry(Rectangle(item.x, item.y, item.w, item.h), item.crop_mode)
