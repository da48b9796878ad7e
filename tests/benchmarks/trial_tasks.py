"""The table of the Tasks page over a million recordings of a real recorder: jumps anywhere until
the right rows are painted, the frames of a steady scroll, and memory after scrolling all through.
"""

import asyncio
import gc
import os
import random
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from recorder_gui.protocol.states import Status
from recorder_gui.state.tasks.finding.filters import TaskFilter
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.ui.tasks.page import TasksPage
from recorder_gui.ui.theme import Theme
from tests.benchmarks.big_catalogue import APP_ID, fill, record_id
from tests.measuring import Figure, percentile
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import Desk, play, until

RECORDINGS = int(os.environ.get("BENCH_RECORDINGS", "1000000"))
JUMPS = 500
FRAMES = 600
STOPS = 2_500  # on the way through all of them
STEP = 3  # rows a frame, as a wheel turned without pause
FRAME = 1 / 60
TOKEN = "bench-token"


def measure() -> Iterator[Figure]:
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").mkdir()
        catalogue = folder / "data" / "catalogue.sqlite3"
        fill(catalogue, RECORDINGS, random.Random(7), (Status.FAILED,))
        recorder = RunningRecorder.start(folder, app_id=APP_ID, token=TOKEN)
        figures: list[Figure] = []
        try:
            play(application, lambda: _scenario(recorder, folder, figures))
        finally:
            recorder.stop()
    yield from figures


async def _scenario(recorder: RunningRecorder, folder: Path, figures: list[Figure]) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application)
    desk = Desk(folder / "desk")
    tasks = Tasks(desk.connection, desk.scope, desk.executor)
    page = TasksPage(tasks)
    page.resize(1280, 720)
    tasks.set_filter(TaskFilter(record_id="none"))
    page.show()
    await desk.connect(recorder)
    await until(lambda: tasks.model.is_known)
    await asyncio.sleep(2)  # counts and fonts are there
    empty = _memory()
    tasks.set_filter(TaskFilter())
    await until(lambda: tasks.model.total == RECORDINGS)
    view = _View(page, tasks)
    chance = random.Random(11)
    jumps = [await _timed(lambda: view.jump(chance.randrange(RECORDINGS))) for _ in range(JUMPS)]
    frames = await _scroll(view, chance)
    for stop in range(STOPS):
        await view.jump(stop * RECORDINGS // STOPS)
    await view.jump(RECORDINGS)
    memory = _memory() - empty
    tasks.close()
    page.close()
    page.deleteLater()
    await desk.close()
    del theme
    against = f"{RECORDINGS} recordings, {JUMPS} jumps to the right rows painted"
    worst = max(jumps) * 1000
    figures.append(Figure("tasks.scroll", percentile(jumps, 0.99) * 1000, "ms", against, max=worst))
    against = f"{FRAMES} frames of {STEP} rows, CPU time of the main thread for all it did in each"
    worst = max(frames) * 1000
    figures.append(
        Figure("tasks.scroll.frame", percentile(frames, 0.99) * 1000, "ms", against, max=worst)
    )
    against = f"resident memory over the same page without a row, after {STOPS} stops through all"
    figures.append(Figure("tasks.memory", memory / 2**20, "MB", against))


class _View(QObject):
    """The table as a person sees it: what is in view, and whether it was painted since."""

    def __init__(self, page: TasksPage, tasks: Tasks) -> None:
        super().__init__()
        self.table = page.table
        self._tasks = tasks
        self._painted = 0
        self.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._painted += 1
        return False

    def rows(self) -> range:
        first = self.table.rowAt(0)
        last = self.table.rowAt(self.table.viewport().height() - 1)
        return range(first, (last if last >= 0 else self._tasks.model.total - 1) + 1)

    def is_known(self) -> bool:
        return all(self._tasks.model.item(row) is not None for row in self.rows())

    async def jump(self, row: int) -> None:
        """Go there; returns once the right rows are painted."""
        before = self._painted
        self.table.verticalScrollBar().setValue(row)
        while not (self.is_known() and self._painted > before):
            if not self.is_known():
                before = self._painted  # a paint before the rows were known does not count
            await asyncio.sleep(0.001)
        for each in self.rows():
            item = self._tasks.model.item(each)
            assert item is not None
            assert item.record_id == record_id(RECORDINGS - 1 - each), "a wrong row"

    async def frame(self, row: int) -> None:
        """Go there; returns once it is painted, known or not."""
        before = self._painted
        self.table.verticalScrollBar().setValue(row)
        while self._painted == before:
            await asyncio.sleep(0)


async def _scroll(view: _View, chance: random.Random) -> list[float]:
    start = chance.randrange(RECORDINGS // 2)
    await view.jump(start)
    spent: list[float] = []
    for number in range(FRAMES):
        begun, busy = time.monotonic(), time.thread_time()
        await view.frame(start + number * STEP)
        await asyncio.sleep(max(0.0, FRAME - (time.monotonic() - begun)))
        spent.append(time.thread_time() - busy)
    return spent


async def _timed(work: Callable[[], Awaitable[None]]) -> float:
    started = time.perf_counter()
    await work()
    return time.perf_counter() - started


def _memory() -> int:
    """Resident bytes of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
