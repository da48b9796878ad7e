"""The worker as the process that the service starts: in real time, killed, left, out of room."""

import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import pytest

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.requests import AudioItem, VideoItem
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.sources.drawn.demo import demo_media
from recorder_gui.recorder.engine.sources.drawn.demo_cast import PEOPLE
from tests.recorder.engine.conftest import beeps, flash_and_beep, flashes

DEADLINE = 40.0


class Worker:
    """A worker process that records into `folder`."""

    def __init__(self, folder: Path, largest_file: int | None = None, **begin: object) -> None:
        def limit() -> None:
            if largest_file is not None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

        self.process = subprocess.Popen(
            [sys.executable, "-m", "recorder_gui.recorder.engine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=limit,
            start_new_session=True,
        )
        self.path = folder / "take.mp4"
        self.events: list[orders.AnyEvent] = []
        self._told = threading.Condition()
        self._ears = threading.Thread(target=self._listen, daemon=True)
        self._ears.start()
        self.say(
            orders.Begin(record_id="r", folder=str(folder), name="take", **begin)  # type: ignore[arg-type]
        )

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._told:
                self.events.append(orders.decode_event(line))
                self._told.notify_all()

    def say(self, order: orders.AnyOrder) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(orders.encode_line(order))
        self.process.stdin.flush()

    def wait(self, wanted: Callable[[orders.AnyEvent], bool]) -> orders.AnyEvent:
        end = time.monotonic() + DEADLINE
        with self._told:
            while True:
                for event in self.events:
                    if wanted(event):
                        return event
                assert time.monotonic() < end, f"it did not come; came: {self.events}"
                self._told.wait(0.1)

    def answered(self, number: int) -> orders.Answered:
        event = self.wait(lambda e: isinstance(e, orders.Answered) and e.number == number)
        assert isinstance(event, orders.Answered)
        return event

    def show_demo(self) -> None:
        self.say(orders.SetMembers(number=1, media=demo_media()))
        self.say(
            orders.SetLayout(
                number=2,
                video_list=tuple(
                    VideoItem(
                        user_id=person.name,
                        media_id="camera",
                        media_type=MediaType.CAMERA,
                        x=i % 2 * 320,
                        y=i // 2 * 180,
                        w=320,
                        h=180,
                    )
                    for i, person in enumerate(PEOPLE)
                ),
                audio_list=tuple(
                    AudioItem(user_id=person.name, media_id="microphone") for person in PEOPLE
                ),
            )
        )
        self.answered(2)

    def until(self, frames: int) -> orders.AnyEvent:
        return self.wait(lambda e: isinstance(e, orders.Progress) and e.frames >= frames)

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._ears.join(5)
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    started: list[Worker] = []

    def start(**begin: object) -> Worker:
        started.append(Worker(tmp_path, **({"width": 640, "height": 360} | begin)))  # type: ignore[arg-type]
        return started[-1]

    yield start
    for worker in started:
        worker.end()


def playable_frames(path: Path) -> int:
    with av.open(str(path)) as container:
        return sum(1 for _ in container.decode(video=0))


def test_a_worker_records_in_real_time_and_ends(work: Callable[..., Worker]) -> None:
    worker = work()
    worker.show_demo()
    worker.wait(lambda e: isinstance(e, orders.Started))
    began = time.monotonic()
    worker.until(60)
    worker.say(orders.Stop(number=3))
    answer = worker.answered(3)
    seconds = time.monotonic() - began
    finished = worker.wait(lambda e: isinstance(e, orders.Finished))
    assert worker.process.wait(DEADLINE) == 0
    assert finished.frames == answer.frames == playable_frames(worker.path)
    assert answer.recorded == pytest.approx(seconds, abs=0.3)
    with av.open(str(worker.path)) as container:
        # An ordinary file at the end: one index, no fragments.
        assert container.streams.video[0].frames == finished.frames


def test_interrupts_do_not_reach_a_worker(work: Callable[..., Worker]) -> None:
    worker = work()
    worker.show_demo()
    worker.wait(lambda e: isinstance(e, orders.Started))
    worker.process.send_signal(signal.SIGINT)
    worker.process.send_signal(signal.SIGTERM)
    worker.until(30)
    worker.say(orders.Stop(number=3))
    worker.answered(3)
    assert worker.process.wait(DEADLINE) == 0


def test_a_killed_worker_leaves_all_but_the_last_second(work: Callable[..., Worker]) -> None:
    worker = work()
    worker.show_demo()
    worker.until(75)
    worker.process.kill()
    worker.process.wait()
    worker.end()
    told = max(e.frames for e in worker.events)
    assert playable_frames(worker.path) >= told - 30


def test_a_worker_without_its_service_closes_its_file(work: Callable[..., Worker]) -> None:
    worker = work()
    worker.show_demo()
    worker.until(30)
    assert worker.process.stdin is not None
    worker.process.stdin.close()
    began = time.monotonic()
    assert worker.process.wait(DEADLINE) == 0
    assert time.monotonic() - began < 2.5
    with av.open(str(worker.path)) as container:
        assert container.streams.video[0].frames >= 30


def test_a_full_disk_is_told_and_what_is_there_plays(work: Callable[..., Worker]) -> None:
    worker = work(largest_file=200_000, rate_factor=5)
    worker.show_demo()
    broken = worker.wait(lambda e: isinstance(e, orders.Broken))
    assert isinstance(broken, orders.Broken)
    assert broken.disk_full
    assert worker.process.wait(DEADLINE) == 1
    assert worker.path.stat().st_size <= 200_000
    assert playable_frames(worker.path) >= 10


def test_a_worker_that_is_told_nothing_ends(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "recorder_gui.recorder.engine"],
        stdin=subprocess.DEVNULL,
        timeout=DEADLINE,
        check=False,
    )
    assert ended.returncode == 0


def test_flash_and_beep_of_one_file_are_within_15_ms_in_real_time(
    work: Callable[..., Worker], tmp_path: Path, program: Callable[[str], Path]
) -> None:
    clip = flash_and_beep(program("ffmpeg"), tmp_path / "flash.mp4")
    worker = work(width=320, height=180)
    media = tuple(
        MediaSource(user_id="a", media_id=str(kind), media_type=kind, source=str(clip))
        for kind in (MediaType.CAMERA, MediaType.MICROPHONE)
    )
    camera, mic = media
    worker.say(orders.SetMembers(number=1, media=media))
    worker.say(
        orders.SetLayout(
            number=2,
            video_list=(
                VideoItem(
                    user_id="a",
                    media_id=camera.media_id,
                    media_type=camera.media_type,
                    w=320,
                    h=180,
                ),
            ),
            audio_list=(AudioItem(user_id="a", media_id=mic.media_id),),
        )
    )
    worker.until(110)
    worker.say(orders.Stop(number=3))
    assert worker.process.wait(DEADLINE) == 0
    last = worker.wait(lambda e: isinstance(e, orders.Finished | orders.Broken))
    assert isinstance(last, orders.Finished)
    seen, listened = flashes(worker.path), beeps(worker.path)
    assert len(seen) >= 3
    late = 0.015 if last.repeated == 0 else 1 / 30 + 0.015  # a frame may have come too late
    for flash, beep in zip(seen, listened, strict=False):
        assert abs(flash - beep) <= late
