"""A small picture of each finished recording, for whoever lists files."""

import asyncio
import io
from urllib.parse import quote

import av
import httpx
import numpy as np

from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import LocalRefused
from recorder_gui.client.local.api import LocalApi
from tests.raw_client import RawClient, audio, connected, until, video
from tests.running_recorder import RunningRecorder

NAME = "周会 100%"


async def recorded(client: RawClient, name: str, file_type: int = 0) -> str:
    record_id = await client.init(
        file_name=name, file_type=file_type, width=640, height=360, frame_rate=10
    )
    layout = {"video_list": [video("Ada", w=640, h=360)], "audio_list": [audio("Ada")]}
    await client.ask(4102, record_id=record_id, **layout)

    async def has_recorded() -> bool:
        return (await client.record(record_id))["record_time"] >= 1

    await until(has_recorded, "a recorded second")
    await client.ask(4101, record_id=record_id)
    await client.until_status(record_id, 6)
    return record_id


def test_a_finished_recording_has_a_thumbnail_that_shows_it(recorder: RunningRecorder) -> None:
    endpoint = Endpoint(recorder.control, recorder.storage, recorder.app_id, recorder.token)

    async def scenario() -> tuple[bytes, bytes]:
        async with connected(recorder) as client, LocalApi(endpoint) as local:
            record_id = await recorded(client, NAME)
            return await local.thumbnail(record_id), await local.file_thumbnail(NAME)

    by_recording, by_file = asyncio.run(scenario())
    assert by_recording == by_file
    with av.open(io.BytesIO(by_recording), "r") as container:
        picture = next(container.decode(video=0))
        assert isinstance(picture, av.VideoFrame)
    assert (picture.width, picture.height) == (480, 270)
    assert np.asarray(picture.to_ndarray(format="gray")).std() > 20


def test_what_has_no_picture_says_so_instead(recorder: RunningRecorder) -> None:
    endpoint = Endpoint(recorder.control, recorder.storage, recorder.app_id, recorder.token)

    async def refusal_of(record_id: str) -> LocalRefused:
        async with LocalApi(endpoint) as local:
            try:
                await local.thumbnail(record_id)
            except LocalRefused as refused:
                return refused
        raise AssertionError("a thumbnail of nothing")

    async def scenario() -> None:
        async with connected(recorder) as client:
            sound = await recorded(client, "sound alone", file_type=1)
            assert (await refusal_of(sound)).status == 409
            waiting = await client.init()
            assert (await refusal_of(waiting)).status == 409
            await client.ask(4101, record_id=waiting)
            assert (await refusal_of("no such recording")).status == 404

    asyncio.run(scenario())
    headers = {"Authorization": f"Bearer {recorder.token}", "X-App-Id": recorder.app_id}
    address = f"{recorder.storage}/local/files/{quote('no such file')}/thumbnail.jpg"
    assert httpx.get(address, headers=headers).status_code == 404
    assert httpx.get(address).status_code == 401
