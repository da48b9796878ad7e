"""The wire log against a real recorder and against a flood (state/wire_log/)."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QAbstractItemModelTester

from recorder_gui.client.errors import RequestRefused
from recorder_gui.client.wire_tap import Channel, Direction, WireTap
from recorder_gui.protocol.requests import InitRecord, Resume, Stop
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.wire_log.entries import Entries, WireFilter
from recorder_gui.state.wire_log.wire_log import WireLog
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import Desk, play, until


def test_every_message_is_there_with_its_partner_and_without_the_token(
    qapp: QCoreApplication, tmp_path: Path, recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        log = WireLog(desk.connection.wire_tap, desk.scope, desk.executor)
        tester = QAbstractItemModelTester(
            log.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        await desk.connect(recorder)
        storage = desk.connection.storage
        assert storage is not None
        await storage.volume()
        reply = await desk.connection.control.request(InitRecord(group_id="demo"))
        with pytest.raises(RequestRefused):
            await desk.connection.control.request(Resume(record_id=reply.record_id))
        await desk.connection.control.request(Stop(record_id=reply.record_id))
        await until(lambda: log.count == 10)
        shown = log.model.shown()
        assert [entry.message.kind for entry in shown[::2]] == [
            "login",
            "volume",
            "init record",
            "resume",
            "stop",
        ]
        for sent, received in zip(shown[::2], shown[1::2], strict=True):
            assert sent.message.direction is Direction.SENT
            assert log.partner(sent) is received and log.partner(received) is sent
        assert recorder.token not in "".join(entry.message.text for entry in shown)
        log.set_filter(WireFilter(only_failures=True))
        assert [entry.message.code for entry in log.model.shown()] == [30040]
        log.set_filter(WireFilter(text=reply.record_id.upper(), direction=Direction.RECEIVED))
        assert len(log.model.shown()) == 3
        log.set_filter(WireFilter(channel=Channel.STORAGE))
        assert len(log.model.shown()) == 2
        log.close()
        del tester
        await desk.close()

    play(qapp, scenario)


def test_an_export_is_one_json_object_a_line(qapp: QCoreApplication, tmp_path: Path) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tap = WireTap()
        log = WireLog(tap, desk.scope, desk.executor)
        for number in range(3):
            tell(tap, number)
        await until(lambda: log.count == 3)
        written: list[tuple[Path, int]] = []
        log.exported.connect(lambda path, count: written.append((path, count)))
        log.export(tmp_path / "log.jsonl")
        await until(lambda: written)
        lines = (tmp_path / "log.jsonl").read_text().splitlines()
        assert [json.loads(line)["message"]["seq"] for line in lines] == ["0", "1", "2"]
        failures: list[object] = []
        log.export_failed.connect(failures.append)
        log.export(tmp_path / "no such folder" / "log.jsonl")
        await until(lambda: failures)
        log.close()
        await desk.close()

    play(qapp, scenario)


def test_a_flood_is_bounded_and_taken_in_batches(qapp: QCoreApplication) -> None:
    async def scenario() -> None:
        tap, scope, executor = WireTap(), TaskScope(), ThreadPoolExecutor(1)
        log = WireLog(tap, scope, executor, entries=Entries(most=1_000))
        inserts: list[int] = []
        log.model.rowsInserted.connect(lambda _, first, last: inserts.append(last - first + 1))
        for number in range(5_000):
            tell(tap, number)
            if number % 500 == 0:
                await asyncio.sleep(0.001)
        await until(lambda: log.model.row_of(5_000) is not None)
        assert log.count == log.model.rowCount() == 1_000
        last = log.model.entry(999)
        assert last is not None and last.message.seq == "4999"
        assert len(inserts) < 20
        log.close()
        await scope.close()

    play(qapp, scenario)


def test_while_paused_messages_wait_and_come_in_afterwards(qapp: QCoreApplication) -> None:
    async def scenario() -> None:
        tap, scope, executor = WireTap(), TaskScope(), ThreadPoolExecutor(1)
        log = WireLog(tap, scope, executor)
        tell(tap, 1)
        await until(lambda: log.count == 1)
        log.set_paused(True)
        tell(tap, 2)
        told: list[None] = []
        log.changed.connect(lambda: told.append(None))
        await until(lambda: told)
        assert (log.count, log.waiting) == (1, 1)
        log.set_paused(False)
        assert (log.count, log.waiting) == (2, 0)
        log.clear()
        assert log.count == log.model.rowCount() == 0
        log.close()
        await scope.close()

    play(qapp, scenario)


def tell(tap: WireTap, number: int) -> None:
    text = json.dumps({"id": 4104, "seq": str(number)})
    tap.tell(Direction.SENT, Channel.CONTROL, "query", text, id=4104, seq=str(number))
