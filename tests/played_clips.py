"""Recordings to play: three colours of four seconds each with a tone; chapters name them."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

COLOURS = {"red": (200, 30, 30), "green": (30, 200, 30), "blue": (30, 30, 200)}  # as RGB
EACH = 4.0  # seconds of a colour
RATE = 25
_SOUND = 48_000


def colour_clip(path: Path, *, width: int = 320, height: int = 180, noise: int = 0) -> Path:
    """An MP4 with its header at its end, as a recorder writes it; `noise` levels make it large."""
    grains = np.random.default_rng(1)
    with av.open(str(path), "w") as output:
        video = output.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "g": "25"})
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        if noise:
            video.bit_rate = 40_000_000
        audio = output.add_stream("aac", rate=_SOUND, layout="stereo")
        titles = enumerate(COLOURS)
        output.set_chapters(
            [
                {
                    "id": number,
                    "start": round(number * EACH * 1000),
                    "end": round((number + 1) * EACH * 1000),
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": title},
                }
                for number, title in titles
            ]
        )
        for second in range(round(EACH) * len(COLOURS)):
            colour = list(COLOURS.values())[second // round(EACH)]
            picture = np.full((height, width, 3), colour, np.uint8)
            for number in range(RATE):
                if noise and number == 0:
                    picture = (picture // 2 + grains.integers(0, noise, picture.shape)).astype("u1")
                frame = av.VideoFrame.from_ndarray(np.roll(picture, number * 7, 1), "rgb24")
                frame.pts, frame.time_base = second * RATE + number, Fraction(1, RATE)
                output.mux(video.encode(frame))
            times = np.arange(second * _SOUND, (second + 1) * _SOUND) / _SOUND
            tone = (0.2 * np.sin(2 * np.pi * 440 * times)).astype(np.float32)
            sound = av.AudioFrame.from_ndarray(np.stack([tone, tone]), "fltp", "stereo")
            sound.sample_rate, sound.pts = _SOUND, second * _SOUND
            sound.time_base = Fraction(1, _SOUND)
            output.mux(audio.encode(sound))
        output.mux(video.encode(None))
        output.mux(audio.encode(None))
    return path


def repeated(clip: Path, path: Path, times: int) -> Path:
    """`clip` so often one after the other, its packets copied."""
    with av.open(str(path), "w") as output:
        streams = {}
        for turn in range(times):
            with av.open(str(clip)) as source:
                for stream in (source.streams.video[0], source.streams.audio[0]):
                    if turn == 0:
                        streams[stream.index] = output.add_stream_from_template(stream)
                for packet in source.demux():
                    if (
                        packet.dts is None
                        or packet.pts is None
                        or packet.stream.index not in streams
                    ):
                        continue
                    shift = round(turn * (EACH * len(COLOURS) + 0.1) / packet.time_base)
                    packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
                    packet.stream = streams[packet.stream.index]
                    output.mux(packet)
    return path


def sound_clip(path: Path, seconds: int = 5) -> Path:
    """An MP3."""
    with av.open(str(path), "w") as output:
        audio = output.add_stream("libmp3lame", rate=_SOUND, layout="stereo")
        times = np.arange(seconds * _SOUND) / _SOUND
        tone = (0.2 * np.sin(2 * np.pi * 440 * times)).astype(np.float32)
        sound = av.AudioFrame.from_ndarray(np.stack([tone, tone]), "fltp", "stereo")
        sound.sample_rate, sound.pts, sound.time_base = _SOUND, 0, Fraction(1, _SOUND)
        output.mux(audio.encode(sound))
        output.mux(audio.encode(None))
    return path


def name_of(colour: tuple[int, int, int]) -> str:
    """Which of the colours it is nearest to, given as red, green and blue."""
    return max(COLOURS, key=lambda name: colour[list(COLOURS).index(name)])
