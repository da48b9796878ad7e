"""Streams that join one live source at their own times (engine/sources/links)."""

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import av

from recorder_gui.recorder.engine.sources.choosing import AUDIO, VIDEO
from recorder_gui.recorder.engine.sources.feeds import PictureFeed, SoundFeed
from recorder_gui.recorder.engine.sources.links import Link, LinkSound
from recorder_gui.recorder.engine.sources.running import SourceThread
from tests.recorder.engine.conftest import flash_and_beep

NEARLY_AHEAD = 0.7  # seconds; a link reads about a second ahead of its clock, and then waits


def test_sound_that_joins_late_comes_though_the_clock_stands_still(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    """As where a recording waits for all its sources before its first frame."""
    ffmpeg, clip = program("ffmpeg"), tmp_path / "long.mp4"
    short = flash_and_beep(ffmpeg, tmp_path / "short.mp4")
    loop = ("-stream_loop", "4", "-i", str(short), "-c", "copy")
    subprocess.run([str(ffmpeg), "-v", "error", *loop, str(clip)], check=True)
    link = Link("late", lambda _: av.open(str(clip)), lambda: 0, pushed=False)
    pictures, sounds = PictureFeed(lambda: None), SoundFeed(lambda: None, 48_000)
    for feed in (pictures, sounds):
        feed.join(0, 0)
    seat = link.take_seat(VIDEO, pictures)
    for packet, _, _ in seat.packets(lambda: None):
        assert packet.pts is not None
        assert packet.time_base is not None
        if packet.pts * packet.time_base > NEARLY_AHEAD:
            break
    heard = SourceThread(LinkSound(link), sounds, AUDIO, (1.0,))
    taken = threading.Event()

    def take() -> None:
        sounds.take(0, 1600, wait=True)
        taken.set()

    threading.Thread(target=take, daemon=True).start()
    try:
        assert taken.wait(20), "the recording would wait for ever"
    finally:
        heard.close()
        pictures.close()
        link.leave(seat)
