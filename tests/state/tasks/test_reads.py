"""One read of a recording at a time, and once more where it was asked for meanwhile."""

import asyncio

from PySide6.QtCore import QCoreApplication

from recorder_gui.errors import RecorderError
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.tasks.reads import Reads
from tests.state.service_desk import play, until


class Service:
    """Answers once it is let; holds what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answered: list[str] = []
        self.may_answer = asyncio.Event()

    async def read(self, wanted: str) -> None:
        self.asked.append(wanted)
        await self.may_answer.wait()
        self.answered.append(wanted)
        if wanted.startswith("bad"):
            raise RecorderError(wanted)


def test_what_is_asked_for_while_it_is_read_is_read_once_more_as_it_was_asked_for_last(
    qapp: QCoreApplication,
) -> None:
    async def scenario() -> None:
        service, scope = Service(), TaskScope()
        reads = Reads(scope, service.read)
        reads.ask("r1", "running")
        await until(lambda: service.asked)
        reads.ask("r1", "stopped")
        reads.ask("r1", "done")
        reads.ask("r2", "another")
        await until(lambda: len(service.asked) == 2)
        assert service.asked == ["running", "another"], "one at a time of the same recording"
        service.may_answer.set()
        await until(lambda: len(service.answered) == 3)
        assert sorted(service.answered) == ["another", "done", "running"]
        reads.ask("r1", "later")
        await until(lambda: service.answered[-1] == "later")
        await scope.close()

    play(qapp, scenario)


def test_a_read_that_fails_does_not_keep_the_recording_from_being_read_again(
    qapp: QCoreApplication,
) -> None:
    async def scenario() -> None:
        service, scope = Service(), TaskScope()
        told: list[object] = []
        scope.failed.connect(told.append)
        reads = Reads(scope, service.read)
        reads.ask("r1", "bad")
        await until(lambda: service.asked)
        reads.ask("r1", "good")
        service.may_answer.set()
        await until(lambda: service.answered == ["bad", "good"])
        assert len(told) == 1
        await scope.close()

    play(qapp, scenario)
