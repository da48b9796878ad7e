"""The notice of a newer version: off until wished for, and never where the system updates."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from recorder_gui.app import DesktopApplication
from recorder_gui.state.language import LanguageChoice
from recorder_gui.ui.preferences.dialog import PreferencesDialog
from recorder_gui.ui.theme import ThemeMode
from tests.ui.conftest import Scenario
from tests.waiting import until

Asked = tuple[str, list[str]]


@pytest.fixture
def asked() -> Iterator[Asked]:
    """The address of a server that tells a newer version, and the questions that it got."""
    questions: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            questions.append(self.path)
            body = json.dumps({"version": "99.0", "page": "https://example.org/"}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/newest.json", questions
    server.shutdown()
    server.server_close()


def test_a_newer_version_is_told_once_it_is_wished_for(
    in_window: Callable[[Scenario], None], asked: Asked
) -> None:
    address, questions = asked

    async def scenario(program: DesktopApplication) -> None:
        program.preferences.updates_address = address
        program.updates.look()
        assert questions == []
        program.preferences.look_for_updates = True
        program.updates.is_systems_affair = True
        program.updates.look()
        assert questions == []
        program.updates.is_systems_affair = False
        program.updates.look()
        await until(lambda: program.window.messages.sentences() != [])
        [sentence] = program.window.messages.sentences()
        assert "99.0" in sentence
        assert questions == ["/newest.json"]

    in_window(scenario)


def test_the_wish_and_the_address_are_told(qtbot: QtBot) -> None:
    dialog = PreferencesDialog()
    qtbot.addWidget(dialog)
    dialog.open_with(
        ThemeMode.LIGHT, LanguageChoice.ENGLISH, "/", keep_recorder=False, updates=(False, "")
    )
    assert not dialog.updates_address.isEnabled()
    told: list[tuple[bool, str]] = []
    dialog.updates_requested.connect(lambda wished, address: told.append((wished, address)))
    dialog.look_for_updates.click()
    qtbot.keyClicks(dialog.updates_address, " https://example.org/x ")
    qtbot.keyClick(dialog.updates_address, Qt.Key.Key_Return)
    assert told[-1] == (True, "https://example.org/x")


def test_where_the_system_updates_nothing_is_offered(qtbot: QtBot) -> None:
    dialog = PreferencesDialog()
    qtbot.addWidget(dialog)
    dialog.open_with(ThemeMode.LIGHT, LanguageChoice.ENGLISH, "/", keep_recorder=False)
    assert not dialog.look_for_updates.isVisible()
    assert dialog.keep_recorder.isVisible()
