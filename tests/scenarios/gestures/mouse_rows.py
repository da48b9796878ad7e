"""Rows of the table of gestures done by mouse: what the document is, what is drawn and sent."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from recorder_gui.layout.document import Subtitle
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.guides import GuideKind
from recorder_gui.protocol.requests import SetSubtitles
from recorder_gui.ui.studio.canvas.marks.handles import HANDLE_DRAWN, HANDLE_HIT
from tests.scenarios.gestures.table import Table

Key = Qt.Key
Keys = Qt.KeyboardModifier
CTRL, SHIFT, ALT = Keys.ControlModifier, Keys.ShiftModifier, Keys.AltModifier
A = Rectangle(200, 200, 640, 360)
B = Rectangle(1100, 600, 640, 360)
GUIDE, HANDLE = QColor("#ff3d8b"), QColor("white")


def _near(box: Rectangle, other: Rectangle, px: int = 3) -> bool:
    pairs = zip((box.x, box.y, box.w, box.h), (other.x, other.y, other.w, other.h), strict=True)
    return all(abs(one - two) <= px for one, two in pairs)


async def a_source_is_dragged_to_its_place_or_placed_by_a_double_click_and_enter(
    table: Table,
) -> None:
    table.mouse.drag_source(0, (1400, 300))
    (box,) = table.boxes
    assert abs(box.centre[0] - 1400) <= 3 and abs(box.centre[1] - 300) <= 3
    assert box.w * 9 == box.h * 16
    assert table.has_picture(1400, 220) and await table.sent_boxes() == [box]
    sources = table.page.sources.list
    row = sources.visualRect(sources.model().index(1, 0)).center()
    QTest.mouseDClick(sources.viewport(), Qt.MouseButton.LeftButton, Keys.NoModifier, row)
    sources.setCurrentIndex(sources.model().index(2, 0))
    QTest.keyClick(sources, Key.Key_Return)
    assert table.steps == 3 and await table.sent_boxes() == table.boxes


async def a_source_dropped_on_a_slot_of_the_template_takes_it(table: Table) -> None:
    left, right = Rectangle(0, 0, 960, 1080), Rectangle(960, 0, 960, 1080)
    await table.lay(left, right)
    table.mouse.drag_source(2, (960, 900))
    quarters = [Rectangle(0, 0, 960, 540), Rectangle(960, 0, 960, 540)]
    assert table.boxes == [*quarters, Rectangle(480, 540, 960, 540)]
    assert await table.sent_boxes() == table.boxes and table.steps == 1


async def a_drag_begins_after_the_systems_distance_moves_and_is_one_step(table: Table) -> None:
    await table.lay(A)
    start, far = table.mouse.at(520, 380), QApplication.startDragDistance()
    for pixels, moves in ((far - 1, False), (far, True)):
        end = table.canvas.mapToScene(start + QPoint(pixels, 0))
        table.mouse.press(520, 380, CTRL)
        table.mouse.press(520, 380)
        table.mouse.move(end.x(), end.y(), CTRL)
        assert (table.boxes != [A]) is moves
        table.press(Key.Key_Escape)
        table.mouse.release(520, 380)
        assert table.boxes == [A] and table.steps == 0
    table.mouse.drag((520, 380), (720, 480), CTRL)
    assert _near(table.boxes[0], A.moved_by(200, 100)) and table.steps == 1
    assert table.has_picture(1000, 600) and not table.has_picture(230, 230)
    assert await table.sent_boxes() == table.boxes


async def a_move_snaps_on_the_screen_draws_what_matches_and_leaves_hidden_items_out(
    table: Table,
) -> None:
    await table.lay(A, B)
    table.mouse.press(520, 380)
    for zoom_px in (30, 12, 5):  # of the screen, from B's left edge
        x = 520 + (B.x - A.x) - zoom_px / table.canvas.zoom
        table.mouse.move(x, 300)
    assert table.boxes[0].x == B.x
    lines = [guide for guide in table.canvas.hand.guides if guide.kind is GuideKind.LINE]
    assert B.x in [line.at for line in lines]
    gaps = [guide for guide in table.canvas.hand.guides if guide.distance]
    assert gaps and gaps[0].distance == B.y - table.boxes[0].bottom
    assert table.colour(B.x, B.y - 20).red() > 200  # the guide's line
    table.mouse.move(x, 300, CTRL)
    assert table.boxes[0].x != B.x and table.canvas.hand.guides == ()
    table.press(Key.Key_Escape)
    table.mouse.release(x, 300)

    table.studio.editing.set_locked(["2"], True)
    table.mouse.drag((520, 380), (520 + (B.x - A.x) - 5 / table.canvas.zoom, 300))
    assert table.boxes[0].x == B.x
    table.press(Key.Key_Z, CTRL)
    table.studio.editing.set_hidden(["2"], True)
    table.mouse.drag((520, 380), (520 + (B.x - A.x) - 5 / table.canvas.zoom, 300))
    assert table.boxes[0].x != B.x


async def shift_keeps_a_move_to_one_axis(table: Table) -> None:
    await table.lay(A)
    table.mouse.drag((520, 380), (700, 440), SHIFT | CTRL)
    assert _near(table.boxes[0], A.moved_by(180, 0)) and table.boxes[0].y == A.y
    assert await table.sent_boxes() == table.boxes


async def handles_are_drawn_eight_px_and_hit_within_twelve_at_any_zoom(table: Table) -> None:
    for zoom in (0.2, 0.5, 3.0):
        await _handles_at(table, zoom)


async def _handles_at(table: Table, zoom: float) -> None:
    await table.lay(A)
    table.mouse.click(520, 380)
    table.canvas.zoom_to(zoom)
    table.canvas.centerOn(A.right, A.bottom)
    corner = table.mouse.at(*table.mouse.handle(1, 1))
    picture = table.canvas.viewport().grab().toImage()
    for offset in (0, HANDLE_DRAWN // 2 - 2):
        assert picture.pixelColor(corner + QPoint(offset, offset)) == HANDLE
    outside = picture.pixelColor(corner + QPoint(HANDLE_DRAWN // 2 + 2, HANDLE_DRAWN // 2 + 2))
    assert outside != HANDLE
    for beside, hit in ((HANDLE_HIT // 2 - 1, True), (HANDLE_HIT // 2 + 1, False)):
        at = table.canvas.mapToScene(corner + QPoint(beside, beside))
        table.mouse.move(at.x(), at.y())
        shape = table.canvas.viewport().cursor().shape()
        assert (shape == Qt.CursorShape.SizeFDiagCursor) is hit


async def a_handle_keeps_the_aspect_shift_frees_it_alt_keeps_the_centre(table: Table) -> None:
    await table.lay(A)
    table.mouse.click(520, 380)
    table.mouse.drag((A.right, A.bottom), (A.right + 320, A.bottom + 20), CTRL)
    assert _near(table.boxes[0], Rectangle(200, 200, 960, 540), 4) and table.steps == 1
    assert table.has_picture(1100, 700) and await table.sent_boxes() == table.boxes
    grown = table.boxes[0]
    table.mouse.drag((grown.right, grown.bottom), (grown.right, grown.bottom - 200), SHIFT | CTRL)
    assert _near(table.boxes[0], Rectangle(200, 200, grown.w, grown.h - 200), 4)
    free = table.boxes[0]
    table.mouse.drag((free.right, free.centre[1]), (free.right - 100, free.centre[1]), ALT | CTRL)
    (box,) = table.boxes
    assert abs(box.centre[0] - free.centre[0]) <= 1 and abs(box.centre[1] - free.centre[1]) <= 1
    assert abs(box.w - (free.w - 200)) <= 6 and await table.sent_boxes() == table.boxes


async def a_resize_snaps_to_another_ones_size_and_shows_it_on_both(table: Table) -> None:
    other = Rectangle(1100, 600, 500, 300)
    await table.lay(A, other)
    table.mouse.click(520, 380)
    table.mouse.press(A.right, A.bottom)
    reach = 4 / table.canvas.zoom
    table.mouse.move(A.x + 540, A.y + 340, SHIFT)
    table.mouse.move(A.x + 500 + reach, A.y + 300 + reach, SHIFT)
    assert (table.boxes[0].w, table.boxes[0].h) == (500, 300)
    sizes = [each for each in table.canvas.hand.guides if each.kind is GuideKind.SIZE]
    assert sorted(each.distance for each in sizes) == [300, 300, 500, 500]
    table.mouse.release(A.x + 500 + reach, A.y + 300 + reach, SHIFT)
    assert (await table.sent_boxes())[0] == Rectangle(200, 200, 500, 300)


async def alt_over_another_item_tells_the_distances_to_it(table: Table) -> None:
    await table.lay(A, B)
    table.mouse.click(520, 380)
    table.mouse.move(1400, 800, ALT)
    told = {guide.distance for guide in table.canvas.hand.guides if guide.distance}
    assert told == {B.x - A.right, B.y - A.bottom}
    between = (A.right + 30, A.centre[1])
    assert table.colour(*between).red() > 90
    table.mouse.move(1400, 800)
    assert table.canvas.hand.guides == () and not table.has_picture(*between)
    assert await table.send() == []


async def alt_and_dragging_or_a_key_duplicates(table: Table) -> None:
    await table.lay(A)
    table.mouse.drag((520, 380), (1400, 780), ALT | CTRL)
    first, copy = table.boxes
    assert first == A and _near(copy, A.moved_by(880, 400)) and table.steps == 1
    assert table.has_picture(230, 230) and table.has_picture(1400, 600)
    table.press(Key.Key_D, CTRL | SHIFT)
    assert len(table.boxes) == 3 and await table.sent_boxes() == table.boxes


async def a_second_click_takes_the_item_below(table: Table) -> None:
    await table.lay(A, A.moved_by(60, 40))
    selected: list[list[str]] = []
    for _time in range(3):
        table.mouse.click(520, 380)
        selected.append(table.selected())
    assert selected == [["2"], ["1"], ["2"]] and await table.send() == []


async def a_rubber_band_selects_shift_adds_ctrl_toggles(table: Table) -> None:
    await table.lay(A, B)
    table.mouse.press(20, 20)
    table.mouse.move(300, 300)
    assert table.selected() == ["1"] and table.colour(100, 100).blue() > 20  # the band
    table.mouse.release(300, 300)
    table.mouse.drag((1900, 1060), (1600, 800), SHIFT, from_press=True)
    assert table.selected() == ["1", "2"]
    table.mouse.drag((20, 20), (300, 300), CTRL, from_press=True)
    assert table.selected() == ["2"]
    table.mouse.click(520, 380, CTRL)
    assert table.selected() == ["1", "2"] and table.steps == 0


async def ctrl_and_the_wheel_zoom_at_the_pointer_and_space_pans(table: Table) -> None:
    await table.lay(A)
    at = table.mouse.at(1500, 300)
    fitted = table.canvas.zoom
    spot = QPointF(at)
    wheel = QWheelEvent(
        spot,
        QPointF(table.canvas.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(table.canvas.viewport(), wheel)
    assert table.canvas.zoom == pytest.approx(fitted * 1.25**2)
    there = table.canvas.mapToScene(at)
    assert abs(there.x() - 1500) <= 3 and abs(there.y() - 300) <= 3
    viewport, left = table.canvas.viewport(), Qt.MouseButton.LeftButton
    QTest.keyPress(table.canvas, Key.Key_Space)
    QTest.mousePress(viewport, left, Keys.NoModifier, at)
    QTest.mouseMove(viewport, at - QPoint(50, 20))
    QTest.mouseRelease(viewport, left, Keys.NoModifier, at - QPoint(50, 20))
    QTest.keyRelease(table.canvas, Key.Key_Space)
    moved = table.canvas.mapToScene(at - QPoint(50, 20))
    assert abs(moved.x() - there.x()) <= 2 and abs(moved.y() - there.y()) <= 2
    assert table.boxes == [A] and await table.send() == []


async def a_double_click_edits_a_subtitle_in_place(table: Table) -> None:
    table.page.actions_of_studio.add_text.trigger()
    QTest.keyClicks(table.canvas.editor, "Lesson")
    QTest.keyClick(table.canvas.editor, Key.Key_Return)
    assert table.steps == 1
    (box,) = table.studio.editing.selected_boxes().values()
    table.mouse.double_click(*box.centre)
    assert table.canvas.editor.isVisible()
    QTest.keyClicks(table.canvas.editor, "Hello")
    QTest.keyClick(table.canvas.editor, Key.Key_Return)
    message = (await table.send())[-1]
    assert isinstance(message, SetSubtitles)
    assert [item.content for item in message.subtitle_list] == ["Hello"]
    (box,) = table.studio.editing.selected_boxes().values()
    table.document.select([])
    picture = table.canvas.viewport().grab().toImage()
    area = [table.mouse.at(box.x + n, box.centre[1]) for n in range(0, box.w, 2)]
    assert any(picture.pixelColor(point) != QColor("black") for point in area)


async def a_subtitle_that_gets_no_text_leaves_no_step(table: Table) -> None:
    table.page.actions_of_studio.add_text.trigger()
    QTest.keyClick(table.canvas.editor, Key.Key_Escape)
    assert table.document.layout.subtitles == () and table.steps == 0
    assert not any(isinstance(item, Subtitle) for item in table.document.layout.items)


async def the_right_button_and_the_menu_key_offer_what_applies(table: Table) -> None:
    await table.lay(A, B)
    opened: list[QPoint] = []
    table.canvas.menu_requested.connect(opened.append)
    at = table.mouse.at(1400, 800)
    QTest.mouseClick(table.canvas.viewport(), Qt.MouseButton.RightButton, Keys.NoModifier, at)
    assert table.selected() == ["2"]
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        place = table.canvas.viewport().mapToGlobal(at)
        QApplication.sendEvent(table.canvas.viewport(), QContextMenuEvent(reason, at, place))
    assert len(opened) == 2
    middle = table.canvas.viewport().mapToGlobal(table.mouse.at(*B.centre))
    assert (opened[1] - middle).manhattanLength() <= 2
    menus = [each for each in table.page.findChildren(QMenu) if each.isVisible()]
    possible = [each for menu in menus for each in menu.actions() if each.isEnabled()]
    offered = {each.text().replace("&", "") for each in possible}
    for menu in menus:
        menu.close()  # an open one would take the keys of the rows to come
    assert {"Rename", "Lock or unlock", "Paste position and size"} <= offered
    table.canvas.menu_requested.disconnect(opened.append)


MOUSE_ROWS = (
    a_source_is_dragged_to_its_place_or_placed_by_a_double_click_and_enter,
    a_source_dropped_on_a_slot_of_the_template_takes_it,
    a_drag_begins_after_the_systems_distance_moves_and_is_one_step,
    a_move_snaps_on_the_screen_draws_what_matches_and_leaves_hidden_items_out,
    shift_keeps_a_move_to_one_axis,
    handles_are_drawn_eight_px_and_hit_within_twelve_at_any_zoom,
    a_handle_keeps_the_aspect_shift_frees_it_alt_keeps_the_centre,
    a_resize_snaps_to_another_ones_size_and_shows_it_on_both,
    alt_over_another_item_tells_the_distances_to_it,
    alt_and_dragging_or_a_key_duplicates,
    a_second_click_takes_the_item_below,
    a_rubber_band_selects_shift_adds_ctrl_toggles,
    ctrl_and_the_wheel_zoom_at_the_pointer_and_space_pans,
    a_double_click_edits_a_subtitle_in_place,
    a_subtitle_that_gets_no_text_leaves_no_step,
    the_right_button_and_the_menu_key_offer_what_applies,
)
