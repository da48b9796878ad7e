"""Ends of the service while it records: killed, told to end, its worker killed or hung."""

import asyncio
import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import httpx
import pytest

from tests.raw_client import RawClient, audio, connected, local, post, until, video
from tests.running_recorder import RunningRecorder

SMALL = {"width": 320, "height": 180, "frame_rate": 15}


async def start_recording(client: RawClient, **fields: Any) -> str:
    record_id = await client.init(**SMALL, **fields)
    reply = await client.ask(
        4102, record_id=record_id, audio_list=[audio("Ada")], video_list=[video("Ada")]
    )
    assert reply["code"] == 0
    return record_id


async def until_recorded(client: RawClient, record_id: str, seconds: int) -> None:
    async def enough() -> bool:
        return (await client.record(record_id))["record_time"] >= seconds

    await until(enough, f"{seconds} recorded seconds")


def fetch(recorder: RunningRecorder, name: str, target: Path) -> None:
    url = post(recorder, "/api/record/file/download", file_name=name)["data"]["urls"]
    response = httpx.get(url)
    assert response.status_code == 200
    target.write_bytes(response.content)


def decoded(path: Path) -> tuple[int, float]:
    """Frames of the picture and seconds of the sound, all decoded."""
    with av.open(str(path)) as media:
        frames = sum(1 for _ in media.decode(media.streams.video[0]))
    with av.open(str(path)) as media:
        samples = sum(frame.samples for frame in media.decode(media.streams.audio[0]))
    return frames, samples / 48000


def workers_of(data: Path) -> list[int]:
    """Processes that hold a worker's folder of `data` open as theirs, found by their lock file."""
    found: list[int] = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            links = [str(each.readlink()) for each in (process / "fd").iterdir()]
        except OSError:
            continue
        if any(link.startswith(str(data / "work")) for link in links):
            found.append(int(process.name))
    return found


def environment_of(process: int) -> bytes:
    return Path(f"/proc/{process}/environ").read_bytes()


def until_gone(data: Path) -> None:
    async def gone() -> bool:
        return not workers_of(data)

    asyncio.run(until(gone, "the end of every worker"))


def test_a_recording_survives_the_kill_of_its_recorder(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    first = start_recorder()

    async def record() -> tuple[str, int]:
        async with connected(first) as client:
            record_id = await start_recording(client, file_name="killed")
            await until_recorded(client, record_id, 4)
            return record_id, (await client.record(record_id))["record_time"]

    record_id, recorded = asyncio.run(record())
    assert workers_of(first.data)
    first.kill()
    second = start_recorder(first.data.parent)

    async def find() -> dict[str, Any]:
        async with connected(second) as client:
            await client.until_status(record_id, 6)
            for command, code in ((4102, 30023), (4100, 30039)):
                assert (await client.ask(command, record_id=record_id))["code"] == code
            stopped = await client.ask(4101, record_id=record_id)
            assert stopped["media_duration"] >= recorded - 1
            return await client.record(record_id)

    found = asyncio.run(find())
    assert found["stop_time"] != ""
    fetch(second, "killed", tmp_path / "killed.mp4")
    frames, sound = decoded(tmp_path / "killed.mp4")
    assert frames / 15 >= recorded - 1
    assert abs(sound - frames / 15) < 0.5
    history = local(second, f"/local/recordings/{record_id}/history")
    kinds = [event["kind"] for event in history["events"]]
    assert kinds[0] == "initialised"
    assert {"layout", "started"} <= set(kinds)
    assert kinds[-2:] == ["recovered", "done"]
    assert history["frames"] == frames
    assert history["recorded_seconds"] == pytest.approx(frames / 15, abs=1e-9)
    assert "unexpectedly" in history["reason"]
    with av.open(str(tmp_path / "killed.mp4")) as media:
        assert [each["metadata"]["title"] for each in media.chapters()] == ["Ada"]
    until_gone(first.data)
    assert list((first.data / "work").iterdir()) == []


def test_a_new_recording_can_begin_while_an_old_one_is_recovered(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    first = start_recorder()

    async def record() -> str:
        async with connected(first) as client:
            record_id = await start_recording(client)
            await until_recorded(client, record_id, 1)
            return record_id

    old = asyncio.run(record())
    first.kill()
    second = start_recorder(first.data.parent)

    async def again() -> None:
        async with connected(second) as client:
            fresh = await start_recording(client)
            assert fresh != old
            await until_recorded(client, fresh, 1)
            await client.ask(4101, record_id=fresh)
            await client.until_status(fresh, 6)
            await client.until_status(old, 6)

    asyncio.run(again())


def test_told_to_end_it_finishes_every_recording_first(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    first = start_recorder()

    async def record() -> list[str]:
        async with connected(first) as client:
            running = await start_recording(client, file_name="running")
            paused = await start_recording(client, file_name="paused")
            waiting = await client.init()
            await until_recorded(client, running, 2)
            await until_recorded(client, paused, 1)
            assert (await client.ask(4100, record_id=paused))["code"] == 0
            first.process.send_signal(signal.SIGTERM)
            return [running, paused, waiting]

    record_ids = asyncio.run(record())
    assert first.process.wait(30) == 0
    until_gone(first.data)
    second = start_recorder(first.data.parent)

    async def find() -> None:
        async with connected(second) as client:
            for record_id in record_ids:
                assert await client.status(record_id) == 6

    asyncio.run(find())
    for name in ("running", "paused"):
        fetch(second, name, tmp_path / f"{name}.mp4")
        frames, sound = decoded(tmp_path / f"{name}.mp4")
        assert frames >= 15
        assert abs(sound - frames / 15) < 0.2
    history = local(second, f"/local/recordings/{record_ids[0]}/history")
    assert history["reason"] == "the recorder was told to end"


def test_a_second_signal_gives_up_at_once_and_the_next_start_recovers(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    first = start_recorder()

    async def record() -> str:
        async with connected(first) as client:
            record_id = await start_recording(client)
            await until_recorded(client, record_id, 2)
            for worker in workers_of(first.data):
                os.kill(worker, signal.SIGSTOP)  # so that finishing takes its time
            return record_id

    record_id = asyncio.run(record())
    workers = workers_of(first.data)
    first.process.send_signal(signal.SIGINT)
    log_says_so(first, "finishing what is recorded")
    first.process.send_signal(signal.SIGINT)
    assert first.process.wait(5) == 130
    for worker in workers:
        os.kill(worker, signal.SIGCONT)
    second = start_recorder(first.data.parent)

    async def find() -> None:
        async with connected(second) as client:
            await client.until_status(record_id, 6)

    asyncio.run(find())


def log_says_so(recorder: RunningRecorder, words: str) -> None:
    async def said() -> bool:
        return words in recorder.log.read_text(errors="replace")

    asyncio.run(until(said, f"{words!r} in the log"))


def test_a_killed_worker_leaves_its_recording_and_the_service(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    recorder = start_recorder()

    async def scenario() -> str:
        async with connected(recorder) as client:
            record_id = await start_recording(client, file_name="worker killed")
            await until_recorded(client, record_id, 3)
            (worker,) = workers_of(recorder.data)
            os.kill(worker, signal.SIGKILL)
            await client.until_status(record_id, 6)
            stopped = await client.ask(4101, record_id=record_id)
            assert (stopped["code"], stopped["media_duration"] >= 2) == (0, True)
            other = await start_recording(client)
            await until_recorded(client, other, 1)
            await client.ask(4101, record_id=other)
            await client.until_status(other, 6)
            return record_id

    record_id = asyncio.run(scenario())
    fetch(recorder, "worker killed", tmp_path / "kept.mp4")
    assert decoded(tmp_path / "kept.mp4")[0] >= 2 * 15
    history = local(recorder, f"/local/recordings/{record_id}/history")
    assert history["reason"] == "the worker ended unexpectedly"


def test_a_hung_worker_does_not_hold_up_stop_nor_the_next_recording(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder()

    async def scenario() -> None:
        async with connected(recorder) as client:
            hung = await start_recording(client)
            await until_recorded(client, hung, 1)
            (worker,) = workers_of(recorder.data)
            os.kill(worker, signal.SIGSTOP)
            loop = asyncio.get_running_loop()
            before = loop.time()
            assert (await client.ask(4101, record_id=hung))["code"] == 0
            assert loop.time() - before < 5
            other = await start_recording(client)
            await until_recorded(client, other, 1)
            await client.ask(4101, record_id=other)
            await client.until_status(other, 6)
            assert await client.status(hung) in (3, 4)
            os.kill(worker, signal.SIGCONT)
            await client.until_status(hung, 6)

    asyncio.run(scenario())


def test_a_second_service_on_one_data_folder_refuses_to_start(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    first = start_recorder()
    with pytest.raises(AssertionError, match="Another recorder works in"):
        start_recorder(first.data.parent)
    assert post(first, "/api/store/volume/getUsedVolume")["code"] == 0


def test_the_token_reaches_no_worker_and_no_file(
    start_recorder: Callable[..., RunningRecorder], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORDER_GUI_TOKEN", "a-token-that-nobody-may-see")
    recorder = start_recorder()
    assert recorder.token == "a-token-that-nobody-may-see"

    async def scenario() -> None:
        async with connected(recorder) as client:
            record_id = await start_recording(client)
            await until_recorded(client, record_id, 1)
            (worker,) = workers_of(recorder.data)
            environment = environment_of(worker)
            assert recorder.token.encode() not in environment
            await client.ask(4101, record_id=record_id)
            await client.until_status(record_id, 6)

    asyncio.run(scenario())
    recorder.stop()
    for path in [recorder.log, *(p for p in recorder.data.rglob("*") if p.is_file())]:
        assert recorder.token.encode() not in path.read_bytes(), path
    assert json.dumps(recorder.token) not in recorder.log.read_text(errors="replace")
