"""Works for some seconds in the whole window, everything under DIR: `held_window.py DIR`.

It records four people and changes their layout, refreshes the tasks meanwhile, a million of them,
and downloads what it recorded before. Prints a JSON object with one number for each stretch of 4 ms
or more: the longest that the main thread was held in it (`held`, ms; told by a heart that beats
every ms, so at most 1 ms too much), and the most that it computed itself meanwhile (`work`).
"""

import asyncio
import gc
import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from recorder_gui.app import DesktopApplication, prepare_application
from recorder_gui.demo.stall_watch import StallWatch
from recorder_gui.layout.templates import TemplateName
from recorder_gui.places import Places
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.protocol.states import Status
from recorder_gui.protocol.storage import FileState, StoredFile
from recorder_gui.qt_loop import QtLoop
from recorder_gui.state.files.files import Files
from recorder_gui.state.files.transfer import TransferState
from tests.benchmarks.big_catalogue import fill

RECORDINGS = int(os.environ.get("BENCH_RECORDINGS", "1000000"))
FIRST, SECOND = 3.0, 10.0  # seconds recorded before the watch, and under it
EVERY = 0.5  # seconds between two refreshes and changes
BEAT, STRETCH = 1, 4.0  # ms
TEMPLATES = (TemplateName.EVEN_GRID, TemplateName.SPEAKER_COLUMN)


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.02)


async def record(program: DesktopApplication) -> None:
    studio = program.pages.studio
    studio.start(InitRecord(group_id="demo"))
    await until(lambda: studio.recording.status == Status.RECORDING)


async def stop(program: DesktopApplication) -> None:
    studio = program.pages.studio
    studio.stop()
    await until(lambda: studio.recording.status == Status.DONE)


async def compose(program: DesktopApplication) -> None:
    studio = program.pages.studio
    await until(lambda: program.connection.is_connected and "demo" in studio.roster.groups)
    studio.roster.set_group("demo")
    await until(lambda: studio.roster.sources)
    cameras = [
        each.key for each in studio.roster.sources if each.key.media_type is MediaType.CAMERA
    ]
    for camera in cameras[:4]:
        studio.editing.place(camera)
    studio.editing.caption()


def finished_files(files: Files) -> list[StoredFile]:
    rows = (files.model.item(row) for row in range(files.model.total))
    return [each for each in rows if each is not None and each.file_state == FileState.NORMAL]


async def work(program: DesktopApplication) -> None:
    pages, studio, window = program.pages, program.pages.studio, program.window
    await until(lambda: pages.tasks.model.total >= RECORDINGS)
    await record(program)
    for turn in range(round(SECOND / EVERY)):
        await until(lambda turn=turn: studio.recording.recorded() >= turn * EVERY)
        window.show_page(("studio", "tasks", "files")[turn // 3 % 3])
        studio.editing.use_template(TEMPLATES[turn % 2])
        studio.apply()
        pages.tasks.refresh()
        pages.files.refresh()
        if turn % 4 == 0:
            pages.files.download(finished_files(pages.files)[:1])
    await stop(program)
    await until(
        lambda: all(each.state is TransferState.DONE for each in pages.files.transfers.all())
    )


def longest_of_stretches(times: list[float], gaps: list[float]) -> list[float]:
    """The longest of `times` in each run of `gaps` (ms, as many) that makes up a stretch."""
    longest, stretch, length = list[float](), list[float](), 0.0
    for time, gap in zip(times, gaps, strict=True):
        stretch.append(time)
        length += gap
        if length >= STRETCH:
            longest.append(max(stretch))
            stretch, length = [], 0.0
    return longest


async def main(application: QApplication, folder: Path) -> None:
    places = Places.under(folder)
    places.local.data.mkdir(parents=True, mode=0o700)
    catalogue = places.local.data / "catalogue.sqlite3"
    fill(catalogue, RECORDINGS, random.Random(7), (Status.FAILED,), app_id="local")
    program = DesktopApplication(application, places)
    try:
        program.start()
        await compose(program)
        await record(program)
        await asyncio.sleep(FIRST)
        await stop(program)
        watch = StallWatch(BEAT)
        await work(program)
        watch.stop()
        held = longest_of_stretches(watch.gaps, watch.gaps)
        computed = longest_of_stretches(watch.work, watch.gaps)
        print(json.dumps({"held": held, "work": computed}), flush=True)
    finally:
        await program.shut_down()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = prepare_application([])
    gc.disable()  # as the command does, until the window collects by itself
    with QtLoop(qt) as loop:
        loop.run_until_complete(main(qt, Path(sys.argv[1])))
