"""What the canvas says to those who listen, in Chinese: no English is left between it."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recorder_gui.protocol.fields import MediaType, SubtitleType
from recorder_gui.state.language import Language, LanguageChoice
from recorder_gui.ui.studio.canvas.spoken.interface import ItemInterface
from recorder_gui.ui.studio.canvas.spoken.item_actions import ITEM_ACTIONS
from recorder_gui.ui.studio.page import StudioPage

_ENGLISH = re.compile("[A-Za-z]{2,}")
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[Language]:
    language = Language(qapp, LanguageChoice.CHINESE)
    yield language
    language.set_choice(LanguageChoice.ENGLISH)
    language.remove()


def _items(page: StudioPage) -> list[QWidget]:
    widgets = page.canvas.viewport().findChildren(QWidget)
    return [each for each in widgets if each.objectName().startswith("canvas_item")]


def _english(sentence: str) -> list[str]:
    return _ENGLISH.findall(sentence.replace("user", ""))  # a name stays as it is


def test_items_and_what_can_be_done_with_them_are_chinese(
    chinese: Language, page: StudioPage, qtbot: QtBot
) -> None:
    cameras = [s.key for s in page.studio.roster.sources if s.key.media_type is MediaType.CAMERA]
    page.studio.editing.place(cameras[0])
    page.studio.editing.add_text(SubtitleType.CLOCK)
    page.studio.editing.set_locked(page.studio.document.selected_ids, True)
    qtbot.waitUntil(lambda: bool(_items(page)))
    names = [each.accessibleName() for each in _items(page)]
    assert len(names) == 2 and all(names)
    assert [_english(name) for name in names] == [[], []]
    interface = ItemInterface(page.canvas, page.studio.document.selected_ids[0], page.studio)
    for action in ITEM_ACTIONS:
        assert _english(interface.localizedActionName(action)) == [], action
        assert _english(interface.localizedActionDescription(action)) == [], action


def test_what_happens_is_announced_in_chinese(chinese: Language, page: StudioPage) -> None:
    said: list[str] = []
    page.canvas.announcer.announced.connect(said.append)
    cameras = [s.key for s in page.studio.roster.sources if s.key.media_type is MediaType.CAMERA]
    for key in cameras[:2]:
        page.studio.editing.place(key)
    page.activateWindow()
    page.canvas.setFocus()
    document = page.studio.document
    QTest.keyClick(page.canvas, Qt.Key.Key_Right)
    QTest.keyClick(page.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    page.actions_of_studio.select_all.trigger()
    document.undo_stack.undo()
    document.select([])
    document.undo_stack.redo()
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Tab)
    assert len(said) >= 7
    assert [sentence for sentence in said if _english(sentence)] == []
