"""The streams of a recording's layout: a source with its feed and its thread, and its card."""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Any

from av.error import FFmpegError

from recorder_gui.painting.placing import PicturePlacer, PlacedPicture
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.recorder.engine.sources.faults import SourceFault
from recorder_gui.recorder.engine.sources.feeds import (
    Feed,
    Geometry,
    Picture,
    PictureFeed,
    SoundFeed,
)
from recorder_gui.recorder.engine.sources.links import Link
from recorder_gui.recorder.engine.sources.opening import NoSource, open_pictures, open_sound
from recorder_gui.recorder.engine.sources.running import RETRY_WAITS, SourceThread
from recorder_gui.recorder.engine.sources.stills import load_still
from recorder_gui.recorder.engine.timeline import SAMPLE_RATE
from recorder_gui.recorder.engine.watching.levels import Level

log = logging.getLogger(__name__)

StreamKey = tuple[str, str, int]  # user_id, media_id, media_type
NOT_A_MEMBER = "the group has no such stream"


def key_of(media: MediaSource) -> StreamKey:
    return media.user_id, media.media_id, int(media.media_type)


class Stream:
    """One source in use. `changed(stream)` when it begins to deliver or is lost; from the
    source's thread."""

    def __init__(self, media: MediaSource, feed: Feed, changed: Callable[["Stream"], None]) -> None:
        self.media = media
        self.any_feed = feed
        self._changed = changed
        self._thread: SourceThread[Any] | None = None

    @property
    def delivering(self) -> bool:
        return self.any_feed.delivering

    @property
    def is_here(self) -> bool:
        """Whether its source is on this machine, not at the end of a link."""
        return "://" not in self.media.source  # a screen or a camera comes as soon as a file

    def close(self) -> None:
        if self._thread is not None:
            self._thread.close()

    def join(self, seconds: float) -> None:
        if self._thread is not None:
            self._thread.join(seconds)

    def _on_feed(self) -> None:
        self._changed(self)

    @property
    def _name(self) -> str:
        return f"{self.media.user_id}/{self.media.media_id}"


class PictureStream(Stream):
    """A camera, a screen or a whiteboard; for small previews only where one is `glancing`."""

    def __init__(
        self,
        media: MediaSource,
        changed: Callable[[Stream], None],
        waits: Sequence[float] = RETRY_WAITS,
        *,
        glancing: bool = False,
    ) -> None:
        self._glancing = glancing
        self.feed = PictureFeed(self._on_feed)
        super().__init__(media, self.feed, changed)
        self._waits = waits
        self._card: Picture | None = None
        self._card_tried = False
        self._card_lock = threading.Lock()

    def start(self, geometries: Sequence[Geometry], link: Link | None = None) -> None:
        """Begin to deliver pictures for these places, from `link` where the source is live."""
        self.feed.want(geometries)
        source = (
            open_pictures(
                self.media.source,
                MediaType(self.media.media_type),
                link,
                glancing=self._glancing,
            )
            if self.media.source
            else NoSource(NOT_A_MEMBER)
        )
        self._thread = SourceThread(source, self.feed, self._name, self._waits)

    def prepare(self, geometries: Sequence[Geometry]) -> None:
        """Be ready for further places."""
        self.feed.want((*self.feed.wanted, *geometries))
        self.feed.prepare(geometries)

    def picture(self, moment: int, wait: bool) -> Picture | None:
        """What to show at engine time `moment`: its own picture, or its card, or nothing."""
        own = self.feed.take(moment, wait)
        if own is not None:
            return own
        return self._away() if self.feed.settled else None

    def _away(self) -> Picture | None:
        with self._card_lock:
            if not self._card_tried and self.media.card:
                self._card_tried = True
                try:
                    self._card = Picture(0, load_still(self.media.card))
                except (SourceFault, FFmpegError, OSError, ValueError) as error:
                    log.warning("the card of %s cannot be shown: %s", self._name, error)
            return self._card


class SoundStream(Stream):
    """A microphone."""

    def __init__(
        self,
        media: MediaSource,
        changed: Callable[[Stream], None],
        waits: Sequence[float] = RETRY_WAITS,
    ) -> None:
        self.feed = SoundFeed(self._on_feed, SAMPLE_RATE)
        self.level = Level()
        super().__init__(media, self.feed, changed)
        self._waits = waits

    def start(self, link: Link | None = None) -> None:
        """Begin to deliver, from `link` where the source is live."""
        source = (
            open_sound(self.media.source, link) if self.media.source else NoSource(NOT_A_MEMBER)
        )
        self._thread = SourceThread(source, self.feed, self._name, self._waits)


def placed(picture: Picture, geometry: Geometry) -> PlacedPicture:
    """The picture at that place; scaled here if nobody has done it yet."""
    ready = picture.placed.get(geometry)
    if ready is None:
        ready = PicturePlacer(geometry.item, geometry.mode).place(picture.native)
        picture.placed[geometry] = ready
    return ready
