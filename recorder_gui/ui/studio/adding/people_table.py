"""The people of a group as a table that is filled in, pasted into and corrected where it stands.

Object name: `people_table`.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.state.studio.members import members_of_table
from recorder_gui.ui import icons
from recorder_gui.ui.parts.flat_header import flatten
from recorder_gui.ui.studio.source_faces import kind_icon, kind_name
from recorder_gui.ui.theme import SPACE

_USER, _MEDIA, _KIND = range(3)
_ORIGIN = Qt.ItemDataRole.UserRole + 1  # of the first cell: the key that the row began with
_TYPE = Qt.ItemDataRole.UserRole + 2
KINDS = (MediaType.CAMERA, MediaType.MICROPHONE, MediaType.SCREEN, MediaType.WHITEBOARD)
Index = QModelIndex | QPersistentModelIndex


class Filled(Struct, frozen=True):
    """What the table says: the members, those that are corrected ones by their old key, and the
    numbers from 1 of the rows that are begun and lack something."""

    members: tuple[MediaSource, ...]
    renamed: dict[SourceKey, SourceKey]
    unfinished: tuple[int, ...]


class PeopleTable(QTableWidget):
    """Its last row is always empty, for the next one. Signal `edited`."""

    edited = Signal()

    def __init__(self, members: Sequence[MediaSource], parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("people_table")
        self._filling = False
        self.setItemDelegateForColumn(_KIND, _KindDelegate(self))
        self.setEditTriggers(
            QTableWidget.EditTrigger.AnyKeyPressed
            | QTableWidget.EditTrigger.DoubleClicked
            | QTableWidget.EditTrigger.SelectedClicked
            | QTableWidget.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(True)
        header = self.horizontalHeader()
        flatten(header)
        header.setMinimumHeight(4 * SPACE)
        header.setSectionResizeMode(_USER, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_MEDIA, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setColumnWidth(_KIND, 150)
        self.append(members, known=True)
        self.itemChanged.connect(self._on_item_changed)

    def set_headings(self, user: str, media: str, kind: str) -> None:
        """In the user's language."""
        self.setHorizontalHeaderLabels([user, media, kind])

    def append(self, members: Sequence[MediaSource], *, known: bool = False) -> None:
        """Rows for `members` before the empty one; `known`: they are members already."""
        self._filling = True
        if self.rowCount():
            self.removeRow(self.rowCount() - 1)
        for member in members:
            origin = _key(member) if known else None
            self._add_row(member.user_id, member.media_id, member.media_type, origin)
        self._add_row("", "", MediaType.CAMERA, None)
        self._filling = False
        self.edited.emit()

    def paste(self, untrusted_text: str) -> tuple[int, tuple[int, ...]]:
        """Rows for a pasted table: how many, and the lines that are none."""
        members, wrong = members_of_table(untrusted_text)
        known = {_key(member) for member in self.filled().members}
        fresh = [member for member in members if _key(member) not in known]
        self.append(fresh)
        return len(fresh), wrong

    def remove_chosen(self) -> None:
        """Take out the rows in which something is chosen."""
        rows = {index.row() for index in self.selectedIndexes()} or {self.currentRow()}
        for row in sorted(rows - {self.rowCount() - 1, -1}, reverse=True):
            self.removeRow(row)
        self.edited.emit()

    def filled(self) -> Filled:
        """What it says now."""
        members: dict[SourceKey, MediaSource] = {}
        renamed: dict[SourceKey, SourceKey] = {}
        unfinished: list[int] = []
        for row in range(self.rowCount()):
            user, media = (self._text(row, column) for column in (_USER, _MEDIA))
            if not user or not media:
                if user or (media and row < self.rowCount() - 1):
                    unfinished.append(row + 1)
                continue
            kind: MediaType = self._data(row, _KIND, _TYPE)
            key = SourceKey(user, media, kind)
            members[key] = MediaSource(user_id=user, media_id=media, media_type=kind)
            origin: SourceKey | None = self._data(row, _USER, _ORIGIN)
            if origin is not None and origin != key:
                renamed[origin] = key
        return Filled(tuple(members.values()), renamed, tuple(unfinished))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste takes a whole table, Delete takes rows out."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
        else:
            super().keyPressEvent(event)

    def _add_row(self, user: str, media: str, kind: MediaType, origin: SourceKey | None) -> None:
        row = self.rowCount()
        self.insertRow(row)
        first = QTableWidgetItem(user)
        first.setData(_ORIGIN, origin)
        self.setItem(row, _USER, first)
        self.setItem(row, _MEDIA, QTableWidgetItem(media))
        last = QTableWidgetItem()
        _set_kind(last, kind)
        self.setItem(row, _KIND, last)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def _data(self, row: int, column: int, role: int) -> Any:
        item = self.item(row, column)
        return None if item is None else item.data(role)

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        last = self.rowCount() - 1
        if item.row() == last and self._text(last, _USER):
            self._filling = True
            if not self._text(last, _MEDIA):
                self.setItem(last, _MEDIA, QTableWidgetItem("1"))
            self._add_row("", "", MediaType.CAMERA, None)
            self._filling = False
        self.edited.emit()


class _KindDelegate(QStyledItemDelegate):
    """A list of the kinds in the cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The kinds to choose from."""
        box = QComboBox(parent)
        for kind in KINDS:
            box.addItem(icons.icon(kind_icon(kind)), kind_name(kind), kind)
        box.activated.connect(lambda: (self.commitData.emit(box), self.closeEditor.emit(box)))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """As it is."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(_TYPE)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """As it was chosen."""
        table = self.parent()
        if isinstance(editor, QComboBox) and isinstance(table, PeopleTable):
            item = table.item(index.row(), index.column())
            if item is not None:
                _set_kind(item, editor.currentData())


def _set_kind(item: QTableWidgetItem, kind: MediaType) -> None:
    item.setData(_TYPE, kind)
    item.setText(kind_name(kind))
    item.setIcon(icons.icon(kind_icon(kind)))


def _key(member: MediaSource) -> SourceKey:
    return SourceKey(member.user_id, member.media_id, member.media_type)
