"""The strip of scenes, by mouse and by keyboard, in a real page."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.document import SourceKey
from recorder_gui.layout.keeping.exchange import named_layout_from_text
from recorder_gui.protocol.fields import MediaType
from recorder_gui.ui.studio.page import StudioPage
from recorder_gui.ui.studio.scenes.model import PICTURE_ROLE
from recorder_gui.ui.studio.scenes.scenes_list import ScenesList

Keys = Qt.KeyboardModifier


@pytest.fixture
def scenes(qtbot: QtBot, page: StudioPage) -> ScenesList:
    """One, Two and Three, with so many videos each; the canvas is Three."""
    kept = page.studio.layouts.scenes
    qtbot.waitUntil(lambda: kept.is_ready)
    for number, name in enumerate(("One", "Two", "Three")):
        page.studio.editing.place(SourceKey(f"user {number}", "1", MediaType.CAMERA))
        kept.save_new(name)
    return page.scenes.list


def _names(scenes: ScenesList) -> list[str]:
    return [scene.name for scene in scenes.scenes.rows]


def _middle(scenes: ScenesList, row: int) -> QPoint:
    return scenes.visualRect(scenes.scenes.index(row)).center()


def _click(scenes: ScenesList, row: int) -> None:
    QTest.mouseClick(scenes.viewport(), Qt.MouseButton.LeftButton, pos=_middle(scenes, row))


def _drag(scenes: ScenesList, start: QPoint, end: QPoint) -> None:
    view, left = scenes.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(view, start + (end - start) * share)
    QTest.mouseRelease(view, left, pos=end)


def test_without_scenes_the_strip_says_how_to_make_one(qtbot: QtBot, page: StudioPage) -> None:
    qtbot.waitUntil(lambda: page.studio.layouts.scenes.is_ready)
    assert not page.scenes.list.isVisible()
    button = page.findChild(QToolButton, "save_scene_button")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.scenes.list.isVisible() and _names(page.scenes.list) == ["Scene"]


def test_a_click_puts_a_scene_on_the_canvas(page: StudioPage, scenes: ScenesList) -> None:
    _click(scenes, 0)
    assert len(page.studio.document.layout.videos) == 1
    assert page.studio.layouts.scenes.current == scenes.scenes.rows[0]


def test_a_scene_is_dragged_to_another_place_and_not_put_on_the_canvas(
    page: StudioPage, scenes: ScenesList
) -> None:
    _drag(scenes, _middle(scenes, 2), _middle(scenes, 0) - QPoint(20, 0))
    assert _names(scenes) == ["Three", "One", "Two"]
    _drag(scenes, _middle(scenes, 0), _middle(scenes, 2) + QPoint(20, 0))
    assert _names(scenes) == ["One", "Two", "Three"]
    assert len(page.studio.document.layout.videos) == 3


def test_the_keyboard_does_all_that_the_mouse_does(
    qtbot: QtBot, page: StudioPage, scenes: ScenesList
) -> None:
    scenes.setFocus()
    scenes.setCurrentIndex(scenes.scenes.index(0))
    QTest.keyClick(scenes, Qt.Key.Key_Space)
    assert len(page.studio.document.layout.videos) == 1
    QTest.keyClick(scenes, Qt.Key.Key_Right, Keys.ControlModifier)
    assert _names(scenes) == ["Two", "One", "Three"] and scenes.currentIndex().row() == 1
    QTest.keyClick(scenes, Qt.Key.Key_Right)
    QTest.keyClick(scenes, Qt.Key.Key_Return)
    assert len(page.studio.document.layout.videos) == 3
    QTest.keyClick(scenes, Qt.Key.Key_F2)
    field = scenes.findChild(QLineEdit)
    assert field is not None
    field.setText("Last")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _names(scenes) == ["Two", "One", "Last"])
    QTest.keyClick(scenes, Qt.Key.Key_Delete)
    assert _names(scenes) == ["Two", "One"]
    undo = page.findChild(QPushButton, "scene_undo_button")
    assert undo is not None and undo.isVisible()
    QTest.keyClick(undo, Qt.Key.Key_Space)
    assert not undo.isVisible()
    assert _names(scenes) == ["Two", "One", "Last"]


def test_control_and_a_number_puts_that_scene_on_the_canvas(
    page: StudioPage, scenes: ScenesList
) -> None:
    page.activateWindow()
    page.canvas.setFocus()
    for number, count in ((1, 1), (2, 2), (3, 3)):
        key = Qt.Key(Qt.Key.Key_0.value + number)
        QTest.keyClick(page.canvas, key, Keys.ControlModifier)
        assert len(page.studio.document.layout.videos) == count
    QTest.keyClick(page.canvas, Qt.Key.Key_9, Keys.ControlModifier)
    assert len(page.studio.document.layout.videos) == 3


def test_each_scene_has_a_small_picture_that_follows_it(
    qtbot: QtBot, page: StudioPage, scenes: ScenesList
) -> None:
    def picture(row: int) -> object:
        return scenes.scenes.data(scenes.scenes.index(row), PICTURE_ROLE)

    qtbot.waitUntil(lambda: all(picture(row) is not None for row in range(3)))
    before = scenes.scenes.data(scenes.scenes.index(2), PICTURE_ROLE).toImage()  # pyright: ignore[reportAttributeAccessIssue]
    page.studio.editing.nudge(400, 0)
    page.studio.layouts.scenes.save()
    qtbot.waitUntil(lambda: picture(2).toImage() != before)  # pyright: ignore[reportAttributeAccessIssue]


def test_a_scene_is_exported_and_imported_again(
    qtbot: QtBot, page: StudioPage, scenes: ScenesList, tmp_path: Path
) -> None:
    actions, path = page.scenes.actions_of_scenes, tmp_path / "One.recorder-layout"
    scenes.setCurrentIndex(scenes.scenes.index(0))
    actions.export.trigger()
    dialog = page.findChild(QFileDialog, "layout_save_dialog")
    assert dialog is not None
    dialog.selectFile(str(tmp_path / "One"))
    with qtbot.waitSignal(page.studio.layouts.files.saved):
        dialog.accept()
    assert named_layout_from_text(path.read_bytes())[0] == "One"
    actions.import_scenes.trigger()
    dialog = page.findChild(QFileDialog, "layout_open_dialog")
    assert dialog is not None
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: len(scenes.scenes.rows) == 4)
    assert _names(scenes)[3] == "One 2"
    assert scenes.scenes.rows[3].layout == scenes.scenes.rows[0].layout


@pytest.mark.parametrize(
    ("untrusted_contents", "code"),
    [
        (b"\x00\xff" * 5_000_000, "not_a_layout"),
        (b'{"version": 1, "items": [1, "2"]}', "not_a_layout"),
        (b'{"version": 7, "items": []}', "newer_layout"),
        (
            b'{"version": 1, "items": ['
            + b",".join([b'{"kind": "subtitle", "content": "a", "x": 1, "y": 1}'] * 101)
            + b"]}",
            "crowded_layout",
        ),
        (None, "layout_unreadable"),
    ],
    ids=["10 MB of noise", "wrong types", "newer", "101 subtitles", "no file"],
)
def test_a_file_that_is_no_layout_is_refused_in_one_sentence(
    qtbot: QtBot,
    page: StudioPage,
    scenes: ScenesList,
    told: list[UserFacingError],
    tmp_path: Path,
    untrusted_contents: bytes | None,
    code: str,
) -> None:
    path = tmp_path / "x.recorder-layout"
    if untrusted_contents is not None:
        path.write_bytes(untrusted_contents)
    before = page.studio.document.layout
    page.studio.layouts.files.open(path)
    page.studio.layouts.files.import_scenes([path])
    qtbot.waitUntil(lambda: len(told) == 2)
    assert [error.code for error in told] == [code, code]
    assert all("x.recorder-layout" in error.sentence for error in told)
    assert page.studio.document.layout == before and len(scenes.scenes.rows) == 3


def test_the_strip_stays_folded_as_it_was_left(
    qtbot: QtBot, page: StudioPage, scenes: ScenesList
) -> None:
    fold = page.findChild(QToolButton, "scenes_fold_button")
    assert fold is not None
    height = page.scenes.height()
    fold.click()
    assert not scenes.isVisible()
    qtbot.waitUntil(lambda: page.scenes.height() < height - 60)
    assert page.studio.settings.flag("studio/scenes folded")
    fold.click()
    assert scenes.isVisible()
