"""The machine has slept: the connection is looked at at once, and what is shown is asked anew."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from recorder_gui.client.control.session import RetryWaits
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder
from recorder_gui.state.connection import Connection
from recorder_gui.state.profiles import Profile
from recorder_gui.state.vault import Vault
from tests.running_recorder import RunningRecorder
from tests.services.fault_proxy import FaultProxy, Faults
from tests.waiting import until

# No ping comes by itself within the test: only waking makes one.
TIMES = ControlTimes(ping_interval=600.0, ping_timeout=0.5, close=0.2)


def play(folder: Path, recorder: RunningRecorder, *, dead: bool) -> list[str]:
    """The signals of a connection after a waking; `dead`: nothing came through meanwhile."""
    heard: list[str] = []

    async def scenario() -> None:
        address = urlsplit(recorder.control)
        assert address.hostname is not None
        assert address.port is not None
        async with FaultProxy(address.hostname, address.port) as proxy:
            faults = Faults()
            proxy.plan = [faults]
            with ThreadPoolExecutor(2) as executor:
                vault = Vault(executor)
                connection = Connection(
                    vault=vault,
                    local_recorder=LocalRecorder(LocalFolders.under(folder), executor),
                    waits=RetryWaits(first=0.05, longest=0.1),
                    times=TIMES,
                )
                await vault.keep("p", recorder.token)
                await connection.open(_profile(proxy.port, recorder))
                await until(lambda: connection.is_connected)
                for name in ("lost", "reconnected"):
                    getattr(connection, name).connect(lambda name=name: heard.append(name))
                if dead:
                    faults.flowing.clear()
                connection.check_now()
                if dead:
                    await until(lambda: "lost" in heard)
                    proxy.cut_all()  # else the service takes the dead connection for alive
                await until(lambda: "reconnected" in heard)
                await connection.close()

    asyncio.run(scenario())
    return heard


def _profile(port: int, recorder: RunningRecorder) -> Profile:
    return Profile(
        id="p",
        name="Team",
        control=f"ws://127.0.0.1:{port}/",
        storage=recorder.storage,
        app_id=recorder.app_id,
    )


def test_a_connection_that_still_stands_has_its_state_fetched_anew(
    qapp: object, tmp_path: Path, recorder: RunningRecorder
) -> None:
    assert play(tmp_path, recorder, dead=False)[0] == "reconnected"


def test_one_that_died_meanwhile_is_noticed_at_once_and_comes_back(
    qapp: object, tmp_path: Path, recorder: RunningRecorder
) -> None:
    assert play(tmp_path, recorder, dead=True)[:2] == ["lost", "reconnected"]
