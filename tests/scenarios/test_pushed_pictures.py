"""What members show and how loud they are, pushed to whoever looks on."""

import asyncio
import io
from pathlib import Path

import av
import httpx
import pytest

from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.local.api import LocalApi
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from tests.raw_client import audio, connected, video
from tests.running_recorder import RunningRecorder

ADA = ("Ada", "camera", MediaType.CAMERA)
BAO = ("Bao", "camera", MediaType.CAMERA)
Key = tuple[str, str, MediaType]


async def followed(local: LocalApi, streams: tuple[Key, ...], count: int) -> dict[Key, int]:
    """How many pictures came of each stream, once so many streams have come, and the two that move
    three times each."""
    came: dict[Key, int] = {}
    async with asyncio.timeout(30):
        pushed = local.group_pictures("demo", streams, every=0.1)
        async for told in pushed:
            for each in told.pictures:
                key = (each.user_id, each.media_id, each.media_type)
                came[key] = came.get(key, 0) + 1
                with av.open(io.BytesIO(each.jpeg), "r") as container:
                    width = container.streams.video[0].width
                assert 100 < width <= 400
            if len(came) >= count and all(came.get(key, 0) >= 3 for key in (ADA, BAO)):
                break
        await pushed.aclose()
    return came


def test_pictures_of_members_are_pushed_before_and_while_they_are_recorded(
    recorder: RunningRecorder,
) -> None:
    endpoint = Endpoint(recorder.control, recorder.storage, recorder.app_id, recorder.token)

    async def scenario() -> None:
        async with LocalApi(endpoint) as local, connected(recorder) as client:
            every = await followed(local, (), 6)  # four cameras, a screen and a whiteboard
            kinds = [media_type for _, _, media_type in every]
            assert sorted(kinds) == [0, 2, 2, 2, 2, 4]
            record_id = await client.init(width=320, height=180, frame_rate=10)
            layout = {"video_list": [video("Ada")], "audio_list": [audio("Ada")]}
            await client.ask(4102, record_id=record_id, **layout)
            assert set(await followed(local, (ADA, BAO), 2)) == {ADA, BAO}
            layout["video_list"] = [video("Bao")]
            await client.ask(4102, record_id=record_id, **layout)
            assert set(await followed(local, (ADA, BAO), 2)) == {ADA, BAO}, "Ada left the layout"
            await client.ask(4101, record_id=record_id)
            await client.until_status(record_id, 6)

    asyncio.run(scenario())


def test_levels_of_members_are_pushed_before_anything_is_recorded(
    recorder: RunningRecorder, tmp_path: Path
) -> None:
    endpoint = Endpoint(recorder.control, recorder.storage, recorder.app_id, recorder.token)
    heard: dict[str, tuple[float, float]] = {}
    a_sine = pytest.approx((-18.4, -21.4), abs=0.2)  # 0.12 of full scale, and 3 dB less
    places = {"loud": "test:tone=440", "away": str(tmp_path / "none.wav")}

    async def scenario() -> None:
        async with LocalApi(endpoint) as local, asyncio.timeout(30):
            for user, place in places.items():
                media = MediaSource(
                    user_id=user, media_id="mic", media_type=MediaType.MICROPHONE, source=place
                )
                await local.put_media("to be heard", media)
            try:
                pushed = local.group_levels("to be heard", every=0.1)
                async for told in pushed:
                    heard.clear()
                    heard.update({each.user_id: (each.peak, each.rms) for each in told.levels})
                    if heard.get("loud") == a_sine:
                        break
                await pushed.aclose()
            finally:
                for user in places:
                    await local.remove_media("to be heard", user, "mic", MediaType.MICROPHONE)
        assert set(heard) == {"loud"}

    asyncio.run(scenario())


def test_what_names_no_stream_or_no_pace_is_refused(recorder: RunningRecorder) -> None:
    headers = {"Authorization": f"Bearer {recorder.token}", "X-App-Id": recorder.app_id}
    address = f"{recorder.storage}/local/groups/demo/pictures"
    for wrong in ("of=Ada", "of=a/b/c", "every=0", "every=soon", "every=nan"):
        response = httpx.get(f"{address}?{wrong}", headers=headers)
        assert response.status_code == 400, wrong
        assert response.json()["reason"]
