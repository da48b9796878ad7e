"""The recordings of the service as the page sees them: one filtered table, watched and acted on."""

import asyncio
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from recorder_gui.errors import RecorderError, UserFacingError
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.states import ENDED, FINISHING, Command
from recorder_gui.state.connection import Connection
from recorder_gui.state.explanations import explain
from recorder_gui.state.exporting import ExportEnd
from recorder_gui.state.paging.model import PagedModel, Running, Work
from recorder_gui.state.paging.refresher import Refresher
from recorder_gui.state.paging.rows import Page
from recorder_gui.state.service_time import service_now
from recorder_gui.state.settings import Settings
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.tasks.actions import ActionResult, carry_out
from recorder_gui.state.tasks.columns import task_columns
from recorder_gui.state.tasks.export import export_records
from recorder_gui.state.tasks.finding.asking import fetch_page
from recorder_gui.state.tasks.finding.counts import FilterCounts
from recorder_gui.state.tasks.finding.filters import TaskFilter
from recorder_gui.state.tasks.finding.saved_filters import SavedFilters
from recorder_gui.state.tasks.history.histories import Histories
from recorder_gui.state.tasks.history.store import SeenStore
from recorder_gui.state.tasks.overview.overview import Overview
from recorder_gui.state.tasks.recorded_files import RecordedFiles
from recorder_gui.state.tasks.times import Times

_EXPORT = "export recordings"
_SEEN = "seen.sqlite3"
_MOST_STRAYS = 10


class Tasks(QObject):
    """See the module. `model` is the table, `refresher` says when it was last answered.

    `saved`: filters under a name; `counts`: how many some filters let through; `overview`: how the
    service stands; `histories`: what happened to recordings; `files`: what came out of them;
    `times`: how dates are shown.

    Signals: `filter_changed(TaskFilter)`; `results_ready(tuple[ActionResult])`: a command for one
    or many was carried out; `problem_changed`: `problem` is another error, or none;
    `acting_changed(bool)`; `strays_found(tuple[Record])`: what became of recordings that are looked
    after and have left the table; `export_progressed(ExportProgress)`; `export_ended(ExportEnd)`.
    """

    filter_changed = Signal(object)
    results_ready = Signal(object)
    problem_changed = Signal()
    acting_changed = Signal(bool)
    strays_found = Signal(object)
    export_progressed = Signal(object)
    export_ended = Signal(object)

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        executor: Executor | None = None,
        *,
        settings: Settings | None = None,
        interval: float = 5.0,
        page_size: int = 200,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._scope = scope
        self._executor = executor
        self._filter = TaskFilter()
        self._problem: UserFacingError | None = None
        self.times = Times(lambda: self.now, lambda: connection.profile.zone, settings, self)
        store = SeenStore(None if settings is None else settings.folder / _SEEN)
        self.histories = Histories(connection, scope, executor, store, self)
        self.files = RecordedFiles(connection, scope, self)
        self.saved = SavedFilters(settings, self)
        self.counts = FilterCounts(connection, scope, lambda: self.now, parent=self)
        self.overview = Overview(
            connection,
            scope,
            lambda: self.now,
            self.histories.seen.seconds_finishing,
            parent=self,
        )
        self.model: PagedModel[Record] = PagedModel(
            task_columns(self.times),
            lambda record: record.record_id,
            self._start,
            page_size,
            self,
        )
        self._looked_after: tuple[Record, ...] = ()
        self.refresher = Refresher(interval, self)
        self.refresher.due.connect(self.refresh)
        self.model.answered.connect(self._on_answered)
        self.model.failed.connect(self._on_failed)
        self.histories.failed.connect(self._on_history_failed)
        connection.connected.connect(self._on_connected)
        connection.reconnected.connect(self._on_connected)
        connection.lost.connect(self.refresher.stop)
        connection.profile_changed.connect(self._forget)

    @property
    def filter(self) -> TaskFilter:
        """What is shown."""
        return self._filter

    @property
    def problem(self) -> UserFacingError | None:
        """Why the last request for the table failed; None: it did not."""
        return self._problem

    @property
    def now(self) -> datetime:
        """The service's local time, by the zone of its profile."""
        return service_now(self._connection.profile.zone)

    def set_filter(self, wanted: TaskFilter) -> None:
        """Show what `wanted` lets through."""
        if wanted == self._filter:
            return
        self._filter = wanted
        self.filter_changed.emit(wanted)
        self.model.open(self._fetch)

    def refresh(self) -> None:
        """Ask for what may have changed of what is in view; what has ended is not asked again."""
        if self.model.is_known:
            self.model.refresh(has_ended, volatile=self._filter.is_volatile)
        else:
            self.model.open(self._fetch)

    def act(self, command: Command, record_ids: Iterable[str]) -> None:
        """Pause, resume or stop the recordings with these ids; the results come by signal."""
        chosen = tuple(record_ids)
        if chosen:
            self._scope.start(partial(self._act, command, chosen))

    def look_after(self, records: Sequence[Record]) -> None:
        """These are shown beside the table: once they have left it, as what is paused leaves a list
        of what runs, they are asked for by their ids."""
        self._looked_after = tuple(records[:_MOST_STRAYS])

    def export(self, path: Path) -> None:
        """Write all that the filter lets through to `path`, CSV or, where it ends so, JSON."""
        work = partial(self._export, path, self._filter.resolved(self.now))
        self._scope.start(work, key=_EXPORT, on_error=self._on_export_failed)

    def cancel_export(self) -> None:
        """Write no further, and leave nothing behind."""
        self._scope.cancel(_EXPORT)

    def close(self) -> None:
        """Ask and listen no more."""
        self.refresher.stop()
        self.model.close()
        self.counts.close()
        self.overview.close()
        self.histories.close()

    def _start(self, work: Work) -> Running | None:
        return self._scope.start(work)

    async def _fetch(self, page: int, page_size: int) -> Page[Record]:
        wanted = self._filter.resolved(self.now)
        found = await fetch_page(self._connection.control, wanted, page, page_size)
        self.histories.seen.on_records(found.items)
        return found

    def _strays(self) -> list[str]:
        known = self.model.row_of
        return [
            record.record_id
            for record in self._looked_after
            if not has_ended(record) and known(record.record_id) is None
        ]

    async def _ask_for_strays(self) -> None:
        found: list[Record] = []
        for record_id in self._strays():
            wanted = TaskFilter(record_id=record_id)
            try:
                found += (await fetch_page(self._connection.control, wanted, 1, 1)).items
            except RecorderError:
                return  # the table, which asks the same service, tells what is wrong
        self.histories.seen.on_records(found)
        self.strays_found.emit(tuple(found))

    async def _act(self, command: Command, record_ids: Sequence[str]) -> None:
        self.acting_changed.emit(True)
        try:
            results: tuple[ActionResult, ...] = await carry_out(
                self._connection.control, command, record_ids
            )
        finally:
            self.acting_changed.emit(False)
        self.results_ready.emit(results)
        self.refresh()
        self.histories.reload(record_ids)

    async def _export(self, path: Path, wanted: TaskFilter) -> None:
        try:
            count = await export_records(
                self._connection.control,
                wanted,
                path,
                self._executor,
                self.export_progressed.emit,
            )
        except asyncio.CancelledError:
            self.export_ended.emit(ExportEnd(path, 0, cancelled=True))
            raise
        self.export_ended.emit(ExportEnd(path, count))

    def _on_export_failed(self, error: Exception) -> None:
        self.export_ended.emit(ExportEnd(Path(), 0, error=explain(error)))

    def _on_connected(self) -> None:
        """Logged in, for the first time or again: fetch anew what is in view."""
        if self.model.is_known:
            self.model.read_again()
        else:
            self.model.open(self._fetch)
        self.refresher.start()

    def _forget(self) -> None:
        """Another service: nothing of the old one is shown any more."""
        self.refresher.stop()
        self._filter = TaskFilter()
        self.model.close()
        self.filter_changed.emit(self._filter)

    def _on_answered(self) -> None:
        self.refresher.succeeded()
        self._set_problem(None)
        if self._strays():
            self._scope.start(self._ask_for_strays, key="strays")
        # what holds up its end is no change of state
        self.histories.reload([r.record_id for r in self._looked_after if r.status in FINISHING])

    def _on_failed(self, error: RecorderError) -> None:
        self.refresher.failed(error)
        self._set_problem(explain(error))

    def _on_history_failed(self, error: RecorderError) -> None:
        self._set_problem(explain(error))

    def _set_problem(self, problem: UserFacingError | None) -> None:
        if problem is not self._problem:
            self._problem = problem
            self.problem_changed.emit()


def has_ended(record: Record) -> bool:
    """Whether nothing of the recording will change any more."""
    return record.status in ENDED
