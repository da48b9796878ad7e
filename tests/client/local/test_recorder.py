"""The recorder on this computer: started, found, left running, stopped; and what is stale."""

import asyncio
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from recorder_gui import __version__
from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.control.session import ControlSession, SessionState
from recorder_gui.client.errors import LocalRecorderFailed
from recorder_gui.client.local import finishing, recorder_process, runtime_file
from recorder_gui.client.local.api import LocalApi
from recorder_gui.client.local.data_folder import Storing
from recorder_gui.client.local.recorder import (
    LocalFolders,
    LocalRecorder,
    LocalTimes,
    endpoint_of,
    is_same_version,
    storing_of,
)
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import ReadyLine, RunningRecorder, Work
from recorder_gui.protocol.requests import InitRecord, SetLayout, VideoItem

TIMES = LocalTimes(ready=20, answer=2, end=20, end_now=5)
ALONE = LocalTimes(ready=20, another=0.1)  # no other window can be starting one


@pytest.fixture
def executor() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as threads:
        yield threads


@pytest.fixture
def folders(tmp_path: Path) -> LocalFolders:
    return LocalFolders.under(tmp_path)


def play(
    folders: LocalFolders,
    executor: Executor,
    scenario: Callable[[LocalRecorder], Awaitable[None]],
) -> None:
    """Run `scenario` and leave no recorder behind."""

    async def run() -> None:
        recorder = LocalRecorder(folders, executor, times=TIMES)
        async with asyncio.timeout(50):
            try:
                await scenario(recorder)
            finally:
                await recorder.stop()
                recorder.release()

    asyncio.run(run())


def stale(**ready: object) -> RunningRecorder:
    line = ReadyLine(
        control="ws://127.0.0.1:1/", storage="http://127.0.0.1:1", app_id="a", token="t", pid=1
    )
    return RunningRecorder(
        ready=msgspec.structs.replace(line, **ready), version=__version__, data="/nowhere"
    )


def command_line(pid: int) -> bytes:
    path = Path(f"/proc/{pid}/cmdline")
    return path.read_bytes() if path.exists() else b""


def files_with(secret: bytes, folder: Path) -> list[Path]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if secret in path.read_bytes()]


async def volume_of(running: RunningRecorder) -> int:
    async with StorageChannel(endpoint_of(running)) as storage:
        return (await storage.volume()).used


def test_it_is_started_once_found_again_and_stopped(
    folders: LocalFolders, executor: Executor
) -> None:
    async def scenario(recorder: LocalRecorder) -> None:
        assert await recorder.find() is None
        first, second = await asyncio.gather(recorder.find_or_start(), recorder.find_or_start())
        assert first == second
        assert is_same_version(first)
        assert await volume_of(first) == 0

        another_window = LocalRecorder(folders, executor, times=TIMES)
        assert await another_window.find_or_start() == first

        path = folders.runtime / runtime_file.NAME
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folders.runtime.stat().st_mode) == 0o700
        await recorder.stop()
        assert not path.exists()
        assert await recorder.find() is None
        await recorder.stop()

    play(folders, executor, scenario)


def test_data_folder_and_quota_hold_from_the_next_start(
    folders: LocalFolders, executor: Executor, tmp_path: Path
) -> None:
    chosen = [Storing(tmp_path / "first"), Storing(tmp_path / "second", quota=3 * 1024**3)]

    async def scenario() -> None:
        recorder = LocalRecorder(folders, executor, times=TIMES, storing=lambda: chosen[0])
        try:
            first = await recorder.find_or_start()
            assert storing_of(first) == chosen[0]
            del chosen[0]
            # one that runs is used as it is, whatever is chosen by now
            assert await recorder.find_or_start() == first
            await recorder.stop()
            second = await recorder.find_or_start()
            assert storing_of(second) == chosen[0]
            assert runtime_file.read(folders.runtime) == second
            assert (tmp_path / "second" / "catalogue.sqlite3").exists()
            async with StorageChannel(endpoint_of(second)) as storage:
                assert (await storage.volume()).limit == 3 * 1024**3
        finally:
            await recorder.stop()

    asyncio.run(scenario())


def test_without_signals_it_is_asked_over_its_port_and_ends_properly(
    folders: LocalFolders, executor: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_process, "HAS_SIGNALS", False)

    def never(pid: int) -> None:
        raise AssertionError("it was killed")

    monkeypatch.setattr(recorder_process, "kill", never)

    async def scenario(recorder: LocalRecorder) -> None:
        running = await recorder.find_or_start()
        await recorder.stop()
        assert not recorder_process.is_alive(running.ready.pid)
        assert "finishing what is recorded" in recorder.log.read_text(encoding="utf-8")

    play(folders, executor, scenario)


def test_finishing_waits_for_what_is_recorded_and_then_stops_it_properly(
    folders: LocalFolders, executor: Executor
) -> None:
    async def scenario(recorder: LocalRecorder) -> None:
        running = await recorder.find_or_start()
        endpoint = endpoint_of(running)
        async with LocalApi(endpoint) as api:
            assert await api.work() == Work(recording=0, ready=0)
            channel = await ControlChannel.open(endpoint.control, endpoint.app_id, endpoint.token)
            begun = await channel.request(InitRecord(group_id="demo", width=320, height=240))
            assert await api.work() == Work(recording=0, ready=1)
            video = VideoItem(user_id="Ada", media_id="camera", media_type=MediaType.CAMERA)
            await channel.request(SetLayout(record_id=begun.record_id, video_list=(video,)))
            assert await api.work() == Work(recording=1, ready=0)
            await channel.close()
        begun_at = asyncio.get_running_loop().time()
        await finishing.finish(recorder, 1.0)
        assert asyncio.get_running_loop().time() - begun_at > 0.9
        assert await recorder.find() is None
        files = list(folders.data.rglob("*.mp4"))
        assert [path.stat().st_size > 0 for path in files] == [True]
        assert "finishing what is recorded" in recorder.log.read_text(encoding="utf-8")

    play(folders, executor, scenario)


def test_finishing_where_none_runs_is_done_at_once(
    folders: LocalFolders, capsys: pytest.CaptureFixture[str]
) -> None:
    assert finishing.run(600, folders) == 0
    assert capsys.readouterr().out == ""


def test_its_token_is_in_no_argument_and_in_no_file_but_one(
    folders: LocalFolders, executor: Executor, tmp_path: Path
) -> None:
    async def scenario(recorder: LocalRecorder) -> None:
        running = await recorder.find_or_start()
        token = running.ready.token.encode()
        assert len(token) >= 32
        assert token not in command_line(running.ready.pid)
        await recorder.stop()
        running = await recorder.find_or_start()
        assert running.ready.token.encode() != token
        token = running.ready.token.encode()
        assert files_with(token, tmp_path) == [folders.runtime / runtime_file.NAME]

    play(folders, executor, scenario)


def test_it_outlives_the_window_that_started_it(folders: LocalFolders, executor: Executor) -> None:
    start = (
        "import asyncio, sys\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from pathlib import Path\n"
        "from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder\n"
        "async def main():\n"
        "    folders = LocalFolders.under(Path(sys.argv[1]))\n"
        "    recorder = LocalRecorder(folders, ThreadPoolExecutor(2))\n"
        "    print((await recorder.find_or_start()).ready.pid)\n"
        "    recorder.release()\n"
        "asyncio.run(main())\n"
    )
    root = folders.runtime.parent
    window = [sys.executable, "-W", "error", "-c", start, str(root)]
    ended = subprocess.run(window, capture_output=True, text=True, check=True, timeout=30)
    assert ended.stderr == ""

    async def scenario(recorder: LocalRecorder) -> None:
        found = await recorder.find()
        assert found is not None
        assert found.ready.pid == int(ended.stdout)
        assert os.getsid(found.ready.pid) == found.ready.pid
        assert await volume_of(found) == 0

    play(folders, executor, scenario)


def test_two_windows_that_start_at_once_end_with_one_recorder(
    folders: LocalFolders, executor: Executor
) -> None:
    async def scenario(recorder: LocalRecorder) -> None:
        with ThreadPoolExecutor(2) as threads:
            other = LocalRecorder(folders, threads, times=TIMES)
            one, two = await asyncio.gather(recorder.find_or_start(), other.find_or_start())
            assert one == two
            await other.stop()
            other.release()

    play(folders, executor, scenario)


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.1, 0.4])
def test_a_start_that_is_cancelled_leaves_nothing_behind(
    seconds: float, folders: LocalFolders, executor: Executor
) -> None:
    async def scenario(recorder: LocalRecorder) -> None:
        try:
            await asyncio.wait_for(recorder.find_or_start(), seconds)
        except TimeoutError:
            pass
        else:  # a quick machine: it ran before it could be cancelled
            await recorder.stop()
        # had a recorder stayed, it would hold the data folder, and this one could not start
        assert await volume_of(await recorder.find_or_start()) == 0

    play(folders, executor, scenario)


def test_after_a_kill_it_is_started_anew(folders: LocalFolders, executor: Executor) -> None:
    async def scenario(recorder: LocalRecorder) -> None:
        first = await recorder.find_or_start()
        os.kill(first.ready.pid, signal.SIGKILL)
        second = await recorder.find_or_start()
        assert second.ready.pid != first.ready.pid
        assert await volume_of(second) == 0

    play(folders, executor, scenario)


def test_a_session_starts_it_again_by_itself(folders: LocalFolders, executor: Executor) -> None:
    async def scenario(recorder: LocalRecorder) -> None:
        session = ControlSession(recorder.endpoint)
        session.start()
        await session.wait_for(SessionState.CONNECTED)
        running = await recorder.find()
        assert running is not None
        os.kill(running.ready.pid, signal.SIGKILL)
        await session.wait_for(SessionState.WAITING)
        assert (await session.wait_for(SessionState.CONNECTED)).connections == 2
        await session.close()

    play(folders, executor, scenario)


@pytest.mark.parametrize("pid", [2**22 + 7, os.getpid()], ids=["dead process", "another's process"])
def test_a_runtime_file_that_lies_is_taken_away(
    pid: int, folders: LocalFolders, executor: Executor
) -> None:
    runtime_file.write(folders.runtime, stale(pid=pid))

    async def scenario(recorder: LocalRecorder) -> None:
        assert await recorder.find() is None
        assert not (folders.runtime / runtime_file.NAME).exists()

    play(folders, executor, scenario)


def test_a_runtime_file_that_others_can_read_is_not_trusted(
    folders: LocalFolders, executor: Executor
) -> None:
    runtime_file.write(folders.runtime, stale())
    (folders.runtime / runtime_file.NAME).chmod(0o644)
    assert runtime_file.read(folders.runtime) is None


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"ready": 1}', b"\xff" * 100])
def test_a_damaged_runtime_file_is_as_good_as_none(text: bytes, folders: LocalFolders) -> None:
    folders.runtime.mkdir()
    path = folders.runtime / runtime_file.NAME
    path.write_bytes(text)
    path.chmod(0o600)
    assert runtime_file.read(folders.runtime) is None


def test_only_ones_own_runtime_file_is_removed(folders: LocalFolders) -> None:
    runtime_file.write(folders.runtime, stale(pid=77))
    runtime_file.remove(folders.runtime, 78)
    assert runtime_file.read(folders.runtime) == stale(pid=77)
    runtime_file.remove(folders.runtime, 77)
    assert runtime_file.read(folders.runtime) is None


def test_another_version_is_found_and_told(folders: LocalFolders, executor: Executor) -> None:
    async def scenario(recorder: LocalRecorder) -> None:
        running = await recorder.find_or_start()
        older = msgspec.structs.replace(running, version="0.0.1")
        runtime_file.write(folders.runtime, older)
        found = await recorder.find_or_start()
        assert found == older
        assert not is_same_version(found)

    play(folders, executor, scenario)


def test_one_that_does_not_start_tells_why_and_leaves_nothing(
    folders: LocalFolders, executor: Executor
) -> None:
    async def scenario() -> None:
        recorder = LocalRecorder(folders, executor, options=["--no-such-option"], times=ALONE)
        with pytest.raises(LocalRecorderFailed) as failed:
            await recorder.find_or_start()
        assert "--no-such-option" in failed.value.reason
        assert failed.value.log == recorder.log
        assert recorder.log.exists()
        assert runtime_file.read(folders.runtime) is None

    asyncio.run(scenario())


def test_one_that_is_never_ready_is_given_up(folders: LocalFolders, executor: Executor) -> None:
    async def scenario() -> None:
        times = LocalTimes(ready=0.05, another=0.1)
        recorder = LocalRecorder(folders, executor, times=times)
        with pytest.raises(LocalRecorderFailed):
            await recorder.find_or_start()
        assert await recorder.find() is None

    asyncio.run(scenario())


def test_a_large_log_is_put_aside(tmp_path: Path) -> None:
    log = tmp_path / recorder_process.LOG_NAME
    for number in range(6):
        log.write_bytes(str(number).encode() * (2 * 1024 * 1024))
        process = recorder_process.RecorderProcess.start(["true"], "t", tmp_path)
        with pytest.raises(LocalRecorderFailed):
            process.read_ready_line()
    kept = {path.name: path.read_bytes()[:1] for path in tmp_path.iterdir()}
    assert kept == {
        "recorder.log": b"",
        "recorder.log.1": b"5",
        "recorder.log.2": b"4",
        "recorder.log.3": b"3",
    }


def test_one_that_is_told_to_end_while_no_window_runs_leaves_no_token_behind(
    folders: LocalFolders, executor: Executor
) -> None:
    async def scenario(recorder: LocalRecorder) -> None:
        running = await recorder.find_or_start()
        path = folders.runtime / runtime_file.NAME
        recorder.release()
        os.kill(running.ready.pid, signal.SIGTERM)
        while path.exists():
            await asyncio.sleep(0.02)
        assert files_with(running.ready.token.encode(), folders.runtime) == []

    play(folders, executor, scenario)


def test_one_that_ends_leaves_the_file_of_another_alone(
    folders: LocalFolders, executor: Executor
) -> None:
    async def scenario(recorder: LocalRecorder) -> None:
        running = await recorder.find_or_start()
        another = stale(pid=os.getpid())
        runtime_file.write(folders.runtime, another)
        os.kill(running.ready.pid, signal.SIGTERM)
        while recorder_process.is_alive(running.ready.pid):
            await asyncio.sleep(0.02)
        assert runtime_file.read(folders.runtime) == another
        runtime_file.remove(folders.runtime, os.getpid())

    play(folders, executor, scenario)
