"""Sending a request of the log again, through the window and to a real recorder."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from recorder_gui.app import DesktopApplication
from recorder_gui.client.wire_tap import Direction
from recorder_gui.protocol.requests import Query
from recorder_gui.state.wire_log.entries import Entry
from recorder_gui.state.wire_log.model import WireLogModel
from recorder_gui.ui.wire_log.resend_dialog import ResendDialog
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]


def entries(model: WireLogModel) -> list[Entry]:
    """What is shown, as far as it is read."""
    found = [model.entry(row) for row in range(model.rowCount())]
    return [entry for entry in found if entry is not None]


def test_a_request_is_sent_again_as_it_was_and_edited(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        await until(lambda: program.connection.is_connected)
        program.window.show_page("wire_log")
        page, log = program.pages.wire_log_page, program.pages.wire_log
        await program.connection.control.request(Query(group_id="nobody here"))

        def asked() -> list[str]:
            shown = [entry.message for entry in entries(log.model)]
            return [m.text for m in shown if m.direction is Direction.SENT and "nobody" in m.text]

        await until(lambda: len(asked()) == 1)
        entry = next(each for each in entries(log.model) if "nobody" in each.message.text)
        assert page.table.choose(entry.number)
        page.details.resend_button.click()
        dialog = page.findChild(ResendDialog, "resend_dialog")
        assert dialog is not None and "seq" not in dialog.text.toPlainText()
        dialog.text.setPlainText(dialog.text.toPlainText().replace("nobody here", "nobody there"))
        assert dialog.send.isEnabled()
        dialog.send.click()
        await until(lambda: len(asked()) == 2)
        assert "nobody there" in asked()[1] and asked()[0].split("seq")[1] != asked()[1]
        await until(lambda: page.notices.shown is not None)

    in_window(scenario)


def test_nothing_out_of_range_and_no_login_can_be_sent(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        await until(lambda: program.connection.is_connected)
        page, log = program.pages.wire_log_page, program.pages.wire_log
        await until(lambda: any(e.message.kind == "query" for e in entries(log.model)))
        login = next(each for each in entries(log.model) if each.message.kind == "login")
        assert page.table.choose(login.number)
        page.details.show_entry(login)
        assert page.details.resend_button.isHidden()
        query = next(each for each in entries(log.model) if each.message.kind == "query")
        dialog = ResendDialog(query.message, page._sending, page)
        send = dialog.findChild(QPushButton, "resend_send")
        assert send is not None and send.isEnabled()
        for text in (
            "",
            "[1]",
            "{",
            '{"id": 4104, "page_size": 501}',
            '{"id": 4097, "app_id": "a", "token": "b"}',
            '{"id": 1}',
        ):
            dialog.text.setPlainText(text)
            assert not send.isEnabled() and dialog.problem.text(), text
        dialog.reject()

    in_window(scenario)
