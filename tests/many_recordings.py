"""Many short recordings of one recorder, and what became of each."""

import asyncio
import random
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import av

from tests.raw_client import RawClient, audio, connected, local, until, video
from tests.running_recorder import RunningRecorder

T = TypeVar("T")
SIZE = 160, 90
FRAME_RATE = 5
MANY = "many"
ENDED = (6, -1)
PATIENCE = 120.0  # many at once on a small machine


@dataclass(frozen=True)
class Ended:
    """One recording that was stopped: what its task says, and the frames that its file plays."""

    record_id: str
    told: dict[str, Any]
    media_duration: int
    played: int

    @property
    def is_true(self) -> bool:
        """Whether the task tells what there is: all frames, or a failure with its reason."""
        told = self.told
        frames, whole = told["frames"], told["frames"] // told["frame_rate"]
        if told["status"] == -1:
            return bool(told["reason"])
        return self.played == frames and self.media_duration == whole and not told["reason"]


def start_and_stop(recorder: RunningRecorder, count: int, at_once: int, seed: int) -> list[Ended]:
    """`count` recordings, `at_once` at a time, each stopped at a moment of its first second, some
    before their first frame."""
    moments = random.Random(seed)
    left = [moments.choice((0.0, 0.0, moments.random())) for _ in range(count)]

    async def scenario() -> list[Ended]:
        async with connected(recorder, patience=PATIENCE) as client:
            ended: list[Ended] = []

            async def turns() -> None:
                while left:
                    wait = left.pop()
                    record_id = await _started(client)
                    if wait:  # the length of what is recorded, from its first frame on
                        await _until_frame(recorder, record_id)
                        await asyncio.sleep(wait)
                    ended.append(await _stopped(recorder, client, record_id))

            await asyncio.gather(*(turns() for _ in range(at_once)))
            return ended

    return asyncio.run(scenario())


def stop_together(recorder: RunningRecorder, count: int, clip: Path) -> list[Ended]:
    """`count` recordings of `clip` that run at once for a second, all stopped in one breath.

    What is drawn, as the demo's people are, costs too much for many on a small machine.
    """
    member = {"user_id": "Clip", "media_id": "camera", "media_type": 2, "source": str(clip)}
    local(recorder, f"/local/groups/{MANY}/media", "POST", json=member)

    async def scenario() -> list[Ended]:
        async with connected(recorder, patience=PATIENCE) as client:
            record_ids = [await _started(client, MANY, "Clip") for _ in range(count)]
            await _all(_until_recorded(client, each, 1) for each in record_ids)
            return await _all(_stopped(recorder, client, each) for each in record_ids)

    return asyncio.run(scenario())


async def _all(works: Iterable[Awaitable[T]]) -> list[T]:
    return list(await asyncio.gather(*works))


async def _started(client: RawClient, group_id: str = "demo", user: str = "Ada") -> str:
    record_id = await client.init(group_id, width=SIZE[0], height=SIZE[1], frame_rate=FRAME_RATE)
    layout = {"audio_list": [audio(user)], "video_list": [video(user, w=SIZE[0], h=SIZE[1])]}
    reply = await client.ask(4102, record_id=record_id, **layout)
    assert reply["code"] == 0, reply
    return record_id


async def _until_frame(recorder: RunningRecorder, record_id: str) -> None:
    async def has_begun() -> bool:
        path = f"/local/recordings/{record_id}/history"
        told = await asyncio.to_thread(local, recorder, path)
        return any(event["kind"] == "started" for event in told["events"])

    await until(has_begun, f"a frame of {record_id}", PATIENCE)


async def _until_recorded(client: RawClient, record_id: str, seconds: int) -> None:

    async def enough() -> bool:
        record = await client.record(record_id)
        return record["record_time"] >= seconds or record["status"] in ENDED

    await until(enough, f"{seconds} s of {record_id}", PATIENCE)


async def _stopped(recorder: RunningRecorder, client: RawClient, record_id: str) -> Ended:
    reply = await client.ask(4101, record_id=record_id)
    assert reply["code"] == 0, reply
    await client.until_status(record_id, *ENDED, patience=PATIENCE)
    told = await asyncio.to_thread(local, recorder, f"/local/recordings/{record_id}/history")
    played = await asyncio.to_thread(_played, recorder.data / "files" / f"{record_id}.mp4")
    return Ended(record_id, told, reply["media_duration"], played)


def _played(path: Path) -> int:
    """Frames of the picture that can be decoded; 0 where there is no file."""
    if not path.exists():
        return 0
    with av.open(str(path)) as media:
        return sum(1 for _ in media.decode(video=0))
