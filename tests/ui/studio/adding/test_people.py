"""People by hand: added one by one, pasted, corrected where they stand; the canvas follows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.ui.studio.adding.people_dialog import PeopleDialog
from recorder_gui.ui.studio.adding.people_table import PeopleTable
from recorder_gui.ui.studio.page import StudioPage


@pytest.fixture
def dialog(page: StudioPage) -> PeopleDialog:
    page.ask_for_source()
    found = page.findChild(PeopleDialog)
    assert found is not None
    return found


def table_of(dialog: PeopleDialog) -> PeopleTable:
    found = dialog.findChild(PeopleTable, "people_table")
    assert found is not None
    return found


def press(dialog: PeopleDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None and button.isEnabled()
    button.click()


def write(table: PeopleTable, row: int, column: int, text: str) -> None:
    item = table.item(row, column)
    assert item is not None
    item.setText(text)


def users(page: StudioPage) -> set[str]:
    return {source.key.user_id for source in page.studio.roster.sources}


def test_one_is_added_in_the_empty_row_and_another_empty_row_follows(
    page: StudioPage, dialog: PeopleDialog
) -> None:
    table = table_of(dialog)
    last = table.rowCount() - 1
    write(table, last, 0, "Grace")
    assert table.rowCount() == last + 2
    press(dialog, "people_done")
    assert page.studio.roster.find(SourceKey("Grace", "1", MediaType.CAMERA)) is not None
    assert "user 0" in users(page)


def test_a_table_is_pasted_and_lines_that_are_none_are_told(
    page: StudioPage, dialog: PeopleDialog
) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("Ada\t7\tscreen\nnobody\n李雷,8,麦克风\nuser 0,1,camera")
    table = table_of(dialog)
    before = table.rowCount()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert table.rowCount() == before + 2  # who is there already stays once
    press(dialog, "people_paste")
    assert "line 2" in dialog._told.text() and table.rowCount() == before + 2
    press(dialog, "people_done")
    assert page.studio.roster.find(SourceKey("Ada", "7", MediaType.SCREEN)) is not None
    assert page.studio.roster.find(SourceKey("李雷", "8", MediaType.MICROPHONE)) is not None


def test_a_correction_is_followed_by_canvas_sound_and_caption(
    page: StudioPage, dialog: PeopleDialog
) -> None:
    studio = page.studio
    studio.editing.place(SourceKey("user 0", "1", MediaType.CAMERA))
    studio.editing.caption()
    table = table_of(dialog)
    for row in range(table.rowCount()):
        if table.item(row, 0).text() == "user 0":  # type: ignore[union-attr]
            write(table, row, 0, "Grace")
    press(dialog, "people_done")
    layout = studio.document.committed_layout
    assert [video.source.user_id for video in layout.videos] == ["Grace"]
    assert [key.user_id for key in layout.sound] == ["Grace"]
    assert [text.content for text in layout.subtitles] == ["Grace"]
    assert "user 0" not in users(page)
    studio.document.undo_stack.undo()
    assert studio.document.committed_layout.videos[0].source.user_id == "user 0"


def test_rows_are_removed_and_cancel_leaves_everything(
    page: StudioPage, dialog: PeopleDialog
) -> None:
    before = page.studio.roster.by_hand()
    table = table_of(dialog)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(table.filled().members) == len(before) - 1
    dialog.reject()
    assert page.studio.roster.by_hand() == before


def test_what_lacks_an_id_cannot_be_kept(page: StudioPage, dialog: PeopleDialog) -> None:
    table = table_of(dialog)
    write(table, 0, 1, " ")
    done = dialog.findChild(QPushButton, "people_done")
    assert done is not None and not done.isEnabled() and "row 1" in dialog._told.text()
    write(table, 0, 1, "5")
    assert done.isEnabled()
    dialog.reject()
