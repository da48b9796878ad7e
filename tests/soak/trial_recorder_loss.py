"""How many recorded seconds a kill -9 of the recorder and its workers costs, at random moments.

Lost is what lies between the moment of the kill and the end of what plays after the next start.
"""

import asyncio
import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import av

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.local.api import LocalApi
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import HistoryEvent
from recorder_gui.protocol.requests import AudioItem, InitRecord, Query, SetLayout, VideoItem
from tests.measuring import Figure
from tests.running_recorder import RunningRecorder

RUNS = int(os.environ.get("SOAK_RUNS", "50"))
PEOPLE = ("Ada", "Bao", "Clara", "Dmitri")
ENDED = (6, -1)


def measure() -> Iterator[Figure]:
    moments = random.Random(20260101)
    losses = [asyncio.run(lost_seconds(moments.uniform(2.0, 7.0))) for _ in range(RUNS)]
    yield Figure("recorder.loss", max(losses), "s", f"worst of {RUNS} random moments")


async def lost_seconds(after: float) -> float:
    """Records for about `after` seconds, kills, starts again; gives the seconds lost."""
    folder = Path(tempfile.mkdtemp(prefix="soak"))
    try:
        running = RunningRecorder.start(folder)
        try:
            record_id = await begin(running)
            started = await wait_for_event(running, record_id, "started")
            await asyncio.sleep(after)
            workers = children_of(running.pid)
            killed = time.time()
            for process in (running.pid, *workers):
                kill(process)
        finally:
            running.kill()
        again = RunningRecorder.start(folder)
        try:
            playable = await recovered_seconds(again, record_id)
        finally:
            again.stop()
        return killed - started.time - playable
    finally:
        shutil.rmtree(folder)


async def begin(running: RunningRecorder) -> str:
    channel = await ControlChannel.open(running.control, running.app_id, running.token)
    reply = await channel.request(InitRecord(group_id="demo", file_name="soak"))
    await channel.request(
        SetLayout(
            record_id=reply.record_id,
            audio_list=tuple(
                AudioItem(user_id=user, media_id="microphone", media_type=MediaType.MICROPHONE)
                for user in PEOPLE
            ),
            video_list=tuple(
                VideoItem(
                    user_id=user,
                    media_id="camera",
                    media_type=MediaType.CAMERA,
                    x=960 * (place % 2),
                    y=540 * (place // 2),
                    w=960,
                    h=540,
                )
                for place, user in enumerate(PEOPLE)
            ),
        )
    )
    await channel.close()
    return reply.record_id


async def wait_for_event(running: RunningRecorder, record_id: str, kind: str) -> HistoryEvent:
    local = LocalApi(endpoint_of(running))
    try:
        async with asyncio.timeout(20):
            while True:
                history = await local.history(record_id)
                for event in history.events:
                    if event.kind == kind:
                        return event
                await asyncio.sleep(0.05)
    finally:
        await local.aclose()


async def recovered_seconds(running: RunningRecorder, record_id: str) -> float:
    """The length of what the next start made of it; 0 where nothing plays."""
    channel = await ControlChannel.open(running.control, running.app_id, running.token)
    async with asyncio.timeout(30):
        while True:
            reply = await channel.request(Query(record_id=record_id))
            if reply.record_list[0].status in ENDED:
                break
            await asyncio.sleep(0.1)
    await channel.close()
    files = sorted((running.data / "files").glob("*.mp4"))
    return decoded_seconds(files[0]) if files else 0.0


def decoded_seconds(path: Path) -> float:
    with av.open(str(path)) as container:
        frames = sum(1 for _ in container.decode(video=0))
        rate = container.streams.video[0].average_rate
    assert rate is not None
    return float(frames / rate)


def endpoint_of(running: RunningRecorder) -> Endpoint:
    return Endpoint(running.control, running.storage, running.app_id, running.token)


def children_of(pid: int) -> list[int]:
    """The processes that `pid` started, and theirs."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            found += [child, *children_of(child)]
    return found


def kill(pid: int) -> None:
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        return
