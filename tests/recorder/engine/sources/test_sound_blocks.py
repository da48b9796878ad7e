"""Decoded sound of any kind in a feed's blocks."""

from fractions import Fraction

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from recorder_gui.recorder.engine.sources.feeds import SoundFeed
from recorder_gui.recorder.engine.sources.sound_blocks import SoundBlocks

RATE = 48_000
SAMPLES = 1024


def frame(
    first: int, kind: str = "fltp", layout: str = "stereo", rate: int = RATE
) -> av.AudioFrame:
    """A tone of 440 Hz at 0.5 from sample `first` of its own rate on, a hundredth quieter right."""
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(first, first + SAMPLES) / rate)
    both = np.stack([tone, tone - 0.01] if layout == "stereo" else [tone]).astype(np.float32)
    if kind == "s16":
        both = (both.T.reshape(1, -1) * 32767).astype(np.int16)
    made = av.AudioFrame.from_ndarray(both, format=kind, layout=layout)
    made.sample_rate, made.pts, made.time_base = rate, first, Fraction(1, rate)
    return made


def taken(feed: SoundFeed, start: int, count: int) -> NDArray[np.float32]:
    sound = feed.take(start, count, wait=False)
    assert sound is not None
    return sound


@pytest.mark.parametrize(
    ("kind", "layout", "rate"),
    [("fltp", "stereo", 48_000), ("s16", "stereo", 48_000), ("fltp", "mono", 48_000)]
    + [("s16", "stereo", 44_100), ("fltp", "mono", 16_000)],
)
def test_any_kind_comes_out_whole_and_in_time(kind: str, layout: str, rate: int) -> None:
    feed = SoundFeed(lambda: None, RATE)
    blocks = SoundBlocks(feed, 4800, None)
    frames = rate // SAMPLES // 2
    for number in range(frames):
        due = round(number * SAMPLES * RATE / rate)
        assert blocks.add(due, frame(number * SAMPLES, kind, layout, rate))
    blocks.end()
    length = frames * SAMPLES * RATE // rate
    assert abs(blocks.heard - length) <= 48
    sound = taken(feed, 0, length - 100)
    level = 0.5 if layout == "stereo" else 0.5 / np.sqrt(2)  # one ear's sound, shared by two
    wanted = level * np.sin(2 * np.pi * 440 * np.arange(length - 100) / RATE)
    assert np.abs(sound[200:, 0] - wanted[200:]).max() < 0.02


def test_a_change_of_kind_in_the_middle_leaves_no_gap() -> None:
    feed = SoundFeed(lambda: None, RATE)
    blocks = SoundBlocks(feed, 1, None)
    for number, kind in enumerate(["fltp", "s16", "fltp", "fltp", "s16"]):
        blocks.add(number * SAMPLES, frame(number * SAMPLES, kind))
    blocks.end()
    sound = taken(feed, 0, 5 * SAMPLES)
    wanted = 0.5 * np.sin(2 * np.pi * 440 * np.arange(5 * SAMPLES) / RATE)
    assert np.abs(sound[:, 0] - wanted).max() < 0.001
    assert np.abs(sound[:, 1] - wanted + 0.01).max() < 0.001


def test_a_gap_in_the_times_is_silence_and_nothing_passes_the_end() -> None:
    feed = SoundFeed(lambda: None, RATE)
    blocks = SoundBlocks(feed, 4800, 10_500)
    for due in (0, SAMPLES, 6000, 6000 + SAMPLES, 10_000):
        blocks.add(due, frame(due))
    blocks.end()
    sound = taken(feed, 0, 12_000)[:, 0]
    assert np.abs(sound[2 * SAMPLES : 6000]).max() == 0
    assert np.abs(sound[6000 : 6000 + SAMPLES]).max() > 0.4
    assert np.abs(sound[10_000:10_500]).max() > 0.4
    assert np.abs(sound[10_500:]).max() == 0
    assert blocks.heard == 4 * SAMPLES + 500
