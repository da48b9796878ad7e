"""The encoding thread: takes composed frames with their sound, writes the slices.

The queue before it is short, in jobs and in recorded time: what waits in it would be lost with the
process. A frame that is to be repeated is one job, however often; so that a machine that cannot
keep up falls behind by a number, not by a queue.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from av.error import FFmpegError

from recorder_gui.protocol.fields import FileType
from recorder_gui.recorder.engine.composing.canvas import CanvasFrame, CanvasPool
from recorder_gui.recorder.engine.orders import Begin
from recorder_gui.recorder.engine.sources.feeds import Sound
from recorder_gui.recorder.engine.timeline import SAMPLE_RATE
from recorder_gui.recorder.engine.writing.output_file import is_disk_full
from recorder_gui.recorder.engine.writing.settings import stream_settings
from recorder_gui.recorder.engine.writing.slices import (
    AUDIO,
    VIDEO,
    EncodedPacket,
    Encoders,
    SliceSequence,
    encoded,
)

log = logging.getLogger(__name__)

JOBS_WAITING = 4
WAITING_PARTS = 4  # a quarter of a second waits at most, or two jobs
SYNC_SECONDS = 1.0
_SAMPLE_TIME = Fraction(1, SAMPLE_RATE)


@dataclass(frozen=True, slots=True)
class Job:
    """`picture` for `count` frames from `frame` on, with the `sound` of all of them, which begins
    at recorded sample `first_sample`."""

    picture: CanvasFrame
    frame: int
    count: int
    sound: Sound
    first_sample: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: complete slices, or why it broke."""

    paths: tuple[str, ...]
    failure: str = ""
    disk_full: bool = False


class Writer:
    """Encodes and writes until told that all is there.

    `room_made` is called when a job is done; `slice_done(path, seconds)` when a slice is complete;
    `ended(outcome)` once, from the writer's thread.
    """

    def __init__(
        self,
        begin: Begin,
        pool: CanvasPool,
        room_made: Callable[[], None],
        slice_done: Callable[[str, float], None],
        ended: Callable[[Outcome], None],
    ) -> None:
        self._begin = begin
        self._frame_time = Fraction(1, begin.frame_rate)
        self._pool = pool
        self._room_made = room_made
        self._slice_done = slice_done
        self._ended = ended
        self._jobs: deque[Job] = deque()
        self._news = threading.Condition()
        self._complete = False
        self._broken = False
        self._slices: SliceSequence | None = None
        self._over = threading.Event()
        threading.Thread(target=self._run, name="writer", daemon=True).start()
        threading.Thread(target=self._sync, name="sync", daemon=True).start()

    @property
    def bytes_written(self) -> int:
        slices = self._slices
        return 0 if slices is None else slices.bytes_written

    @property
    def has_room(self) -> bool:
        """Whether another job would be written soon enough."""
        with self._news:
            frames = sum(job.count for job in self._jobs)
            short = frames < self._begin.frame_rate / WAITING_PARTS or len(self._jobs) < 2
            return self._broken or (short and len(self._jobs) < JOBS_WAITING)

    def put(self, job: Job) -> None:
        """Hand over a job; its picture's use goes with it."""
        with self._news:
            if self._broken:
                self._pool.release(job.picture)
                return
            self._jobs.append(job)
            self._news.notify_all()

    def complete(self) -> None:
        """No job will follow: finish the file."""
        with self._news:
            self._complete = True
            self._news.notify_all()

    def wait_over(self, seconds: float) -> bool:
        """Whether the writer has ended within `seconds`."""
        return self._over.wait(seconds)

    def _run(self) -> None:
        outcome = Outcome(())
        try:
            self._write_all()
            outcome = Outcome(tuple(self._slices.paths if self._slices else ()))
        except (OSError, FFmpegError, ValueError) as error:
            log.error("writing broke off: %s", error)
            outcome = self._give_up(error)
        finally:
            self._over.set()
            self._ended(outcome)

    def _write_all(self) -> None:
        encoders = self._encoders()
        while (job := self._next()) is not None:
            if self._slices is None:
                self._slices = self._opened(encoders)
            self._write(self._slices, encoders, job)
            with self._news:
                self._jobs.popleft()
            self._pool.release(job.picture)
            self._room_made()
        if self._slices is not None:
            for kind, encoder in encoders.streams.items():
                for packet in encoded(encoder, None):
                    self._mux(self._slices, kind, packet)
            for path, seconds in self._slices.close():
                self._slice_done(path, seconds)

    def _next(self) -> Job | None:
        with self._news:
            while not self._jobs and not self._complete:
                self._news.wait()
            return self._jobs[0] if self._jobs else None

    def _encoders(self) -> Encoders:
        kind = "mp3" if self._begin.file_type == FileType.MP3 else "mp4"
        return Encoders(kind, stream_settings(self._begin, self._pool.width, self._pool.height))

    def _opened(self, encoders: Encoders) -> SliceSequence:
        begin = self._begin
        length = Fraction(begin.slice_seconds).limit_denominator(1000)
        return SliceSequence(begin.folder, begin.name, length, encoders)

    def _write(self, slices: SliceSequence, encoders: Encoders, job: Job) -> None:
        """Frame by frame, each with its sound: a muxer holds back what has no sound yet."""
        video = encoders.streams.get(VIDEO)
        begin = 0
        for number in range(job.count):
            if video is not None:
                frame = job.picture.frame
                frame.pts = job.frame + number
                frame.time_base = self._frame_time
                for packet in encoded(video, frame):
                    self._mux(slices, VIDEO, packet)
            end = len(job.sound) * (number + 1) // job.count
            if end > begin:
                sound = _audio_frame(job.sound[begin:end], job.first_sample + begin)
                for packet in encoded(encoders.streams[AUDIO], sound):
                    self._mux(slices, AUDIO, packet)
            begin = end

    def _mux(self, slices: SliceSequence, kind: str, packet: EncodedPacket) -> None:
        for path, seconds in slices.mux(kind, packet):
            self._slice_done(path, seconds)

    def _give_up(self, error: Exception) -> Outcome:
        with self._news:
            self._broken = True
            jobs, self._jobs = self._jobs, deque()
        for job in jobs:
            self._pool.release(job.picture)
        self._room_made()
        paths: list[str] = []
        failure: Exception = error
        if self._slices is not None:
            paths = self._slices.paths
            failure = self._slices.failure or error
            self._slices.abandon()
        full = isinstance(failure, OSError) and is_disk_full(failure)
        return Outcome(tuple(paths), str(failure), full)

    def _sync(self) -> None:
        while not self._over.wait(SYNC_SECONDS):
            if self._slices is not None:
                self._slices.sync()


def _audio_frame(sound: Sound, first_sample: int) -> av.AudioFrame:
    planar = np.ascontiguousarray(sound.T)  # a copy only where a sound does not lie so already
    frame = av.AudioFrame.from_ndarray(planar, format="fltp", layout="stereo")
    frame.sample_rate = SAMPLE_RATE
    frame.pts = first_sample
    frame.time_base = _SAMPLE_TIME
    return frame
