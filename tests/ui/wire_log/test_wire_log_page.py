"""The Wire log page through its own widgets (ui/wire_log/)."""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder
from recorder_gui.client.wire_tap import Channel, Direction, WireTap
from recorder_gui.state.connection import Connection
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.vault import Vault
from recorder_gui.state.wire_log.ring import Bounds
from recorder_gui.state.wire_log.sending import Sending
from recorder_gui.state.wire_log.wire_log import WireLog
from recorder_gui.ui.wire_log.page import WireLogPage
from tests.state.service_desk import field_texts, found, play, until


class Watch(QObject):
    """Calls `look` whenever `widget` was painted."""

    def __init__(self, widget: QWidget, look: Callable[[], None]) -> None:
        super().__init__()
        self._look = look
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._look()
        return False


class Stage:
    """A page over a log of a tap that the test speaks into."""

    def __init__(self, folder: Path, most: int = 50_000) -> None:
        executor = ThreadPoolExecutor(1)
        folders = LocalFolders.under(Path("never-written"))
        connection = Connection(
            vault=Vault(executor), local_recorder=LocalRecorder(folders, executor)
        )
        self.tap, self.scope = WireTap(), TaskScope()
        self.log = WireLog(
            self.tap, self.scope, executor, folder=folder, bounds=Bounds(messages=most)
        )
        self.page = WireLogPage(self.log, Sending(connection, self.scope))
        self.page.resize(1280, 720)
        self.page.show()

    async def tell(self, count: int, first: int = 1) -> None:
        """`count` requests, each with its reply, numbered from `first`; until they are shown."""
        self.say(count, first)
        await until(lambda: self.log.model.row_of(2 * (first + count - 1)) is not None)

    def say(self, count: int, first: int = 1) -> None:
        """The same without waiting."""
        for number in range(first, first + count):
            for direction, identity, code in (
                (Direction.SENT, 4099, None),
                (Direction.RECEIVED, 8195, 30040 if number % 2 else 0),
            ):
                fields = {"id": identity, "seq": str(number), "token": "secret", "code": code}
                fields |= {"record_id": f"record-{number}"}
                text = json.dumps(fields)
                self.tap.tell(
                    direction, Channel.CONTROL, "resume", text, seq=str(number), code=code
                )

    async def choose(self, row: int) -> None:
        """Choose a row, and wait until its message is read and shown."""
        self.page.table.selectRow(row)
        number = self.log.model.number(row)
        assert number is not None
        await until(lambda: self.page.details.number == number)

    async def end(self) -> None:
        self.log.close()
        self.page.close()
        self.page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        await self.scope.close()


def test_a_message_is_read_explained_and_followed_to_its_request(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        stage = Stage(tmp_path)
        page = stage.page
        assert page.empty.isVisible()
        await stage.tell(3)
        await stage.choose(5)
        assert '"seq": "3"' in page.details.text.toPlainText()
        assert "secret" not in page.details.text.toPlainText()
        fields = page.details.fields
        assert field_texts(fields, 0) == ["id", "seq", "token", "code", "record_id"]
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
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        stage = Stage(tmp_path, most=400)
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


def test_at_a_thousand_messages_a_second_nothing_that_is_read_moves(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        stage = Stage(tmp_path, most=2_000)
        page, table = stage.page, stage.page.table
        await stage.tell(900)
        await stage.choose(1_200)
        table.scrollTo(stage.log.model.index(1_190, 0), table.ScrollHint.PositionAtTop)
        seen: list[tuple[int | None, int | None, str]] = []

        def look() -> None:
            top = stage.log.model.number(table.rowAt(0))
            seen.append((top, page.details.number, page.details.text.toPlainText()))

        watch = Watch(table.viewport(), look)
        loop = asyncio.get_running_loop()
        began = loop.time()
        for turn in range(50):  # a second of them: 500 requests with their replies
            stage.say(10, first=1_000 + turn * 10)
            await asyncio.sleep(max(0.0, began + turn * 0.02 - loop.time()))
        await until(lambda: stage.log.model.row_of(2_800) is not None)
        assert stage.log.model.number(0) != 1, "the oldest were dropped meanwhile"
        assert len(seen) > 2 and len(set(seen)) == 1
        assert seen[0][:2] == (1_191, 1_201)
        del watch
        await stage.end()

    play(qapp, scenario)


def test_a_chosen_message_stays_shown_when_it_is_no_longer_kept(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        stage = Stage(tmp_path, most=200)
        page = stage.page
        await stage.tell(50)
        await stage.choose(2)
        text = page.details.text.toPlainText()
        page.table.verticalScrollBar().setValue(50)
        await stage.tell(300, first=51)
        assert stage.log.model.row_of(3) is None
        assert page.details.number == 3 and page.details.text.toPlainText() == text
        assert page.table.current() is None
        await stage.end()

    play(qapp, scenario)


def test_what_is_read_at_the_very_top_stays_though_the_ring_went_over_it(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        stage = Stage(tmp_path, most=400)
        model, table, bar = stage.log.model, stage.page.table, stage.page.table.verticalScrollBar()
        await stage.tell(100)
        bar.setValue(0)
        shown = range(table.rowAt(0), table.rowAt(table.viewport().height() - 1) + 1)
        await until(lambda: all(model.entry(row) is not None for row in shown))
        texts = [str(model.index(row, 7).data()) for row in shown]
        await stage.tell(900, first=101)  # several times as many as are kept
        assert model.rowCount() < 400 + 2 * len(shown)
        assert [model.number(row) for row in shown] == [row + 1 for row in shown]
        assert [str(model.index(row, 7).data()) for row in shown] == texts
        bar.setValue(5)  # the first five are left behind
        assert model.number(0) == 6 and model.number(table.rowAt(0)) == 6
        bar.setValue(bar.maximum())
        first = model.number(0)
        assert first is not None and first > 1_000
        await stage.end()

    play(qapp, scenario)


def test_filters_work_together_and_what_is_chosen_stays_so(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        stage = Stage(tmp_path)
        page, bar, model = stage.page, stage.page.filter_bar, stage.log.model
        await stage.tell(20)
        await stage.choose(9)  # the reply with number 10, to request 5
        code = bar.code.findData(30040)
        assert "paused" in bar.code.itemText(code)
        bar.code.setFocus()
        QTest.keyClicks(bar.code, "300")
        assert bar.code.currentIndex() == code
        await until(lambda: model.rowCount() == 10)
        assert page.table.chosen == 10 and page.details.number == 10
        QTest.keyClicks(bar.id, "5")
        await until(lambda: model.rowCount() == 1)
        assert page.table.chosen == 10
        QTest.keyClicks(bar.record, "r-5")
        await until(lambda: model.rowCount() == 0)
        bar.clear()
        await until(lambda: model.rowCount() == 40)
        QTest.keyClicks(bar.record, "record-5")
        await until(lambda: model.rowCount() == 2)
        await stage.end()

    play(qapp, scenario)


def test_what_was_said_before_a_crash_is_shown_apart(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        crashed = Stage(tmp_path)
        await crashed.tell(3)
        crashed.log._ring.close(ended=False)
        await crashed.end()
        stage = Stage(tmp_path)
        page, model = stage.page, stage.log.model
        await stage.tell(1)
        await until(lambda: page.run_choice.isVisible())
        assert page.run_choice.count() == 2 and "cut off" in page.run_choice.itemText(1)
        await stage.choose(1)
        notice = page.notices.shown
        assert notice is not None
        notice.action_requested.emit(notice.key)  # "Show it"
        await until(lambda: model.rowCount() == 6)
        assert page.details.number is None and page.table.chosen is None
        notice = page.notices.shown
        assert notice is not None and "cut off" in notice.advice()
        stage.say(2, first=2)
        await until(lambda: stage.log.kinds and not stage.log._incoming)
        assert model.rowCount() == 6 and not page.clear_button.isEnabled()
        await stage.choose(0)
        assert page.details.resend_button.isHidden()
        notice.action_requested.emit(notice.key)  # "This run"
        await until(lambda: page.notices.shown is None)
        await until(lambda: model.rowCount() == 6 and page.clear_button.isEnabled())
        assert stage.log.shown_run is None
        await stage.end()

    play(qapp, scenario)


def test_a_filter_that_hides_the_partner_gives_way_to_it(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        stage = Stage(tmp_path)
        page = stage.page
        await stage.tell(4)
        model = stage.log.model
        page.filter_bar.failures.setChecked(True)
        await until(lambda: model.rowCount() == 2)
        assert "2 of 8" in found(page, QLabel, "wire_log_count").text()
        await stage.choose(0)
        page.details.partner_button.click()
        await until(lambda: model.rowCount() == 8)
        assert page.table.chosen == 1
        await until(lambda: page.details.number == 1)
        QTest.keyClicks(page.filter_bar.text, "nowhere")
        await until(lambda: model.rowCount() == 0)
        assert page.empty.isVisible()
        page.empty.button.click()
        await until(lambda: model.rowCount() == 8)
        page.clear_button.click()
        await until(lambda: model.rowCount() == 0)
        assert stage.log.count == 0
        await stage.end()

    play(qapp, scenario)
