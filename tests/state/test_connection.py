"""The window's connection against a real recorder: it comes, is lost, comes back, and is told."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest

from recorder_gui.client.control.session import RetryWaits, SessionState
from recorder_gui.client.errors import NotConnected
from recorder_gui.client.local import runtime_file
from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder, is_same_version
from recorder_gui.protocol.requests import Query
from recorder_gui.state.closing import Closing
from recorder_gui.state.connection import Connection
from recorder_gui.state.local_version import LocalVersion
from recorder_gui.state.preferences import Preferences
from recorder_gui.state.profiles import LOCAL, Profile
from recorder_gui.state.settings import Settings
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.vault import Vault
from tests.running_recorder import RunningRecorder
from tests.waiting import until

QUICK = RetryWaits(first=0.05, factor=1.0, longest=0.1, ghost_patience=5.0)


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


class _Window:
    """A connection with all that it needs, and the signals that it gave."""

    def __init__(self, folder: Path, executor: ThreadPoolExecutor) -> None:
        self.vault = Vault(executor)
        self.local_recorder = LocalRecorder(LocalFolders.under(folder), executor)
        self.connection = Connection(
            vault=self.vault,
            local_recorder=self.local_recorder,
            waits=QUICK,
        )
        self.heard: list[str] = []
        for name in ("connected", "reconnected", "lost", "profile_changed"):
            getattr(self.connection, name).connect(lambda name=name: self.heard.append(name))


@asynccontextmanager
async def _window(folder: Path, executor: ThreadPoolExecutor) -> AsyncIterator[_Window]:
    window = _Window(folder, executor)
    try:
        yield window
    finally:
        await window.connection.close()
        await window.local_recorder.stop()


def _profile_of(recorder: RunningRecorder) -> Profile:
    return Profile(
        id="p",
        name="Team",
        control=recorder.control,
        storage=recorder.storage,
        app_id=recorder.app_id,
    )


def test_this_computer_is_started_and_connected_by_itself(
    qapp: object, tmp_path: Path, executor: ThreadPoolExecutor
) -> None:
    async def main() -> None:
        async with _window(tmp_path, executor) as window:
            connection = window.connection
            await connection.open(LOCAL)
            await until(lambda: connection.is_connected)
            assert window.heard == ["profile_changed", "connected"]
            assert connection.storage is not None
            assert connection.local is not None
            assert [group.id for group in (await connection.local.groups()).groups]
            assert (await connection.control.request(Query())).total_num == 0

    asyncio.run(main())


def test_a_killed_recorder_is_started_again_and_everything_is_fetched_anew(
    qapp: object, tmp_path: Path, executor: ThreadPoolExecutor
) -> None:
    async def main() -> None:
        async with _window(tmp_path, executor) as window:
            connection = window.connection
            await connection.open(LOCAL)
            await until(lambda: connection.is_connected)
            running = await window.local_recorder.find()
            assert running is not None
            os.kill(running.ready.pid, signal.SIGKILL)
            await until(lambda: "lost" in window.heard)
            with pytest.raises(NotConnected):
                await connection.control.request(Query())
            await until(lambda: "reconnected" in window.heard)
            assert (await connection.control.request(Query())).total_num == 0
            assert window.heard.count("connected") == 1

    asyncio.run(main())


def test_a_wrong_token_is_refused_with_a_sentence_and_not_tried_for_ever(
    qapp: object, tmp_path: Path, executor: ThreadPoolExecutor, recorder: RunningRecorder
) -> None:
    async def main() -> None:
        async with _window(tmp_path, executor) as window:
            await window.vault.keep("p", "wrong")
            await window.connection.open(_profile_of(recorder))
            await until(lambda: window.connection.status.state is SessionState.REFUSED)
            problem = window.connection.problem
            assert problem is not None
            assert problem.code == "30007"
            assert "do not match" in problem.sentence
            assert "token" in problem.advice

    asyncio.run(main())


def test_a_profile_without_a_token_says_so(
    qapp: object, tmp_path: Path, executor: ThreadPoolExecutor, recorder: RunningRecorder
) -> None:
    async def main() -> None:
        async with _window(tmp_path, executor) as window:
            await window.connection.open(_profile_of(recorder))
            await until(lambda: window.connection.status.state is SessionState.REFUSED)
            problem = window.connection.problem
            assert problem is not None
            assert problem.code == "token_missing"

    asyncio.run(main())


def test_a_dead_port_is_told_and_tried_again(
    qapp: object, tmp_path: Path, executor: ThreadPoolExecutor
) -> None:
    async def main() -> None:
        async with _window(tmp_path, executor) as window:
            await window.vault.keep("p", "token")
            dead = Profile(id="p", control="ws://127.0.0.1:9/", storage="http://127.0.0.1:9")
            await window.connection.open(dead)
            await until(lambda: window.connection.status.attempt >= 2)
            await until(lambda: window.connection.status.state is SessionState.WAITING)
            problem = window.connection.problem
            assert problem is not None
            assert problem.code == "connect_refused"
            assert "Nothing answers" in problem.sentence

    asyncio.run(main())


def test_without_extras_the_connection_stands_all_the_same(
    qapp: object,
    tmp_path: Path,
    executor: ThreadPoolExecutor,
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    plain = start_recorder(no_local=True)

    async def main() -> None:
        async with _window(tmp_path / "window", executor) as window:
            await window.vault.keep("p", plain.token)
            await window.connection.open(_profile_of(plain))
            await until(lambda: window.connection.is_connected)
            assert window.connection.local is None

    asyncio.run(main())


def test_an_idle_recorder_ends_with_the_window(
    qapp: object, tmp_path: Path, executor: ThreadPoolExecutor
) -> None:
    async def main() -> None:
        async with _window(tmp_path, executor) as window:
            preferences = Preferences(Settings(tmp_path), tmp_path)
            closing = Closing(window.connection, window.local_recorder, preferences)
            await window.connection.open(LOCAL)
            await until(lambda: window.connection.is_connected)
            await closing.end_idle_recorder()
            assert await window.local_recorder.find() is None

    asyncio.run(main())


def test_a_recorder_that_shall_stay_stays(
    qapp: object, tmp_path: Path, executor: ThreadPoolExecutor
) -> None:
    async def main() -> None:
        async with _window(tmp_path, executor) as window:
            preferences = Preferences(Settings(tmp_path), tmp_path)
            preferences.keep_recorder = True
            closing = Closing(window.connection, window.local_recorder, preferences)
            await window.connection.open(LOCAL)
            await until(lambda: window.connection.is_connected)
            await closing.end_idle_recorder()
            assert await window.local_recorder.find() is not None

    asyncio.run(main())


def test_an_idle_recorder_of_another_version_is_replaced(
    qapp: object, tmp_path: Path, executor: ThreadPoolExecutor
) -> None:
    async def main() -> None:
        async with _window(tmp_path, executor) as window:
            preferences = Preferences(Settings(tmp_path), tmp_path)
            closing = Closing(window.connection, window.local_recorder, preferences)
            await window.connection.open(LOCAL)
            await until(lambda: window.connection.is_connected)
            old = await window.local_recorder.find()
            assert old is not None
            await window.connection.close()
            runtime_file.write(tmp_path / "runtime", msgspec.structs.replace(old, version="0.0.1"))

            scope = TaskScope()
            version = LocalVersion(window.connection, window.local_recorder, closing, scope)
            told: list[str] = []
            version.other_found.connect(told.append)
            await window.connection.open(LOCAL)
            await until(lambda: window.heard.count("connected") == 3)
            new = await window.local_recorder.find()
            assert new is not None
            assert new.ready.pid != old.ready.pid
            assert is_same_version(new)
            assert told == []
            await scope.close()

    asyncio.run(main())
