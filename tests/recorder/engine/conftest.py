"""An engine in this process on a virtual clock, and what its file holds."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from recorder_gui.protocol.fields import CropMode, MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.requests import AudioItem, SubtitleItem, VideoItem
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.clock import Clock, VirtualClock
from recorder_gui.recorder.engine.engine import Engine

DEADLINE = 30.0
RATE = 30  # of what the helpers below make and measure


class Recording:
    """Drives one engine; frames are counted from 0."""

    def __init__(self, folder: Path, clock: Clock | None = None, **begin: object) -> None:
        self.clock = clock or VirtualClock()
        settings = {"width": 320, "height": 180, "frame_rate": 30, "rate_factor": 0} | begin
        self.begin = orders.Begin(record_id="r", folder=str(folder), name="take", **settings)  # type: ignore[arg-type]
        self.rate = self.begin.frame_rate
        self.path = folder / "take.mp4"
        self.events: list[orders.AnyEvent] = []
        self._told = threading.Condition()
        self._number = 0
        self.engine = Engine(self.begin, self._tell, self.clock, retry_waits=(0.05,))

    def _tell(self, event: orders.AnyEvent) -> None:
        with self._told:
            self.events.append(event)
            self._told.notify_all()

    def wait(self, wanted: Callable[[orders.AnyEvent], bool]) -> orders.AnyEvent:
        """The first event that is wanted."""
        end = time.monotonic() + DEADLINE
        with self._told:
            while True:
                for event in self.events:
                    if wanted(event):
                        return event
                assert time.monotonic() < end, f"it did not come; came: {self.events}"
                self._told.wait(0.1)

    def of(self, kind: type[orders.AnyEvent]) -> list[orders.AnyEvent]:
        return [event for event in self.events if isinstance(event, kind)]

    def say(self, kind: type[orders.AnyOrder], **fields: object) -> orders.Answered:
        """Give an order and wait for its answer."""
        answer = self.ask(kind, **fields)
        assert isinstance(answer, orders.Answered), answer
        return answer

    def ask(
        self, kind: type[orders.AnyOrder], **fields: object
    ) -> orders.Answered | orders.Declined:
        self._number += 1
        number = self._number
        self.engine.submit(kind(number=number, **fields))  # type: ignore[arg-type]
        answer = self.wait(
            lambda e: isinstance(e, orders.Answered | orders.Declined) and e.number == number
        )
        assert isinstance(answer, orders.Answered | orders.Declined)
        return answer

    def members(self, **sources: str | Path) -> None:
        """`jack="clip.mp4"` is camera and microphone of jack; `card` goes with a `|`."""
        media: list[MediaSource] = []
        for user, text in sources.items():
            source, _, card = str(text).partition("|")
            for media_id, kind in (("camera", MediaType.CAMERA), ("mic", MediaType.MICROPHONE)):
                media.append(
                    MediaSource(
                        user_id=user, media_id=media_id, media_type=kind, source=source, card=card
                    )
                )
        self.say(orders.SetMembers, media=tuple(media))

    def layout(self, *videos: VideoItem, hear: Sequence[str] = ()) -> orders.Answered:
        audio = tuple(AudioItem(user_id=user, media_id="mic") for user in hear)
        return self.say(orders.SetLayout, video_list=videos, audio_list=audio)

    def subtitles(self, *items: SubtitleItem) -> orders.Answered:
        return self.say(orders.SetSubtitles, subtitle_list=items)

    def run_to(self, frame: int) -> None:
        """Let frames before `frame` be taken, and wait for them."""
        assert isinstance(self.clock, VirtualClock)
        self.clock.let(self.engine.moment(frame - 1) + 0.001)
        end = time.monotonic() + DEADLINE
        while self.engine.frames < frame:
            assert time.monotonic() < end, f"stuck at frame {self.engine.frames}: {self.events}"
            threading.Event().wait(0.002)
        assert self.engine.frames == frame

    def stop(self) -> orders.Finished:
        self.say(orders.Stop)
        finished = self.wait(lambda e: isinstance(e, orders.Finished | orders.Broken))
        assert isinstance(finished, orders.Finished), finished
        return finished

    def close(self) -> None:
        self.engine.finish()
        assert self.engine.over.wait(DEADLINE)


@pytest.fixture
def record(tmp_path: Path, qapp: QApplication) -> Iterator[Callable[..., Recording]]:
    """`record(width=..., ...)`: a recording on a virtual clock, lossless, 320x180 at 30."""
    started: list[Recording] = []

    def start(**begin: object) -> Recording:
        folder = tmp_path / f"recording-{len(started)}"
        folder.mkdir()
        started.append(Recording(folder, **begin))  # type: ignore[arg-type]
        return started[-1]

    yield start
    for recording in started:
        recording.close()


Planes = tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]


def decoded(path: Path) -> list[Planes]:
    """Every frame's planes."""
    frames: list[Planes] = []
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            planes = []
            for plane in frame.planes:
                rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)  # type: ignore[arg-type]
                planes.append(rows[: plane.height, : plane.width].copy())
            frames.append((planes[0], planes[1], planes[2]))
    return frames


def heard(path: Path) -> NDArray[np.float32]:
    """All samples, shape (n, 2), 48 kHz, where they lie in time: an edit's lead-in is left out."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        parts: list[NDArray[np.float32]] = []
        for frame in container.decode(stream):
            assert frame.pts is not None and frame.time_base is not None
            samples = frame.to_ndarray().T.astype(np.float32)
            parts.append(samples[max(0, -round(frame.pts * frame.time_base * 48_000)) :])
        assert stream.duration is not None and stream.time_base is not None
        length = round(stream.duration * stream.time_base * 48_000)
    return np.concatenate(parts)[:length]


# A white flash and a beep together, 0.1 s long, at 0.5 s of each second.
PICTURE = (
    "color=black:s=320x180:d=2:r={rate},"
    "drawbox=0:0:320:180:white:fill:enable='between(mod(t,1),0.4999,0.5999)'"
)
SOUND = "aevalsrc='0.5*sin(2*PI*1000*t)*between(mod(t,1),0.5,0.6)':d=2:s=48000"


def flash_and_beep(ffmpeg: Path, path: Path, *options: str, rate: int = RATE) -> Path:
    """A clip of two seconds with a flash and a beep in each, written by the ffmpeg program."""
    command = [str(ffmpeg), "-v", "error"]
    command += ["-f", "lavfi", "-i", PICTURE.format(rate=rate), "-f", "lavfi", "-i", SOUND]
    subprocess.run([*command, "-pix_fmt", "yuv420p", *options, str(path)], check=True)
    return path


def flashes(path: Path) -> list[float]:
    """When each flash begins, seconds."""
    light = [frame[0].mean() > 120 for frame in decoded(path)]
    return [i / RATE for i in range(1, len(light)) if light[i] and not light[i - 1]]


def beeps(path: Path) -> list[float]:
    """When each beep begins, seconds."""
    loud = np.abs(heard(path)[:, 0]) > 0.2
    starts = np.flatnonzero(loud)
    return [float(s) / 48_000 for i, s in enumerate(starts) if i == 0 or s - starts[i - 1] > 4800]


def camera(
    user: str, x: int, y: int, w: int, h: int, mode: CropMode = CropMode.STRETCH
) -> VideoItem:
    return VideoItem(
        user_id=user,
        media_id="camera",
        media_type=MediaType.CAMERA,
        x=x,
        y=y,
        w=w,
        h=h,
        crop_mode=mode,
    )


def psnr(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """dB; 99 for equals."""
    error = float(np.mean((one.astype(np.float64) - other.astype(np.float64)) ** 2))
    return 99.0 if error == 0 else 10 * float(np.log10(255**2 / error))
