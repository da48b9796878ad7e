"""A recording on a packaged recorder, started from outside over the wire as any client would."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
from common.facts import CannotBuild

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.errors import ClientError
from recorder_gui.client.local.api import LocalApi
from recorder_gui.client.local.recorder import endpoint_of
from recorder_gui.protocol import local
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import RunningRecorder
from recorder_gui.protocol.requests import InitRecord, SetLayout, VideoItem

_LOOK_AGAIN = 0.1
_ASK_AGAIN = 4.0


def wait_for_line(path: Path, seconds: float) -> str:
    """The first whole line of `path`; raises CannotBuild where none comes."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if path.exists() and "\n" in (text := path.read_text(encoding="utf-8")):
            return text.splitlines()[0]
        time.sleep(_LOOK_AGAIN)
    raise CannotBuild(f"{path.name} stayed empty for {seconds:g} s")


async def start_recording(ready: dict[str, Any]) -> None:
    """Record the demo group's first camera on the recorder that printed `ready`."""
    channel = await ControlChannel.open(ready["control"], ready["app_id"], ready["token"])
    try:
        begun = await channel.request(
            InitRecord(group_id="demo", file_name="trial", width=640, height=360, frame_rate=25)
        )
        video = VideoItem(
            user_id="Ada", media_id="camera", media_type=MediaType.CAMERA, w=640, h=360
        )
        await channel.request(SetLayout(record_id=begun.record_id, video_list=(video,)))
    finally:
        await channel.close()


def record(runtime: Path, ask: Callable[[], None], seconds: float) -> None:
    """Call `ask`, again from time to time, until the recorder that the file `runtime` tells of
    records; raises CannotBuild after `seconds`."""
    deadline, why = time.monotonic() + seconds, "there is no such file"
    asked = 0.0
    while time.monotonic() < deadline:
        if time.monotonic() - asked > _ASK_AGAIN:  # the window may not have been ready for it
            ask()
            asked = time.monotonic()
        try:
            running = local.decode(runtime.read_bytes(), RunningRecorder)
            if asyncio.run(_recordings(running)):
                return
            why = "it records nothing"
        except (OSError, MalformedMessage, ClientError) as error:
            why = str(error)
        time.sleep(_LOOK_AGAIN)
    raise CannotBuild(f"nothing is recorded after {seconds:g} s: {why}")


async def _recordings(running: RunningRecorder) -> int:
    async with LocalApi(endpoint_of(running)) as api:
        return (await api.work()).recording


def newest_under(data: Path) -> Path:
    """The MP4 that was written last; raises CannotBuild where there is none."""
    files = sorted(data.rglob("*.mp4"), key=lambda path: path.stat().st_mtime)
    if not files:
        raise CannotBuild(f"there is no recording under {data.name}")
    return files[-1]


def seconds_of(file: Path) -> float:
    """How long an MP4 plays; decodes all of it."""
    with av.open(str(file)) as container:
        rate = container.streams.video[0].average_rate or 25
        return sum(1 for _ in container.decode(video=0)) / float(rate)
