"""All downloads of this window: a few at a time, told about ten times a second at most."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.client.downloading.downloader import Downloader
from recorder_gui.client.errors import NotConnected
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.protocol.storage import StoredFile
from recorder_gui.state.explanations import explain
from recorder_gui.state.files.transfer import Transfer, TransferState
from recorder_gui.state.task_scope import TaskScope

_AT_ONCE = 3  # files; each brings several slices at a time
_TELL_MS = 100


class Transfers(QObject):
    """See the module. `storage()` gives the channel of now, None without one.

    Signals: `added(Transfer)`, `changed(Transfer)`, `removed(number)`, `open_changed(count)`: so
    many are under way.
    """

    added = Signal(object)
    changed = Signal(object)
    removed = Signal(int)
    open_changed = Signal(int)

    def __init__(
        self,
        storage: Callable[[], StorageChannel | None],
        scope: TaskScope,
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._storage = storage
        self._scope = scope
        self._executor = executor
        self._all: dict[int, Transfer] = {}
        self._last = 0
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._timer = QTimer(self)
        self._timer.setInterval(_TELL_MS)
        self._timer.timeout.connect(self._tell)

    def all(self) -> tuple[Transfer, ...]:
        """Every transfer, in the order they were asked for."""
        return tuple(self._all.values())

    def open_count(self) -> int:
        """How many are under way."""
        return sum(transfer.is_open for transfer in self._all.values())

    def download(self, file: StoredFile, folder: Path) -> Transfer:
        """Bring all slices of `file` into `folder`; the same one under way is not begun twice."""
        for transfer in self._all.values():
            same = (transfer.file_name, transfer.folder) == (file.resource_name, folder)
            if same and transfer.is_open:
                return transfer
        self._last += 1
        transfer = Transfer(
            self._last,
            file.resource_name,
            file.resource_type or ".mp4",
            folder,
            expected_bytes=file.file_size,
        )
        self._all[transfer.number] = transfer
        self.added.emit(transfer)
        self._begin(transfer)
        return transfer

    def cancel(self, number: int) -> None:
        """Give it up for now; what is on disk stays for another try."""
        self._scope.cancel(_key(number))

    def retry(self, number: int) -> None:
        """Go on with one that failed or was cancelled."""
        transfer = self._all.get(number)
        if transfer is not None and not transfer.is_open:
            transfer.start_anew()
            self._begin(transfer)

    def remove(self, number: int) -> None:
        """Take one that has ended off the list; its files stay."""
        transfer = self._all.get(number)
        if transfer is not None and not transfer.is_open:
            del self._all[number]
            self.removed.emit(number)

    def remove_ended(self) -> None:
        """Take all that are done off the list."""
        for transfer in self.all():
            if transfer.state is TransferState.DONE:
                self.remove(transfer.number)

    def _begin(self, transfer: Transfer) -> None:
        self._scope.start(
            partial(self._run, transfer), key=_key(transfer.number), on_error=_told_already
        )
        self._timer.start()
        self._changed(transfer)

    async def _run(self, transfer: Transfer) -> None:
        try:
            async with self._turn:
                transfer.state = TransferState.RUNNING
                self._changed(transfer)
                await self._download(transfer)
            transfer.state = TransferState.DONE
        except asyncio.CancelledError:
            transfer.state = TransferState.CANCELLED
            raise
        except Exception as error:
            transfer.state = TransferState.FAILED
            transfer.error = explain(error)
            raise
        finally:
            self._changed(transfer)

    async def _download(self, transfer: Transfer) -> None:
        storage = self._storage()
        if storage is None:
            raise NotConnected("download")

        downloader = Downloader(storage, self._executor)
        try:
            result = await downloader.download(
                transfer.file_name,
                transfer.folder,
                resource_type=transfer.resource_type,
                on_progress=transfer.note,
            )
        finally:
            await downloader.aclose()
        transfer.paths = result.paths
        transfer.may_lack_more = result.may_lack_more

    def _changed(self, transfer: Transfer) -> None:
        self.changed.emit(transfer)
        self.open_changed.emit(self.open_count())

    def _tell(self) -> None:
        for transfer in self.all():
            if transfer.state is TransferState.RUNNING:
                transfer.tick()
                self.changed.emit(transfer)
        if not self.open_count():
            self._timer.stop()


def _told_already(_error: Exception) -> None:
    """The transfer itself shows how it failed."""


def _key(number: int) -> str:
    return f"download {number}"
