"""Microphones that are listened to while nothing is recorded: how loud each is. What nobody asks
for any more is closed."""

import threading
import time
from collections.abc import Iterable

from recorder_gui.protocol.local import MediaSource
from recorder_gui.recorder.engine.composing.streams import SoundStream
from recorder_gui.recorder.engine.sources.live import Links
from recorder_gui.recorder.engine.timeline import samples_of

_IDLE = 5.0  # seconds after which one that nobody asks for is closed

Loudness = tuple[float, float]  # peak and RMS, dBFS


class Ear:
    """One microphone."""

    def __init__(self, media: MediaSource) -> None:
        self._begun = time.monotonic_ns()
        self.last_asked = time.monotonic()
        self._stream = SoundStream(media, lambda _: None)
        self._stream.feed.join(0, 0)
        links = Links(lambda: time.monotonic_ns() - self._begun)
        self._stream.start(links.of(media.source, 0))

    def loudness(self) -> Loudness | None:
        """How loud it was since it was last asked; None while it delivers nothing."""
        self.last_asked = time.monotonic()
        level = self._stream.level
        self._stream.feed.pass_by(samples_of(time.monotonic_ns() - self._begun), level.hear)
        heard = level.read()
        return heard if self._stream.delivering else None

    def close(self) -> None:
        self._stream.close()


class Ears:
    """All microphones that are listened to, by what they are."""

    def __init__(self) -> None:
        self._ears: dict[MediaSource, Ear] = {}
        self._lock = threading.Lock()

    def listen(self, wanted: Iterable[MediaSource]) -> tuple[Loudness | None, ...]:
        """How loud each of `wanted` is, in their order; a publisher is heard while it is recorded
        only, since it can come to one place alone."""
        with self._lock:
            self._close_idle()
            return tuple(
                None if media.source.startswith("listen:") else self._ear(media).loudness()
                for media in wanted
            )

    def _ear(self, media: MediaSource) -> Ear:
        if media not in self._ears:
            self._ears[media] = Ear(media)
        return self._ears[media]

    def _close_idle(self) -> None:
        since = time.monotonic() - _IDLE
        for media, ear in list(self._ears.items()):
            if ear.last_asked < since:
                ear.close()
                del self._ears[media]
