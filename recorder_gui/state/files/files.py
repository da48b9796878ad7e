"""The files of the service as the page sees them: a filtered list, the volume, the downloads."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recorder_gui.client.errors import NotConnected
from recorder_gui.errors import RecorderError, UserFacingError
from recorder_gui.protocol.storage import FileState, StoredFile, Volume
from recorder_gui.state.connection import Connection
from recorder_gui.state.explanations import explain
from recorder_gui.state.files.columns import FILE_COLUMNS
from recorder_gui.state.files.filters import FileFilter
from recorder_gui.state.files.kept_transfers import TransferStore
from recorder_gui.state.files.looks import Looks
from recorder_gui.state.files.player import Player
from recorder_gui.state.files.transfers import QueueTimes, Transfers
from recorder_gui.state.paging.model import PagedModel, Running, Work
from recorder_gui.state.paging.refresher import Refresher
from recorder_gui.state.paging.rows import Page
from recorder_gui.state.service_time import service_now
from recorder_gui.state.task_scope import TaskScope

if TYPE_CHECKING:
    from recorder_gui.client.storage.channel import StorageChannel

_SETTLED = frozenset({FileState.NORMAL, FileState.EXCEPTION})


class Files(QObject):
    """See the module. `model` is the table, `transfers` the downloads, `download_folder` where
    they go unless another folder is named, `looks` what is known of the chosen one, `player` what
    is played.

    Signals: `filter_changed(FileFilter)`; `volume_changed(Volume | None)`; `problem_changed`;
    `deleted(tuple[(name, UserFacingError | None)])`; `folder_changed(Path)`.
    """

    filter_changed = Signal(object)
    volume_changed = Signal(object)
    problem_changed = Signal()
    deleted = Signal(object)
    folder_changed = Signal(object)

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        executor: Executor,
        *,
        download_folder: Path,
        interval: float = 15.0,
        page_size: int = 100,
        store: TransferStore | None = None,
        at_once: int = 3,
        times: QueueTimes | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._scope = scope
        self._folder = download_folder
        self._filter = FileFilter()
        self._problem: UserFacingError | None = None
        self._volume: Volume | None = None
        self.transfers = Transfers(
            connection, scope, executor, store=store, at_once=at_once, times=times, parent=self
        )
        self.looks = Looks(connection, scope, executor, parent=self)
        self.player = Player(connection, scope, executor, parent=self)
        self.model: PagedModel[StoredFile] = PagedModel(
            FILE_COLUMNS, file_id, self._start, page_size, self
        )
        self.refresher = Refresher(interval, self)
        self.refresher.due.connect(self.refresh)
        self.model.answered.connect(self._on_answered)
        self.model.failed.connect(self._on_failed)
        connection.connected.connect(self._on_connected)
        connection.reconnected.connect(self._on_connected)
        connection.lost.connect(self.refresher.stop)
        connection.profile_changed.connect(self._forget)

    @property
    def filter(self) -> FileFilter:
        """What is shown."""
        return self._filter

    @property
    def volume(self) -> Volume | None:
        """Bytes used and the limit; None until it was told."""
        return self._volume

    @property
    def problem(self) -> UserFacingError | None:
        """Why the last request for the list failed; None: it did not."""
        return self._problem

    @property
    def download_folder(self) -> Path:
        """Where downloads go."""
        return self._folder

    def set_download_folder(self, folder: Path) -> None:
        """Where downloads go from now on."""
        if folder != self._folder:
            self._folder = folder
            self.folder_changed.emit(folder)

    @property
    def now(self) -> datetime:
        """The service's local time, by the zone of its profile."""
        return service_now(self._connection.profile.zone)

    def set_filter(self, wanted: FileFilter) -> None:
        """Show what `wanted` lets through."""
        if wanted != self._filter:
            self._filter = wanted
            self.filter_changed.emit(wanted)
            self.model.open(self._fetch)

    def refresh(self) -> None:
        """Ask for what may have changed of what is in view, and for the volume."""
        if self.model.is_known:
            self.model.refresh(is_settled)
        else:
            self.model.open(self._fetch)
        self._ask_volume()

    def read_again(self) -> None:
        """Ask for all that is in view, whatever is known of it."""
        if self.model.is_known:
            self.model.read_again()
        else:
            self.model.open(self._fetch)
        self._ask_volume()

    def download(self, files: Iterable[StoredFile], folder: Path | None = None) -> None:
        """Bring files into `folder`, or into the download folder."""
        for file in files:
            self.transfers.download(file, folder or self._folder)

    def delete(self, names: Iterable[str]) -> None:
        """Delete files by name; how it went comes by signal `deleted`."""
        chosen = tuple(names)
        if chosen:
            self._scope.start(partial(self._delete, chosen), key="delete files")

    def close(self) -> None:
        """Ask no more."""
        self.refresher.stop()
        self.model.close()
        self.transfers.close()
        self.looks.close()
        self.player.close()

    def _start(self, work: Work) -> Running | None:
        return self._scope.start(work)

    async def _fetch(self, page: int, page_size: int) -> Page[StoredFile]:
        query = self._filter.query(page, page_size, self.now)
        answer = await self._channel("list").list_files(query)
        return Page((page - 1) * page_size, answer.files, answer.count)

    def _channel(self, request: str) -> "StorageChannel":
        storage = self._connection.storage
        if storage is None:
            raise NotConnected(request)
        return storage

    def _ask_volume(self) -> None:
        self._scope.start(self._read_volume, key="volume")

    async def _read_volume(self) -> None:
        try:
            volume = await self._channel("volume").volume()
        except RecorderError:
            return  # the list, which is asked at the same time, tells what is wrong
        if volume != self._volume:
            self._volume = volume
            self.volume_changed.emit(volume)

    async def _delete(self, names: Sequence[str]) -> None:
        results: list[tuple[str, UserFacingError | None]] = []
        for name in names:
            try:
                await self._channel("delete").delete(name)
                results.append((name, None))
                if self.player.file is not None and self.player.file.resource_name == name:
                    self.player.close()
            except RecorderError as error:
                results.append((name, explain(error)))
        self.deleted.emit(tuple(results))
        self.read_again()

    def _on_connected(self) -> None:
        """Logged in, for the first time or again: fetch anew what is in view."""
        self.read_again()
        self.refresher.start()

    def _forget(self) -> None:
        """Another service: nothing of the old one is shown any more."""
        self.refresher.stop()
        self._filter = FileFilter()
        self._volume = None
        self.model.close()
        self.filter_changed.emit(self._filter)
        self.volume_changed.emit(None)

    def _on_answered(self) -> None:
        self.refresher.succeeded()
        self._set_problem(None)

    def _on_failed(self, error: RecorderError) -> None:
        self.refresher.failed(error)
        self._set_problem(explain(error))

    def _set_problem(self, problem: UserFacingError | None) -> None:
        if problem is not self._problem:
            self._problem = problem
            self.problem_changed.emit()


def file_id(file: StoredFile) -> str:
    """What a file is told by: its name, and its type where one name has two."""
    return f"{file.resource_name}\n{file.resource_type}"


def is_settled(file: StoredFile) -> bool:
    """Whether the file will not change any more, unless it is deleted."""
    return file.file_state in _SETTLED
