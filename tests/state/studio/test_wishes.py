"""Commands wished while another runs: none is lost, none is carried out twice."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject

from recorder_gui.protocol.states import Status
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.wishes import COMMAND, Wishes
from recorder_gui.state.task_scope import TaskScope
from tests.state.studio.conftest import Work
from tests.state.studio.parts import started
from tests.waiting import until


class Commands:
    """`done`: what was carried out, in its order; the command "slow" waits for `let_go`."""

    def __init__(self, scope: TaskScope) -> None:
        self.done: list[str] = []
        self.failed: list[Exception] = []
        self.let_go = asyncio.Event()
        self.parent = QObject()
        self.wishes = Wishes(scope, self.failed.append, self.parent)
        self._scope = scope

    def work(self, name: str) -> Callable[[], Awaitable[None]]:
        async def carry_out() -> None:
            if name == "slow":
                await self.let_go.wait()
            self.done.append(name)
            if name == "broken":
                raise OSError(name)

        return carry_out

    def soon(self, *names: str) -> None:
        for name in names:
            self.wishes.soon(name, self.work(name))

    async def end(self) -> None:
        self.let_go.set()
        await until(lambda: not self._scope.is_busy(COMMAND))


def _try(scenario: Callable[[Commands], Awaitable[None]]) -> Commands:
    async def whole() -> Commands:
        scope = TaskScope()
        commands = Commands(scope)
        await scenario(commands)
        await commands.end()
        await scope.close()
        return commands

    return asyncio.run(whole())


def test_what_is_wished_while_another_runs_waits_in_its_order(qapp: object) -> None:
    async def scenario(commands: Commands) -> None:
        commands.soon("slow", "apply", "pause", "stop")
        assert commands.done == []

    assert _try(scenario).done == ["slow", "apply", "pause", "stop"]


def test_the_same_wish_twice_is_one_wish_and_the_last_counts(qapp: object) -> None:
    async def scenario(commands: Commands) -> None:
        commands.soon("slow", "stop")
        commands.wishes.soon("apply", commands.work("apply the first"))
        commands.wishes.soon("apply", commands.work("apply the second"))

    assert _try(scenario).done == ["slow", "stop", "apply the second"]


def test_a_failure_does_not_take_the_next_wish_with_it(qapp: object) -> None:
    async def scenario(commands: Commands) -> None:
        commands.soon("slow", "broken", "stop")

    commands = _try(scenario)
    assert commands.done == ["slow", "broken", "stop"]
    assert [str(each) for each in commands.failed] == ["broken"]


def test_what_is_now_or_never_is_left_out_while_another_runs(qapp: object) -> None:
    async def scenario(commands: Commands) -> None:
        commands.soon("slow")
        commands.wishes.now_or_never(commands.work("start"))

    assert _try(scenario).done == ["slow"]


def test_forgotten_wishes_are_not_carried_out(qapp: object) -> None:
    async def scenario(commands: Commands) -> None:
        commands.soon("slow", "stop")
        commands.wishes.forget()

    assert _try(scenario).done == ["slow"]


def test_a_stop_wished_while_it_is_being_paused_stops_it(
    at_recorder: Callable[[Work], None],
) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        studio.pause_or_resume()
        studio.apply()
        studio.stop()
        studio.stop()
        await until(lambda: not studio.recording.is_open)
        assert studio.recording.status != Status.FAILED

    at_recorder(work)


def test_a_look_that_a_command_overtakes_does_not_bring_back_the_state_of_before(
    at_recorder: Callable[[Work], None],
) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        recording = studio.recording
        seen: list[int | None] = []
        recording.changed.connect(lambda: seen.append(recording.status))
        for command, leads_to in (
            (recording.pause, Status.PAUSED),
            (recording.resume, Status.RECORDING),
        ):
            seen.clear()
            looks = [asyncio.create_task(recording.refresh()) for _ in range(8)]
            await asyncio.sleep(0)
            await command()
            await asyncio.gather(*looks)
            assert seen == [leads_to]

    at_recorder(work)
