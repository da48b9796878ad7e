"""From sending the layout that starts a recording to its first frame, by the recording's own
history; a hundred recordings of four people, one after the other.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.local.api import LocalApi
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import AudioItem, InitRecord, Query, SetLayout, Stop, VideoItem
from tests.measuring import Figure, percentile
from tests.running_recorder import RunningRecorder

RUNS = int(os.environ.get("BENCH_STARTS", "100"))
PEOPLE = ("Ada", "Bao", "Clara", "Dmitri")
ENDED = (6, -1)


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        running = RunningRecorder.start(Path(folder))
        try:
            waits = asyncio.run(start_waits(running))
        finally:
            running.stop()
    against = f"p99 of {RUNS}"
    yield Figure("recorder.start", percentile(waits, 0.99), "s", against, max=max(waits))


async def start_waits(running: RunningRecorder) -> list[float]:
    endpoint = Endpoint(running.control, running.storage, running.app_id, running.token)
    channel = await ControlChannel.open(running.control, running.app_id, running.token)
    try:
        async with LocalApi(endpoint) as local:
            return [await start_wait(channel, local) for _ in range(RUNS)]
    finally:
        await channel.close()


async def start_wait(channel: ControlChannel, local: LocalApi) -> float:
    """Seconds until the first frame of one recording, which is then stopped."""
    begun = await channel.request(InitRecord(group_id="demo"))
    sent = time.time()
    await channel.request(layout(begun.record_id))
    async with asyncio.timeout(20):
        while True:
            history = await local.history(begun.record_id)
            started = [event.time for event in history.events if event.kind == "started"]
            if started:
                break
            await asyncio.sleep(0.05)
        await channel.request(Stop(record_id=begun.record_id))
        while (await channel.request(Query(record_id=begun.record_id))).record_list[
            0
        ].status not in ENDED:
            await asyncio.sleep(0.05)
    return started[0] - sent


def layout(record_id: str) -> SetLayout:
    return SetLayout(
        record_id=record_id,
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
