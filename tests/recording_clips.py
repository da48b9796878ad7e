"""Records clips as the cameras and microphones of a group, and tells how it ended."""

import asyncio
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.raw_client import audio, connected, local, until, video
from tests.running_recorder import RunningRecorder

_MOST = 16, 10  # videos and audios of a layout


def groups_of(clips: Sequence[Path]) -> str:
    """A groups file in which each clip is a camera and a microphone."""
    lines = ["[[group]]", 'id = "clips"']
    for number, clip in enumerate(clips):
        for media_id, kind in (("camera", 2), ("microphone", 1)):
            lines += [
                "  [[group.media]]",
                f'  user_id = "u{number}"',
                f'  media_id = "{media_id}"',
                f"  media_type = {kind}",
                f"  source = {json.dumps(str(clip))}",
            ]
    return "\n".join(lines)


def record(
    recorder: RunningRecorder,
    clips: Sequence[Path],
    seconds: float,
    look: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Records all for `seconds` beside one sound source; `look` is called while it runs. Gives its
    history."""

    async def scenario() -> str:
        async with connected(recorder) as client:
            record_id = await client.init("clips", width=640, height=360, frame_rate=15)
            users = [f"u{number}" for number in range(len(clips))]
            videos = [
                video(user, x=160 * (n % 4), y=90 * (n // 4), w=160, h=90)
                for n, user in enumerate(users[: _MOST[0]])
            ]
            audios = [audio(user) for user in users[: _MOST[1]]]
            reply = await client.ask(
                4102, record_id=record_id, video_list=videos, audio_list=audios
            )
            assert reply["code"] == 0, reply

            async def enough() -> bool:
                look()
                record = await client.record(record_id)
                return record["record_time"] >= seconds or record["status"] in (6, -1)

            await until(enough, f"{seconds} s", 40.0)
            await client.ask(4101, record_id=record_id)
            await client.until_status(record_id, 6, -1, patience=60.0)
            return record_id

    record_id = asyncio.run(scenario())
    return local(recorder, f"/local/recordings/{record_id}/history")
