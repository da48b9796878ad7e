"""A recording's process that stands still, as with an encoder or a disk that hangs: nothing waits
for it for long, and its task says why it ended."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from tests.raw_client import RawClient, connected, local, until, video
from tests.running_recorder import RunningRecorder
from tests.scenarios.test_kill_recorder import start_recording, until_recorded, workers_of

PATIENCE = 2.5


@asynccontextmanager
async def hung_recording(recorder: RunningRecorder) -> AsyncIterator[tuple[RawClient, str]]:
    """A client and its recording, whose process has stopped in the middle."""
    async with connected(recorder) as client:
        record_id = await start_recording(client)
        await until_recorded(client, record_id, 1)
        for worker in workers_of(recorder.data):
            os.kill(worker, signal.SIGSTOP)
        yield client, record_id


async def next_one_records(client: RawClient) -> None:
    record_id = await start_recording(client)
    await until_recorded(client, record_id, 1)
    assert (await client.ask(4101, record_id=record_id))["code"] == 0
    await client.until_status(record_id, 6)


def test_a_layout_that_gets_no_answer_is_30032_and_the_recording_ends_with_what_it_has(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder(worker_patience=PATIENCE)

    async def scenario() -> str:
        async with hung_recording(recorder) as (client, record_id):
            layout = {"record_id": record_id, "video_list": [video("Bao")]}
            first, second = await asyncio.gather(
                client.ask(4102, **layout), client.ask(4102, **layout)
            )
            # whether an order's patience ends first or the recording's own
            assert first["code"] == 30032
            assert second["code"] in (30032, 30023)  # it may have been ended by then
            await client.until_status(record_id, 6)
            stopped = await client.ask(4101, record_id=record_id)
            assert (stopped["code"], stopped["media_duration"] >= 1) == (0, True)
            return record_id

    record_id = asyncio.run(scenario())
    told = local(recorder, f"/local/recordings/{record_id}/history")
    assert "the worker has been silent" in told["reason"]
    assert told["frames"] > told["frame_rate"] // 2


def test_stop_and_the_next_recording_do_not_wait_for_it_and_its_task_says_why(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder(worker_patience=PATIENCE)

    async def scenario() -> str:
        async with hung_recording(recorder) as (client, record_id):
            loop = asyncio.get_running_loop()
            asked = loop.time()
            stopped = await client.ask(4101, record_id=record_id)
            assert (stopped["code"], stopped["media_duration"] >= 1) == (0, True)
            assert loop.time() - asked < 2 * PATIENCE  # one second is what it waits
            await next_one_records(client)
            await client.until_status(record_id, 6)

            async def is_gone() -> bool:
                return not workers_of(recorder.data)

            await until(is_gone, "the end of the process")
            return record_id

    record_id = asyncio.run(scenario())
    told = local(recorder, f"/local/recordings/{record_id}/history")
    assert "could not be closed" in told["reason"]
    assert told["frames"] > told["frame_rate"] // 2
