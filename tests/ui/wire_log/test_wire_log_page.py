"""The Wire log page through its own widgets (ui/wire_log/)."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder
from recorder_gui.client.wire_tap import Channel, Direction, WireTap
from recorder_gui.state.connection import Connection
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.vault import Vault
from recorder_gui.state.wire_log.entries import Entries
from recorder_gui.state.wire_log.sending import Sending
from recorder_gui.state.wire_log.wire_log import WireLog
from recorder_gui.ui.wire_log.page import WireLogPage
from tests.state.service_desk import field_texts, found, play, until


class Stage:
    """A page over a log of a tap that the test speaks into."""

    def __init__(self, most: int = 50_000) -> None:
        executor = ThreadPoolExecutor(1)
        folders = LocalFolders.under(Path("never-written"))
        connection = Connection(
            vault=Vault(executor), local_recorder=LocalRecorder(folders, executor)
        )
        self.tap, self.scope = WireTap(), TaskScope()
        self.log = WireLog(self.tap, self.scope, executor, entries=Entries(most=most))
        self.page = WireLogPage(self.log, Sending(connection, self.scope))
        self.page.resize(1280, 720)
        self.page.show()

    async def tell(self, count: int, first: int = 1) -> None:
        """`count` requests, each with its reply, numbered from `first`."""
        before = self.log.model.row_of
        for number in range(first, first + count):
            for direction, identity, code in (
                (Direction.SENT, 4099, None),
                (Direction.RECEIVED, 8195, 30040 if number % 2 else 0),
            ):
                fields = {"id": identity, "seq": str(number), "token": "secret", "code": code}
                text = json.dumps(fields)
                self.tap.tell(
                    direction, Channel.CONTROL, "resume", text, seq=str(number), code=code
                )
        await until(lambda: before(2 * (first + count - 1)) is not None)

    async def end(self) -> None:
        self.log.close()
        self.page.close()
        self.page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        await self.scope.close()


def test_a_message_is_read_explained_and_followed_to_its_request(qapp: QCoreApplication) -> None:
    async def scenario() -> None:
        stage = Stage()
        page = stage.page
        assert page.empty.isVisible()
        await stage.tell(3)
        page.table.selectRow(5)
        assert '"seq": "3"' in page.details.text.toPlainText()
        assert "secret" not in page.details.text.toPlainText()
        fields = page.details.fields
        assert field_texts(fields, 0) == ["id", "seq", "token", "code"]
        assert "paused" in field_texts(fields, 2)[3]
        partner = found(page, QPushButton, "wire_log_partner_button")
        partner.click()
        current = page.table.current()
        assert current is not None and current.number == 5
        partner.click()
        current = page.table.current()
        assert current is not None and current.number == 6
        await stage.end()

    play(qapp, scenario)


def test_the_newest_is_followed_at_the_bottom_and_nothing_moves_elsewhere(
    qapp: QCoreApplication,
) -> None:
    async def scenario() -> None:
        stage = Stage(most=400)
        page, bar = stage.page, stage.page.table.verticalScrollBar()
        await stage.tell(100)
        await until(lambda: bar.value() == bar.maximum() > 0)
        await stage.tell(50, first=101)
        assert bar.value() == bar.maximum()
        row = stage.log.model.row_of(250)
        assert row is not None
        bar.setValue(row)
        top = page.table.rowAt(0)
        await stage.tell(80, first=151)  # 60 of the oldest messages are dropped meanwhile
        entry = stage.log.model.entry(page.table.rowAt(0))
        assert top == row and entry is not None and entry.number == 250
        await stage.end()

    play(qapp, scenario)


def test_a_filter_that_hides_the_partner_gives_way_to_it(qapp: QCoreApplication) -> None:
    async def scenario() -> None:
        stage = Stage()
        page = stage.page
        await stage.tell(4)
        page.failures.setChecked(True)
        assert stage.log.model.rowCount() == 2
        assert "2 of 8" in found(page, QLabel, "wire_log_count").text()
        page.table.selectRow(0)
        page.details.partner_button.click()
        assert stage.log.model.rowCount() == 8
        QTest.keyClicks(page.text, "nowhere")
        assert stage.log.model.rowCount() == 0 and page.empty.isVisible()
        page.empty.button.click()
        assert stage.log.model.rowCount() == 8
        page.clear_button.click()
        assert stage.log.count == 0
        await stage.end()

    play(qapp, scenario)
