"""Sources that come as they please: publishers, streams over HTTP, a screen."""

import http.server
import itertools
import os
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.clock import SECOND, WallClock
from recorder_gui.recorder.engine.sources.arrival import LIVE_DELAY, Arrival
from tests.recorder.engine.conftest import (
    Recording,
    beeps,
    camera,
    decoded,
    flash_and_beep,
    flashes,
)
from tests.recorder.engine.sources.test_files import QuietHandler

LIVE_SYNC = 0.040 + 1 / 30  # s; a flash is found at the frame that shows it first


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """`serve()`: the address of the test's own folder over HTTP."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start() -> str:
        handler = partial(QuietHandler, directory=str(tmp_path))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def found(take: Recording, times: int) -> None:
    """Wait until the picture has been found so many times."""
    take.wait(lambda _: len(pictures_found(take)) >= times)


def ended(take: Recording, times: int) -> None:
    """Wait until the publisher has gone so many times, for both of its streams."""

    def told() -> int:
        lost = [e for e in take.events if isinstance(e, orders.SourceLost)]
        return sum("has gone" in event.reason for event in lost)

    take.wait(lambda _: told() >= 2 * times)


def pictures_found(take: Recording) -> list[orders.SourceFound]:
    return [e for e in take.events if isinstance(e, orders.SourceFound) and e.media_type == 2]


@pytest.mark.needs_program("ffmpeg")
def test_a_publisher_is_recorded_in_step_and_may_come_again(
    tmp_path: Path, record: Callable[..., Recording], program: Callable[[str], Path]
) -> None:
    ffmpeg = program("ffmpeg")
    clip = flash_and_beep(ffmpeg, tmp_path / "clip.mp4", "-c:v", "libx264", "-g", "30")
    publish = [str(ffmpeg), "-v", "error", "-re", "-stream_loop", "1", "-i", str(clip)]
    url = f"rtmp://127.0.0.1:{free_port()}/live"
    take = record(clock=WallClock())
    take.members(a=f"listen:{url}")
    take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
    take.wait(lambda e: isinstance(e, orders.SourceLost) and "nobody publishes" in e.reason)
    for times in (1, 2):
        publisher = subprocess.Popen([*publish, "-c", "copy", "-f", "flv", url])
        found(take, times)
        assert publisher.wait(20) == 0
        ended(take, times)
    take.stop()
    shown, heard = flashes(take.path), beeps(take.path)
    assert len(shown) >= 4, (shown, heard)
    assert all(min(abs(s - h) for h in heard) <= LIVE_SYNC for s in shown), (shown, heard)


@pytest.mark.needs_program("ffmpeg")
def test_a_stream_whose_time_jumps_by_an_hour_goes_on_in_step(
    tmp_path: Path,
    record: Callable[..., Recording],
    program: Callable[[str], Path],
    serve: Callable[[], str],
) -> None:
    ffmpeg = program("ffmpeg")
    parts = [
        flash_and_beep(
            ffmpeg, tmp_path / f"{offset}.ts", "-c:v", "libx264", "-output_ts_offset", str(offset)
        ).read_bytes()
        for offset in (0, 3600, 10)
    ]
    (tmp_path / "jumps.ts").write_bytes(b"".join(parts))
    take = record(clock=WallClock())
    take.members(a=f"{serve()}/jumps.ts")
    take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
    take.wait(lambda e: isinstance(e, orders.SourceLost) and e.reason == "the stream ended")
    take.wait(lambda _: take.engine.frames >= 165)
    take.stop()
    shown, heard = flashes(take.path), beeps(take.path)
    assert len(shown) >= 5  # of six seconds: one may fall between two parts
    assert all(min(abs(s - h) for h in heard) <= LIVE_SYNC for s in shown), (shown, heard)
    assert max(after - before for before, after in itertools.pairwise(shown)) < 2.3


def test_both_kinds_share_one_clock_that_jumps_lags_and_runs_fast() -> None:
    now = 0
    arrival = Arrival(lambda: now)
    first = arrival.shift("video", 5 * SECOND)
    assert first == LIVE_DELAY - 5 * SECOND
    assert arrival.shift("audio", 5 * SECOND + 7) == first
    now = SECOND
    assert arrival.shift("video", 6 * SECOND) == first
    jumped = arrival.shift("video", 4000 * SECOND)  # the other kind follows a moment later
    assert arrival.shift("audio", 6 * SECOND) == first
    assert arrival.shift("audio", 4000 * SECOND + 3) == jumped
    now = 2 * SECOND  # it came half a second late: both move
    late = arrival.shift("video", 4000 * SECOND + SECOND // 2)
    assert late > jumped
    assert 4000 * SECOND + SECOND // 2 + late >= now
    for step in range(1, 800):  # its clock runs a thousandth fast
        now += SECOND
        own = 4000 * SECOND + SECOND // 2 + step * (SECOND + SECOND // 1000)
        lead = own + arrival.shift("video", own) - now
        assert 0 <= lead < SECOND


@pytest.mark.needs_program("Xvfb", "xdpyinfo")
def test_a_screen_of_this_machine_is_recorded(
    record: Callable[..., Recording],
    program: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        [str(program("Xvfb")), "-displayfd", str(writing), "-screen", "0", "320x240x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    try:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        monkeypatch.setenv("DISPLAY", f":{number}")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        take = record(clock=WallClock())
        take.members(a="screen:0", b="screen:7")
        take.layout(camera("a", 0, 0, 320, 180), camera("b", 0, 0, 20, 20))
        found(take, 1)
        take.wait(lambda e: isinstance(e, orders.SourceLost) and "no such screen" in e.reason)
        take.wait(lambda _: take.engine.frames >= 10)
        take.stop()
    finally:
        screen.kill()
        screen.wait()
    (event,) = pictures_found(take)
    assert (event.width, event.height) == (320, 240)
    assert len(decoded(take.path)) >= 10
