"""What the empty canvas says."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.ui.studio.page import StudioPage

CAMERA = SourceKey("user 1", "1", MediaType.CAMERA)


def _hint(page: StudioPage) -> QLabel:
    found = page.findChild(QLabel, "empty_canvas_hint")
    assert found is not None
    return found


def test_an_empty_canvas_says_how_to_fill_it_and_is_silent_once_filled(page: StudioPage) -> None:
    hint = _hint(page)
    assert hint.isVisible() and "Sources" in hint.text()
    page.studio.editing.place(CAMERA)
    assert not hint.isVisible()
    page.studio.document.undo_stack.undo()
    assert hint.isVisible()


def test_the_hint_stays_in_the_middle_of_a_small_and_a_big_window(page: StudioPage) -> None:
    for width, height in ((960, 600), (2560, 1440)):
        page.resize(width, height)
        QTest.qWait(0)
        hint, viewport = _hint(page).geometry(), page.canvas.viewport().geometry()
        assert viewport.contains(hint)
        assert (hint.center() - viewport.center()).manhattanLength() <= 2


def test_a_press_on_the_hint_is_a_press_on_the_canvas(page: StudioPage) -> None:
    under = page.canvas.childAt(_hint(page).geometry().center())
    assert under is page.canvas.viewport()
