"""Files of many kinds as sources, and their sound with their pictures."""

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from recorder_gui.recorder.engine import orders
from tests.recorder.engine.conftest import RATE, Recording, beeps, camera, flash_and_beep, flashes

Record = Callable[..., Recording]


@pytest.fixture
def make(tmp_path: Path, program: Callable[[str], Path]) -> Callable[..., Path]:
    def made(name: str, *options: str, rate: int = RATE) -> Path:
        return flash_and_beep(program("ffmpeg"), tmp_path / name, *options, rate=rate)

    return made


KINDS = [
    ("clip.mp4", ()),
    ("clip.mkv", ()),
    ("clip.ts", ()),
    ("clip.flv", ("-ar", "44100")),
    ("clip.avi", ("-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-c:a", "pcm_s16le")),
    ("clip.mov", ("-c:a", "pcm_f32le", "-ac", "1")),
    ("clip.webm", ("-c:v", "libvpx", "-c:a", "libopus", "-deadline", "realtime")),
]


@pytest.mark.parametrize(("name", "options"), KINDS, ids=[name for name, _ in KINDS])
def test_flash_and_beep_stay_together_through_loops(
    record: Record, make: Callable[..., Path], name: str, options: tuple[str, ...]
) -> None:
    take = record()
    take.members(a=make(name, *options))
    take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
    take.run_to(5 * RATE)
    take.stop()
    seen, listened = flashes(take.path), beeps(take.path)
    assert len(seen) == len(listened) == 5
    for flash, beep in zip(seen, listened, strict=True):
        # A flash can be told to a frame only; the beep's own moment is sharp.
        assert abs(flash - beep) <= 1 / RATE
    assert abs(listened[0] - 0.5) < 0.03


def test_a_microphone_that_joins_later_is_in_step_with_its_camera(
    record: Record, make: Callable[..., Path]
) -> None:
    take = record()
    take.members(a=make("clip.mp4"))
    take.layout(camera("a", 0, 0, 320, 180))
    take.run_to(40)
    take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
    take.run_to(120)
    take.stop()
    seen, listened = flashes(take.path), beeps(take.path)
    assert len(seen) == 4
    assert len(listened) == 3
    for flash, beep in zip(seen[1:], listened, strict=True):
        assert abs(flash - beep) <= 1 / RATE


def test_a_fast_clip_keeps_its_times(record: Record, make: Callable[..., Path]) -> None:
    take = record()
    take.members(a=make("fast.mp4", rate=60))
    take.layout(camera("a", 0, 0, 320, 180))
    take.run_to(60)
    take.stop()
    assert flashes(take.path) == pytest.approx([0.5, 1.5], abs=1.01 / RATE)


def test_a_bare_stream_without_an_index_loops(record: Record, make: Callable[..., Path]) -> None:
    take = record()
    take.members(a=make("bare.h264", "-an"))
    take.layout(camera("a", 0, 0, 320, 180))
    take.run_to(4 * RATE)
    take.stop()
    assert len(flashes(take.path)) >= 3
    assert not take.of(orders.SourceLost)


def test_a_silent_film_has_no_microphone(record: Record, make: Callable[..., Path]) -> None:
    take = record()
    take.members(a=make("silent.mp4", "-an"))
    take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
    lost = take.wait(lambda e: isinstance(e, orders.SourceLost))
    assert isinstance(lost, orders.SourceLost)
    assert "no sound" in lost.reason
    take.run_to(5)
    take.stop()


@pytest.mark.parametrize(
    "source", ["screen:0", "camera:0", "mic:default", "test:nothing", "test:tone=x", "demo:Nobody"]
)
def test_what_cannot_be_had_says_why(record: Record, source: str) -> None:
    take = record()
    take.members(a=source)
    take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
    for media_id in ("camera", "mic"):
        lost = take.wait(lambda e, m=media_id: isinstance(e, orders.SourceLost) and e.media_id == m)
        assert isinstance(lost, orders.SourceLost)
        assert len(lost.reason) > 10


def test_a_link_plays_from_its_first_moment_and_its_end_is_told(
    record: Record, make: Callable[..., Path]
) -> None:
    clip = make("clip.mp4")
    handler = partial(QuietHandler, directory=str(clip.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        take = record()
        take.members(a=f"http://127.0.0.1:{server.server_port}/clip.mp4")
        take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
        take.run_to(2 * RATE)
        take.stop()
        server.shutdown()
    seen, listened = flashes(take.path), beeps(take.path)
    assert len(seen) >= 1
    assert abs(seen[0] - listened[0]) < 0.1


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """A test's output is its own."""
