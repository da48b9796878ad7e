"""All downloads of this window: a queue, a few at a time, told about ten times a second at most.

Each belongs to the service that it was asked for at, and waits while another one is connected. A
lost connection is no failure: the download waits and goes on by itself.
"""

import asyncio
import logging
from concurrent.futures import Executor
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.client.downloading.times import FetchTimes
from recorder_gui.errors import RecorderError
from recorder_gui.protocol.storage import StoredFile
from recorder_gui.state.connection import Connection
from recorder_gui.state.files.bringing import Bringing, comes_back
from recorder_gui.state.files.kept_transfers import TransferStore
from recorder_gui.state.files.transfer import Transfer, TransferState
from recorder_gui.state.task_scope import TaskScope

_log = logging.getLogger(__name__)
_TELL_MS = 100
_TIDIED_FOR = 2.0  # seconds


class QueueTimes(Struct, frozen=True):
    """Waits after a lost connection, seconds, doubled with each one in a row; `fetch`: those
    within one download."""

    first_wait: float = 5.0
    longest_wait: float = 300.0
    fetch: FetchTimes = field(default_factory=FetchTimes)


class Transfers(QObject):
    """See the module. With a `store` the list outlives the window.

    Signals: `added(Transfer)`, `changed(Transfer)`, `removed(number)`, `open_changed(count)`: so
    many are under way; `order_changed`; `ended(Transfer)`: it is done, or has failed.
    """

    added = Signal(object)
    changed = Signal(object)
    removed = Signal(int)
    open_changed = Signal(int)
    order_changed = Signal()
    ended = Signal(object)

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        executor: Executor,
        *,
        store: TransferStore | None = None,
        at_once: int = 3,
        times: QueueTimes | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._scope = scope
        self._executor = executor
        self._store = store
        self._at_once = at_once
        self._times = times or QueueTimes()
        self._bringing = Bringing(connection, executor, self._times.fetch)
        self._all: dict[int, Transfer] = {}
        self._wishes: dict[int, TransferState] = {}  # what one that is being cancelled becomes
        self._last = 0
        self._closed = False
        self._restored = store is None  # nothing is written over a list that was not read yet
        self._timer = QTimer(self)
        self._timer.setInterval(_TELL_MS)
        self._timer.timeout.connect(self._on_tick)
        connection.connected.connect(self._on_connected)
        connection.reconnected.connect(self._on_connected)
        connection.profile_changed.connect(self._on_profile)
        if store is not None:
            scope.start(partial(self._restore, store), key="restore downloads")

    def paths_of(self, file: StoredFile) -> tuple[Path, ...]:
        """Where the file lies on this computer, as far as this list knows; () where it does not."""
        here = self._connection.profile.id
        for each in reversed(tuple(self._all.values())):
            same = (each.file_name, each.profile_id) == (file.resource_name, here)
            if same and each.state is TransferState.DONE and each.paths:
                return (each.joined,) if each.joined is not None else each.paths
        return ()

    def all(self) -> tuple[Transfer, ...]:
        """Every transfer: those under way and to come in the order of the queue, then what has
        ended, the newest first."""
        order = {TransferState.RUNNING: 0, TransferState.WAITING: 1, TransferState.PAUSED: 1}
        queued = [each for each in self._all.values() if each.state in order]
        ended = [each for each in self._all.values() if each.state not in order]
        queued.sort(key=lambda each: order[each.state])
        return (*queued, *reversed(ended))

    def open_count(self) -> int:
        """How many are under way or wait for it."""
        return sum(transfer.is_open for transfer in self._all.values())

    def set_at_once(self, count: int) -> None:
        """So many run at a time from now on; those that run already go on."""
        self._at_once = max(1, count)
        self._begin_next()

    def download(self, file: StoredFile, folder: Path) -> Transfer:
        """Bring all slices of `file` into `folder`; the same one under way is not begun twice."""
        profile = self._connection.profile
        for transfer in self._all.values():
            same = (transfer.file_name, transfer.folder) == (file.resource_name, folder)
            if same and transfer.profile_id == profile.id and transfer.is_open:
                return transfer
        transfer = Transfer(
            self._next_number(),
            file.resource_name,
            file.resource_type or ".mp4",
            folder,
            profile_id=profile.id,
            profile_title=profile.title,
            expected_bytes=file.file_size,
        )
        self._add(transfer)
        self._begin_next()
        return transfer

    def pause(self, number: int) -> None:
        """Hold it; what is on disk stays, and it goes on when asked."""
        self._halt(number, TransferState.PAUSED)

    def cancel(self, number: int) -> None:
        """Give it up for now; what is on disk stays for another try."""
        self._halt(number, TransferState.CANCELLED)

    def retry(self, number: int) -> None:
        """Go on with one that was paused, failed or was cancelled."""
        transfer = self._all.get(number)
        if transfer is not None and transfer.state is not TransferState.DONE:
            if transfer.state is TransferState.RUNNING:
                return
            transfer.start_anew()
            self._changed(transfer)
            self._begin_next()

    def put_first(self, number: int) -> None:
        """Make a waiting one the next in turn."""
        transfer = self._all.pop(number, None)
        if transfer is not None:
            self._all = {number: transfer} | self._all
            self.order_changed.emit()
            self._keep()

    def join(self, number: int) -> None:
        """Make the slices of a finished one a single file beside them."""
        transfer = self._all.get(number)
        if transfer is not None and transfer.can_join:
            self._scope.start(partial(self._join, transfer), key=f"join {number}")

    def remove(self, number: int) -> None:
        """Take one that is not under way off the list. Finished files stay; of an unfinished one
        what has arrived is deleted."""
        transfer = self._all.get(number)
        if transfer is None or transfer.is_open:
            return
        del self._all[number]
        self.removed.emit(number)
        self._keep()
        if transfer.state is not TransferState.DONE:
            self._scope.start(partial(self._bringing.discard, transfer))

    def remove_ended(self) -> None:
        """Take all that are done off the list."""
        for transfer in self.all():
            if transfer.state is TransferState.DONE:
                self.remove(transfer.number)

    def close(self) -> None:
        """Keep the list for the next run, in which what runs now goes on."""
        self._closed = True
        self._timer.stop()
        if self._store is not None and self._restored:
            self._store.save_now([each.kept() for each in self._all.values()])

    def _next_number(self) -> int:
        self._last += 1
        return self._last

    def _add(self, transfer: Transfer) -> None:
        transfer.elsewhere = transfer.profile_id != self._connection.profile.id
        self._all[transfer.number] = transfer
        self.added.emit(transfer)
        self._changed(transfer)

    async def _restore(self, store: TransferStore) -> None:
        loop = asyncio.get_running_loop()
        earlier = await loop.run_in_executor(self._executor, store.load)
        restored = [Transfer.from_kept(self._next_number(), kept) for kept in earlier]
        done = [each for each in restored if each.state is TransferState.DONE]
        # before they are shown: a window that is closed at once must not leave the notes
        with suppress(TimeoutError):  # a folder on a server that is gone
            async with asyncio.timeout(_TIDIED_FOR):
                await self._bringing.tidy(tuple(path for each in done for path in each.paths))
        self._restored = True
        for transfer in restored:
            self._add(transfer)
        self._keep()
        self._begin_next()

    def _begin_next(self) -> None:
        """Begin as many as may run, in the order of the queue."""
        if self._closed:
            return
        self._timer.start()
        if not self._connection.is_connected:
            return
        running = sum(each.state is TransferState.RUNNING for each in self._all.values())
        for transfer in tuple(self._all.values()):
            if running >= self._at_once:
                return
            if self._may_begin(transfer) and self._begin(transfer):
                running += 1

    def _may_begin(self, transfer: Transfer) -> bool:
        due = not transfer.elsewhere and not transfer.seconds_to_retry
        return transfer.state is TransferState.WAITING and due

    def _begin(self, transfer: Transfer) -> bool:
        begun = self._scope.start(
            partial(self._run, transfer), key=_key(transfer.number), on_error=_note_failure
        )
        if begun is None:
            return False
        begun.add_done_callback(lambda _: self._on_over(transfer))
        transfer.state = TransferState.RUNNING
        transfer.failure = transfer.retry_at = None
        self._changed(transfer)
        return True

    def _halt(self, number: int, becomes: TransferState) -> None:
        transfer = self._all.get(number)
        if transfer is None or not transfer.is_open:
            return
        if self._scope.is_busy(_key(number)):
            self._wishes[number] = becomes
            self._scope.cancel(_key(number))
            return
        transfer.state = becomes
        self._changed(transfer)

    async def _run(self, transfer: Transfer) -> None:
        try:
            await self._bringing.bring(transfer, self._keep_now)
        except Exception as error:
            self._take_failure(transfer, error)
            raise

    def _on_over(self, transfer: Transfer) -> None:
        """The task has ended, maybe before it began."""
        wish = self._wishes.pop(transfer.number, TransferState.WAITING)
        if transfer.state is TransferState.RUNNING:
            # cancelled by a person's wish, or by the window's end: then the next run goes on
            transfer.state = wish
        self._changed(transfer)
        if transfer.state in (TransferState.DONE, TransferState.FAILED):
            self.ended.emit(transfer)

    def _take_failure(self, transfer: Transfer, error: Exception) -> None:
        transfer.failure = error
        if not comes_back(error):
            transfer.state = TransferState.FAILED
            return
        wait = min(self._times.longest_wait, self._times.first_wait * 2**transfer.failures)
        transfer.failures += 1
        transfer.wait_for_another_try(wait)

    async def _join(self, transfer: Transfer) -> None:
        try:
            await self._bringing.join(transfer, partial(self.changed.emit, transfer))
        finally:
            self._changed(transfer)

    def _changed(self, transfer: Transfer) -> None:
        self.changed.emit(transfer)
        self.open_changed.emit(self.open_count())
        self._keep()

    def _keep(self) -> None:
        if self._store is not None and self._restored:
            self._store.save([each.kept() for each in self._all.values()])

    async def _keep_now(self) -> None:
        if self._store is not None and self._restored:
            await self._store.saved([each.kept() for each in self._all.values()])

    def _on_profile(self) -> None:
        for transfer in self._all.values():
            transfer.elsewhere = transfer.profile_id != self._connection.profile.id
            self.changed.emit(transfer)

    def _on_connected(self) -> None:
        """Another try now, whatever was waited for."""
        for transfer in self._all.values():
            transfer.retry_at = None
        self._begin_next()

    def _on_tick(self) -> None:
        for transfer in self._all.values():
            if transfer.state is TransferState.RUNNING:
                transfer.tick()
                self.changed.emit(transfer)
            elif transfer.retry_at is not None:
                self.changed.emit(transfer)
        if self.open_count():
            self._begin_next()
        else:
            self._timer.stop()


def _note_failure(error: Exception) -> None:
    """The transfer itself shows how it failed; what nobody foresaw is for the log as well."""
    unforeseen = None if isinstance(error, RecorderError) else error
    _log.warning("a download has failed: %s", error, exc_info=unforeseen)


def _key(number: int) -> str:
    return f"download {number}"
