"""Prepare, record, stop, find, download, delete: a client and the real recorder, nothing else."""

import asyncio
import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.downloading.downloader import Downloader, SliceProgress, SliceState
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.local.api import LocalApi
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import Group
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.requests import (
    AudioItem,
    InitRecord,
    Query,
    SetLayout,
    Stop,
    VideoItem,
)
from recorder_gui.protocol.states import Status
from recorder_gui.protocol.storage import FileQuery
from tests.running_recorder import RunningRecorder


def layout_of(record_id: str, group: Group) -> SetLayout:
    """The first camera over the whole canvas, and the first microphone."""
    camera = next(each for each in group.media if each.media_type is MediaType.CAMERA)
    microphone = next(each for each in group.media if each.media_type is MediaType.MICROPHONE)
    picture = VideoItem(
        user_id=camera.user_id,
        media_id=camera.media_id,
        media_type=MediaType.CAMERA,
        w=1920,
        h=1080,
    )
    sound = AudioItem(user_id=microphone.user_id, media_id=microphone.media_id)
    return SetLayout(record_id=record_id, video_list=(picture,), audio_list=(sound,))


async def until(channel: ControlChannel, record_id: str, status: Status) -> Record:
    while True:
        found = await channel.request(Query(record_id=record_id))
        if found.record_list[0].status == status:
            return found.record_list[0]
        assert found.record_list[0].status != Status.FAILED
        await asyncio.sleep(0.05)


def test_a_recording_goes_the_whole_way(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    recorder = start_recorder()
    endpoint = Endpoint(recorder.control, recorder.storage, recorder.app_id, recorder.token)
    told: list[SliceProgress] = []

    async def scenario(threads: ThreadPoolExecutor) -> None:
        channel = await ControlChannel.open(endpoint.control, endpoint.app_id, endpoint.token)
        async with StorageChannel(endpoint) as storage, LocalApi(endpoint) as local:
            groups = (await local.groups()).groups
            demo = next(group for group in groups if group.id == "demo")
            prepared = await channel.request(
                InitRecord(group_id="demo", file_name="课 1", width=320, height=180)
            )
            record_id = prepared.record_id
            await channel.request(layout_of(record_id, demo))
            while (await local.history(record_id)).recorded_seconds < 1:
                await asyncio.sleep(0.05)
            await local.mark(record_id, "here")
            stopped = await channel.request(Stop(record_id=record_id))
            assert stopped.media_duration >= 1
            await until(channel, record_id, Status.DONE)

            listed = (await storage.list_files(FileQuery(file_name="课 1"))).files
            assert [each.resource_name for each in listed] == ["课 1"]
            downloader = Downloader(storage, threads)
            result = await downloader.download("课 1", tmp_path, on_progress=told.append)
            await downloader.aclose()
            assert result.paths == (tmp_path / "课 1.mp4",)
            assert told[-1].state is SliceState.DONE
            assert told[-1].done == listed[0].file_size

            link = (await storage.links("课 1")).urls[0]
            async with httpx.AsyncClient(trust_env=False) as plain:
                answer = await plain.get(link)
            assert answer.headers["x-content-sha256"] == (
                hashlib.sha256(result.paths[0].read_bytes()).hexdigest()
            )
            assert (await storage.volume()).used >= listed[0].file_size
            await storage.delete("课 1")
            assert (await storage.links("课 1")).urls == ()
            assert (await storage.volume()).used == 0
        await channel.close()

    with ThreadPoolExecutor(2) as threads:
        asyncio.run(asyncio.wait_for(scenario(threads), 60))
