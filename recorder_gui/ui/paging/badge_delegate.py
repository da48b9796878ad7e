"""Draws a cell as a coloured badge instead of as a bare word."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from recorder_gui.state.paging.model import ITEM_ROLE
from recorder_gui.ui.paging.cell_delegate import CellDelegate
from recorder_gui.ui.parts.state_badge import badge_size, paint_badge
from recorder_gui.ui.theme import SPACE, Colours, caption_font, colours_of

Index = QModelIndex | QPersistentModelIndex
_MOST_KEPT = 100


class BadgeDelegate(CellDelegate):
    """`colour` gives the colour for an item of the model; the word is the cell's own text.

    Each badge is drawn once and kept as a picture.
    """

    def __init__(
        self,
        colour: Callable[[object, Colours], str],
        view: QTableView,
        is_marked: Callable[[int], bool] | None = None,
    ) -> None:
        self._colour = colour
        self._badges: dict[tuple[str, str, int, float], QPixmap] = {}
        super().__init__(view, is_marked=is_marked)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell's ground, and the badge on it."""
        item = index.data(ITEM_ROLE)
        if item is None:
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        self.paint_ground(painter, rect, option, index.row())
        colour = self._colour(item, self._colours)
        badge = self._badge(index.data(), colour, rect.width() - SPACE - SPACE // 2)
        height = round(badge.height() / badge.devicePixelRatio())
        top = rect.y() + (rect.height() - height) // 2
        painter.drawPixmap(QPoint(rect.x() + SPACE, top), badge)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the badge."""
        size = super().sizeHint(option, index)
        badge = badge_size(index.data() or "", QFontMetrics(self._font))
        return QSize(badge.width() + 2 * SPACE, max(size.height(), badge.height()))

    def _badge(self, text: str, colour: str, width: int) -> QPixmap:
        ratio = self._view.devicePixelRatioF()
        key = (text, colour, width, ratio)
        badge = self._badges.get(key)
        if badge is None:
            if len(self._badges) >= _MOST_KEPT:
                self._badges.clear()
            badge = self._badges[key] = self._drawn(text, colour, width, ratio)
        return badge

    def _drawn(self, text: str, colour: str, width: int, ratio: float) -> QPixmap:
        size = badge_size(text, QFontMetrics(self._font))
        size.setWidth(max(1, min(width, size.width())))
        picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(self._font)
        paint_badge(painter, QRect(QPoint(0, 0), size), text, colour, self._view.palette())
        painter.end()
        return picture

    def _read_look(self) -> None:
        super()._read_look()
        self._badges.clear()
        self._font = caption_font(self._view.font())
        self._colours = colours_of(self._view)
