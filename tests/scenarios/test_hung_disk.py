"""A disk that hangs: nothing that is written to it comes back, of the recording or of the
catalogue. Every command is answered all the same, and once it answers again all is told as it was.
"""

import asyncio
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from typing import Any

import pytest

from recorder_gui.protocol.states import FINISHING
from recorder_gui.state.tasks.history.problem import DISK_SILENT
from tests.raw_client import connected, local, until
from tests.running_recorder import RunningRecorder
from tests.scenarios.conftest import HangingDisk
from tests.scenarios.test_kill_recorder import start_recording, until_recorded

PATIENCE = 1.0
ANSWERED_WITHIN = 6.0  # one second for the worker, and twice the patience with the disk
pytestmark = [
    pytest.mark.needs_program("fsfreeze", "mkfs.ext4"),
    pytest.mark.expects_log_errors,
]


@contextmanager
def hanging(disk: HangingDisk) -> Generator[None]:
    disk.hang()
    try:
        yield
    finally:
        disk.answer()


def history_of(record_id: str) -> str:
    return f"/local/recordings/{record_id}/history"


async def soon(asked: Coroutine[Any, Any, dict[str, Any]]) -> dict[str, Any]:
    async with asyncio.timeout(ANSWERED_WITHIN):
        return await asked


def test_stop_is_answered_while_the_disk_hangs_and_the_file_is_there_once_it_answers(
    start_recorder: Callable[..., RunningRecorder], hanging_disk: HangingDisk
) -> None:
    recorder = start_recorder(hanging_disk.place / "recorder", worker_patience=PATIENCE)

    async def scenario() -> str:
        async with connected(recorder) as client:
            record_id = await start_recording(client)
            await until_recorded(client, record_id, 1)
            with hanging(hanging_disk):
                stopped = await soon(client.ask(4101, record_id=record_id))
                assert (stopped["code"], stopped["media_duration"] >= 1) == (0, True)
                again = await soon(client.ask(4101, record_id=record_id))
                assert again["code"] == 0
                told = await asyncio.to_thread(local, recorder, history_of(record_id))
                assert told["reason"] == DISK_SILENT
                assert told["status"] in FINISHING
                refused = await soon(client.ask(4098, group_id="demo"))
                assert refused["code"] == 30011
                assert "does not answer" in refused["msg"]
            await client.until_status(record_id, 6)
            return record_id

    record_id = asyncio.run(scenario())
    told = local(recorder, history_of(record_id))
    assert told["reason"] == ""
    kinds = [event["kind"] for event in told["events"]]
    assert [kind for kind in kinds if kind in ("started", "stopped", "done")][-2:] == [
        "stopped",
        "done",
    ]
    assert told["frames"] > told["frame_rate"] // 2


def test_a_recording_that_a_hung_disk_has_not_taken_is_refused_and_ended_when_it_answers(
    start_recorder: Callable[..., RunningRecorder], hanging_disk: HangingDisk
) -> None:
    recorder = start_recorder(hanging_disk.place / "recorder", worker_patience=PATIENCE)

    async def scenario() -> None:
        async with connected(recorder) as client:
            with hanging(hanging_disk):
                refused = await soon(client.ask(4098, group_id="demo", file_name="talk"))
                assert refused["code"] == 30011
            taken: dict[str, Any] = {}

            async def is_taken() -> bool:
                taken.update(await client.ask(4098, group_id="demo", file_name="talk"))
                return taken["code"] == 0

            await until(is_taken, "a disk that answers")

            async def is_ended() -> bool:
                listed = await client.ask(4104, page=1, page_size=10)
                ended = [r for r in listed["record_list"] if r["record_id"] != taken["record_id"]]
                return [record["status"] for record in ended] == [-1]

            await until(is_ended, "the end of what was refused")

    asyncio.run(scenario())
