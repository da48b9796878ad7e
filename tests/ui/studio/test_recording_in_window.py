"""Recording through the whole window with a real recorder: double presses, Live by mouse, marks,
the program, what is seen of it everywhere, and closing."""

import asyncio
import itertools
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from recorder_gui.app import DesktopApplication
from recorder_gui.client.wire_tap import Direction, WireMessage
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.states import Status
from recorder_gui.state.studio.watching.marks import Mark
from recorder_gui.ui.closing import ClosingQuestion
from recorder_gui.ui.studio.page import StudioPage
from recorder_gui.ui.studio.recorder.mark_panel import MarkPanel
from tests.waiting import until

InWindow = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


async def with_one_placed(program: DesktopApplication) -> StudioPage:
    program.start()
    program.window.show_page("studio")
    page = program.pages.studio_page
    studio = page.studio
    await until(lambda: bool(studio.roster.sources))
    studio.roster.set_group("demo")
    await until(lambda: len(studio.roster.sources) > 6)
    cameras = (s.key for s in studio.roster.sources if s.key.media_type is MediaType.CAMERA)
    studio.editing.place(next(cameras), (640, 360))
    return page


def sent_by(program: DesktopApplication) -> list[WireMessage]:
    sent: list[WireMessage] = []

    def take(message: WireMessage) -> None:
        if message.direction is Direction.SENT and message.kind != "query":
            sent.append(message)

    program.connection.wire_tap.observe(take)
    return sent


async def ready(page: QWidget, name: str) -> QPushButton:
    button = page.findChild(QPushButton, name)
    assert button is not None
    await until(lambda: button.isVisible() and button.isEnabled())
    return button


def press_twice(button: QPushButton) -> None:
    for _ in range(2):
        QTest.mouseClick(button, LEFT)


async def press_twice_slowly(
    page: QWidget, button: QPushButton, until_done: Callable[[], bool]
) -> None:
    """The second half of the double press comes once the first has taken effect, where it falls."""
    at = button.mapTo(page, button.rect().center())
    QTest.mouseClick(button, LEFT)
    await until(until_done)
    await asyncio.sleep(0.05)
    under = page.childAt(at)
    if under is not None:
        QTest.mouseClick(under, LEFT, PLAIN, under.mapFrom(page, at))


def test_a_double_press_does_nothing_twice(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        page = await with_one_placed(program)
        recording, sent = page.studio.recording, sent_by(program)
        await press_twice_slowly(
            page,
            await ready(page, "start_button"),
            lambda: recording.status == Status.RECORDING,
        )
        assert page.findChild(QDialog, "stop_question") is None
        await press_twice_slowly(
            page, await ready(page, "pause_button"), lambda: recording.status == Status.PAUSED
        )
        press_twice(await ready(page, "pause_button"))
        await until(lambda: recording.status == Status.RECORDING)
        press_twice(await ready(page, "stop_button"))
        questions = [each for each in page.children() if each.objectName() == "stop_question"]
        assert len(questions) == 1
        press_twice(await ready(page, "stop_confirm"))
        await until(lambda: not recording.is_open)
        kinds = [message.kind for message in sent]
        assert kinds == ["init record", "set layout", "pause", "resume", "stop"]

    in_window(scenario)


def test_the_focus_stays_in_the_bar_whose_buttons_come_and_go(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        page = await with_one_placed(program)
        window, recording = program.window, page.studio.recording

        async def press(name: str, holds: Callable[[], bool]) -> str:
            """The button's key is pressed; where the focus is once that has taken effect."""
            button = await ready(page, name)
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Space)
            await until(holds)
            await ready(page, "stop_button")
            focused = window.focusWidget()
            return "" if focused is None else focused.objectName()

        # Start is gone: the focus is where a press too many does no harm
        assert await press("start_button", lambda: recording.status == Status.RECORDING) == (
            "program_button"
        )
        # Pause only rests meanwhile; it must not hand the focus to Stop
        assert await press("pause_button", lambda: recording.status == Status.PAUSED) == (
            "pause_button"
        )
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
        await until(lambda: recording.status == Status.RECORDING)
        page.canvas.setFocus()
        await recording.stop()
        await until(lambda: not recording.is_open)
        assert window.focusWidget() is page.canvas  # what is elsewhere is left there

    in_window(scenario)


def test_live_follows_the_mouse_and_ends_with_the_last_state(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        page = await with_one_placed(program)
        studio, canvas = page.studio, page.canvas
        page.start()
        await until(lambda: studio.recording.status == Status.RECORDING)
        QTest.mouseClick(await ready(page, "live_button"), LEFT)
        assert studio.live.is_on
        sent = sent_by(program)
        view = canvas.viewport()
        start = canvas.mapFromScene(640, 360)
        QTest.mousePress(view, LEFT, PLAIN, start)
        for step in range(50):
            QTest.mouseMove(view, start + QPoint(2 * step, step))
            await asyncio.sleep(0.01)
        assert studio.document.is_previewing
        running = studio.recording.running
        assert running is not None and running.videos[0].x > 320  # the gesture still lasts
        QTest.mouseRelease(view, LEFT, PLAIN, start + QPoint(100, 50))
        await until(lambda: not studio.is_staged)
        moments = [message.time for message in sent if message.kind == "set layout"]
        assert len(moments) >= 3
        assert min(b - a for a, b in itertools.pairwise(moments)) >= 0.095
        assert studio.recording.running == studio.wire
        assert "differs" not in program.window.windowTitle()
        await studio.recording.stop()

    in_window(scenario)


def test_it_is_seen_everywhere_that_it_records(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        page = await with_one_placed(program)
        window, studio = program.window, page.studio
        assert not window.status.recording.isVisible()
        page.start()
        page.recorder_bar.toggle_program()
        await until(lambda: studio.recording.status == Status.RECORDING)
        assert window.windowTitle().startswith("● Recording: demo - ")
        window.show_page("files")
        assert window.status.recording.isVisible()
        QTest.mouseClick(window.status.recording, LEFT)
        assert window.current_page() == "studio"
        await until(lambda: studio.program.picture is not None and not studio.program.is_drawn)
        studio.editing.nudge(30, 0)
        assert "canvas differs" in window.windowTitle()
        studio.apply()
        await until(lambda: "differs" not in window.windowTitle())
        await until(lambda: studio.recording.recorded() > 0.3)
        page.actions_of_recording.mark.trigger()
        panel = page.findChild(MarkPanel)
        assert panel is not None
        QTest.keyClicks(panel.focusWidget(), "here")
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
        await until(lambda: bool(studio.marks.all))
        (mark,) = studio.marks.all
        # at the recorder's own moment: on a busy machine a little before the window's clock
        assert isinstance(mark, Mark) and mark.text == "here" and mark.recorded > 0

        window.close()  # asks once, and goes on recording meanwhile
        window.close()
        questions = window.findChildren(ClosingQuestion)
        assert len(questions) == 1 and studio.recording.is_open
        QTest.mouseClick(await ready(questions[0], "closing_stop"), LEFT)
        await program.wait_until_closed()
        assert not studio.recording.is_open

    in_window(scenario)
