"""Between a source's thread and the composer: bounded, timed, and never a stall.

A feed's time is its own: nanoseconds (pictures) or samples (sounds) since the feed's epoch, which
is the engine time at which the source's first moment is shown. The epoch may come after the first
pictures, since recorded time starts with them.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import av
import numpy as np
from av.error import FFmpegError
from msgspec import Struct
from numpy.typing import NDArray

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.placing import PicturePlacer, PlacedPicture
from recorder_gui.protocol.fields import CropMode
from recorder_gui.recorder.engine.clock import SECOND

# A source works in bursts: it sleeps when so much is ahead, and is woken when only so much is left.
# Waking it for each picture would cost more than the picture.
PICTURES_AHEAD = 3
PICTURES_LEFT = 1
SECONDS_AHEAD = 1
PLAY_OUT_SECONDS = 2.0
TOLERANCE = SECOND // 1000  # containers that count milliseconds round a time up by half of one
Sound = NDArray[np.float32]  # shape (samples, 2)


class Geometry(Struct, frozen=True):
    """Where a picture goes; asked for with each picture, so that its hash must be quick."""

    item: Rectangle
    mode: CropMode


@dataclass(slots=True)
class Picture:
    """One picture of a source: when it is shown first, as decoded, and at each of its places."""

    time: int
    native: av.VideoFrame
    placed: dict[Geometry, PlacedPicture] = field(default_factory=dict[Geometry, PlacedPicture])


class Feed:
    """What both kinds share: the epoch, whether the source delivers, and closing."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._room = threading.Condition()
        self._changed = changed
        self.epoch: int | None = None
        self.closed = False
        self.delivering = False
        self.settled = False  # delivers or was found wanting: nobody need wait for it
        self.reason = ""  # why it does not deliver
        self.pulled = 0  # bytes that came in

    def _delivered(self) -> bool:
        """With the lock held: something has come. Whether that is news."""
        news = not self.delivering
        self.delivering = self.settled = True
        self._room.notify_all()
        return news

    def mark_lost(self, reason: str) -> None:
        """The source is away: what it delivered is gone with it."""
        with self._room:
            self.reason = reason
            self.delivering = False
            self.settled = True
            self._forget()
            self._room.notify_all()
        self._changed()

    def close(self) -> None:
        with self._room:
            self.closed = True
            self._room.notify_all()

    def wait_closed(self) -> None:
        """Hold until the feed is closed."""
        with self._room:
            while not self.closed:
                self._room.wait()

    def play_out(self) -> None:
        """Hold until what was delivered has been taken, for a moment at most."""
        end = time.monotonic() + PLAY_OUT_SECONDS
        while not self.closed and self._holds and time.monotonic() < end:
            with self._room:
                self._room.wait(0.05)

    @property
    def _holds(self) -> bool:
        raise NotImplementedError

    def join(self, epoch: int, now: int) -> None:
        raise NotImplementedError

    def _forget(self) -> None:
        raise NotImplementedError


class PictureFeed(Feed):
    """Pictures in the order of their times."""

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__(changed)
        self.delivered = 0  # pictures
        self._queue: deque[Picture] = deque()
        self._current: Picture | None = None
        self._asked = -1
        self._still = False
        self._geometries: tuple[Geometry, ...] = ()
        self._placers: dict[Geometry, PicturePlacer] = {}  # the source thread's own

    # the source's side

    @property
    def asked(self) -> int:
        """The feed time that was last asked for; -1 before that."""
        return self._asked

    def put(self, picture: Picture) -> bool:
        """Place the picture and hand it over, waiting for room; False once closed."""
        self._place(picture)
        with self._room:
            if len(self._queue) >= PICTURES_AHEAD:
                while len(self._queue) > PICTURES_LEFT and not self.closed:
                    self._room.wait()
            if self.closed:
                return False
            self._queue.append(picture)
            self.delivered += 1
            news = self._delivered()
        if news:
            self._changed()
        return True

    def mark_still(self) -> None:
        """No other picture will come: the last one stays."""
        with self._room:
            self._still = True
            self._room.notify_all()

    def _place(self, picture: Picture) -> None:
        wanted = self._geometries
        if self._placers.keys() - set(wanted):
            self._placers = {g: p for g, p in self._placers.items() if g in wanted}
        for geometry in wanted:
            if geometry not in picture.placed:
                placer = self._placers.get(geometry)
                if placer is None:
                    placer = PicturePlacer(geometry.item, geometry.mode)
                    self._placers[geometry] = placer
                picture.placed[geometry] = placer.place(picture.native)

    # the composer's side

    def join(self, epoch: int, now: int) -> None:
        """Begin where the source is at engine time `now`, rather than at its beginning."""
        self.epoch = epoch
        self._asked = now - epoch

    def want(self, geometries: Iterable[Geometry]) -> None:
        """The places that pictures are to be scaled to from now on."""
        self._geometries = tuple(dict.fromkeys(geometries))

    @property
    def wanted(self) -> tuple[Geometry, ...]:
        return self._geometries

    def prepare(self, geometries: Iterable[Geometry]) -> None:
        """Scale what is at hand to further places, so that a new layout finds it there."""
        with self._room:
            at_hand = [p for p in (self._current, *self._queue) if p is not None]
        for geometry in geometries:
            placer = PicturePlacer(geometry.item, geometry.mode)
            for picture in at_hand:
                if geometry not in picture.placed:
                    try:
                        picture.placed[geometry] = placer.place(picture.native)
                    except FFmpegError:
                        return  # the source's own thread meets the same, and says so

    def take(self, moment: int, wait: bool) -> Picture | None:
        """The newest picture at engine time `moment`; None while the source delivers none.

        `wait` holds until the source has come past that moment, or is known to be away.
        """
        with self._room:
            if self.epoch is None:
                return self._current
            time = moment - self.epoch + TOLERANCE
            self._asked = max(self._asked, time)
            while True:
                while self._queue and self._queue[0].time <= time:
                    self._current = self._queue.popleft()
                    if len(self._queue) == PICTURES_LEFT:
                        self._room.notify_all()
                past = bool(self._queue)
                away = self.settled and not self.delivering
                if past or away or self._still or self.closed or not wait:
                    return self._current
                self._room.wait()

    def first(self) -> Picture | None:
        """The oldest picture at hand."""
        with self._room:
            return self._current or (self._queue[0] if self._queue else None)

    @property
    def _holds(self) -> bool:
        return bool(self._queue)

    def _forget(self) -> None:
        self._queue.clear()
        self._current = None
        self._still = False


class SoundFeed(Feed):
    """Stereo float samples at 48 kHz; shape (samples, 2)."""

    def __init__(self, changed: Callable[[], None], sample_rate: int) -> None:
        super().__init__(changed)
        self._blocks: deque[tuple[int, Sound]] = deque()
        self._ahead = SECONDS_AHEAD * sample_rate
        self._asked = -1

    def join(self, epoch: int, now: int) -> None:
        """Begin where the source is at engine time `now`, rather than at its beginning."""
        self.epoch = epoch
        self._asked = max(0, (now - epoch) * self._ahead // SECONDS_AHEAD // SECOND)

    @property
    def asked(self) -> int:
        """The feed's sample after the last one asked for; -1 before that."""
        return self._asked

    def put(self, start: int, samples: Sound) -> bool:
        """Hand over samples from feed sample `start`, waiting for room; False once closed."""
        samples = np.asfortranarray(samples)  # as `silence` lies; most do so already
        with self._room:
            if self._held() >= self._ahead:
                while not self.closed and self._held() > self._ahead // 2:
                    self._room.wait()
            if self.closed:
                return False
            if start + len(samples) > self._asked:
                self._blocks.append((start, samples))
            news = self._delivered()
        if news:
            self._changed()
        return True

    def take(self, start: int, count: int, wait: bool) -> Sound | None:
        """`count` samples from feed sample `start`, silence where there are none; None when all
        is silence. `wait` as with pictures."""
        with self._room:
            end = start + count
            while wait and not self.closed and not (self.settled and not self.delivering):
                self._asked = max(self._asked, start)
                self._drop(start)
                if self._blocks and self._blocks[-1][0] + len(self._blocks[-1][1]) >= end:
                    break
                self._room.notify_all()
                self._room.wait()
            sound = self._between(start, end)
            self._asked = max(self._asked, end)
            self._drop(end)
            if self._held() <= self._ahead // 2:
                self._room.notify_all()
            return sound

    def pass_by(self, until: int, hear: Callable[[Sound], None] | None = None) -> None:
        """Forget what is before feed sample `until`; `hear` listens to it."""
        with self._room:
            for first, block in self._blocks if hear is not None else ():
                passing = block[max(0, self._asked - first) : max(0, until - first)]
                if hear is not None and len(passing):
                    hear(passing)
            self._asked = max(self._asked, until)
            self._drop(until)
            self._room.notify_all()

    def _between(self, start: int, end: int) -> Sound | None:
        """As `take`; a part of one block as it is, without a copy."""
        sound: Sound | None = None
        for first, block in self._blocks:
            lo, hi = max(first, start), min(first + len(block), end)
            if lo == start and hi == end and sound is None:
                sound = block[lo - first : hi - first]
            elif lo < hi:
                if sound is None or not sound.flags.owndata:
                    sound = _on_silence(sound, end - start)
                sound[lo - start : hi - start] = block[lo - first : hi - first]
        return sound

    def _held(self) -> int:
        if not self._blocks:
            return 0
        return self._blocks[-1][0] + len(self._blocks[-1][1]) - max(self._blocks[0][0], self._asked)

    def _drop(self, before: int) -> None:
        while self._blocks and self._blocks[0][0] + len(self._blocks[0][1]) <= before:
            self._blocks.popleft()

    @property
    def _holds(self) -> bool:
        return bool(self._blocks)

    def _forget(self) -> None:
        self._blocks.clear()


def silence(count: int) -> Sound:
    """A sound to write into, each channel in one piece, as decoders and encoders have it."""
    return np.zeros((2, count), np.float32).T


def _on_silence(sound: Sound | None, count: int) -> Sound:
    """A sound that can be written into: a copy, or silence."""
    return silence(count) if sound is None else sound.copy("K")
