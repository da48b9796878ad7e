"""The catalogue's threads: one that writes, in the order of asking, and a few that read.

Changes that wait together are committed together: a commit waits for the disk, and one wait
serves them all. Each is answered only after its commit.
"""

import asyncio
import concurrent.futures
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from recorder_gui.recorder.catalogue import schema

T = TypeVar("T")
Statement = Callable[[sqlite3.Connection], T]

_READERS = 2


class _Job:
    def __init__(self, work: Statement[Any]) -> None:
        self.work = work
        self.done: concurrent.futures.Future[Any] = concurrent.futures.Future()
        self.result: Any = None
        self.error: BaseException | None = None

    def settle(self, commit_error: BaseException | None) -> None:
        error = self.error or commit_error
        if not self.done.set_running_or_notify_cancel():
            return
        if error is not None:
            self.done.set_exception(error)
        else:
            self.done.set_result(self.result)


class Catalogue:
    """Statements run off the event loop; `close` waits for what was asked before it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write_all, name="catalogue writer")
        self._readers = concurrent.futures.ThreadPoolExecutor(_READERS, "catalogue reader")
        self._connections = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._committing: float | None = None

    def open(self) -> None:
        """Make or migrate the file and start the threads; raises ServiceError."""
        schema.prepare(self._path)
        self._writer.start()

    async def write(self, work: Statement[T]) -> T:
        """Run `work` inside a transaction; returns once its change is on disk.

        Raises what `work` raises, its changes undone, or sqlite3.Error from the commit.
        """
        job = _Job(work)
        self._jobs.put(job)
        return await asyncio.wrap_future(job.done)

    async def read(self, work: Statement[T]) -> T:
        """Run `work`, which only reads; sees every change that was answered before."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._read, work)

    @property
    def silent_for(self) -> float:
        """Seconds for which the disk has not answered to what is being written; 0 where nothing
        is."""
        since = self._committing
        return 0.0 if since is None else time.monotonic() - since

    def close(self) -> None:
        """Carry out what is still asked, then give the file back. Blocks for a moment."""
        if self._writer.is_alive():
            self._jobs.put(None)
            self._writer.join()
        self._readers.shutdown(wait=True)
        for connection in self._opened:
            connection.close()
        self._opened.clear()

    def _read(self, work: Statement[T]) -> T:
        connection: sqlite3.Connection | None = getattr(self._connections, "kept", None)
        if connection is None:
            connection = schema.connect(self._path)
            connection.execute("PRAGMA query_only=ON")
            self._connections.kept = connection
            self._opened.append(connection)
        return work(connection)

    def _write_all(self) -> None:
        connection = schema.connect(self._path)
        open_for_more = True
        while open_for_more:
            jobs = [self._jobs.get()]
            with suppress(queue.Empty):
                while jobs[-1] is not None:
                    jobs.append(self._jobs.get_nowait())
            open_for_more = jobs[-1] is not None
            self._commit(connection, [job for job in jobs if job is not None])
        connection.close()

    def _commit(self, connection: sqlite3.Connection, jobs: list[_Job]) -> None:
        if not jobs:
            return
        failure: BaseException | None = None
        self._committing = time.monotonic()
        try:
            connection.execute("BEGIN IMMEDIATE")
            for job in jobs:
                self._run_one(connection, job)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            failure = error
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        self._committing = None
        for job in jobs:
            job.settle(failure)

    def _run_one(self, connection: sqlite3.Connection, job: _Job) -> None:
        """One job inside the common transaction: what it raises undoes it alone."""
        connection.execute("SAVEPOINT job")
        try:
            job.result = job.work(connection)
        except BaseException as error:  # noqa: BLE001 - handed to the one who asked
            job.error = error
            connection.execute("ROLLBACK TO job")
        connection.execute("RELEASE job")
