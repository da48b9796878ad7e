"""The table of gestures, by real mouse and key events: what the document is afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recorder_gui.layout.document import Subtitle
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.ui.studio.page import StudioPage
from tests.ui.studio.mouse import Mouse

Keys = Qt.KeyboardModifier


def _boxes(page: StudioPage) -> list[Rectangle]:
    return [video.box for video in page.studio.document.layout.videos]


def _selected_users(page: StudioPage) -> list[str]:
    selected = page.studio.document.selected
    return [
        each.content if isinstance(each, Subtitle) else each.source.user_id for each in selected
    ]


def _press(page: StudioPage, key: Qt.Key, keys: Qt.KeyboardModifier = Keys.NoModifier) -> None:
    page.activateWindow()
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, key, keys)


def _place(page: StudioPage, *boxes: Rectangle) -> None:
    """A video of each user in turn, exactly there, none selected."""
    keys = [each.key for each in page.studio.roster.sources if not each.is_sound]
    for key, box in zip(keys, boxes, strict=False):
        page.studio.editing.place(key)
        (item_id,) = page.studio.document.selected_ids
        page.studio.editing.set_boxes({item_id: box}, "place")
    page.studio.document.select([])


A = Rectangle(200, 200, 640, 360)
B = Rectangle(1100, 500, 640, 360)


def test_a_source_dragged_onto_the_canvas_lies_where_it_was_dropped(
    page: StudioPage, mouse: Mouse
) -> None:
    mouse.drag_source(1, (900, 500))
    (box,) = _boxes(page)
    assert abs(box.centre[0] - 900) <= 3 and abs(box.centre[1] - 500) <= 3
    assert page.studio.document.layout.sound[0].user_id == "user 1"
    assert page.studio.document.undo_stack.count() == 1


def test_a_source_dropped_beside_the_canvas_goes_nowhere(page: StudioPage, mouse: Mouse) -> None:
    mouse.drag_source(1, (900, -3000))
    assert _boxes(page) == []


def test_enter_and_a_double_click_place_a_source(page: StudioPage) -> None:
    sources = page.sources.list
    sources.setCurrentIndex(sources.model().index(2, 0))
    QTest.keyClick(sources, Qt.Key.Key_Return)
    row = sources.visualRect(sources.model().index(0, 0)).center()
    QTest.mouseDClick(sources.viewport(), Qt.MouseButton.LeftButton, Keys.NoModifier, row)
    users = [video.source.user_id for video in page.studio.document.layout.videos]
    assert users == ["user 2", "user 0"]


def test_dragging_moves_in_one_step_and_escape_puts_it_back(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A)
    count = page.studio.document.undo_stack.count()
    mouse.drag((500, 380), (620, 497), Keys.ControlModifier)
    (box,) = _boxes(page)
    assert abs(box.x - 320) <= 2 and abs(box.y - 317) <= 2
    assert page.studio.document.undo_stack.count() == count + 1
    mouse.press(*box.centre)
    mouse.move(900, 700)
    assert _boxes(page) != [box]
    _press(page, Qt.Key.Key_Escape)
    assert _boxes(page) == [box]
    mouse.release(900, 700)
    assert _boxes(page) == [box] and page.studio.document.undo_stack.count() == count + 1


def test_a_press_that_moves_less_than_the_drag_distance_is_a_click(
    page: StudioPage, mouse: Mouse
) -> None:
    _place(page, A)
    mouse.press(500, 380)
    mouse.move(502, 380)
    mouse.release(502, 380)
    assert _boxes(page) == [A] and _selected_users(page) == ["user 0"]


def test_moving_snaps_to_the_canvas_and_ctrl_does_not(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A)
    mouse.drag((500, 380), (310, 380))
    assert _boxes(page)[0].x == 0
    page.studio.document.undo_stack.undo()
    mouse.drag((500, 380), (310, 380), Keys.ControlModifier)
    assert 5 <= _boxes(page)[0].x <= 15


def test_shift_moves_along_one_axis_only(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A)
    mouse.drag((500, 380), (760, 420), Keys.ShiftModifier | Keys.ControlModifier)
    (box,) = _boxes(page)
    assert box.y == A.y and abs(box.x - 460) <= 2


def test_alt_leaves_the_original_and_moves_a_copy(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A)
    mouse.drag((500, 380), (1200, 700), Keys.AltModifier | Keys.ControlModifier)
    first, copy = _boxes(page)
    assert first == A and abs(copy.x - 900) <= 2 and abs(copy.y - 520) <= 2


def test_a_corner_resizes_with_the_aspect_kept_and_shift_frees_it(
    page: StudioPage, mouse: Mouse
) -> None:
    _place(page, A)
    mouse.click(500, 380)
    mouse.drag((A.right, A.bottom), (A.right + 320, A.bottom + 60), Keys.ControlModifier)
    (box,) = _boxes(page)
    assert (box.x, box.y) == (A.x, A.y) and abs(box.w - 960) <= 4
    assert abs(box.w * A.h - box.h * A.w) <= A.w
    free = Keys.ShiftModifier | Keys.ControlModifier
    mouse.drag((box.right, box.bottom), (box.right, box.bottom - 200), free)
    (freed,) = _boxes(page)
    assert abs(freed.w - box.w) <= 3 and abs(freed.h - (box.h - 200)) <= 3


def test_a_side_handle_with_alt_grows_about_the_centre(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A)
    mouse.click(500, 380)
    keys = Keys.AltModifier | Keys.ShiftModifier
    mouse.drag((A.right, A.centre[1]), (A.right + 50, A.centre[1]), keys)
    (box,) = _boxes(page)
    assert abs(box.w - 740) <= 5 and abs(box.centre[0] - A.centre[0]) <= 1 and box.h == A.h


def test_resizing_a_subtitle_makes_its_letters_larger(page: StudioPage, mouse: Mouse) -> None:
    item_id = page.studio.editing.add_text(SubtitleType.TEXT, "Lesson")
    (box,) = page.studio.editing.selected_boxes().values()
    x, y = mouse.handle(1, 1)
    mouse.drag((x, y), (x + box.w, y + box.h))
    text = page.studio.document.layout.find(item_id)
    assert isinstance(text, Subtitle) and 70 <= text.size <= 90


@pytest.mark.parametrize(("across", "down"), [(-1, -1), (0, -1), (-1, 0), (1, -1), (-1, 1), (1, 1)])
def test_the_edges_of_a_subtitle_that_are_not_pulled_stay(
    page: StudioPage, mouse: Mouse, across: int, down: int
) -> None:
    item_id = page.studio.editing.add_text(SubtitleType.TEXT, "Lesson")
    page.studio.editing.set_boxes({item_id: Rectangle(900, 500, 1, 1)}, "place")
    (before,) = page.studio.editing.selected_boxes().values()
    mouse.press(*mouse.handle(across, down))
    x, y = before.centre
    for step in range(1, 12):  # letters come in whole sizes: each step rounds anew
        far = 1 + step / 5
        mouse.move(x + across * before.w * far, y + down * before.h * far, Keys.ControlModifier)
        (now,) = page.studio.editing.selected_boxes().values()
        assert across != 1 or now.x == before.x
        assert across != -1 or now.right == before.right
        assert down != 1 or now.y == before.y
        assert down != -1 or now.bottom == before.bottom
        assert across or abs(now.centre[0] - before.centre[0]) <= 1
        assert down or abs(now.centre[1] - before.centre[1]) <= 1
    mouse.release(x + across * before.w * 3, y + down * before.h * 3, Keys.ControlModifier)
    (after,) = page.studio.editing.selected_boxes().values()
    assert after.w > before.w


def test_a_band_selects_shift_adds_and_ctrl_toggles(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A, B)
    mouse.drag((20, 20), (300, 300))
    assert _selected_users(page) == ["user 0"]
    mouse.drag((1800, 1000), (1500, 700), Keys.ShiftModifier, from_press=True)
    assert _selected_users(page) == ["user 0", "user 1"]
    mouse.drag((20, 20), (300, 300), Keys.ControlModifier, from_press=True)
    assert _selected_users(page) == ["user 1"]


def test_ctrl_click_toggles_and_a_click_beside_selects_nothing(
    page: StudioPage, mouse: Mouse
) -> None:
    _place(page, A, B)
    mouse.click(500, 380)
    mouse.click(1400, 680, Keys.ControlModifier)
    assert _selected_users(page) == ["user 0", "user 1"]
    mouse.click(500, 380, Keys.ControlModifier)
    assert _selected_users(page) == ["user 1"]
    mouse.click(50, 1000)
    assert _selected_users(page) == []


def test_a_second_click_takes_the_one_below(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A, A.moved_by(50, 50))
    mouse.click(500, 380)
    assert _selected_users(page) == ["user 1"]
    mouse.click(500, 380)
    assert _selected_users(page) == ["user 0"]
    mouse.click(500, 380)
    assert _selected_users(page) == ["user 1"]


def test_locked_and_hidden_items_are_left_alone_by_the_mouse(
    page: StudioPage, mouse: Mouse
) -> None:
    _place(page, A, B)
    first, second = (video.id for video in page.studio.document.layout.videos)
    page.studio.editing.set_locked([first], True)
    page.studio.editing.set_hidden([second], True)
    mouse.drag((500, 380), (700, 500))
    mouse.drag((1400, 680), (1000, 500))
    assert _boxes(page) == [A, B]


@pytest.mark.parametrize(
    ("keys", "shift"), [(Keys.NoModifier, (1, 0)), (Keys.ShiftModifier, (10, 0))]
)
def test_arrows_move_and_a_run_of_them_is_one_step(
    page: StudioPage, mouse: Mouse, keys: Qt.KeyboardModifier, shift: tuple[int, int]
) -> None:
    _place(page, A)
    mouse.click(500, 380)
    for _time in range(3):
        _press(page, Qt.Key.Key_Right, keys)
    assert _boxes(page) == [A.moved_by(3 * shift[0], 0)]
    _press(page, Qt.Key.Key_Z, Keys.ControlModifier)
    assert _boxes(page) == [A]
    _press(page, Qt.Key.Key_Z, Keys.ControlModifier | Keys.ShiftModifier)
    assert _boxes(page) == [A.moved_by(3 * shift[0], 0)]


def test_alt_and_arrows_resize(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A)
    mouse.click(500, 380)
    _press(page, Qt.Key.Key_Right, Keys.AltModifier)
    _press(page, Qt.Key.Key_Up, Keys.AltModifier)
    assert _boxes(page) == [Rectangle(A.x, A.y, A.w + 1, A.h - 1)]


def test_keys_select_all_remove_duplicate_fit_and_order(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A, B)
    _press(page, Qt.Key.Key_A, Keys.ControlModifier)
    assert _selected_users(page) == ["user 0", "user 1"]
    mouse.click(50, 1000)
    mouse.click(500, 380)
    _press(page, Qt.Key.Key_Home, Keys.ControlModifier)
    assert page.studio.document.layout.videos[-1].source.user_id == "user 0"
    _press(page, Qt.Key.Key_F, Keys.ControlModifier)
    assert _boxes(page)[-1] == Rectangle(0, 0, 1920, 1080)
    _press(page, Qt.Key.Key_D, Keys.ControlModifier | Keys.ShiftModifier)
    assert len(_boxes(page)) == 3
    _press(page, Qt.Key.Key_Delete)
    assert len(_boxes(page)) == 2


def test_copy_cut_and_paste_by_keys(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A)
    mouse.click(500, 380)
    _press(page, Qt.Key.Key_C, Keys.ControlModifier)
    _press(page, Qt.Key.Key_V, Keys.ControlModifier)
    assert _boxes(page) == [A, A.moved_by(24, 24)]
    _press(page, Qt.Key.Key_X, Keys.ControlModifier)
    assert _boxes(page) == [A]


def test_tab_goes_through_the_items_in_reading_order_and_then_leaves(page: StudioPage) -> None:
    _place(page, B, A)
    page.canvas.setFocus()
    seen: list[str] = []
    for _time in range(2):
        _press(page, Qt.Key.Key_Tab)
        seen += _selected_users(page)
    assert seen == ["user 1", "user 0"]
    _press(page, Qt.Key.Key_Tab)
    assert _selected_users(page) == ["user 0"]
    page.canvas.setFocus()
    _press(page, Qt.Key.Key_Backtab, Keys.ShiftModifier)
    assert _selected_users(page) == ["user 1"]


def test_a_double_click_edits_a_subtitle_in_place(page: StudioPage, mouse: Mouse) -> None:
    item_id = page.studio.editing.add_text(SubtitleType.TEXT, "Lesson")
    (box,) = page.studio.editing.selected_boxes().values()
    page.studio.document.select([])
    mouse.double_click(*box.centre)
    assert page.canvas.editor.isVisible()
    QTest.keyClicks(page.canvas.editor, "Hello")
    QTest.keyClick(page.canvas.editor, Qt.Key.Key_Return)
    text = page.studio.document.layout.find(item_id)
    assert isinstance(text, Subtitle) and text.content == "Hello"
    assert not page.canvas.editor.isVisible()
    mouse.double_click(box.x + 5, box.y + 5)
    QTest.keyClicks(page.canvas.editor, "other")
    QTest.keyClick(page.canvas.editor, Qt.Key.Key_Escape)
    text = page.studio.document.layout.find(item_id)
    assert isinstance(text, Subtitle) and text.content == "Hello"


def test_zoom_keeps_what_is_under_the_pointer_and_can_be_fitted_again(page: StudioPage) -> None:
    fitted = page.canvas.zoom
    page.canvas.zoom_in()
    page.canvas.zoom_in()
    assert page.canvas.zoom == pytest.approx(fitted * 1.25**2)
    page.canvas.zoom_to(1.0)
    assert page.canvas.zoom == 1.0
    _press(page, Qt.Key.Key_0, Keys.ControlModifier)
    assert page.canvas.zoom == pytest.approx(fitted)


def test_on_a_zoomed_canvas_gestures_are_as_exact(page: StudioPage, mouse: Mouse) -> None:
    _place(page, A)
    page.canvas.zoom_to(2.0)
    page.canvas.centerOn(500, 380)
    mouse.drag((500, 380), (520, 390), Keys.ControlModifier)
    assert _boxes(page) == [A.moved_by(20, 10)]
