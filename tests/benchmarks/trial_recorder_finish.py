"""From the answer to stop until the recording is done and the first byte of its download has come,
for an hour recorded on a clock that runs as fast as it can.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from tests.benchmarks.hour_worker import SECONDS
from tests.measuring import Figure
from tests.raw_client import audio, connected, post, until, video
from tests.running_recorder import RunningRecorder

RUNS = 3
_MAKING = 1800.0  # seconds that it may take to make one


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        running = RunningRecorder.start_program("tests.benchmarks.hour_service", Path(folder))
        try:
            waits = [asyncio.run(finish_wait(running)) for _ in range(RUNS)]
        finally:
            running.stop()
    against = f"worst of {RUNS}, {SECONDS:g} s recorded"
    yield Figure("recorder.finish", max(waits), "s", against)


async def finish_wait(running: RunningRecorder) -> float:
    async with connected(running) as client:
        record_id = await client.init(width=640, height=360, file_duration=300)
        layout = {"video_list": [video("Ada", w=640, h=360)], "audio_list": [audio("Ada")]}
        await client.ask(4102, record_id=record_id, **layout)

        async def made() -> bool:
            return (await client.record(record_id))["record_time"] >= int(SECONDS) - 1

        await until(made, "all that is recorded", _MAKING)
        reply = await client.ask(4101, record_id=record_id)
        answered = time.monotonic()
        assert reply["media_duration"] >= int(SECONDS) - 1, reply
        await client.until_status(record_id, 6)
        links = await asyncio.to_thread(
            post, running, "/api/record/file/download", file_name=record_id
        )
        async with httpx.AsyncClient() as http, http.stream("GET", links["data"]["urls"]) as body:
            await anext(body.aiter_raw(1))
        return time.monotonic() - answered
