"""What a window sees and hears of a running recording, while one looks: the program's picture, how
loud everything is, and how each source does.

The composing thread only hands over what it has; scaling, coding and telling are done beside it.
"""

import queue
import threading
import time
from collections.abc import Callable, Sequence

import av
from av.error import FFmpegError

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import SILENCE, SourceLive
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.composing.canvas import CanvasFrame, CanvasPool
from recorder_gui.recorder.engine.composing.scene import Scene
from recorder_gui.recorder.engine.composing.streams import (
    PictureStream,
    SoundStream,
    Stream,
    StreamKey,
    key_of,
)
from recorder_gui.recorder.engine.sources.feeds import Sound
from recorder_gui.recorder.engine.telling import Teller
from recorder_gui.recorder.engine.watching.jpegs import SmallJpegs, SourceJpegs
from recorder_gui.recorder.engine.watching.levels import Level
from recorder_gui.recorder.engine.watching.looks import SmallPicture, Wanted

_SHORTEST = 0.05  # seconds between two reports


class Monitor:
    """`scene` gives the one that is being recorded."""

    def __init__(self, teller: Teller, pool: CanvasPool, scene: Callable[[], Scene]) -> None:
        self._teller = teller
        self._pool = pool
        self._scene = scene
        self._mix = Level()
        self._wanted: list[orders.TakeProgram] = []
        self._paintings: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._painter: threading.Thread | None = None
        self._program_jpegs = SmallJpegs()
        self._source_jpegs: dict[StreamKey, SourceJpegs] = {}
        self._seconds = 0.0
        self._until = 0.0
        self._reporting = False
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._counts: dict[Stream, tuple[int, int]] = {}

    # the composing thread's side

    @property
    def watched(self) -> bool:
        """Whether levels are wanted now."""
        return self._seconds > 0

    def want(self, order: orders.TakeProgram) -> None:
        self._wanted.append(order)

    def show(self, frame: CanvasFrame | None) -> None:
        """Give all who wait the picture of this frame."""
        if not self._wanted:
            return
        waiting, self._wanted = self._wanted, []
        if frame is None:
            for order in waiting:
                self._teller.decline(order.number, "nothing has been recorded yet")
            return
        self._pool.use(frame)
        self._do(lambda: self._paint_program(frame, waiting))

    def look(self, order: orders.TakePictures) -> None:
        """Give what these sources of the layout show now."""
        shown: dict[StreamKey, av.VideoFrame] = {}
        for stream in self._scene().streams:
            if isinstance(stream, PictureStream) and (first := stream.feed.first()) is not None:
                shown[key_of(stream.media)] = first.native
        taken = [(each, shown.get(key_of(each.media))) for each in order.wanted]
        self._do(lambda: self._paint_sources(order.number, taken))

    def hear(self, mix: Sound) -> None:
        """The mix of what is recorded next."""
        if self._seconds and len(mix):
            self._mix.hear(mix)

    def watch(self, order: orders.Watch) -> None:
        """Report as `order` says until its lease is over."""
        with self._lock:
            self._until = time.monotonic() + order.lease
            self._seconds = max(order.seconds, _SHORTEST)
            if not self._reporting:
                self._reporting = True
                threading.Thread(target=self._report, name="levels", daemon=True).start()

    def close(self) -> None:
        """The recording is over."""
        for order in self._wanted:
            self._teller.decline(order.number, "the recording has been stopped")
        self._wanted = []
        self._over.set()

    # beside it

    def _do(self, painting: Callable[[], None]) -> None:
        self._paintings.put(painting)
        if self._painter is None:
            self._painter = threading.Thread(target=self._paint, name="pictures", daemon=True)
            self._painter.start()

    def _paint(self) -> None:
        while True:
            self._paintings.get()()

    def _paint_program(self, frame: CanvasFrame, waiting: Sequence[orders.TakeProgram]) -> None:
        self._answer(
            [order.number for order in waiting], lambda: self._program_jpegs.of(frame.frame)
        )
        self._pool.release(frame)

    def _paint_sources(
        self, number: int, taken: Sequence[tuple[Wanted, av.VideoFrame | None]]
    ) -> None:
        self._teller.pictures(number, [self._small(wanted, shown) for wanted, shown in taken])

    def _small(self, wanted: Wanted, shown: av.VideoFrame | None) -> SmallPicture:
        if shown is None:
            return SmallPicture(reason="the layout has no picture of it")
        jpegs = self._source_jpegs.setdefault(key_of(wanted.media), SourceJpegs())
        return jpegs.of(shown, wanted.seen)

    def _answer(self, numbers: Sequence[int], paint: Callable[[], bytes]) -> None:
        try:
            jpeg, reason = paint(), ""
        except (FFmpegError, ValueError, MemoryError) as error:
            jpeg, reason = b"", str(error)
        for number in numbers:
            if reason:
                self._teller.decline(number, reason)
            else:
                self._teller.program(number, jpeg)

    def _report(self) -> None:
        looked = time.monotonic()
        while not self._over.wait(self._seconds):
            now = time.monotonic()
            with self._lock:
                if now > self._until:
                    self._reporting, self._seconds = False, 0.0
                    return
            streams = sorted(self._scene().streams, key=lambda each: key_of(each.media))
            counts, self._counts = self._counts, {}
            sources = [self._look(each, counts.get(each), now - looked) for each in streams]
            looked = now
            self._teller.seen(*self._mix.read(), sources)

    def _look(self, stream: Stream, before: tuple[int, int] | None, seconds: float) -> SourceLive:
        feed, media = stream.any_feed, stream.media
        delivered = stream.feed.delivered if isinstance(stream, PictureStream) else 0
        self._counts[stream] = pulled, _ = feed.pulled, delivered
        told = before or self._counts[stream]
        rate, kilobits = (delivered - told[1]) / seconds, (pulled - told[0]) / 125 / seconds
        width = height = 0
        if isinstance(stream, PictureStream) and (first := stream.feed.first()) is not None:
            width, height = first.native.width, first.native.height
        peak, rms = stream.level.read() if isinstance(stream, SoundStream) else (SILENCE, SILENCE)
        return SourceLive(
            user_id=media.user_id,
            media_id=media.media_id,
            media_type=MediaType(media.media_type),
            live=feed.delivering,
            reason="" if feed.delivering else feed.reason,
            width=width,
            height=height,
            rate=round(rate, 1),
            kilobits=round(kilobits, 1),
            peak=peak,
            rms=rms,
        )
