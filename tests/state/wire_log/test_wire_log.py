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
from recorder_gui.state.exporting import ExportEnd
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.wire_log.entries import Entry, WireFilter
from recorder_gui.state.wire_log.ring import Bounds
from recorder_gui.state.wire_log.wire_log import WireLog
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import Desk, play, until


def test_every_message_is_there_with_its_partner_and_without_the_token(
    qapp: QCoreApplication, tmp_path: Path, recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        log = WireLog(desk.connection.wire_tap, desk.scope, desk.executor, folder=tmp_path / "wire")
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
        await until(lambda: log.model.rowCount() == 10)
        shown = entries(log)
        assert [entry.message.kind for entry in shown[::2]] == [
            "login",
            "volume",
            "init record",
            "resume",
            "stop",
        ]
        for sent, received in zip(shown[::2], shown[1::2], strict=True):
            assert sent.message.direction is Direction.SENT
            assert (sent.partner, received.partner) == (received.number, sent.number)
        assert recorder.token not in "".join(entry.message.text for entry in shown)

        async def filtered(wanted: WireFilter) -> list[Entry]:
            shown: list[None] = []
            forget = log.model.modelReset.connect(lambda: shown.append(None))
            log.set_filter(wanted)
            await until(lambda: shown)
            log.model.modelReset.disconnect(forget)
            await until(lambda: None not in map(log.model.entry, range(log.model.rowCount())))
            return entries(log)

        assert [each.message.code for each in await filtered(WireFilter(only_failures=True))] == [
            30040
        ]
        received = WireFilter(text=reply.record_id.upper(), direction=Direction.RECEIVED)
        assert len(await filtered(received)) == 3
        assert len(await filtered(WireFilter(channel=Channel.STORAGE))) == 2
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
        await until(lambda: log.model.rowCount() == 3)
        ends: list[ExportEnd] = []
        log.export_ended.connect(ends.append)
        log.export(tmp_path / "log.jsonl")
        await until(lambda: ends)
        assert ends.pop() == ExportEnd(tmp_path / "log.jsonl", 3)
        lines = (tmp_path / "log.jsonl").read_text().splitlines()
        assert [json.loads(line)["message"]["seq"] for line in lines] == ["0", "1", "2"]
        log.export(tmp_path / "no such folder" / "log.jsonl")
        await until(lambda: ends)
        assert ends.pop().error is not None
        log.close()
        await desk.close()

    play(qapp, scenario)


def test_a_flood_is_bounded_and_taken_in_batches(qapp: QCoreApplication, tmp_path: Path) -> None:
    async def scenario() -> None:
        tap, scope, executor = WireTap(), TaskScope(), ThreadPoolExecutor(1)
        folder = tmp_path / "wire"
        log = WireLog(tap, scope, executor, folder=folder, bounds=Bounds(messages=1_000))
        inserts: list[int] = []
        log.model.rowsInserted.connect(lambda _, first, last: inserts.append(last - first + 1))
        for number in range(5_000):
            tell(tap, number)
            if number % 500 == 0:
                await asyncio.sleep(0.001)
        await until(lambda: log.model.row_of(5_000) is not None)
        assert 980 <= log.count == log.model.rowCount() <= 1_000
        last = log.model.entry(log.model.rowCount() - 1)
        assert last is not None and last.message.seq == "4999"
        assert len(inserts) < 20
        first = log.model.number(0)
        await until(lambda: log.model.entry(0) is not None)  # read from the disk
        entry = log.model.entry(0)
        assert entry is not None and entry.number == first
        assert entry.message.seq == str(entry.number - 1)
        log.close()
        await scope.close()

    play(qapp, scenario)


def test_while_paused_messages_are_written_and_come_in_afterwards(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        tap, scope, executor = WireTap(), TaskScope(), ThreadPoolExecutor(1)
        log = WireLog(tap, scope, executor, folder=tmp_path / "wire")
        tell(tap, 1)
        await until(lambda: log.model.rowCount() == 1)
        log.set_paused(True)
        tell(tap, 2)
        await until(lambda: log.waiting == 1)
        assert (log.count, log.model.rowCount()) == (2, 1)
        log.set_paused(False)
        await until(lambda: log.model.rowCount() == 2)
        assert log.waiting == 0
        log.clear()
        await until(lambda: log.model.rowCount() == 0)
        assert log.count == 0
        tell(tap, 3)
        await until(lambda: log.model.rowCount() == 1)
        log.close()
        await scope.close()

    play(qapp, scenario)


def entries(log: WireLog) -> list[Entry]:
    """All that is shown; it must have been read."""
    found = [log.model.entry(row) for row in range(log.model.rowCount())]
    known = [entry for entry in found if entry is not None]
    assert len(known) == len(found)
    return known


def tell(tap: WireTap, number: int) -> None:
    text = json.dumps({"id": 4104, "seq": str(number)})
    tap.tell(Direction.SENT, Channel.CONTROL, "query", text, id=4104, seq=str(number))
