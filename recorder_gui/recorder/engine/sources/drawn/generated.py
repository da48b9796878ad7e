"""Pictures and sounds that are drawn here: a picture each thirtieth of a second of the feed's
time, a block of sound each tenth.

They pull no bytes. So that their flow reads like that of people, a picture counts as 4 kB and a
second of sound as 8 kB: a megabit and 64 kilobits a second.
"""

from collections.abc import Callable

import av
import numpy as np
from numpy.typing import NDArray

from recorder_gui.recorder.engine.clock import SECOND
from recorder_gui.recorder.engine.sources.feeds import Picture, PictureFeed, Sound, SoundFeed
from recorder_gui.recorder.engine.timeline import SAMPLE_RATE

RATE = 30
BYTES_A_PICTURE = 4_000
BYTES_A_SECOND = 8_000
BLOCK = SAMPLE_RATE // 10
_GLANCED_STEP = 3  # ten pictures a second: twice as many as are looked at, so that none is late

Draw = Callable[[int], av.VideoFrame]  # picture number -> a new frame
Play = Callable[[NDArray[np.int64]], Sound]  # sample numbers -> samples, shape (n, 2)


class GeneratedPictures:
    """`prepare` is called in the source's own thread and gives the drawing function; only each
    `step`th picture is drawn."""

    def __init__(self, prepare: Callable[[], Draw], step: int = 1) -> None:
        self._prepare = prepare
        self._step = step

    def glanced_at(self) -> "GeneratedPictures":
        """The same for small previews."""
        return GeneratedPictures(self._prepare, _GLANCED_STEP)

    def deliver(self, feed: PictureFeed) -> None:
        draw = self._prepare()
        number = 0
        while not feed.closed:
            asked = max(0, feed.asked) * RATE // SECOND
            number = max(number, asked - asked % self._step)
            feed.pulled += BYTES_A_PICTURE
            if not feed.put(Picture(number * SECOND // RATE, draw(number))):
                return
            number += self._step


class GeneratedSound:
    """Blocks of what `play` gives for their sample numbers."""

    def __init__(self, play: Play) -> None:
        self._play = play

    def deliver(self, feed: SoundFeed) -> None:
        block = 0
        while not feed.closed:
            block = max(block, max(0, feed.asked) // BLOCK)
            numbers = np.arange(block * BLOCK, (block + 1) * BLOCK, dtype=np.int64)
            feed.pulled += BYTES_A_SECOND // 10
            if not feed.put(block * BLOCK, self._play(numbers)):
                return
            block += 1


def tone(hertz: float, level: float = 0.12) -> Play:
    """A steady sine, the same in both ears."""

    def play(numbers: NDArray[np.int64]) -> Sound:
        # Whole turns are taken off first, so that an hour on the phase is as exact as at first.
        turns = (numbers * hertz / SAMPLE_RATE) % 1.0
        wave = (level * np.sin(2 * np.pi * turns)).astype(np.float32)
        return np.repeat(wave[:, np.newaxis], 2, axis=1)

    return play
