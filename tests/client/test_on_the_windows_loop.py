"""All of it on the loop that the window uses, where Qt turns the wheels."""

import asyncio
import gc
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import qasync
from pytestqt.qtbot import QtBot

from recorder_gui.client.control.session import ControlSession, RetryWaits, SessionState
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.downloading.downloader import Downloader
from recorder_gui.client.downloading.times import FetchTimes
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import ConnectionLost, FileGone, RequestTimedOut
from recorder_gui.client.local.api import LocalApi
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.protocol.requests import Query
from tests.running_recorder import RunningRecorder
from tests.services.fault_proxy import FaultProxy, Faults
from tests.services.hostile_storage import APP_ID, TOKEN, HostileStorage

TIMES = ControlTimes(ping_interval=0.05, ping_timeout=0.5, close=1)


@pytest.fixture
def loop(qtbot: QtBot) -> Iterator[asyncio.AbstractEventLoop]:
    loop = qasync.QEventLoop(already_running=False)
    with ThreadPoolExecutor(4) as threads, loop:
        loop.set_default_executor(threads)
        yield loop
    del loop
    gc.collect()  # in this thread: what Qt made here must not be collected in another


def play(loop: asyncio.AbstractEventLoop, scenario: Coroutine[None, None, None]) -> None:
    loop.run_until_complete(asyncio.wait_for(scenario, 30))


def test_a_session_connects_measures_loses_and_finds_its_service(
    loop: asyncio.AbstractEventLoop, recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        port = int(recorder.storage.rpartition(":")[2])
        async with FaultProxy("127.0.0.1", port) as proxy:
            faults = Faults()
            proxy.plan = [faults]

            async def locate() -> Endpoint:
                control = f"ws://127.0.0.1:{proxy.port}/"
                return Endpoint(control, recorder.storage, recorder.app_id, recorder.token)

            waits = RetryWaits(first=0.05, longest=0.2)
            session = ControlSession(locate, waits=waits, times=TIMES)
            session.start()
            async for status in session.changes():
                if status.latency is not None:
                    break
            replies = await asyncio.gather(*(session.request(Query()) for _ in range(300)))
            assert len({each.seq for each in replies}) == 300
            faults.flowing.clear()
            with pytest.raises(RequestTimedOut):
                await session.request(Query(), timeout=0.1)
            with pytest.raises(ConnectionLost):
                await session.request(Query())
            proxy.cut_all()  # else the service takes our dead connection for alive a while longer
            await session.wait_for(SessionState.WAITING)
            assert (await session.wait_for(SessionState.CONNECTED)).connections == 2
            await session.close()

    play(loop, scenario())


def test_storage_and_extras_answer(
    loop: asyncio.AbstractEventLoop, recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        endpoint = Endpoint(recorder.control, recorder.storage, recorder.app_id, recorder.token)
        async with StorageChannel(endpoint) as storage, LocalApi(endpoint) as local:
            volumes = await asyncio.gather(*(storage.volume() for _ in range(20)))
            assert len(volumes) == 20
            changes = local.group_changes()
            assert "demo" in [group.id for group in (await anext(changes)).groups]
            await changes.aclose()

    play(loop, scenario())


def test_a_download_arrives(loop: asyncio.AbstractEventLoop, tmp_path: Path) -> None:
    content = bytes(range(256)) * 20_000

    async def scenario() -> None:
        async with HostileStorage() as service:
            service.serve_files(a=content)
            endpoint = Endpoint(control="", storage=service.url, app_id=APP_ID, token=TOKEN)
            with ThreadPoolExecutor(2) as threads:
                async with StorageChannel(endpoint) as storage:
                    downloader = Downloader(storage, threads, times=FetchTimes())
                    result = await downloader.download("a", tmp_path)
                    assert result.paths[0].read_bytes() == content
                    with pytest.raises(FileGone):
                        await downloader.download("b", tmp_path)
                    await downloader.aclose()

    play(loop, scenario())
