"""The whole table of what is allowed when, walked through against a running recorder."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from tests.raw_client import RawClient, connected, until, video
from tests.running_recorder import RunningRecorder

SMALL: dict[str, Any] = {"width": 160, "height": 90, "frame_rate": 10}
LAYOUT, SUBTITLES, PAUSE, RESUME, STOP = 4102, 4103, 4100, 4099, 4101

# what each command is answered in each state: the protocol's table
TABLE = {
    1: {LAYOUT: 0, SUBTITLES: 0, PAUSE: 30039, RESUME: 30040, STOP: 0},
    2: {LAYOUT: 0, SUBTITLES: 0, PAUSE: 0, RESUME: 30040, STOP: 0},
    7: {LAYOUT: 30033, SUBTITLES: 30033, PAUSE: 30039, RESUME: 0, STOP: 0},
    6: {LAYOUT: 30023, SUBTITLES: 30023, PAUSE: 30039, RESUME: 30040, STOP: 0},
    -1: {LAYOUT: 30023, SUBTITLES: 30023, PAUSE: 30039, RESUME: 30040, STOP: 0},
}
AFTERWARDS = {
    (1, LAYOUT): 2,
    (1, STOP): 6,
    (2, PAUSE): 7,
    (2, STOP): 6,
    (7, RESUME): 2,
    (7, STOP): 6,
}


async def give(client: RawClient, command: int, record_id: str) -> dict[str, Any]:
    fields: dict[str, Any] = {"record_id": record_id}
    if command == LAYOUT:
        fields["video_list"] = [video("Ada")]
    if command == SUBTITLES:
        fields["subtitle_list"] = [{"content": "caption"}]
    reply = await client.ask(command, **fields)
    assert reply["id"] == command + 4096
    assert reply["record_id"] == record_id
    return reply


async def recording_in(client: RawClient, state: int) -> str:
    """A fresh recording brought into `state`."""
    record_id = await client.init(**SMALL)
    if state in (2, 7):
        assert (await give(client, LAYOUT, record_id))["code"] == 0
    if state == 7:
        assert (await give(client, PAUSE, record_id))["code"] == 0
    if state == 6:
        assert (await give(client, STOP, record_id))["code"] == 0
    assert await client.status(record_id) == state
    return record_id


async def finish(client: RawClient, record_id: str) -> None:
    assert (await give(client, STOP, record_id))["code"] == 0
    await client.until_status(record_id, 6)


@pytest.mark.parametrize("state", [1, 2, 7, 6])
def test_each_command_in_each_state_is_answered_as_the_table_says(
    recorder: RunningRecorder, state: int
) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            record_id = await recording_in(client, state)
            for command, code in TABLE[state].items():
                assert (await give(client, command, record_id))["code"] == code, command
                after = AFTERWARDS.get((state, command), state)
                if after == 6:
                    await client.until_status(record_id, 6)
                assert await client.status(record_id) == after, command
                if after != state:
                    await finish(client, record_id)
                    record_id = await recording_in(client, state)
            await finish(client, record_id)

    asyncio.run(scenario())


def test_a_failed_recording_is_answered_as_the_table_says(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    first = start_recorder()

    async def leave_initialised() -> str:
        async with connected(first) as client:
            return await client.init(**SMALL)

    record_id = asyncio.run(leave_initialised())
    first.kill()
    second = start_recorder(first.data.parent)

    async def walk() -> None:
        async with connected(second) as client:
            await client.until_status(record_id, -1)
            for command, code in TABLE[-1].items():
                reply = await give(client, command, record_id)
                assert reply["code"] == code
                if command == STOP:
                    assert (reply["media_duration"], reply["record_duration"]) == (0, 0)

    asyncio.run(walk())


def test_a_recording_that_is_being_finished_takes_no_commands_but_stop(
    recorder: RunningRecorder,
) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            record_id = await recording_in(client, 2)
            replies = [await give(client, STOP, record_id)]
            seen: set[int] = set()
            while (status := await client.status(record_id)) != 6:
                seen.add(status)
                for command in (LAYOUT, SUBTITLES, PAUSE, RESUME):
                    reply = await give(client, command, record_id)
                    assert reply["code"] == TABLE[6][command]
                replies.append(await give(client, STOP, record_id))
            replies.append(await give(client, STOP, record_id))
            assert seen <= {3, 4, 5}
            durations = {(r["media_duration"], r["record_duration"], r["flow"]) for r in replies}
            assert len(durations) == 1
            assert all(reply["code"] == 0 for reply in replies)

    asyncio.run(scenario())


def test_an_automatic_recording_takes_no_manual_layout(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            empty = await client.init("nobody-is-here", auto={"type": 1}, **SMALL)
            assert await client.status(empty) == 1
            assert (await give(client, LAYOUT, empty))["code"] == 30035
            assert (await give(client, SUBTITLES, empty))["code"] == 0
            assert (await give(client, PAUSE, empty))["code"] == 30039
            assert (await give(client, RESUME, empty))["code"] == 30040
            again = await client.ask(4098, group_id="nobody-is-here", auto={"type": 2})
            assert again["code"] == 30038
            assert (await give(client, STOP, empty))["code"] == 0
            assert (await give(client, LAYOUT, empty))["code"] == 30023

            running = await client.init(auto=[{"media_count": 4}], **SMALL)
            await client.until_status(running, 2)
            assert (await give(client, LAYOUT, running))["code"] == 30035
            assert (await give(client, PAUSE, running))["code"] == 0
            assert (await give(client, LAYOUT, running))["code"] == 30035
            assert (await give(client, SUBTITLES, running))["code"] == 30033
            assert (await give(client, RESUME, running))["code"] == 0

            async def has_recorded() -> bool:
                return (await client.record(running))["record_time"] >= 1

            await until(has_recorded, "a recorded second")
            assert (await client.record(running))["auto"]["media_count"] == 4
            assert (await give(client, STOP, running))["code"] == 0
            await client.until_status(running, 6)

    asyncio.run(scenario())


def test_what_is_not_there_is_no_such_record(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            for command in (LAYOUT, SUBTITLES, PAUSE, RESUME, STOP):
                for record_id in ("20200101000000_00001", "no", "x" * 300):
                    assert (await give(client, command, record_id))["code"] == 30001

    asyncio.run(scenario())


def test_a_layout_with_nothing_in_it_starts_but_records_nothing(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            record_id = await client.init(**SMALL)
            assert (await client.ask(LAYOUT, record_id=record_id))["code"] == 0
            assert await client.status(record_id) == 2
            stopped = await give(client, STOP, record_id)
            assert (stopped["code"], stopped["media_duration"]) == (0, 0)
            await client.until_status(record_id, 6)

    asyncio.run(scenario())
