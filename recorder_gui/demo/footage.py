"""What is really in a recorded file, found by decoding it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from recorder_gui.demo.likeness import Picture

AUDIO_RATE = 48_000


@dataclass(frozen=True)
class Footage:
    """`frames` decoded; `seconds` from the first frame's start to the last one's end; `fps` the
    one rate that every frame keeps to, 0.0 when they don't; `pictures` the frames asked for,
    (height, width, 3) RGB; `sound` mono samples at 48 kHz."""

    frames: int
    seconds: float
    fps: float
    width: int
    height: int
    video_codec: str
    audio_codec: str
    pictures: dict[int, Picture]
    sound: NDArray[np.float32]


def watch(path: Path, wanted: Iterable[int] = ()) -> Footage:
    """Decode all of the file at `path`, keeping the frames whose numbers (from 0) are `wanted`."""
    keep = frozenset(wanted)
    times: list[float] = []
    pictures: dict[int, Picture] = {}
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        video.thread_type = "AUTO"
        rate = float(video.average_rate or 0)
        for number, frame in enumerate(container.decode(video)):
            times.append(float(frame.time or 0.0))
            if number in keep:
                pictures[number] = rgb(frame)
        names = (video.codec_context.name, container.streams.audio[0].codec_context.name)
        size = video.width, video.height
    steps = np.diff(times)
    steady = bool(len(steps)) and bool(np.allclose(steps, 1 / rate, atol=1e-4))
    return Footage(
        frames=len(times),
        seconds=times[-1] - times[0] + 1 / rate if times else 0.0,
        fps=rate if steady else 0.0,
        width=size[0],
        height=size[1],
        video_codec=names[0],
        audio_codec=names[1],
        pictures=pictures,
        sound=_listen(path),
    )


def loudness(sound: NDArray[np.float32], hertz: float) -> float:
    """How much of the tone of `hertz` is in `sound`: its amplitude, 1.0 is full scale.

    The mean over whole seconds, so that a pause between them takes nothing away.
    """
    seconds = sound[: len(sound) // AUDIO_RATE * AUDIO_RATE].reshape(-1, AUDIO_RATE)
    if not len(seconds):
        return 0.0
    turns = np.exp(-2j * np.pi * hertz * np.arange(AUDIO_RATE) / AUDIO_RATE)
    return float(np.mean(2 * np.abs(seconds @ turns) / AUDIO_RATE))


def rgb(frame: av.VideoFrame) -> Picture:
    """A frame as 8-bit RGB, by its own matrix and range."""
    return frame.to_ndarray(format="rgb24").astype(np.uint8, copy=False)


def _listen(path: Path) -> NDArray[np.float32]:
    resampler = av.AudioResampler(format="flt", layout="mono", rate=AUDIO_RATE)
    parts: list[NDArray[np.float32]] = []
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            parts += [
                part.to_ndarray().reshape(-1).astype(np.float32, copy=False)
                for part in resampler.resample(frame)
            ]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)
