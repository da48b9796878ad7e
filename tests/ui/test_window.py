"""The whole window on its own loop with a real recorder: what a person sees and presses."""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QSplitter,
    QWidget,
)

from recorder_gui.app import DesktopApplication
from recorder_gui.client.control.session import SessionState
from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.states import Status
from recorder_gui.state.language import LanguageChoice
from recorder_gui.ui.closing import ClosingChoice
from recorder_gui.ui.theme import DARK, ThemeMode, colours_of
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]


def _find(program: DesktopApplication, kind: type[QWidget], name: str) -> QWidget:
    found = program.window.findChild(kind, name)
    assert found is not None, name
    return found


def test_the_window_opens_connected_to_this_computer(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        await until(lambda: program.connection.is_connected)
        assert program.window.isVisible()
        label = _find(program, QLabel, "status_connection")
        assert isinstance(label, QLabel)
        assert label.text().startswith("Connected")
        assert program.window.messages.sentences() == []

    in_window(scenario)


def test_after_the_window_no_recorder_is_left_that_nobody_needs(
    in_window: InWindow, tmp_path: Path
) -> None:
    pids: list[int] = []

    async def scenario(program: DesktopApplication) -> None:
        program.start()
        await until(lambda: program.connection.is_connected)
        running = await program.local_recorder.find()
        assert running is not None
        pids.append(running.ready.pid)

    in_window(scenario)
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)
    assert not (tmp_path / "runtime" / "recorder.json").exists()


def test_the_rail_the_keys_and_the_palette_lead_to_every_page(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        window = program.window
        window.show()
        for key in ("tasks", "files", "wire_log", "studio"):
            button = _find(program, QAbstractButton, f"rail_{key}")
            assert isinstance(button, QAbstractButton)
            button.click()
            assert window.current_page() == key
            assert window.actions_of_window.page_name(key) in window.windowTitle()
        action = window.findChild(QAction, "action_files")
        assert action is not None
        action.trigger()
        assert window.current_page() == "files"

    in_window(scenario)


def test_the_command_palette_finds_and_does(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        window = program.window
        window.show()
        window.show_page("files")
        window.actions_of_window.palette.trigger()
        palette = window.palette_of_commands
        assert palette.isVisible()
        QTest.keyClicks(palette.field, "wire lo")
        assert palette.list.count() == 1
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        assert not palette.isVisible()
        assert window.current_page() == "wire_log"

    in_window(scenario)


def test_page_and_splitters_come_back_as_they_were_left(in_window: InWindow) -> None:
    widths: list[float] = []

    async def first(program: DesktopApplication) -> None:
        program.window.show()
        program.window.show_page("files")
        program.window.page("files").findChildren(QSplitter)[0].setSizes([300, 500])
        left, right = program.window.page("files").findChildren(QSplitter)[0].sizes()
        widths.append(left / (left + right))

    async def second(program: DesktopApplication) -> None:
        program.window.show()
        assert program.window.current_page() == "files"
        assert not program.settings.blob("window/geometry").isEmpty()
        left, right = program.window.page("files").findChildren(QSplitter)[0].sizes()
        assert left / (left + right) == pytest.approx(widths[0], abs=0.02)

    in_window(first)
    in_window(second)


def test_a_killed_recorder_is_told_calmly_and_comes_back(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        heard: list[str] = []
        program.connection.reconnected.connect(lambda: heard.append("back"))
        program.start()
        await until(lambda: program.connection.is_connected)
        running = await program.local_recorder.find()
        assert running is not None
        os.kill(running.ready.pid, signal.SIGKILL)
        await until(lambda: program.connection.status.state is SessionState.WAITING)
        [sentence] = program.window.messages.sentences()
        assert "was lost" in sentence
        await until(lambda: bool(heard))
        assert program.window.messages.sentences() == []

    in_window(scenario)


def test_look_and_language_switch_while_the_window_runs(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.window.show()
        program.theme.set_mode(ThemeMode.DARK)
        program.language.set_choice(LanguageChoice.CHINESE)
        await until(lambda: colours_of(program.window) is DARK)
        ground = program.window.rail.palette().color(QPalette.ColorRole.Window).name()
        assert ground == DARK.window
        await until(lambda: program.window.actions_of_window.page_name("tasks") == "任务")
        button = _find(program, QAbstractButton, "rail_tasks")
        assert isinstance(button, QAbstractButton)
        await until(lambda: button.text() == "任务")
        program.language.set_choice(LanguageChoice.ENGLISH)
        program.theme.set_mode(ThemeMode.LIGHT)
        await until(lambda: button.text() == "Tasks")

    in_window(scenario)


@pytest.mark.expects_log_errors
def test_an_error_that_nobody_caught_becomes_a_banner_not_a_traceback(
    in_window: InWindow, capfd: pytest.CaptureFixture[str]
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.window.show()

        def broken() -> None:
            raise ZeroDivisionError("inner detail")

        asyncio.get_running_loop().call_soon(broken)
        await until(lambda: bool(program.window.messages.sentences()))
        [sentence] = program.window.messages.sentences()
        assert "inner detail" not in sentence

    in_window(scenario)
    assert "Traceback" not in capfd.readouterr().err


def test_closing_without_a_recording_just_closes(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.window.show()
        program.window.close()
        assert program.window.isVisible()
        await program.wait_until_closed()

    in_window(scenario)


def test_the_closing_question_is_asked_once_and_answers_by_signal(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.window.show()
        answers: list[ClosingChoice] = []
        program.dialogs.closing_answered.connect(answers.append)
        for name, choice in (
            ("closing_cancel", ClosingChoice.CANCEL),
            ("closing_keep", ClosingChoice.KEEP_RECORDING),
        ):
            program.dialogs.ask_about_closing("lesson-1")
            program.dialogs.ask_about_closing("lesson-1")
            button = _find(program, QAbstractButton, name)
            assert isinstance(button, QAbstractButton)
            button.click()
            await until(lambda choice=choice: answers[-1:] == [choice])
        assert len(answers) == 2

    in_window(scenario)


async def _record(program: DesktopApplication) -> str:
    """Record the first camera of the demo group by hand and keys; the record id."""
    window = program.window
    program.start()
    window.show_page("studio")
    await until(lambda: program.connection.is_connected)
    sources = _find(program, QListView, "sources_list")
    assert isinstance(sources, QListView)
    await until(lambda: sources.model() is not None and sources.model().rowCount() > 0)
    sources.setCurrentIndex(sources.model().index(0, 0))
    QTest.keyClick(sources, Qt.Key.Key_Return)
    start = _find(program, QAbstractButton, "start_button")
    await until(start.isEnabled)
    _press(program, "start_button")
    recording = program.pages.studio.recording
    await until(lambda: recording.status == Status.RECORDING, 30)
    task = recording.task
    assert task is not None
    return task.record_id


def test_closing_while_it_records_asks_and_stopping_finishes_the_file(
    in_window: InWindow, tmp_path: Path
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        await _record(program)
        await until(lambda: program.pages.studio.recording.recorded() > 1)
        program.window.close()
        _press(program, "closing_cancel")
        assert program.pages.recording_name()
        program.window.close()
        _press(program, "closing_stop")
        await program.wait_until_closed()

    in_window(scenario)
    finished = list((tmp_path / "recorder" / "files").rglob("*.mp4"))
    assert len(finished) == 1
    assert finished[0].stat().st_size > 10_000


def test_a_recording_that_is_kept_is_found_by_the_next_window(in_window: InWindow) -> None:
    ids: list[str] = []

    async def first(program: DesktopApplication) -> None:
        ids.append(await _record(program))
        program.window.close()
        _press(program, "closing_keep")
        await program.wait_until_closed()

    async def second(program: DesktopApplication) -> None:
        program.start()
        recording = program.pages.studio.recording
        await until(lambda: recording.task is not None, 30)
        assert recording.task is not None
        assert recording.task.record_id == ids[0]
        assert recording.is_open
        await program.pages.stop_recording()

    in_window(first)
    in_window(second)


def test_a_profile_is_added_tried_and_removed_in_its_dialog(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        await until(lambda: program.connection.is_connected)
        program.dialogs.show_profiles(program.connection.profile)
        _press(program, "profile_add")
        _type(program, "profile_name", "Nowhere")
        _type(program, "profile_control", "http://127.0.0.1:9/")
        save = _find(program, QAbstractButton, "profile_save")
        assert not save.isEnabled()  # a control address is no web page
        _type(program, "profile_control", "ws://127.0.0.1:9/")
        _type(program, "profile_storage", "http://127.0.0.1:9")
        _type(program, "profile_app_id", "me")
        _type(program, "profile_token", "s3cr3t")
        _press(program, "profile_save")
        assert [each.title for each in program.profiles.all()] == ["This computer", "Nowhere"]
        await until(lambda: not program.tasks.is_busy("keep token"))
        added = program.profiles.all()[1]
        assert await program.vault.read(added.id) == "s3cr3t"
        program.settings.save()
        assert "s3cr3t" not in program.settings.path.read_text()
        _press(program, "profile_test")
        await until(lambda: program.tasks.is_busy("test profile"))
        await until(lambda: not program.tasks.is_busy("test profile"))
        results = _find(program, QWidget, "profile_diagnosis")
        lines = results.lines()  # pyright: ignore[reportAttributeAccessIssue]
        assert len([line for line in lines if "Nothing answers" in line]) == 2
        listed = _find(program, QListWidget, "profiles_list")
        assert isinstance(listed, QListWidget)
        assert listed.count() == 2

    in_window(scenario)


def test_the_same_error_shown_twice_stays_one_banner(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.window.show()
        for _ in range(2):
            program.window.show_error(UserFacingError.verbatim("30001", "Gone.", "Refresh."))
        assert program.window.messages.sentences() == ["Gone."]

    in_window(scenario)


def test_f6_goes_from_part_to_part_and_back(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        window = program.window
        window.show()
        window.activateWindow()
        window.show_page("files")
        window.rail.focus_current()
        await until(lambda: _focus_in(window.rail))
        window.actions_of_window.next_part.trigger()
        await until(lambda: _focus_in(window.pages))
        window.actions_of_window.previous_part.trigger()
        await until(lambda: _focus_in(window.rail))
        window.actions_of_window.previous_part.trigger()
        await until(lambda: _focus_in(window.status))

    in_window(scenario)


def test_f6_reaches_the_people_themselves_and_enter_places_the_first(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        window, page = program.window, program.pages.studio_page
        window.activateWindow()
        people = page.sources.list
        await until(lambda: people.sources.rowCount() > 0)
        page.canvas.setFocus()
        await until(page.canvas.hasFocus)
        for _part in range(2):  # over the sound
            window.actions_of_window.previous_part.trigger()
        await until(people.hasFocus)
        assert [index.row() for index in people.selectedIndexes()] == [0]
        QTest.keyClick(people, Qt.Key.Key_Return)
        placed = [video.source for video in page.studio.document.layout.videos]
        first = people.sources.source(people.sources.index(0))
        assert first is not None and placed == [first.key]

    in_window(scenario)


def _focus_in(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is part or part.isAncestorOf(focus))


def _press(program: DesktopApplication, name: str) -> None:
    button = _find(program, QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    assert button.isEnabled(), name
    button.click()


def _type(program: DesktopApplication, name: str, text: str) -> None:
    field = _find(program, QLineEdit, name)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
