"""Draws a cell as a coloured badge instead of as a bare word."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from recorder_gui.state.paging.model import ITEM_ROLE
from recorder_gui.ui.parts.state_badge import badge_size, paint_badge
from recorder_gui.ui.theme import SPACE, Colours, caption_font, colours_of

Index = QModelIndex | QPersistentModelIndex


class BadgeDelegate(QStyledItemDelegate):
    """`colour` gives the colour for an item of the model; the word is the cell's own text."""

    def __init__(self, colour: Callable[[object, Colours], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = colour

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell's ground as it is, and the badge on it."""
        item = index.data(ITEM_ROLE)
        if item is None:
            super().paint(painter, option, index)
            return
        text = index.data(Qt.ItemDataRole.DisplayRole)
        self.initStyleOption(option, index)
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        widget: QWidget = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        painter.save()
        painter.setFont(caption_font(option.font))  # pyright: ignore[reportAttributeAccessIssue]
        palette = widget.palette()
        colour = self._colour(item, colours_of(palette))
        rect = option.rect.adjusted(SPACE, 0, -SPACE // 2, 0)  # pyright: ignore[reportAttributeAccessIssue]
        paint_badge(painter, rect, text, colour, palette)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the badge."""
        size = super().sizeHint(option, index)
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        badge = badge_size(text, option.fontMetrics)  # pyright: ignore[reportAttributeAccessIssue]
        return QSize(badge.width() + 2 * SPACE, max(size.height(), badge.height()))
