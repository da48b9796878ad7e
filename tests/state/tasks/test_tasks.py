"""The table of recordings against a real recorder (state/tasks/tasks.py)."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from recorder_gui.protocol.requests import InitRecord
from recorder_gui.protocol.states import Command, Status
from recorder_gui.state.tasks.actions import ActionResult
from recorder_gui.state.tasks.finding.filters import TaskFilter
from recorder_gui.state.tasks.tasks import Tasks
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import Desk, play, until


def test_the_newest_page_is_shown_once_connected_and_the_rest_where_it_is_looked_at(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks = Tasks(desk.connection, desk.scope)
        await desk.connect(seeded_recorder)
        await until(lambda: tasks.model.total == 3_000)
        first = tasks.model.item(0)
        assert first is not None and first.record_id == "seeded_0000000"
        tasks.model.look_at(2_000, 2_020)
        await until(lambda: tasks.model.item(2_010) is not None)
        deep = tasks.model.item(2_010)
        assert deep is not None and deep.record_id == "seeded_0002010"
        assert tasks.refresher.last_answer is not None and tasks.problem is None
        tasks.close()
        await desk.close()

    play(qapp, scenario)


def test_filters_hold_together(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks = Tasks(desk.connection, desk.scope)
        await desk.connect(seeded_recorder)
        await until(lambda: tasks.model.is_known)
        tasks.set_filter(TaskFilter(group_id="group-4", status=Status.FAILED))
        await until(lambda: tasks.model.is_known and tasks.model.total == 300)
        shown = [tasks.model.item(row) for row in range(100)]
        assert all(each is not None and each.group_id == "group-4" for each in shown)
        assert all(each is not None and each.status == Status.FAILED for each in shown)
        tasks.set_filter(TaskFilter(record_id="seeded_0000042"))
        await until(lambda: tasks.model.total == 1)
        tasks.set_filter(TaskFilter(record_id="no such"))
        await until(lambda: tasks.model.is_known and tasks.model.total == 0)
        tasks.close()
        await desk.close()

    play(qapp, scenario)


def test_a_new_recording_waits_unseen_and_stopping_it_is_seen_and_remembered(
    qapp: QCoreApplication, tmp_path: Path, recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks = Tasks(desk.connection, desk.scope)
        await desk.connect(recorder)
        await until(lambda: tasks.model.is_known)
        before = tasks.model.total
        reply = await desk.connection.control.request(InitRecord(group_id="demo"))
        tasks.refresh()
        await until(lambda: tasks.model.unseen == 1)
        assert tasks.model.total == before
        tasks.model.show_unseen()
        await until(lambda: tasks.model.row_of(reply.record_id) == 0)
        results: list[tuple[ActionResult, ...]] = []
        tasks.results_ready.connect(results.append)
        tasks.act(Command.STOP, [reply.record_id])
        await until(lambda: results)
        assert [result.error for result in results[0]] == [None]
        await until(lambda: _status(tasks, reply.record_id) == Status.DONE)
        kinds = [moment.kind for moment in tasks.histories.seen.moments(reply.record_id)]
        assert kinds[:2] == ["sent", "answered"]
        assert kinds.count("sent") == kinds.count("answered") == 2 and "state" in kinds
        tasks.histories.load(reply.record_id)
        await until(lambda: tasks.histories.told(reply.record_id) is not None)
        assert tasks.histories.moments(reply.record_id)[0].kind == "initialised"
        tasks.close()
        await desk.close()

    play(qapp, scenario)


def test_a_command_for_many_has_a_result_for_each(
    qapp: QCoreApplication, tmp_path: Path, recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks = Tasks(desk.connection, desk.scope)
        await desk.connect(recorder)
        reply = await desk.connection.control.request(InitRecord(group_id="demo"))
        results: list[tuple[ActionResult, ...]] = []
        tasks.results_ready.connect(results.append)
        tasks.act(Command.STOP, [reply.record_id, "20200101000000_00001"])
        await until(lambda: results)
        good, bad = results[0]
        assert good.error is None
        assert bad.error is not None and bad.error.code == "30001" and bad.error.advice
        tasks.close()
        await desk.close()

    play(qapp, scenario)


def test_what_is_shown_stays_when_the_connection_is_lost_and_is_fetched_anew_afterwards(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks = Tasks(desk.connection, desk.scope)
        await desk.connect(seeded_recorder)
        await until(lambda: tasks.model.is_known)
        channel = desk.connection.control._channel
        assert channel is not None
        channel._connection.transport.abort()
        await until(lambda: not desk.connection.is_connected)
        assert tasks.model.item(0) is not None
        await until(lambda: desk.connection.is_connected)
        answers: list[None] = []
        tasks.model.answered.connect(lambda: answers.append(None))
        await until(lambda: answers)
        tasks.close()
        await desk.close()

    play(qapp, scenario)


def _status(tasks: Tasks, record_id: str) -> int | None:
    tasks.refresh()
    row = tasks.model.row_of(record_id)
    item = None if row is None else tasks.model.item(row)
    return None if item is None else item.status
