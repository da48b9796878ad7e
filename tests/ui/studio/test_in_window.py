"""The Studio in the whole window with a real recorder: by keyboard alone, and by dropped files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from recorder_gui.app import DesktopApplication
from recorder_gui.layout.templates import TemplateName
from recorder_gui.protocol.states import Status
from recorder_gui.ui.studio.page import StudioPage
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]
Keys = Qt.KeyboardModifier


def _button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    return found


async def _in_demo_group(program: DesktopApplication) -> StudioPage:
    program.start()
    page = program.pages.studio_page
    program.window.show_page("studio")
    await until(lambda: bool(page.studio.roster.sources))
    page.studio.roster.set_group("demo")
    await until(lambda: page.sources.list.model().rowCount() >= 4)
    return page


async def _press_when_ready(page: QWidget, name: str) -> None:
    button = _button(page, name)
    await until(lambda: button.isVisible() and button.isEnabled())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_recording_is_made_by_keyboard_alone(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        page = await _in_demo_group(program)
        studio, sources, canvas = page.studio, page.sources.list, page.canvas
        sources.setFocus()
        for row in range(4):
            if row:
                QTest.keyClick(sources, Qt.Key.Key_Down)
            else:
                sources.setCurrentIndex(sources.model().index(0, 0))
            QTest.keyClick(sources, Qt.Key.Key_Return)
        assert len(studio.document.layout.videos) == 4
        page.actions_of_studio.templates[TemplateName.EVEN_GRID].trigger()
        page.actions_of_studio.caption.trigger()
        program.window.activateWindow()
        canvas.setFocus()
        studio.document.select([])
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        QTest.keyClick(canvas, Qt.Key.Key_Right, Keys.ShiftModifier)
        assert studio.document.layout.videos[0].box.x == 10
        await _press_when_ready(page, "start_button")
        await until(lambda: studio.recording.status == Status.RECORDING)
        assert not studio.is_staged
        QTest.keyClick(canvas, Qt.Key.Key_Left, Keys.ShiftModifier)
        assert studio.is_staged
        QTest.keyClick(canvas, Qt.Key.Key_Return, Keys.ControlModifier)
        await until(lambda: not studio.is_staged)
        await _press_when_ready(page, "pause_button")
        await until(lambda: studio.recording.status == Status.PAUSED)
        await _press_when_ready(page, "pause_button")
        await until(lambda: studio.recording.status == Status.RECORDING)
        await _press_when_ready(page, "stop_button")
        question = page.findChild(QDialog, "stop_question")
        assert question is not None and studio.recording.is_open
        await _press_when_ready(question, "stop_confirm")
        await until(lambda: studio.recording.status == Status.DONE)
        assert program.window.messages.sentences() == []

    in_window(scenario)


def _drop(page: StudioPage, path: Path) -> None:
    """`path` on the middle of the canvas, from outside."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at = QPointF(page.canvas.mapFromScene(960, 540))
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.canvas.dropEvent(QDropEvent(at, action, data, button, Qt.KeyboardModifier.NoModifier))


def test_a_file_dropped_on_the_canvas_joins_the_group_and_is_placed(
    in_window: InWindow, clips: dict[str, Path]
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        page = await _in_demo_group(program)
        _drop(page, clips["bikes.mp4"])
        _drop(page, clips["carphone_pristine.mp4"])  # while the first is being placed
        await until(lambda: len(page.studio.document.layout.videos) == 2)
        placed = {each.source.user_id: each for each in page.studio.document.layout.videos}
        assert set(placed) == {"bikes", "carphone_pristine"}
        video = placed["bikes"]
        assert abs(video.box.centre[0] - 960) <= 4
        assert page.studio.roster.find(video.source) is not None

    in_window(scenario)


def test_a_file_of_no_size_or_a_folder_dropped_is_told_and_changes_nothing(
    in_window: InWindow, tmp_path: Path
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        page = await _in_demo_group(program)
        before, members = page.studio.document.layout, len(page.studio.roster.sources)
        (tmp_path / "nothing.mp4").touch()
        told = program.window.messages.sentences
        for path in (tmp_path / "nothing.mp4", tmp_path):
            _drop(page, path)
            await until(lambda path=path: any(f"“{path.name}”" in each for each in told()))
        assert page.studio.document.layout == before
        assert len(page.studio.roster.sources) == members

    in_window(scenario)
