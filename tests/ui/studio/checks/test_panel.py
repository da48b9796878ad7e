"""The checks beside the layers, as one works."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recorder_gui.layout.document import SourceKey
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType, SubtitleType
from recorder_gui.ui.studio.checks.panel import FindingRow
from recorder_gui.ui.studio.layers.model import TROUBLES_ROLE
from recorder_gui.ui.studio.page import StudioPage

ADA = SourceKey("user 0", "1", MediaType.CAMERA)


def _rows(page: StudioPage) -> list[str]:
    return [row.accessibleName() for row in page.checks.findChildren(FindingRow) if row.isVisible()]


def _press(page: QWidget, name: str) -> None:
    found = [each for each in page.findChildren(QPushButton, name) if each.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_a_trouble_appears_as_one_works_and_its_fix_takes_it_away(
    qtbot: QtBot, page: StudioPage
) -> None:
    page.studio.editing.place(ADA)
    (video,) = page.studio.document.layout.videos
    page.studio.editing.set_boxes({video.id: Rectangle(1700, 900, 400, 300)}, "set up")
    qtbot.waitUntil(lambda: _rows(page) == ["“user 0” reaches beyond the canvas"])
    layers = page.layers.list.layers
    assert layers.data(layers.index(0), TROUBLES_ROLE) == _rows(page)
    _press(page, "fix_outside")
    qtbot.waitUntil(lambda: _rows(page) == [])
    assert page.studio.document.layout.videos[0].box == Rectangle(1520, 780, 400, 300)
    assert page.studio.document.undo_stack.undoText() == "Fix"


def test_a_click_on_a_trouble_or_enter_selects_its_item(qtbot: QtBot, page: StudioPage) -> None:
    page.studio.editing.place(ADA)
    text_id = page.studio.editing.add_text(SubtitleType.TEXT, "  ")
    page.studio.document.select([])
    qtbot.waitUntil(lambda: _rows(page) == ["A subtitle has no text"])
    (row,) = page.checks.findChildren(FindingRow)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page.studio.document.selected_ids == (text_id,)
    page.studio.document.select([])
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert page.studio.document.selected_ids == (text_id,)


def test_a_caption_that_its_picture_swallows_is_recoloured(qtbot: QtBot, page: StudioPage) -> None:
    page.studio.editing.place(ADA)
    page.studio.editing.caption()
    picture = QImage(64, 36, QImage.Format.Format_RGB32)
    picture.fill(0xFFF4F4F0)
    page.studio.pictures.put(ADA, picture)
    sentence = "“user 0” does not stand out from the picture behind it"
    qtbot.waitUntil(lambda: _rows(page) == [sentence])
    _press(page, "fix_text_blends")
    qtbot.waitUntil(lambda: _rows(page) == [])
    assert page.studio.document.layout.subtitles[0].color == 0x000000


def test_a_source_that_leaves_the_group_is_told(qtbot: QtBot, page: StudioPage) -> None:
    page.studio.editing.place(replace(ADA, user_id="stranger"))
    qtbot.waitUntil(lambda: _rows(page) == ["“stranger” is not in the group any more"])
    _press(page, "fix_source_gone")
    assert page.studio.document.layout.videos == ()
