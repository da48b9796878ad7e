"""The recorder on this computer: found where one runs, started where none does.

It is a program of its own that outlives the window; the next window finds it by its runtime file.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import platformdirs
from msgspec import Struct

from recorder_gui import __version__, own_program
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import (
    ClientError,
    LocalRecorderFailed,
    RequestTimedOut,
)
from recorder_gui.client.local import recorder_process, runtime_file
from recorder_gui.client.local.data_folder import Storing
from recorder_gui.client.local.recorder_process import RecorderProcess
from recorder_gui.protocol.local import RunningRecorder

_log = logging.getLogger(__name__)

T = TypeVar("T")

APP_NAME = "recorder-gui"
_LOOK_AGAIN = 0.05


class LocalFolders(Struct, frozen=True):
    """Where the local recorder keeps its data, its log, and the file that tells where it runs."""

    data: Path
    logs: Path
    runtime: Path

    @classmethod
    def of_this_user(cls) -> "LocalFolders":
        """The system's own places."""
        return cls(
            data=Path(platformdirs.user_data_dir(APP_NAME, False)) / "recorder",
            logs=Path(platformdirs.user_log_dir(APP_NAME, False)),
            runtime=Path(platformdirs.user_runtime_dir(APP_NAME, False)),
        )

    @classmethod
    def under(cls, folder: Path) -> "LocalFolders":
        """All three in one folder, such as the demo's."""
        return cls(data=folder / "recorder", logs=folder / "logs", runtime=folder / "runtime")


class LocalTimes(Struct, frozen=True):
    """All waits, seconds: for the ready line, for one that another window may be starting, for an
    answer of one that is said to run, for a proper end, and for an end at once."""

    ready: float = 20.0
    another: float = 3.0
    answer: float = 3.0
    end: float = 30.0
    end_now: float = 5.0


class LocalRecorder:
    """Finds, starts and stops the recorder of `folders`; `executor` runs what blocks.

    `storing` is asked at each start for data folder and quota; without it, the folder of `folders`
    is used without a limit. `options` are added to `serve`'s command line.
    """

    def __init__(
        self,
        folders: LocalFolders,
        executor: Executor,
        *,
        storing: Callable[[], Storing] | None = None,
        options: Sequence[str] = (),
        app_id: str = "local",
        times: LocalTimes | None = None,
    ) -> None:
        self._folders = folders
        self._executor = executor
        self._storing = storing or (lambda: Storing(folders.data))
        self._options = tuple(options)
        self._app_id = app_id
        self._times = times or LocalTimes()
        self._started: dict[int, RecorderProcess] = {}  # by process id; those not yet reaped

    @cached_property
    def _one_at_a_time(self) -> "asyncio.Lock":
        return asyncio.Lock()

    @property
    def log(self) -> Path:
        """Where the recorder writes its log."""
        return self._folders.logs / recorder_process.LOG_NAME

    async def endpoint(self) -> Endpoint:
        """Where to connect, the recorder started if need be: a session's `locate`."""
        return endpoint_of(await self.find_or_start())

    async def find_or_start(self) -> RunningRecorder:
        """The running recorder, or one that is started; raises LocalRecorderFailed.

        One of another version than this program's is returned too (`is_same_version` tells): it
        may be recording.
        """
        async with self._one_at_a_time:
            running = await self._find()
            if running is not None:
                return running
            try:
                return await self._start()
            except LocalRecorderFailed:
                running = await self._find_soon()  # another window may have been quicker
                if running is not None:
                    return running
                raise

    async def find(self) -> RunningRecorder | None:
        """The recorder that runs and answers; a runtime file that lies is taken away."""
        async with self._one_at_a_time:
            return await self._find()

    async def stop(self) -> None:
        """End the recorder properly: it finishes what it records first. Returns when it is gone.

        One that takes too long is told to end now, and then killed: its files survive that.
        """
        async with self._one_at_a_time:
            running = await self._find()
            if running is None:
                return
            pid = running.ready.pid
            for end, seconds in (
                (self._ask_to_end, self._times.end),
                (self._tell_to_end, self._times.end_now),
                (self._kill, self._times.end_now),
            ):
                await end(running)
                if await self._is_gone(pid, seconds):
                    await self._in_thread(lambda: runtime_file.remove(self._folders.runtime, pid))
                    return
            raise LocalRecorderFailed(f"process {pid} does not end", self.log)

    def release(self) -> None:
        """Leave the recorder running when the window goes."""
        for process in self._started.values():
            process.release()
        self._started.clear()

    async def _find(self) -> RunningRecorder | None:
        self._reap()
        running = await self._in_thread(lambda: runtime_file.read(self._folders.runtime))
        if running is None:
            return None
        pid = running.ready.pid
        if self._is_running(pid) and await self._answers(running):
            return running
        _log.info("the recorder of the runtime file is gone")
        await self._in_thread(lambda: runtime_file.remove(self._folders.runtime, pid))
        return None

    async def _find_soon(self) -> RunningRecorder | None:
        """Look for a while: one that another window starts is there in a moment."""
        deadline = asyncio.get_running_loop().time() + self._times.another
        while (running := await self._find()) is None:
            if asyncio.get_running_loop().time() > deadline:
                return None
            await asyncio.sleep(_LOOK_AGAIN)
        return running

    def _is_running(self, pid: int) -> bool:
        self._reap()
        return pid in self._started or recorder_process.is_alive(pid)

    def _reap(self) -> None:
        """Forget those that have ended."""
        for pid in [pid for pid, process in self._started.items() if process.has_ended()]:
            del self._started[pid]

    async def _answers(self, running: RunningRecorder) -> bool:
        """Whether our recorder is there: it takes our token. A slow one counts as there."""
        from recorder_gui.client.storage.channel import StorageChannel  # late: see `later`

        try:
            async with StorageChannel(endpoint_of(running), timeout=self._times.answer) as storage:
                await storage.volume()
        except RequestTimedOut:
            return True
        except ClientError as error:
            _log.info("the recorder does not answer: %s", error)
            return False
        return True

    async def _start(self) -> RunningRecorder:
        import secrets  # brings a library of ciphers, which no window waits for

        token = secrets.token_urlsafe(32)
        storing = self._storing()
        limit = () if storing.quota is None else ("--quota", str(storing.quota))
        command = [
            *own_program.command("serve"),
            *("--data", str(storing.data)),
            *limit,
            *("--app-id", self._app_id),
            *("--runtime-file", str(self._folders.runtime / runtime_file.NAME)),
            *self._options,
        ]
        process = await self._launch(command, token)
        reading = asyncio.get_running_loop().run_in_executor(
            self._executor, process.read_ready_line
        )
        try:
            async with asyncio.timeout(self._times.ready):
                ready = await asyncio.shield(reading)
            running = RunningRecorder(
                ready=ready,
                version=__version__,
                data=str(storing.data),
                quota=storing.quota,
            )
            await self._in_thread(lambda: runtime_file.write(self._folders.runtime, running))
        except (TimeoutError, OSError, asyncio.CancelledError) as error:
            process.end()  # takes no time, and nothing may stay behind
            await asyncio.gather(reading, return_exceptions=True)
            if isinstance(error, asyncio.CancelledError):
                raise
            reason = str(error) or f"not ready after {self._times.ready:g} s"
            raise LocalRecorderFailed(reason, self.log) from error
        self._started[process.pid] = process
        return running

    async def _launch(self, command: Sequence[str], token: str) -> RecorderProcess:
        """Start the program; one that we are cancelled over is ended again."""
        starting = asyncio.get_running_loop().run_in_executor(
            self._executor, RecorderProcess.start, command, token, self._folders.logs
        )
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            await asyncio.wait({starting})
            if starting.exception() is None:
                starting.result().end()
            raise

    async def _ask_to_end(self, running: RunningRecorder) -> None:
        """Where there are no signals it is asked over its own port."""
        if recorder_process.HAS_SIGNALS:
            recorder_process.ask_to_end(running.ready.pid)
            return
        from recorder_gui.client.local.api import LocalApi  # late: see `later`

        try:
            async with LocalApi(endpoint_of(running), timeout=self._times.answer) as api:
                await api.end()
        except ClientError as error:
            _log.warning("the recorder was not asked to end: %s", error)

    async def _tell_to_end(self, running: RunningRecorder) -> None:
        """A second signal means at once; there is no second asking over the port."""
        if recorder_process.HAS_SIGNALS:
            recorder_process.ask_to_end(running.ready.pid)

    async def _kill(self, running: RunningRecorder) -> None:
        recorder_process.kill(running.ready.pid)

    async def _is_gone(self, pid: int, seconds: float) -> bool:
        deadline = asyncio.get_running_loop().time() + seconds
        while self._is_running(pid):
            if asyncio.get_running_loop().time() > deadline:
                return False
            await asyncio.sleep(_LOOK_AGAIN)
        return True

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)


def endpoint_of(running: RunningRecorder) -> Endpoint:
    """How to connect to a running recorder."""
    ready = running.ready
    return Endpoint(ready.control, ready.storage, ready.app_id, ready.token)


def storing_of(running: RunningRecorder) -> Storing:
    """What a running recorder was started with."""
    return Storing(Path(running.data), running.quota)


def is_same_version(running: RunningRecorder) -> bool:
    """Whether a running recorder is of this program's version."""
    return running.version == __version__
