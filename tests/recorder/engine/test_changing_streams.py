"""Streams of the wild: playlists, a server that is pulled from, pictures at uneven times, sizes and
codecs that change on the way."""

import itertools
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.clock import WallClock
from tests.recorder.engine.conftest import (
    RATE,
    Recording,
    beeps,
    camera,
    decoded,
    flash_and_beep,
    flashes,
)
from tests.recorder.engine.test_live import LIVE_SYNC, free_port, serve

__all__ = ["serve"]  # the fixture

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


def _coloured(ffmpeg: Path, folder: Path, second: int, colour: str, size: str) -> bytes:
    """That second of a stream in MPEG-TS, all of one colour."""
    path = folder / f"{colour}-{size}.ts"
    picture = f"color={colour}:s={size}:d=1:r={RATE}"
    command = [str(ffmpeg), "-v", "error", "-f", "lavfi", "-i", picture, "-c:v", "libx264"]
    subprocess.run(
        [*command, "-g", "15", "-pix_fmt", "yuv420p", "-output_ts_offset", str(second), str(path)],
        check=True,
    )
    return path.read_bytes()
