"""The wire log: hears the tap, has every message written off the main thread, and hands on to its
table ten times a second at most."""

import asyncio
import contextlib
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.client.wire_tap import WireMessage, WireTap
from recorder_gui.state.explanations import explain
from recorder_gui.state.exporting import ExportEnd, ExportProgress
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.wire_log.entries import Entry, WireFilter
from recorder_gui.state.wire_log.lines import Stopped, json_line, write_lines
from recorder_gui.state.wire_log.model import WireLogModel
from recorder_gui.state.wire_log.ring import Added, Bounds, Numbers, WireRing
from recorder_gui.state.wire_log.runs import EarlierRun, WireRuns

T = TypeVar("T")

_BATCH_MS = 100
_FLOOD_MS = 250  # nobody reads along then, and each batch paints the table
_FLOOD = 40  # messages in a batch
_WAITING = 100_000  # messages not written yet; the oldest give way
_EXPORT = "export wire log"


class WireLog(QObject):
    """See the module. `folder` is where messages are kept, None: in memory.

    Signals: `changed`: counts, kinds, codes, pause or `shown_run` did; `earlier_found`: `earlier`
    is known; `problem_changed`: `problem` is another; `export_progressed(ExportProgress)`;
    `export_ended(ExportEnd)`.
    """

    changed = Signal()
    earlier_found = Signal()
    problem_changed = Signal()
    export_progressed = Signal(object)
    export_ended = Signal(object)

    def __init__(
        self,
        tap: WireTap,
        scope: TaskScope,
        executor: Executor,
        *,
        folder: Path | None = None,
        bounds: Bounds | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._executor = executor
        self._runs = None if folder is None else WireRuns(folder)
        self._ring = WireRing(None if self._runs is None else self._runs.begin, bounds)
        self._shown_ring = self._ring
        self._incoming: deque[WireMessage] = deque(maxlen=_WAITING)
        self._turn = asyncio.Lock()  # a batch and a search after one another
        self._filter = WireFilter()
        self._searches = 0
        self._kinds: dict[str, None] = {}
        self._codes: dict[int, None] = {}
        self._paused = False
        self._waiting = 0
        self._seen_until = 0  # the last number that was shown, or that the filter held back
        self._stopping = False
        self.shown_run: EarlierRun | None = None
        self.earlier: tuple[EarlierRun, ...] = ()
        self.problem = ""
        self.model = WireLogModel(self)
        self.model.wanted.connect(self._on_wanted)
        self._timer = QTimer(self, singleShot=True, interval=_BATCH_MS)
        self._timer.timeout.connect(self._on_due)
        self._end_listening = tap.observe(self._on_message)

    @property
    def filter(self) -> WireFilter:
        """What is shown."""
        return self._filter

    @property
    def is_paused(self) -> bool:
        """Whether new messages are kept back; they are written all the same."""
        return self._paused

    @property
    def waiting(self) -> int:
        """How many are kept back."""
        return self._waiting

    @property
    def count(self) -> int:
        """How many are kept of the run that is shown."""
        return self._shown_ring.count

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of messages seen so far."""
        return tuple(self._kinds)

    @property
    def codes(self) -> tuple[int, ...]:
        """The codes of replies seen so far."""
        return tuple(sorted(self._codes))

    def set_paused(self, paused: bool) -> None:
        """Keep new messages back, or let them in."""
        self._paused = paused
        if not paused and self._waiting:
            self._scope.start(self._let_in)
        self.changed.emit()

    def set_filter(self, wanted: WireFilter) -> None:
        """Show what `wanted` lets through of all that is kept."""
        if wanted != self._filter:
            self._filter = wanted
            self._search()

    def look_for_earlier(self) -> None:
        """Find out what earlier runs left; `earlier_found` tells."""
        if self._runs is not None:
            self._scope.start(partial(self._look, self._runs), key="look for wire logs")

    def show_run(self, run: EarlierRun | None) -> None:
        """Show what an earlier run left, or this one again."""
        if run != self.shown_run:
            self._scope.start(partial(self._show_run, run))

    def clear(self) -> None:
        """Forget every message of this run."""
        self._incoming.clear()
        self._scope.start(self._clear)

    async def read(self, number: int) -> Entry | None:
        """One message of the run that is shown; None where it is no longer kept."""
        with contextlib.suppress(sqlite3.Error, ValueError):
            found = await self._off_thread(partial(self._shown_ring.read, [number]))
            return found[0] if found else None
        return None

    def last_lines(self, most: int) -> list[bytes]:
        """The newest messages of this run as lines of an export, the oldest of them first. Blocks;
        from any thread."""
        with contextlib.suppress(sqlite3.Error):
            return [json_line(entry.message) for entry in self._ring.newest(most)]
        return []

    def export(self, path: Path) -> None:
        """Write what is shown, one JSON object a line; `export_ended` tells."""
        self._stopping = False
        work = partial(self._export, path, self._shown_ring, self.model.numbers())
        self._scope.start(work, key=_EXPORT, on_error=self._on_export_failed)

    def cancel_export(self) -> None:
        """Write no further, and leave nothing behind."""
        self._stopping = True

    def close(self) -> None:
        """Listen no more; write what is not written yet, at the end of the program."""
        self._end_listening()
        self._timer.stop()
        self._stopping = True
        if self._shown_ring is not self._ring:
            self._shown_ring.close(ended=False)
        if self._incoming:
            with contextlib.suppress(sqlite3.Error):
                self._ring.add(tuple(self._incoming), WireFilter())
            self._incoming.clear()
        self._ring.close()
        if self._runs is not None:
            self._runs.release()

    # What comes in

    def _on_message(self, message: WireMessage) -> None:
        self._incoming.append(message)
        if not self._timer.isActive():
            self._timer.start()

    def _on_due(self) -> None:
        self._scope.start(self._take_in, key="write wire log")

    async def _take_in(self) -> None:
        async with self._turn:
            batch = tuple(self._incoming)
            self._incoming.clear()
            if not batch:
                return
            self._timer.setInterval(_FLOOD_MS if len(batch) > _FLOOD else _BATCH_MS)
            try:
                added = await self._off_thread(partial(self._ring.add, batch, self._filter))
            except sqlite3.Error as error:
                self._set_problem(str(error))
                return
            self._set_problem(self._ring.problem)
            self._show_added(added)
        if self._incoming and not self._timer.isActive():
            self._timer.start()

    def _show_added(self, added: Added) -> None:
        for entry in added.entries:
            self._kinds.setdefault(entry.message.kind)
            if entry.message.code is not None:
                self._codes.setdefault(entry.message.code)
        if self._shown_ring is self._ring:
            self.model.join(added.entries)
            if self._paused:
                self._waiting += len(added.entries)
            else:
                self.model.append([entry.number for entry in added.shown], added.shown)
                self._seen_until = added.entries[-1].number if added.entries else self._seen_until
            self.model.drop_before(added.first)
        self.changed.emit()

    # What is shown

    def _search(self) -> None:
        self._searches += 1
        self._shown_ring.stop_finding()
        self._scope.start(partial(self._find, self._searches))

    async def _find(self, search: int) -> None:
        """The newest search alone counts; the one before was told to stop."""
        async with self._turn:
            if search != self._searches:
                return
            ring = self._shown_ring
            try:
                found: Numbers = await self._off_thread(partial(ring.find, self._filter))
            except sqlite3.Error:
                return
            if search == self._searches and ring is self._shown_ring:
                self._waiting = 0
                self._seen_until = ring.last
                self.model.show(found)
                self.changed.emit()

    async def _let_in(self) -> None:
        """What was kept back comes in below what is shown."""
        async with self._turn:
            ring, after = self._shown_ring, self._seen_until
            try:
                found = await self._off_thread(partial(ring.find, self._filter, after))
            except sqlite3.Error:
                return
            if ring is self._shown_ring and not self._paused:
                self._waiting = 0
                self._seen_until = ring.last
                self.model.append(found)
                self.changed.emit()

    async def _show_run(self, run: EarlierRun | None) -> None:
        ring: WireRing | None = self._ring
        if run is not None and self._runs is not None:
            ring = await self._off_thread(partial(self._runs.open, run))
        if ring is None:
            self.look_for_earlier()
            return
        if self._shown_ring is not self._ring:
            await self._off_thread(partial(self._shown_ring.close, ended=False))
        self._shown_ring, self.shown_run = ring, run
        kinds, codes = await self._off_thread(ring.names)
        self._kinds.update(dict.fromkeys(kinds))
        self._codes.update(dict.fromkeys(codes))
        self._search()

    async def _look(self, runs: WireRuns) -> None:
        self.earlier = tuple(await self._off_thread(runs.earlier))
        self.earlier_found.emit()

    async def _clear(self) -> None:
        async with self._turn:
            await self._off_thread(self._ring.clear)
        self._search()

    def _on_wanted(self, numbers: Sequence[int]) -> None:
        self._scope.start(partial(self._read, self._shown_ring, numbers))

    async def _read(self, ring: WireRing, numbers: Sequence[int]) -> None:
        found: list[Entry] = []
        with contextlib.suppress(sqlite3.Error, ValueError):
            found = await self._off_thread(partial(ring.read, numbers))
        if ring is self._shown_ring:
            self.model.fill(numbers, found)

    # Exporting

    async def _export(self, path: Path, ring: WireRing, numbers: Numbers) -> None:
        loop = asyncio.get_running_loop()
        total = len(numbers)

        def on_written(done: int) -> None:
            if self._stopping:
                raise Stopped
            loop.call_soon_threadsafe(self.export_progressed.emit, ExportProgress(done, total))

        try:
            count = await self._off_thread(partial(write_lines, ring, numbers, path, on_written))
        except Stopped:
            self.export_ended.emit(ExportEnd(path, 0, cancelled=True))
        else:
            self.export_ended.emit(ExportEnd(path, count))

    def _on_export_failed(self, error: Exception) -> None:
        self.export_ended.emit(ExportEnd(Path(), 0, error=explain(error)))

    def _set_problem(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            self.problem_changed.emit()

    async def _off_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)
