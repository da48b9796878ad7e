"""A window's state and the real recorder, with a proxy between that breaks the control channel.

Each run connects, starts a recording of a group of its own and stops it, through one fault. Then
the line is whole again, and the window must know what the recorder knows.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from recorder_gui.client.control.session import RetryWaits, SessionState
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder
from recorder_gui.client.wire_tap import Direction, WireMessage
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.state.connection import Connection
from recorder_gui.state.explanations import explain
from recorder_gui.state.language import Language, LanguageChoice
from recorder_gui.state.profiles import Profile
from recorder_gui.state.settings import Settings
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.wishes import COMMAND
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.vault import Vault
from tests.running_recorder import RunningRecorder
from tests.services.fault_proxy import FaultProxy, Faults
from tests.soak.control.cases import Case, Lengths
from tests.waiting import until

TIMES = ControlTimes(connect=1.0, request=1.2, ping_interval=0.4, ping_timeout=0.2, close=0.2)
WAITS = RetryWaits(first=0.02, longest=0.1)
HUNG = 8.0  # seconds after which something hangs for good
ENDED = (6, -1)
_LATE = 0.7


class TellingScope(TaskScope):
    """Hands every error that a person would read to `tell`."""

    def __init__(self, tell: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._tell = tell

    def report(self, error: Exception) -> None:
        self._tell(error)
        super().report(error)


class Rig:
    """`recorder` through a proxy, and the objects of a window's state."""

    def __init__(
        self,
        application: QCoreApplication,
        folder: Path,
        executor: Executor,
        recorder: RunningRecorder,
        proxy: FaultProxy,
    ) -> None:
        self.said: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._language = Language(application, LanguageChoice.ENGLISH)
        self._recorder, self._proxy = recorder, proxy
        self._kind = ""
        self._sent: list[str] = []
        self._known: set[str] = set()
        self._past: set[str] = set()  # groups of runs that are over
        self._at_login = self._after_stop = (0, 0)  # bytes that had gone up and down by then
        self._settings = Settings(folder / "settings")
        self._scope = TellingScope(self._tell)
        self._vault = Vault(executor)
        self._connection = Connection(
            vault=self._vault,
            local_recorder=LocalRecorder(LocalFolders.under(folder), executor),
            waits=WAITS,
            times=TIMES,
        )
        self._connection.status_changed.connect(self._on_status)
        self._connection.wire_tap.observe(self._on_message)
        self.studio = Studio(self._connection, self._scope, self._settings, executor)

    async def prepare(self) -> None:
        """The token is known."""
        await self._vault.keep("p", self._recorder.token)

    async def close(self) -> None:
        """End what runs; no group ever got two recordings."""
        twice = self._ask("SELECT group_id FROM recordings GROUP BY group_id HAVING count(*) > 1")
        assert not twice, f"carried out twice: {twice}"
        await self._scope.close()
        await self._connection.close()
        self._language.remove()

    async def lengths(self) -> Lengths:
        """What a run without any fault takes."""
        proxy = self._proxy
        up, down = proxy.passed_up, proxy.passed_down
        await self.run("login", Case("none", Faults(), login_only=True))
        login_up, login_down = self._at_login[0] - up, self._at_login[1] - down
        up, down = proxy.passed_up, proxy.passed_down
        await self.run("whole", Case("none", Faults()))
        up, down = self._after_stop[0] - up, self._after_stop[1] - down
        return Lengths(up, down, login_up, login_down)

    async def run(self, name: str, case: Case) -> None:
        """One run; raises AssertionError where window and recorder end up of two minds."""
        try:
            await self._run(name, case)
        except (AssertionError, TimeoutError) as error:
            told = f"{self._connection.status}, {self.studio.recording.task}, sent {self._sent}"
            raise AssertionError(f"{name}: {case}: {error!r}: {told}") from error

    async def _run(self, name: str, case: Case) -> None:
        self._kind = case.kind
        self._sent.clear()
        self._proxy.plan = [case.faults]
        async with asyncio.timeout(6 * HUNG):
            await self._connection.open(self._profile(), wait_for_free=True)
            await self._back()
            await until(lambda: self.studio.roster.is_listed, HUNG)
            self.studio.roster.set_group(name)
            if not case.login_only:
                await self._do(lambda: self.studio.start(init_of(name)))
                await self._do(self.studio.stop)
            self._after_stop = (self._proxy.passed_up, self._proxy.passed_down)
            self._proxy.plan = []
            await self._agree(name)
            await self._clean_up(name)
        assert self._sent.count("init record") <= 1, "the window sent an init twice by itself"

    async def _do(self, act: Callable[[], None]) -> None:
        """A person's command, which ends one way or the other."""
        act()
        await until(lambda: not self._scope.is_busy(COMMAND), HUNG)

    async def _back(self) -> None:
        """Connected, also where the person must say *Try now* after a refusal."""

        def connected() -> bool:
            if self._connection.status.state is SessionState.REFUSED:
                self._connection.try_now()
            return self._connection.is_connected

        await until(connected, HUNG)

    async def _agree(self, name: str) -> None:
        """Connected again, the window knows what the recorder knows."""
        await self._back()
        deadline = asyncio.get_running_loop().time() + HUNG
        while True:
            await self._look()
            difference = self._difference(name)
            if not difference and self._may_come_late():
                await asyncio.sleep(_LATE)  # what the recorder has read it may still carry out
                await self._look()
                difference = self._difference(name)
            if not difference:
                return
            assert asyncio.get_running_loop().time() < deadline, difference
            await asyncio.sleep(0.02)

    def _may_come_late(self) -> bool:
        """An init was sent, and nobody knows (yet) what became of it."""
        return "init record" in self._sent and not self._rows()

    async def _look(self) -> None:
        """What the window does by itself every two seconds."""
        self.studio.look()
        await until(lambda: not self._scope.is_busy("refresh recording"), HUNG)

    def _difference(self, name: str) -> str:
        """How window and recorder differ; "" where they don't."""
        there = {record_id: facts for record_id, *facts in self._rows()}
        assert len(there) <= 1, f"{name}: carried out twice: {there}"
        task = self.studio.recording.task
        if task is not None and task.record_id not in there:
            return f"the window shows {task}, which the recorder has not: {there}"
        if task is None:
            left = [facts for facts in there.values() if facts[0] not in ENDED]
            return f"the window knows nothing of {there}" if left else ""
        status = there[task.record_id][0]
        return "" if status == task.status else f"window {task.status}, recorder {status}"

    async def _clean_up(self, name: str) -> None:
        """What still runs is stopped; nothing was ever done twice."""
        while self.studio.recording.is_open:
            await self._do(self.studio.stop)
            await self._agree(name)
        await until(lambda: all(status in ENDED for _, status, _ in self._rows()), HUNG)
        await self._agree(name)
        for record_id, _, events in self._rows():
            for kind in ("initialised", "started", "stopped"):
                assert events.count(f'"kind":"{kind}"') <= 1, (record_id, events)
            self._known.add(record_id)
        self._past.add(name)

    def _rows(self) -> list[tuple[str, int, str]]:
        """The recordings of this run as the recorder has them: id, state, events."""
        found = self._ask(
            "SELECT record_id, status, (SELECT group_concat(event) FROM events"
            " WHERE events.record_id = recordings.record_id), group_id FROM recordings"
            " ORDER BY rowid DESC LIMIT 3"
        )
        return [row[:3] for row in found if row[0] not in self._known and row[3] not in self._past]

    def _ask(self, question: str) -> list[Any]:
        path = self._recorder.data / "catalogue.sqlite3"
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as catalogue:
            return catalogue.execute(question).fetchall()

    def _profile(self) -> Profile:
        return Profile(
            id="p",
            name="Team",
            control=f"ws://127.0.0.1:{self._proxy.port}/",
            storage=self._recorder.storage,
            app_id=self._recorder.app_id,
        )

    def _on_status(self) -> None:
        if self._connection.is_connected:
            self._at_login = (self._proxy.passed_up, self._proxy.passed_down)
        if self._connection.status.error is not None and not self._connection.is_connected:
            self._tell(self._connection.status.error)

    def _tell(self, error: BaseException) -> None:
        key = (self._kind, explain(error).code)
        if key in self.said:
            return
        texts: dict[str, list[str]] = {}
        for choice in (LanguageChoice.CHINESE, LanguageChoice.ENGLISH):
            self._language.set_choice(choice)
            said = explain(error)
            texts[choice.value] = [said.sentence, said.advice]
        self.said[key] = texts

    def _on_message(self, message: WireMessage) -> None:
        if message.direction is Direction.SENT:
            self._sent.append(message.kind)


def init_of(name: str) -> InitRecord:
    """As small a recording as there is."""
    return InitRecord(group_id=name, file_name=name, width=160, height=90, frame_rate=5)
