"""Rows of the table of gestures done by keyboard, and what must not break them: a source that goes,
a layout as full as can be."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import SetLayout
from recorder_gui.state.studio.canvas_aids import Aid
from tests.scenarios.gestures.table import Table
from tests.waiting import until

Key = Qt.Key
Keys = Qt.KeyboardModifier
CTRL, SHIFT, ALT = Keys.ControlModifier, Keys.ShiftModifier, Keys.AltModifier
A = Rectangle(200, 200, 640, 360)
B = Rectangle(1100, 600, 640, 360)


async def arrows_move_by_one_or_ten_and_resize_with_alt_a_run_is_one_step(table: Table) -> None:
    await table.lay(A)
    table.press(Key.Key_Tab)
    for _time in range(3):
        table.press(Key.Key_Right)
    table.press(Key.Key_Down, SHIFT)
    assert table.boxes == [A.moved_by(3, 10)] and table.steps == 1
    assert table.said[-1] == "203 from the left, 210 from the top"
    table.press(Key.Key_Left, ALT)
    table.press(Key.Key_Up, ALT | SHIFT)
    assert table.boxes == [Rectangle(203, 210, 639, 350)] and table.steps == 2
    assert table.said[-1] == "639 by 350"
    assert await table.sent_boxes() == table.boxes


async def tab_goes_in_reading_order_and_is_announced_and_ctrl_a_takes_all(table: Table) -> None:
    await table.lay(B, A)
    table.press(Key.Key_Tab)
    table.press(Key.Key_Tab)
    table.press(Key.Key_Backtab, SHIFT)
    names = [sentence.split(",")[0] for sentence in table.said]
    assert names == ["Bao", "Ada", "Bao"]
    table.press(Key.Key_A, CTRL)
    assert table.selected() == ["1", "2"] and table.said[-1] == "2 items are selected"
    table.press(Key.Key_Escape)
    assert table.selected() == [] and await table.send() == []


async def f6_goes_from_part_to_part_and_the_focus_is_seen(table: Table) -> None:
    table.window.activateWindow()
    table.canvas.setFocus()
    await until(table.canvas.hasFocus)
    edge = table.canvas.viewport().grab().toImage().pixelColor(1, 100)
    empty = (table.page.inspector, table.page.checks)  # of nothing: F6 passes over them
    parts = [each for each in table.page.parts() if each not in empty]
    visited: set[QWidget] = set()
    for _time in range(len(parts) + 2):  # the rail and the status bar too
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Key.Key_F6)
        there = QApplication.focusWidget()
        visited |= {part for part in parts if there and (part is there or part.isAncestorOf(there))}
    missed = [part.objectName() for part in parts if part not in visited and part.isVisible()]
    assert missed == [], missed
    table.page.layers.list.setFocus()
    await until(lambda: not table.canvas.hasFocus())
    assert table.canvas.viewport().grab().toImage().pixelColor(1, 100) != edge


async def fit_stretch_and_centre_by_their_keys(table: Table) -> None:
    await table.lay(Rectangle(100, 100, 400, 400))
    table.press(Key.Key_Tab)
    table.press(Key.Key_D, CTRL)
    assert table.boxes == [Rectangle(760, 340, 400, 400)]
    table.press(Key.Key_F, CTRL)
    assert table.boxes == [Rectangle(420, 0, 1080, 1080)]
    table.press(Key.Key_F, CTRL | SHIFT)
    assert table.boxes == [Rectangle(0, 0, 1920, 1080)] and table.steps == 3
    assert table.has_picture(5, 5) and await table.sent_boxes() == table.boxes


async def order_by_its_keys(table: Table) -> None:
    await table.lay(A, A.moved_by(40, 40), A.moved_by(80, 80))
    before = table.colour(*A.moved_by(100, 20).centre)
    table.press(Key.Key_Tab)
    order: list[str] = []
    for key in (Key.Key_Up, Key.Key_Home, Key.Key_Down, Key.Key_End):
        table.press(key, CTRL)
        order.append("".join(video.id for video in table.document.layout.videos))
    assert order == ["213", "231", "213", "123"]
    table.press(Key.Key_Home, CTRL)
    assert table.colour(*A.moved_by(100, 20).centre) != before
    (message,) = await table.send()
    assert isinstance(message, SetLayout)
    assert [item.user_id for item in message.video_list] == ["Bao", "Clara", "Ada"]


async def copy_cut_paste_and_delete_and_position_and_size_alone(table: Table) -> None:
    await table.lay(A, B)
    table.press(Key.Key_Tab)
    table.press(Key.Key_C, CTRL)
    table.press(Key.Key_V, CTRL)
    assert len(table.boxes) == 3
    table.press(Key.Key_X, CTRL)
    assert table.boxes == [A, B]
    table.press(Key.Key_V, CTRL)
    table.press(Key.Key_Delete)
    assert table.boxes == [A, B]
    table.document.select(["1"])
    table.press(Key.Key_C, CTRL | SHIFT)
    table.document.select(["2"])
    table.press(Key.Key_V, CTRL | SHIFT)
    assert table.boxes == [A, A] and await table.sent_boxes() == [A, A]
    assert table.document.layout.videos[1].source.user_id == "Bao"


async def undo_and_redo_are_named_and_nothing_is_no_step(table: Table) -> None:
    await table.lay(A)
    table.press(Key.Key_Tab)
    table.press(Key.Key_Right, SHIFT)
    table.press(Key.Key_F, CTRL)
    table.press(Key.Key_F, CTRL)  # fits already
    assert table.steps == 2
    stack = table.document.undo_stack
    assert [stack.text(index) for index in range(2)] == ["Move", "Arrange"]
    table.press(Key.Key_Z, CTRL)
    table.press(Key.Key_Z, CTRL)
    assert table.boxes == [A] and table.said[-1] == "Undone: Move"
    table.press(Key.Key_Z, CTRL | SHIFT)
    assert table.boxes == [A.moved_by(10, 0)]
    table.press(Key.Key_Y, CTRL)
    assert await table.sent_boxes() == [Rectangle(0, 0, 1920, 1080)]


async def lock_hide_and_rename(table: Table) -> None:
    await table.lay(A)
    table.press(Key.Key_Tab)
    table.press(Key.Key_L, CTRL)
    table.mouse.drag((520, 380), (900, 600))
    assert table.boxes == [A]  # the mouse leaves it alone, numbers and keys don't
    table.document.select(["1"])
    table.press(Key.Key_Right)
    assert table.boxes == [A.moved_by(1, 0)]
    table.press(Key.Key_F2)
    QTest.keyClicks(table.canvas.editor, "Host")
    QTest.keyClick(table.canvas.editor, Key.Key_Return)
    (video,) = table.document.layout.videos
    assert isinstance(video, Video) and video.name == "Host" and video.locked
    table.press(Key.Key_H, CTRL)
    assert not table.has_picture(520, 300)
    (message,) = await table.send()
    assert isinstance(message, SetLayout) and message.video_list == ()


async def zoom_by_keys_and_the_zoom_is_shown(table: Table) -> None:
    fitted = table.canvas.zoom
    QCursor.setPos(table.canvas.viewport().mapToGlobal(table.mouse.at(1600, 200)))
    at = table.canvas.viewport().mapFromGlobal(QCursor.pos())
    under = table.canvas.mapToScene(at)
    table.press(Key.Key_Plus, CTRL)
    assert table.canvas.zoom == pytest.approx(fitted * 1.25)
    if table.canvas.viewport().rect().contains(at):
        now = table.canvas.mapToScene(at)
        assert (now - under).manhattanLength() <= 6
    table.press(Key.Key_0, CTRL | SHIFT)
    shown = table.page.toolbar.findChild(type(table.page.toolbar._zoom), "zoom_button")
    assert table.canvas.zoom == 1.0 and shown is not None and shown.text() == "100 %"
    table.press(Key.Key_Minus, CTRL)
    table.press(Key.Key_0, CTRL)
    assert table.canvas.zoom == pytest.approx(fitted)


async def rulers_grid_and_safe_areas_can_be_shown_and_are_remembered(table: Table) -> None:
    dark = table.colour(960, 300)
    for aid in Aid:
        action = table.page.actions_of_studio.seeing.aids[aid]
        action.trigger()
        assert action.isChecked() and table.program.settings.flag(f"studio/show-{aid.value}")
    ruler = table.canvas.findChild(type(table.canvas._rulers._across), "ruler_across")
    assert ruler is not None and ruler.isVisible()
    table.canvas.fit()
    assert table.colour(960, 300) != dark  # a line of the grid
    for aid in Aid:
        table.page.actions_of_studio.seeing.aids[aid].trigger()
    assert not ruler.isVisible() and table.colour(960, 300) == dark
    assert await table.send() == []


async def a_source_that_goes_while_it_is_dragged_is_not_placed(table: Table) -> None:
    sources = table.page.sources.list
    start = sources.visualRect(sources.model().index(0, 0)).center()
    viewport, left = sources.viewport(), Qt.MouseButton.LeftButton
    target = viewport.mapFromGlobal(
        table.canvas.viewport().mapToGlobal(table.canvas.mapFromScene(QPointF(960, 540)))
    )
    QTest.mousePress(viewport, left, Keys.NoModifier, start)
    for point in ((start + target) / 2, target):
        QTest.mouseMove(viewport, point)
    table.studio.roster.set_group("nobody")
    QTest.mouseRelease(viewport, left, Keys.NoModifier, target)
    assert table.document.layout == Layout()
    assert "Ada has left while being dragged." in table.window.messages.sentences()
    table.window.messages.withdraw("error:source_gone")
    table.studio.roster.set_group("demo")


async def a_layout_as_full_as_can_be_is_moved_and_undone(table: Table) -> None:
    people = ("Ada", "Bao", "Clara", "Dmitri")
    videos = tuple(
        Video(
            str(n),
            SourceKey(people[n % 4], "camera", MediaType.CAMERA),
            Rectangle(20 + 470 * (n % 4), 20 + 260 * (n // 4), 440, 240),
        )
        for n in range(16)
    )
    texts = tuple(
        Subtitle(str(100 + n), f"{n}", x=10 + 180 * (n % 10), y=10 + 200 * (n // 10), size=20)
        for n in range(50)
    )
    full = Layout(videos=videos, subtitles=texts)
    table.document.replace(full)
    table.press(Key.Key_A, CTRL)
    table.mouse.drag((300, 200), (330, 200), CTRL)
    assert table.steps == 1 and abs(table.boxes[0].x - 50) <= 3
    messages = await table.send()
    assert [type(each) for each in messages].count(SetLayout) == 1 and len(messages) == 2
    table.press(Key.Key_D, CTRL | SHIFT)  # one too many is refused with a sentence
    assert len(table.boxes) == 16 and table.steps == 1
    assert len(table.window.messages.sentences()) == 1
    table.window.messages.withdraw("error:too_many_videos")
    table.press(Key.Key_Z, CTRL)
    assert table.document.layout == full


KEYBOARD_ROWS = (
    arrows_move_by_one_or_ten_and_resize_with_alt_a_run_is_one_step,
    tab_goes_in_reading_order_and_is_announced_and_ctrl_a_takes_all,
    f6_goes_from_part_to_part_and_the_focus_is_seen,
    fit_stretch_and_centre_by_their_keys,
    order_by_its_keys,
    copy_cut_paste_and_delete_and_position_and_size_alone,
    undo_and_redo_are_named_and_nothing_is_no_step,
    lock_hide_and_rename,
    zoom_by_keys_and_the_zoom_is_shown,
    rulers_grid_and_safe_areas_can_be_shown_and_are_remembered,
    a_source_that_goes_while_it_is_dragged_is_not_placed,
    a_layout_as_full_as_can_be_is_moved_and_undone,
)
