"""The inspector for several items: what differs reads as mixed, an edit is given to all."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QToolButton

from recorder_gui.layout.document import SourceKey
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CropMode, MediaType, SubtitleType
from recorder_gui.ui.studio.inspector.number_field import NumberField
from recorder_gui.ui.studio.page import StudioPage


@pytest.fixture
def three(page: StudioPage) -> StudioPage:
    """Three videos of one height, selected."""
    editing, document = page.studio.editing, page.studio.document
    for number in range(3):
        editing.place(SourceKey(f"user {number}", "1", MediaType.CAMERA))
    boxes = {
        video.id: Rectangle(100 * number, 50 + number, 320 + number, 180)
        for number, video in enumerate(document.layout.videos)
    }
    editing.set_boxes(boxes, "set up")
    document.select(boxes)
    return page


def _number(page: StudioPage, name: str) -> NumberField:
    found = page.findChild(NumberField, f"inspector_{name}")
    assert found is not None
    return found


def _boxes(page: StudioPage) -> list[tuple[int, int, int, int]]:
    return [(v.box.x, v.box.y, v.box.w, v.box.h) for v in page.studio.document.layout.videos]


def test_what_is_the_same_is_shown_and_what_differs_reads_mixed(three: StudioPage) -> None:
    assert _number(three, "h").value() == 180 and not _number(three, "h").is_mixed
    for name in "xyw":
        assert _number(three, name).is_mixed and _number(three, name).text() == "Mixed"


def test_one_item_at_the_corner_reads_nought_and_not_mixed(page: StudioPage) -> None:
    page.studio.editing.place(SourceKey("user 0", "1", MediaType.CAMERA))
    (video,) = page.studio.document.layout.videos
    page.studio.editing.set_boxes({video.id: Rectangle(0, 0, 320, 180)}, "set up")
    page.studio.document.select([])
    page.studio.document.select([video.id])
    assert [_number(page, name).text() for name in "xy"] == ["X 0", "Y 0"]


def test_a_number_typed_over_mixed_is_given_to_all_in_one_step(three: StudioPage) -> None:
    count = three.studio.document.undo_stack.count()
    field = _number(three, "x")
    field.selectAll()
    QTest.keyClicks(field, "640")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [box[0] for box in _boxes(three)] == [640, 640, 640]
    assert three.studio.document.undo_stack.count() == count + 1


def test_the_arrows_change_each_of_several_by_as_much(three: StudioPage) -> None:
    field = _number(three, "w")
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_PageUp)
    assert [box[2] for box in _boxes(three)] == [331, 332, 333]
    assert [box[3] for box in _boxes(three)] == [180, 180, 180]


def test_crop_and_marks_that_differ_are_neither_and_become_one_at_a_click(
    three: StudioPage,
) -> None:
    editing, document = three.studio.editing, three.studio.document
    first = document.layout.videos[0]
    editing.change_items([replace(first, crop_mode=CropMode.FIT, locked=True)], "set up")
    document.select([])
    document.select([video.id for video in document.layout.videos])
    crop = three.findChild(QComboBox, "inspector_crop")
    locked = three.findChild(QCheckBox, "inspector_locked")
    assert crop is not None and locked is not None
    assert crop.currentIndex() == -1
    assert locked.checkState() is Qt.CheckState.PartiallyChecked
    crop.setCurrentIndex(crop.findData(CropMode.STRETCH))
    crop.activated.emit(crop.currentIndex())
    locked.click()
    assert {v.crop_mode for v in document.layout.videos} == {CropMode.STRETCH}
    assert all(video.locked for video in document.layout.videos)


def test_several_subtitles_are_dressed_alike(page: StudioPage) -> None:
    editing, document = page.studio.editing, page.studio.document
    ids = [editing.add_text(SubtitleType.TEXT, word) for word in ("a", "b")]
    text = document.layout.subtitles[0]
    editing.change_items([replace(text, size=60, color=0xFF0000)], "set up")
    document.select(ids)
    colour = page.findChild(QPushButton, "inspector_color")
    assert colour is not None and colour.text() == "Mixed"
    assert _number(page, "size").is_mixed and not _number(page, "opacity").is_mixed
    QTest.keyClick(_number(page, "size"), Qt.Key.Key_Down)
    assert [each.size for each in document.layout.subtitles] == [59, 39]
    _number(page, "size").setValue(48)
    assert [each.size for each in document.layout.subtitles] == [48, 48]


def test_of_videos_and_subtitles_together_only_what_both_have_is_shown(three: StudioPage) -> None:
    editing, document = three.studio.editing, three.studio.document
    editing.add_text(SubtitleType.TEXT, "a")
    document.select([item.id for item in document.layout.items])
    assert _number(three, "x").isVisible() and not _number(three, "w").isVisible()
    _number(three, "y").setValue(700)
    assert {item.y for item in document.layout.subtitles} == {700}
    assert {box[1] for box in _boxes(three)} == {700}


def test_the_selection_is_aligned_from_the_inspector(three: StudioPage) -> None:
    button = three.findChild(QToolButton, "inspector_same-width")
    bottom = three.findChild(QToolButton, "inspector_align-bottom")
    assert button is not None and bottom is not None
    button.click()
    bottom.click()
    assert {(box[1], box[2]) for box in _boxes(three)} == {(52, 322)}
