"""The layers, the uppermost first, and how a row of them looks."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from recorder_gui.layout.document import Item, Video
from recorder_gui.state.phrases import joined
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.parts.naming_delegate import NamingDelegate
from recorder_gui.ui.studio.checks.words import sentence_of
from recorder_gui.ui.studio.source_faces import item_icon, item_name, kind_name
from recorder_gui.ui.theme import HALF, SPACE, colours_of

ROW = 32  # px
_ICON = 16
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
TROUBLES_ROLE = Qt.ItemDataRole.UserRole + 2  # sentences of the checks

Index = QModelIndex | QPersistentModelIndex


class LayersModel(QAbstractListModel):
    """Rows follow the committed layout; a name that is edited is the item's."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._rows: list[Item] = []
        studio.document.committed.connect(self.refresh)
        studio.checking.changed.connect(self.refresh)
        self.refresh()

    @property
    def rows(self) -> list[Item]:
        """The items, the uppermost first."""
        return self._rows

    def refresh(self) -> None:
        """In step with the document."""
        rows = list(reversed(self._studio.document.committed_layout.items))
        if [each.id for each in rows] == [each.id for each in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        item = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return item_name(item)
        if role == ITEM_ROLE:
            return item
        if role == TROUBLES_ROLE:
            return self._troubles(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self._troubles(item)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(item)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        self._studio.editing.rename(self._rows[index.row()].id, value.strip())
        return True

    def _spoken(self, item: Item) -> str:
        words = [item_name(item)]
        if isinstance(item, Video):
            words.append(kind_name(item.source.media_type))
        if item.locked:
            words.append(self.tr("locked"))
        if item.hidden:
            words.append(self.tr("hidden"))
        words += self._troubles(item)
        return joined(words)

    def _troubles(self, item: Item) -> list[str]:
        layout = self._studio.document.committed_layout
        return [sentence_of(each, layout) for each in self._studio.checking.of_item(item.id)]


def mark_rects(row: QRect) -> tuple[QRect, QRect]:
    """Where a row has its lock and its eye."""
    top = row.y() + (row.height() - _ICON) // 2
    eye = QRect(row.right() - SPACE - _ICON, top, _ICON, _ICON)
    return eye.translated(-(_ICON + SPACE), 0), eye


class LayerDelegate(NamingDelegate):
    """Icon, name, lock and eye; the marks show where they are on, or under the pointer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        editor.setGeometry(rect.adjusted(_ICON + 2 * SPACE, 1, -2 * (_ICON + SPACE), -1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(ITEM_ROLE)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        ratio = option.widget.devicePixelRatioF()  # pyright: ignore[reportAttributeAccessIssue]
        colours = colours_of(palette)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        row = rect.adjusted(1, 1, -1, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(row, 5, 5)
        elif hovered:
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(row, 5, 5)
        lock, eye = mark_rects(rect)
        if item.locked or hovered:
            name = "lock" if item.locked else "unlock"
            colour = colours.text if item.locked else colours.muted
            painter.drawPixmap(lock.topLeft(), icons.pixmap(name, _ICON, colour, ratio))
        if item.hidden or hovered:
            name = "eye-off" if item.hidden else "eye"
            colour = colours.text if item.hidden else colours.muted
            painter.drawPixmap(eye.topLeft(), icons.pixmap(name, _ICON, colour, ratio))
        right = lock.x() if hovered or item.locked else eye.x() if item.hidden else rect.right()
        if index.data(TROUBLES_ROLE):
            right -= _ICON + HALF
            mark = icons.pixmap("warning", _ICON - 2, colours.paused, ratio)
            painter.drawPixmap(right, lock.y() + 1, mark)
        painter.setOpacity(0.5 if item.hidden else 1.0)
        left = rect.x() + SPACE
        top = rect.y() + (ROW - _ICON) // 2
        icon = icons.pixmap(item_icon(item), _ICON, colours.muted, ratio)
        painter.drawPixmap(left, top, icon)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        words = QRect(left + _ICON + SPACE, rect.y(), right - left - _ICON - 3 * HALF, ROW)
        text = painter.fontMetrics().elidedText(
            item_name(item), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
