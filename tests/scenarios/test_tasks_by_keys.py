"""Support staff without a mouse: every key goes to the window itself, never to a part of it."""

import asyncio
import csv
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from recorder_gui.app import DesktopApplication
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import AudioItem, InitRecord, SetLayout, VideoItem
from recorder_gui.protocol.states import Status
from recorder_gui.ui.tasks.page import TasksPage
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]
NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Keys:
    """A keyboard in front of the whole screen."""

    def __init__(self, program: DesktopApplication) -> None:
        self._window = program.window

    async def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """To whatever has the focus now. Qt turns its loop meanwhile, so no task may be in its
        middle: the key comes from outside, as a person's does."""
        loop = asyncio.get_running_loop()
        pressed = loop.create_future()

        def strike() -> None:
            on_top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            handle = (on_top or self._window).windowHandle()
            if handle is not None:
                QTest.keyClick(handle, key, modifiers)
            pressed.set_result(None)

        loop.call_soon(strike)
        await pressed

    def write(self, text: str) -> None:
        """Letter by letter."""
        for letter in text:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClicks(focus, letter)

    async def choose(self, text: str) -> None:
        """An entry of the Tasks menu, by what it begins with."""
        await self.press(Qt.Key.Key_T, ALT)
        await until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            active = menu.activeAction()
            if active is not None and active.text().startswith(text):
                break
            await self.press(Qt.Key.Key_Down)
        else:
            raise AssertionError(f"no entry {text}")
        await self.press(Qt.Key.Key_Return)


def shown_status(page: TasksPage) -> int | None:
    """The state of the recording whose details are shown."""
    return None if page.details.record is None else page.details.record.status


async def recorded_by_another_program(program: DesktopApplication) -> str:
    """A recording that runs; its id."""
    control = program.connection.control
    made = await control.request(InitRecord(group_id="demo", file_name="by keys"))
    camera = VideoItem(user_id="Ada", media_id="camera", media_type=MediaType.CAMERA)
    sound = AudioItem(user_id="Ada", media_id="mic")
    await control.request(
        SetLayout(record_id=made.record_id, audio_list=(sound,), video_list=(camera,))
    )
    return made.record_id


def test_a_recording_is_found_read_acted_on_and_exported_with_keys_alone(
    in_window: InWindow, tmp_path: Path
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        await until(lambda: program.connection.is_connected)
        record_id = await recorded_by_another_program(program)
        keys, tasks, page = Keys(program), program.pages.tasks, program.pages.tasks_page
        program.window.activateWindow()
        await keys.press(Qt.Key.Key_2, ALT)
        await until(page.isVisible)
        await keys.press(Qt.Key.Key_F, CTRL)
        keys.write("group:demo state:recording")
        await keys.press(Qt.Key.Key_Return)
        await until(lambda: tasks.model.total == 1 and tasks.model.item(0) is not None)
        await keys.press(Qt.Key.Key_F6)
        assert QApplication.focusWidget() is page.table
        await keys.press(Qt.Key.Key_Down)
        await until(lambda: page.details.record is not None)
        assert page.details.value("record_id") == record_id
        await keys.press(Qt.Key.Key_Return)
        assert QApplication.focusWidget() is page.details.panel

        await keys.choose("Pause the chosen")
        await until(lambda: shown_status(page) == Status.PAUSED)
        await keys.choose("Stop the chosen")
        await until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox) and "by keys" in question.informativeText()
        for _ in range(3):
            focus = QApplication.focusWidget()
            if focus is not None and focus.objectName() == "tasks_stop_confirm_button":
                break
            await keys.press(Qt.Key.Key_Tab)
        await keys.press(Qt.Key.Key_Space)
        await until(lambda: QApplication.activeModalWidget() is None)
        program.window.activateWindow()  # a window manager would
        await until(lambda: shown_status(page) == Status.DONE)

        await keys.press(Qt.Key.Key_F, CTRL)
        keys.write("group:demo")
        await keys.press(Qt.Key.Key_Return)
        await until(lambda: tasks.model.total == 1)
        await keys.press(Qt.Key.Key_E, CTRL)
        await until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        await keys.press(Qt.Key.Key_A, CTRL)
        keys.write(str(tmp_path / "found.csv"))
        await keys.press(Qt.Key.Key_Return)
        await until((tmp_path / "found.csv").exists)
        with (tmp_path / "found.csv").open(newline="", encoding="utf-8") as file:
            (row,) = csv.DictReader(file)
        assert (row["record_id"], row["status"]) == (record_id, "6")

    in_window(scenario)
