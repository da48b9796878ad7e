"""Starting workers. One is kept started and idle while somebody may want it soon, since a process
with all its libraries takes longer to start than a recording may."""

import asyncio
import contextlib
import itertools
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from recorder_gui import own_program
from recorder_gui.recorder.background import Background
from recorder_gui.recorder.engine.orders import Begin
from recorder_gui.recorder.errors import WorkerGone
from recorder_gui.recorder.file_lock import FileLock, try_lock
from recorder_gui.recorder.options import TOKEN_VARIABLE
from recorder_gui.recorder.workers.worker import ProcessWorker, Worker

_LOG = logging.getLogger(__name__)
_LINE_LIMIT = 256 * 1024 * 1024  # a snapshot is one line with sixteen pictures
_SPARE_AFTER = 2.0  # seconds in which a recording that begins has the machine to itself
LOCK_NAME = "worker.lock"


class Launcher(Protocol):
    """Starts workers."""

    async def start(self, begin: Begin) -> Worker:
        """A worker that has been given `begin`; raises WorkerGone when it can't be had."""
        ...

    def expect(self) -> None:
        """Somebody may want a worker soon: have one ready."""
        ...

    async def rest(self) -> None:
        """Nobody will want one for a while: hold none ready."""
        ...


@dataclass(frozen=True, slots=True)
class _Started:
    """A process that waits for its Begin; `lock` is a file's that it has inherited."""

    process: Process
    lock: Path | None


class ProcessLauncher:
    """Starts workers as processes of this machine.

    `ready` is a folder for the locks of those that wait, on one file system with the folders that
    they are to work in; what a killed service has left in it is taken away.
    """

    def __init__(
        self, ready: Path, command: Sequence[str] = (), spare_after: float = _SPARE_AFTER
    ) -> None:
        self._ready = ready
        self._command = tuple(command) or own_program.command("worker")
        self._spare_after = spare_after
        self._spare: _Started | None = None
        self._preparing: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        self._resting = False
        self._numbers = itertools.count(1)
        self._background = Background()

    async def start(self, begin: Begin) -> ProcessWorker:
        """A process in a group of its own, so that a Ctrl+C meant for the service spares it.

        It holds the lock of its folder, by which the next service knows that it lives.
        """
        folder = Path(begin.folder)
        try:
            # in a thread: a disk that hangs must hold up nothing but this
            await asyncio.to_thread(_make, folder)
            started = await self._take_spare(folder) or await self._started(folder / LOCK_NAME)
        except OSError as error:
            raise WorkerGone(f"the worker cannot be started: {error.strerror}") from error
        self._prepare(self._spare_after)
        worker = ProcessWorker(started.process, begin.record_id)
        worker.send(begin)
        return worker

    def expect(self) -> None:
        self._prepare(0.0)
        self._hurry.set()

    async def rest(self) -> None:
        self._resting = True
        self._hurry.set()
        await self._background.settled()
        spare, self._spare = self._spare, None
        if spare is None:
            return
        if spare.process.stdin is not None:
            spare.process.stdin.close()
        if spare.lock is not None:
            spare.lock.unlink(missing_ok=True)
        await spare.process.wait()

    async def _take_spare(self, folder: Path) -> _Started | None:
        """The idle one, its lock moved into `folder`: a lock stays with its file."""
        spare, self._spare = self._spare, None
        if spare is None or spare.process.returncode is not None:
            return None
        if spare.lock is not None:
            await asyncio.to_thread(spare.lock.replace, folder / LOCK_NAME)
        return spare

    def _prepare(self, after: float) -> None:
        if self._preparing is None or self._preparing.done():
            self._hurry.clear()
            self._resting = False
            work = self._have_spare(after)
            self._preparing = self._background.start(work, "a worker ahead of its recording")

    async def _have_spare(self, after: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), after)
        there = self._spare is not None and self._spare.process.returncode is None
        if there or self._resting:
            return
        try:
            number = next(self._numbers)
            if number == 1:
                await asyncio.to_thread(_make_empty, self._ready)
            self._spare = await self._started(self._ready / f"{number}.lock")
        except OSError as error:
            _LOG.warning("no worker could be started ahead: %s", error)

    async def _started(self, lock_path: Path) -> _Started:
        lock = await asyncio.to_thread(try_lock, lock_path)
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=PIPE,
                stdout=PIPE,
                stderr=PIPE,
                limit=_LINE_LIMIT,
                env={name: text for name, text in os.environ.items() if name != TOKEN_VARIABLE},
                process_group=0,  # not a session: Linux shares the processors out by session
                pass_fds=_inherited(lock),
            )
            if lock is not None:
                await asyncio.to_thread(lock.write, str(process.pid))
        finally:
            if lock is not None:
                lock.close()
        return _Started(process, lock_path if _inherited(lock) else None)


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _make_empty(folder: Path) -> None:
    _make(folder)
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            path.unlink()


def _inherited(lock: FileLock | None) -> tuple[int, ...]:
    return () if lock is None or sys.platform == "win32" else (lock.descriptor,)
