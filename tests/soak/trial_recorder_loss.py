"""How many recorded seconds a kill -9 of the recorder and its workers costs, at random moments.

While it starts, records, is paused, begins slices and finishes. Lost is what lies between the end
of what had been recorded at the kill and the end of what plays after the next start.
"""

import asyncio
import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import av

from recorder_gui import own_program
from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.local.api import LocalApi
from recorder_gui.protocol.fields import FileType, MediaType
from recorder_gui.protocol.local import History, HistoryEvent
from recorder_gui.protocol.requests import (
    AudioItem,
    InitRecord,
    Pause,
    Query,
    SetLayout,
    Stop,
    VideoItem,
)
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.sources.drawn.demo import demo_media
from recorder_gui.recorder.keeping import keeping
from tests.measuring import Figure
from tests.running_recorder import RunningRecorder

RUNS = int(os.environ.get("SOAK_RUNS", "50"))
PEOPLE = ("Ada", "Bao", "Clara", "Dmitri")
ENDED = (6, -1)


def measure() -> Iterator[Figure]:
    moments = random.Random(20260101)
    losses: dict[str, list[float]] = {phase: [] for phase in (*PHASES, "slicing")}
    for number in range(RUNS):
        phase = list(losses)[number % len(losses)]
        after = moments.random()
        if phase == "slicing":
            losses[phase].append(lost_while_slicing(after))
        else:
            losses[phase].append(asyncio.run(lost_seconds(phase, after)))
        print(number, phase, f"{losses[phase][-1]:.3f} s lost", flush=True)
    worst = {phase: max(lost) for phase, lost in losses.items() if lost}
    for phase, lost in worst.items():
        yield Figure(f"recorder.loss.{phase}", lost, "s", f"worst of {len(losses[phase])} kills")
    yield Figure("recorder.loss", max(worst.values()), "s", f"worst of {RUNS} random moments")


async def lost_seconds(phase: str, after: float) -> float:
    """Kills all of a recorder in that phase, `after` (0 to 1) of its way; gives the seconds lost of
    what had been recorded, once the next start has told the truth about it."""
    folder = Path(tempfile.mkdtemp(prefix="soak"))
    try:
        running = RunningRecorder.start(folder)
        try:
            record_id, recorded = await PHASES[phase](running, after)
            workers = children_of(running.pid)
            killed = time.time()
            for process in (running.pid, *workers):
                kill(process)
        finally:
            running.kill()
        again = RunningRecorder.start(folder)
        try:
            playable = await recovered_seconds(again, record_id)
            history = await history_of(again, record_id)
        finally:
            again.stop()
        started = [event.time for event in history.events if event.kind == "started"]
        if recorded is None:
            recorded = killed - started[0] if started else 0.0
        check_truth(folder, history, playable, workers)
        return recorded - playable
    finally:
        shutil.rmtree(folder)


def check_truth(folder: Path, history: History, playable: float, workers: list[int]) -> None:
    """The task says what there is, the catalogue is whole, and nobody is left."""
    assert history.status in ENDED
    assert abs(history.recorded_seconds - playable) < 1e-6 or history.status == -1, history
    assert history.events[-1].kind in ("done", "failed")
    with contextlib.closing(sqlite3.connect(folder / "data" / "catalogue.sqlite3")) as catalogue:
        assert catalogue.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert not [pid for pid in workers if Path(f"/proc/{pid}/cmdline").exists() and is_ours(pid)]
    assert not list((folder / "data" / "work").iterdir())


def is_ours(pid: int) -> bool:
    return b"recorder_gui" in Path(f"/proc/{pid}/cmdline").read_bytes()


async def starting(running: RunningRecorder, after: float) -> tuple[str, float | None]:
    record_id = await begin(running)
    await asyncio.sleep(after / 2)
    return record_id, None


async def recording(running: RunningRecorder, after: float) -> tuple[str, float | None]:
    record_id = await begin(running)
    await wait_for_event(running, record_id, "started")
    await asyncio.sleep(2 + 3 * after)
    return record_id, None


async def paused(running: RunningRecorder, after: float) -> tuple[str, float | None]:
    record_id, _ = await recording(running, after / 2)
    channel = await ControlChannel.open(running.control, running.app_id, running.token)
    await channel.request(Pause(record_id=record_id))
    event = await wait_for_event(running, record_id, "paused")
    await asyncio.sleep(after)
    await channel.close()
    return record_id, event.recorded


async def finishing(running: RunningRecorder, after: float) -> tuple[str, float | None]:
    record_id, _ = await recording(running, after / 2)
    channel = await ControlChannel.open(running.control, running.app_id, running.token)
    await channel.request(Stop(record_id=record_id))
    event = await wait_for_event(running, record_id, "stopped")
    await asyncio.sleep(after / 3)
    return record_id, event.recorded


PHASES = {
    "recording": recording,
    "paused": paused,
    "finishing": finishing,
    "starting": starting,
}


def lost_while_slicing(after: float) -> float:
    """Kills a worker that begins a slice each second; the seconds lost of what it had told."""
    folder = Path(tempfile.mkdtemp(prefix="soak"))
    try:
        work, files = folder / "work", folder / "files"
        work.mkdir()
        files.mkdir()
        worker = subprocess.Popen(
            own_program.command("worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert worker.stdin is not None
        assert worker.stdout is not None
        for order in (
            orders.Begin(record_id="r", folder=str(work), name="r", slice_seconds=1.0),
            orders.SetMembers(number=1, media=demo_media()),
            layout_order(),
        ):
            worker.stdin.write(orders.encode_line(order))
        worker.stdin.flush()
        while not isinstance(orders.decode_event(worker.stdout.readline()), orders.Started):
            continue
        started = time.monotonic()
        time.sleep(1.9 + 1.2 * after)  # about two borders
        worker.kill()
        recorded = time.monotonic() - started
        worker.communicate()
        kept = keeping.keep("r", work, files, FileType.MP4)
        names = [each.path for each in kept.slices]
        numbered = [f"r_{n:03}.mp4" for n in range(1, len(names) + 1)]
        assert names in (numbered, ["r.mp4"]), names  # a busy machine may not get to a border
        return recorded - sum(decoded_seconds(files / name) for name in names)
    finally:
        shutil.rmtree(folder)


def layout_order() -> orders.SetLayout:
    return orders.SetLayout(
        number=2,
        audio_list=(AudioItem(user_id="Ada", media_id="microphone"),),
        video_list=(
            VideoItem(user_id="Ada", media_id="camera", media_type=MediaType.CAMERA, w=1280, h=720),
        ),
    )


async def history_of(running: RunningRecorder, record_id: str) -> History:
    async with LocalApi(endpoint_of(running)) as local:
        return await local.history(record_id)


async def begin(running: RunningRecorder) -> str:
    channel = await ControlChannel.open(running.control, running.app_id, running.token)
    reply = await channel.request(InitRecord(group_id="demo", file_name="soak"))
    await channel.request(
        SetLayout(
            record_id=reply.record_id,
            audio_list=tuple(
                AudioItem(user_id=user, media_id="microphone", media_type=MediaType.MICROPHONE)
                for user in PEOPLE
            ),
            video_list=tuple(
                VideoItem(
                    user_id=user,
                    media_id="camera",
                    media_type=MediaType.CAMERA,
                    x=960 * (place % 2),
                    y=540 * (place // 2),
                    w=960,
                    h=540,
                )
                for place, user in enumerate(PEOPLE)
            ),
        )
    )
    await channel.close()
    return reply.record_id


async def wait_for_event(running: RunningRecorder, record_id: str, kind: str) -> HistoryEvent:
    local = LocalApi(endpoint_of(running))
    try:
        async with asyncio.timeout(20):
            while True:
                history = await local.history(record_id)
                for event in history.events:
                    if event.kind == kind:
                        return event
                await asyncio.sleep(0.05)
    finally:
        await local.aclose()


async def recovered_seconds(running: RunningRecorder, record_id: str) -> float:
    """The length of what the next start made of it; 0 where nothing plays."""
    channel = await ControlChannel.open(running.control, running.app_id, running.token)
    async with asyncio.timeout(30):
        while True:
            reply = await channel.request(Query(record_id=record_id))
            if reply.record_list[0].status in ENDED:
                break
            await asyncio.sleep(0.1)
    await channel.close()
    files = sorted((running.data / "files").glob("*.mp4"))
    return decoded_seconds(files[0]) if files else 0.0


def decoded_seconds(path: Path) -> float:
    with av.open(str(path)) as container:
        frames = sum(1 for _ in container.decode(video=0))
        rate = container.streams.video[0].average_rate
    assert rate is not None
    return float(frames / rate)


def endpoint_of(running: RunningRecorder) -> Endpoint:
    return Endpoint(running.control, running.storage, running.app_id, running.token)


def children_of(pid: int) -> list[int]:
    """The processes that `pid` started, and theirs."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            found += [child, *children_of(child)]
    return found


def kill(pid: int) -> None:
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        return
