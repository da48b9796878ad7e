"""Sound against picture while the player of Files plays: really sent to a sound server, heard at
its loudspeaker, against the moment in which each picture is handed to the window.

Flashes and beeps come at uneven times, before and after a jump and a pause.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.playing.player import SlicePlayer
from recorder_gui.client.playing.remote import Reading, RemoteSlice, clients_for
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.client.storage.links import FreshLinks
from tests.measuring import Figure
from tests.services.hostile_storage import APP_ID, TOKEN, HostileStorage
from tests.services.sound_server import RATE, Ears, sound_server

FRAMES = 25
# Seconds of each flash and beep: all gaps differ, so that each pair is told from the others.
MOMENTS = [0.6 + 0.92 * k + 0.04 * (k * k % 7) for k in range(20)]
LENGTH = 20
_FLASH = 0.12
_LOUD = 0.05


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="sync") as name:
        clip = flashes_and_beeps(Path(name) / "talk.mp4")
        with sound_server(Path(name)) as ears:
            shown = asyncio.run(played(clip))
            time.sleep(0.3)  # what is still on its way to the loudspeaker
            heard = beeps(ears)
    apart = [nearest(each, heard) - each for each in shown]
    print([round(each, 4) for each in apart], flush=True)
    middle = sorted(apart)[len(apart) // 2]
    against = f"EBU R37: from 0.040 early to 0.060 late; {len(apart)} flashes, two jumps, one pause"
    yield Figure("play.sync", middle, "s late", against, max=max(apart, key=abs))


async def played(clip: Path) -> list[float]:
    """When each flash was shown, of `time.monotonic`."""
    seen: list[float] = []
    was_light = False
    async with HostileStorage() as service:
        service.serve_files(talk=clip.read_bytes())
        storage = StorageChannel(Endpoint("ws://x/", service.url, APP_ID, TOKEN))
        clients = clients_for(storage, Reading())
        links = FreshLinks(storage, "talk")
        await links.renew(0)
        remote = RemoteSlice(links, 1, clients)
        with ThreadPoolExecutor(2) as executor:

            def look() -> None:
                nonlocal was_light
                assert player.picture is not None
                is_light = float(player.picture[..., :3].mean()) > 120
                if is_light and not was_light and player.is_playing:
                    seen.append(time.monotonic())
                was_light = is_light

            player = SlicePlayer(remote, executor, on_changed=lambda: None, on_picture=look)
            player.start()
            player.play()
            await until(player, 9.3)
            player.seek(3.0)
            await until(player, 8.3)
            player.pause()
            await asyncio.sleep(0.7)
            player.play()
            await until(player, 11.2)
            player.seek(14.1)
            await until(player, LENGTH - 0.5)
            assert player.is_heard, "there was no device"
            await player.aclose()
        await clients.aclose()
        await storage.aclose()
    return seen


async def until(player: SlicePlayer, moment: float) -> None:
    async with asyncio.timeout(60):
        while player.position < moment or not player.is_playing:
            assert player.error is None, player.error
            await asyncio.sleep(0.01)


def beeps(ears: Ears) -> list[float]:
    """When each beep began at the loudspeaker, of `time.monotonic`."""
    loud = np.flatnonzero(np.abs(ears.samples()) > _LOUD)
    starts = [s for i, s in enumerate(loud) if i == 0 or s - loud[i - 1] > RATE // 10]
    return [ears.began + float(start) / RATE for start in starts]


def nearest(moment: float, others: list[float]) -> float:
    assert others, "nothing was heard"
    return min(others, key=lambda each: abs(each - moment))


def flashes_and_beeps(path: Path) -> Path:
    """A film of `LENGTH` seconds with both at `MOMENTS`, to the sample and to the picture."""
    with av.open(str(path), "w") as output:
        video = output.add_stream("libx264", rate=FRAMES, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = 640, 360, "yuv420p"
        audio = output.add_stream("aac", rate=RATE, layout="stereo")
        firsts = [round(each * FRAMES) for each in MOMENTS]
        sound = np.zeros(LENGTH * RATE, np.float32)
        times = np.arange(round(_FLASH * RATE)) / RATE
        for first in firsts:
            at = first * RATE // FRAMES
            sound[at : at + len(times)] = 0.5 * np.sin(2 * np.pi * 1000 * times)
        for number in range(LENGTH * FRAMES):
            light = any(0 <= number - first < _FLASH * FRAMES for first in firsts)
            picture = np.full((360, 640, 3), 230 if light else 20, np.uint8)
            frame = av.VideoFrame.from_ndarray(picture, "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, FRAMES)
            output.mux(video.encode(frame))
            if number % FRAMES == 0:
                piece = sound[number // FRAMES * RATE :][:RATE]
                told = av.AudioFrame.from_ndarray(np.stack([piece, piece]), "fltp", "stereo")
                told.sample_rate, told.pts = RATE, number // FRAMES * RATE
                told.time_base = Fraction(1, RATE)
                output.mux(audio.encode(told))
        output.mux(video.encode(None))
        output.mux(audio.encode(None))
    return path
