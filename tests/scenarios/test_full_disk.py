"""A disk that fills up, a quota that is used up, a folder that cannot be written, a file that is
gone: each is said, and what was there is still there."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import httpx
import pytest

from tests.raw_client import RawClient, audio, connected, local, post, until, video
from tests.running_recorder import RunningRecorder

SMALL: dict[str, Any] = {"width": 640, "height": 360, "frame_rate": 25}
MEBIBYTE = 1024 * 1024


async def start_recording(client: RawClient, **fields: Any) -> str:
    record_id = await client.init(**SMALL, **fields)
    reply = await client.ask(
        4102, record_id=record_id, audio_list=[audio("Ada")], video_list=[video("Ada", w=640)]
    )
    assert reply["code"] == 0, reply
    return record_id


async def until_recorded(client: RawClient, record_id: str, seconds: int) -> None:
    async def enough() -> bool:
        return (await client.record(record_id))["record_time"] >= seconds

    await until(enough, f"{seconds} recorded seconds")


def frames_of(recorder: RunningRecorder, name: str, target: Path) -> int:
    url = post(recorder, "/api/record/file/download", file_name=name)["data"]["urls"]
    target.write_bytes(httpx.get(url).content)
    with av.open(str(target)) as media:
        return sum(1 for _ in media.decode(media.streams.video[0]))


def test_a_disk_that_fills_up_ends_the_recording_properly(
    start_recorder: Callable[..., RunningRecorder], small_disk: Path, tmp_path: Path
) -> None:
    recorder = start_recorder(small_disk / "recorder")

    async def scenario() -> str:
        async with connected(recorder) as client:
            record_id = await start_recording(client, file_name="until full")
            await until_recorded(client, record_id, 2)
            free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
            (small_disk / "ballast").write_bytes(bytes(free - MEBIBYTE))
            await client.until_status(record_id, 6)
            refused = await client.ask(4098, group_id="demo")
            assert refused["code"] == 30011
            (small_disk / "ballast").unlink()
            again = await start_recording(client)
            await client.ask(4101, record_id=again)
            await client.until_status(again, 6)
            return record_id

    record_id = asyncio.run(scenario())
    history = local(recorder, f"/local/recordings/{record_id}/history")
    assert history["reason"] == "the recorder's disk is full"
    assert frames_of(recorder, "until full", tmp_path / "kept.mp4") == history["frames"] >= 50


def test_a_disk_filled_to_the_last_byte_at_once_loses_no_recording(
    start_recorder: Callable[..., RunningRecorder], small_disk: Path, tmp_path: Path
) -> None:
    recorder = start_recorder(small_disk / "recorder")

    async def scenario() -> str:
        async with connected(recorder) as client:
            record_id = await start_recording(client, file_name="brim")
            await until_recorded(client, record_id, 3)
            fill_to_the_brim(small_disk / "ballast")
            await until_noticed(client, record_id)
            (small_disk / "ballast").unlink()
            await client.until_status(record_id, 6, patience=60)
            return record_id

    record_id = asyncio.run(scenario())
    history = local(recorder, f"/local/recordings/{record_id}/history")
    assert "disk" in history["reason"]
    assert frames_of(recorder, "brim", tmp_path / "kept.mp4") >= 50


async def until_noticed(client: RawClient, record_id: str) -> None:
    async def noticed() -> bool:
        return await client.status(record_id) != 2

    await until(noticed, "the full disk noticed")


def fill_to_the_brim(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(65536)):
                pass
        except OSError:
            return


def test_a_used_up_quota_refuses_the_next_recording_and_ends_the_running_one(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    recorder = start_recorder(quota=150_000)

    async def scenario() -> str:
        async with connected(recorder) as client:
            record_id = await start_recording(client, file_name="within quota")
            await client.until_status(record_id, 6, patience=40)
            refused = await client.ask(4098, group_id="demo")
            assert refused["code"] == 30008
            volume = post(recorder, "/api/store/volume/getUsedVolume")["data"]
            assert volume["volume"] == 150_000
            assert volume["useVolume"] >= 150_000
            post(recorder, "/api/record/file/delete", file_name="within quota")
            assert (await client.ask(4098, group_id="demo"))["code"] == 0
            return record_id

    record_id = asyncio.run(scenario())
    history = local(recorder, f"/local/recordings/{record_id}/history")
    assert history["reason"] == "the storage quota is used up"


def test_a_file_that_vanished_is_told_by_its_link_and_can_be_deleted(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder()

    async def scenario() -> None:
        async with connected(recorder) as client:
            record_id = await start_recording(client, file_name="vanished")
            await until_recorded(client, record_id, 1)
            await client.ask(4101, record_id=record_id)
            await client.until_status(record_id, 6)

    asyncio.run(scenario())
    url = post(recorder, "/api/record/file/download", file_name="vanished")["data"]["urls"]
    for file in (recorder.data / "files").iterdir():
        file.unlink()
    assert httpx.get(url).status_code == 404
    assert post(recorder, "/api/record/file/delete", file_name="vanished")["code"] == 0
    assert post(recorder, "/api/record/file/list")["data"] is None


def test_a_data_folder_that_cannot_be_made_is_said(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    folder = tmp_path / "blocked"
    folder.mkdir()
    (folder / "data").write_text("a file where a folder is due")
    with pytest.raises(AssertionError, match="cannot be used"):
        start_recorder(folder)
