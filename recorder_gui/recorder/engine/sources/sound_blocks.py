"""From decoded sound of any kind to a feed's blocks: 48 kHz stereo, in step with its times.

Frames of a file are small. Handing each over by itself would cost more than its decoding does.
"""

from typing import cast

import av
import numpy as np
from av.audio.plane import AudioPlane

from recorder_gui.recorder.engine.sources.feeds import Sound, SoundFeed, silence
from recorder_gui.recorder.engine.timeline import SAMPLE_RATE

RESYNC_SAMPLES = SAMPLE_RATE // 50  # a gap or overlap of 20 ms is one; less is rounding
_FORMAT, _LAYOUT = "fltp", "stereo"
_Kind = tuple[str, str, int]
_AS_IT_IS: _Kind = (_FORMAT, _LAYOUT, SAMPLE_RATE)


class SoundBlocks:
    """Hands over at least `least` samples at a time, none from feed sample `end` on."""

    def __init__(self, feed: SoundFeed, least: int, end: int | None) -> None:
        self._feed = feed
        self._least = least
        self._end = end
        self._kind = _AS_IT_IS
        self._resampler: av.AudioResampler | None = None
        self._fifo = _new_fifo()
        self._gathered = 0
        self._start: int | None = None
        self.heard = 0

    def add(self, due: int, frame: av.AudioFrame) -> bool:
        """Take a frame that is due at feed sample `due`; False once the feed is closed.

        Its kind may change from one frame to the next. Raises `av.FFmpegError`.
        """
        if self._start is None or abs(due - self._start - self._gathered) > RESYNC_SAMPLES:
            if not self._hand_over():
                return False
            self._start = due
        self._convert(frame)
        return self._gathered < self._least or self._hand_over()

    def end(self) -> None:
        """Nothing follows: hand over what is left."""
        self._flush()
        self._hand_over()

    def _convert(self, frame: av.AudioFrame) -> None:
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if kind != self._kind:
            self._flush()
            self._kind = kind
            if kind != _AS_IT_IS:
                self._resampler = av.AudioResampler(_FORMAT, _LAYOUT, SAMPLE_RATE)
        if self._resampler is None:
            self._gather(frame)
            return
        for part in self._resampler.resample(frame):
            self._gather(part)

    def _flush(self) -> None:
        """Take what the resampler still holds."""
        if self._resampler is not None:
            for part in self._resampler.resample(None):
                self._gather(part)
            self._resampler = None

    def _gather(self, frame: av.AudioFrame) -> None:
        self._fifo.write(frame)
        self._gathered += frame.samples

    def _hand_over(self) -> bool:
        """Whether the feed is still open."""
        whole = self._fifo.read()
        if whole is None or self._start is None:
            return True
        start, gathered = self._start, self._gathered
        samples = silence(gathered)
        for side, plane in enumerate(whole.planes):
            samples[:, side] = _samples(plane, gathered)
        self._start, self._gathered = start + gathered, 0
        if self._end is not None:
            samples = samples[: max(0, self._end - start)]
        self.heard += len(samples)
        return len(samples) == 0 or self._feed.put(start, samples)


def _new_fifo() -> av.AudioFifo:
    """An empty one that takes frames of any time base: it remembers that of its first."""
    first = av.AudioFrame(_FORMAT, _LAYOUT, 1)
    first.sample_rate = SAMPLE_RATE
    fifo = av.AudioFifo()
    fifo.write(first)
    fifo.read()
    return fifo


def _samples(plane: AudioPlane, count: int) -> Sound:
    """What one channel of a frame holds, without a copy."""
    return np.frombuffer(cast("memoryview", plane), np.float32, count)
