"""Streams of the wild: playlists, a server that is pulled from, pictures at uneven times, sizes and
codecs that change on the way."""

import contextlib
import http.server
import itertools
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import pytest
from av.container import InputContainer

from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.clock import WallClock
from recorder_gui.recorder.engine.sources.feeds import PictureFeed
from recorder_gui.recorder.engine.sources.links import Link, LinkPictures
from recorder_gui.recorder.engine.sources.running import SourceThread
from tests.recorder.engine.conftest import (
    RATE,
    Recording,
    beeps,
    camera,
    decoded,
    flash_and_beep,
    flashes,
)
from tests.recorder.engine.sources.test_files import QuietHandler
from tests.recorder.engine.sources.test_live import LIVE_SYNC, free_port, serve
from tests.services.rtsp_camera import RtspCamera

__all__ = ["serve"]  # the fixture

FLV_HEADER = 13  # bytes, with the size of the tag before the first
Record = Callable[..., Recording]
pytestmark = pytest.mark.needs_program("ffmpeg")


def in_step(take: Recording, flashes_at_least: int) -> None:
    shown, heard = flashes(take.path), beeps(take.path)
    assert len(shown) >= flashes_at_least, (shown, heard)
    assert all(min(abs(s - h) for h in heard) <= LIVE_SYNC for s in shown), (shown, heard)


def test_a_playlist_is_pulled_in_step(
    tmp_path: Path, record: Record, program: Callable[[str], Path], serve: Callable[[], str]
) -> None:
    options = "-c:v", "libx264", "-g", "30", "-f", "hls", "-hls_time", "1", "-hls_list_size", "0"
    flash_and_beep(program("ffmpeg"), tmp_path / "list.m3u8", *options)
    take = record(clock=WallClock())
    take.members(a=f"{serve()}/list.m3u8")
    take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
    take.wait(lambda e: isinstance(e, orders.SourceFound))
    take.wait(lambda _: take.engine.frames >= 2 * RATE)
    take.stop()
    in_step(take, 2)


def test_a_server_that_speaks_rtmp_is_pulled_from_in_step(
    tmp_path: Path, record: Record, program: Callable[[str], Path]
) -> None:
    ffmpeg = program("ffmpeg")
    clip = flash_and_beep(ffmpeg, tmp_path / "clip.mp4", "-c:v", "libx264", "-g", "30")
    url = f"rtmp://127.0.0.1:{free_port()}/live/clip"
    give = [str(ffmpeg), "-v", "error", "-re", "-stream_loop", "3", "-i", str(clip), "-c", "copy"]
    server = subprocess.Popen([*give, "-f", "flv", "-listen", "1", url])
    try:
        take = record(clock=WallClock())
        take.members(a=url)
        take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
        take.wait(lambda e: isinstance(e, orders.SourceFound))
        take.wait(lambda _: take.engine.frames >= 3 * RATE)
        take.stop()
    finally:
        server.kill()
        server.wait()
    in_step(take, 2)


def test_a_camera_that_speaks_rtsp_is_pulled_from_in_step_and_found_again(
    tmp_path: Path, record: Record, program: Callable[[str], Path]
) -> None:
    ffmpeg = program("ffmpeg")
    options = "-c:v", "libx264", "-g", "30", "-bf", "0"  # in order, as cameras send them
    clip = flash_and_beep(ffmpeg, tmp_path / "clip.mp4", *options)
    take = record(clock=WallClock())
    with RtspCamera(ffmpeg, clip, tmp_path) as rtsp:
        take.members(a=rtsp.url)
        take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
        take.wait(lambda _: len(take.of(orders.SourceFound)) >= 2)
        frames = take.engine.frames
        take.wait(lambda _: take.engine.frames >= frames + RATE)
        rtsp.hang_up()
        take.wait(lambda _: len(take.of(orders.SourceFound)) >= 4)
        frames = take.engine.frames
        take.wait(lambda _: take.engine.frames >= frames + RATE)
        take.stop()
    in_step(take, 2)


def test_pictures_at_uneven_times_are_shown_at_theirs(
    tmp_path: Path, record: Record, program: Callable[[str], Path]
) -> None:
    ffmpeg = program("ffmpeg")
    even = flash_and_beep(ffmpeg, tmp_path / "even.mp4", "-c:v", "libx264")
    uneven = tmp_path / "uneven.mp4"
    # a third is left out, the flashes' first pictures (the 15th and the 45th) are not
    chosen = "select='not(eq(mod(n,3),1))'"
    command = [str(ffmpeg), "-v", "error", "-i", str(even), "-vf", chosen, "-vsync", "vfr"]
    subprocess.run([*command, str(uneven)], check=True)
    take = record()
    take.members(a=uneven)
    take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
    take.run_to(2 * RATE)
    take.stop()
    assert flashes(take.path) == pytest.approx([0.5, 1.5], abs=1.01 / RATE)
    assert len(decoded(take.path)) == 2 * RATE


def test_a_stream_that_changes_its_size_goes_on_in_its_place(
    tmp_path: Path, record: Record, program: Callable[[str], Path], serve: Callable[[], str]
) -> None:
    parts = [
        _coloured(program("ffmpeg"), tmp_path, second, *kind)
        for second, kind in enumerate(
            (("white", "320x180"), ("gray", "640x480"), ("white", "160x90"))
        )
    ]
    (tmp_path / "sizes.ts").write_bytes(b"".join(parts))
    take = record(clock=WallClock())
    take.members(a=f"{serve()}/sizes.ts")
    take.layout(camera("a", 0, 0, 320, 180))
    take.wait(lambda e: isinstance(e, orders.SourceLost) and e.reason == "the stream ended")
    take.stop()
    light = [float(frame[0].mean()) for frame in decoded(take.path)]
    kinds = ["white" if value > 200 else "gray" for value in light if value > 100]
    assert [kind for kind, _ in itertools.groupby(kinds)] == ["white", "gray", "white"]
    assert all(len(list(group)) >= RATE // 2 for _, group in itertools.groupby(kinds))


@pytest.fixture
def serve_parts() -> Iterator[Callable[..., str]]:
    """`serve_parts(one, two)`: the address at which the first connection is sent `one`, and each
    one after it `two`: a live source, which goes on where it is."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(*parts: bytes) -> str:
        left = list(parts)

        class Sender(QuietHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(left.pop(0) if len(left) > 1 else left[0])

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sender)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/live"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def colours(take: Recording) -> list[str]:
    """What the recording shows, one after the other; black is left out."""
    light = [float(frame[0].mean()) for frame in decoded(take.path)]
    kinds = ["white" if value > 200 else "gray" for value in light if value > 100]
    return [kind for kind, _ in itertools.groupby(kinds)]


def test_a_stream_that_changes_its_codec_is_opened_anew_and_goes_on(
    tmp_path: Path,
    record: Record,
    program: Callable[[str], Path],
    serve_parts: Callable[..., str],
) -> None:
    ffmpeg = program("ffmpeg")
    before = _coloured(ffmpeg, tmp_path, 0, "white", "320x180")
    after = _coloured(ffmpeg, tmp_path, 1, "gray", "320x180", codec="mpeg2video", seconds=4)
    take = record(clock=WallClock())
    take.members(a=serve_parts(before + after, after))
    take.layout(camera("a", 0, 0, 320, 180))
    lost = take.wait(lambda e: isinstance(e, orders.SourceLost))
    take.wait(lambda _: len(take.of(orders.SourceFound)) >= 2)
    frames = take.engine.frames
    take.wait(lambda _: take.engine.frames >= frames + RATE // 2)
    take.stop()
    assert isinstance(lost, orders.SourceLost) and "cannot be decoded" in lost.reason
    assert colours(take) == ["white", "gray"]


def test_another_codec_in_a_stream_of_its_own_takes_the_place_of_what_fell_silent(
    tmp_path: Path,
    record: Record,
    program: Callable[[str], Path],
    serve_parts: Callable[..., str],
) -> None:
    ffmpeg = program("ffmpeg")
    before = _coloured(ffmpeg, tmp_path, 0, "white", "320x180", form="flv")
    after = _coloured(ffmpeg, tmp_path, 1, "gray", "160x90", codec="flv1", form="flv", seconds=5)
    take = record(clock=WallClock())
    take.members(a=serve_parts(before + after[FLV_HEADER:]))
    take.layout(camera("a", 0, 0, 320, 180))
    take.wait(lambda e: isinstance(e, orders.SourceLost))
    frames = take.engine.frames
    take.stop()
    assert frames > 3 * RATE, "it was given up before its end"
    assert colours(take)[:2] == ["white", "gray"]


def test_a_stream_that_begins_unseen_in_a_silent_source_is_found_by_opening_it_anew(
    tmp_path: Path, program: Callable[[str], Path]
) -> None:
    ffmpeg = program("ffmpeg")
    before = _coloured(ffmpeg, tmp_path, 0, "white", "320x180", form="flv")
    after = _coloured(ffmpeg, tmp_path, 1, "gray", "160x90", codec="flv1", form="flv")
    is_open, over, connections = threading.Event(), threading.Event(), itertools.count()

    class Sender(QuietHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                parts = [before] * 25 if next(connections) == 0 else []
                self.wfile.write((parts or [after])[0])
                is_open.wait()
                while not over.wait(0.02):  # both send on for as long as anybody listens
                    self.wfile.write((parts.pop() if parts else after)[FLV_HEADER:])

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sender)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def open_it(_: Callable[[str], bool]) -> InputContainer:
        url = f"http://127.0.0.1:{server.server_port}/live"
        container = av.open(url, options={"analyzeduration": "100000"}, timeout=5.0)
        is_open.set()
        return container

    begun = time.monotonic_ns()
    link = Link("live", open_it, lambda: time.monotonic_ns() - begun, pushed=True, silent=0.5)
    news = threading.Event()
    feed = PictureFeed(news.set)
    feed.join(0, 0)
    source = SourceThread(LinkPictures(link), feed, "live", (0.05,))
    try:
        seen: list[float] = []
        reasons: set[str] = set()
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and not (seen and seen[-1] < 200):
            news.wait(0.02)
            news.clear()
            reasons.add(feed.reason)
            shown = feed.take(time.monotonic_ns() - begun, wait=False)
            if shown is not None:
                seen.append(float(shown.native.to_ndarray(format="gray").mean()))
    finally:
        source.close()
        over.set()
        server.shutdown()
        server.server_close()
    assert seen[0] > 200 > seen[-1] > 100, "gray has taken the place of white"
    assert "its picture has ceased" in reasons


def _coloured(
    ffmpeg: Path,
    folder: Path,
    second: int,
    colour: str,
    size: str,
    *,
    codec: str = "libx264",
    form: str = "mpegts",
    seconds: int = 1,
) -> bytes:
    """From that second of a stream, all of one colour."""
    path = folder / f"{colour}-{size}.{form}"
    picture = f"color={colour}:s={size}:d={seconds}:r={RATE}"
    command = [str(ffmpeg), "-v", "error", "-f", "lavfi", "-i", picture, "-c:v", codec]
    command += ["-g", "15", "-pix_fmt", "yuv420p", "-output_ts_offset", str(second)]
    subprocess.run([*command, "-f", form, str(path)], check=True)
    return path.read_bytes()
