"""Draws a table's cells by itself, many times faster than through the style: a table that fills the
screen is painted within a frame even where its model and its style are Python.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from recorder_gui.ui.parts.plain_tip import plain_tip
from recorder_gui.ui.theme import SPACE, blend, colours_of

Index = QModelIndex | QPersistentModelIndex

_SELECTED = QStyle.StateFlag.State_Selected.value  # plain numbers: flags of an enum are slow
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_TINT = 0.16  # of a row that changed
_LINE = 2  # px, below one that changed and is chosen
_MOST_MEASURED = 4_000  # texts whose width is remembered
_CHANGES = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}


class CellDelegate(QStyledItemDelegate):
    """For every column of `view`; those in `numeric` are aligned at their right.

    `is_marked` tells of a row whether it changed a moment ago: it has a ground of its own.
    """

    def __init__(
        self,
        view: QTableView,
        numeric: frozenset[int] = frozenset(),
        is_marked: Callable[[int], bool] | None = None,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._numeric = numeric
        self._is_marked = is_marked
        view.installEventFilter(self)
        self._read_look()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        self.paint_ground(painter, rect, option, index.row())
        text = index.data()
        if not text:
            return
        width = rect.width() - 2 * SPACE
        text = self._fitting.get((text, width)) or self._fit(text, width)
        painter.setPen(self._ink)
        aligned = _RIGHT if index.column() in self._numeric else _LEFT
        x, y = rect.x() + SPACE, rect.y()
        painter.drawText(x, y, width, rect.height(), aligned, text)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A text that is cut off is shown whole."""
        text = str(index.data() or "") if event.type() == QEvent.Type.ToolTip else ""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        if self._metrics.horizontalAdvance(text) > rect.width() - 2 * SPACE:
            QToolTip.showText(event.globalPos(), plain_tip(text), view)
            return True
        return super().helpEvent(event, view, option, index)

    def paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, row: int
    ) -> None:
        """What is chosen has a soft ground, what changed another, and a line where it is both; the
        current cell of a row that is not chosen has a frame."""
        state: int = option.state.value  # pyright: ignore[reportAttributeAccessIssue]
        marked = self._is_marked is not None and self._is_marked(row)
        if marked and not state & _SELECTED:
            painter.fillRect(rect, self._changed)
        if state & _SELECTED:
            painter.fillRect(rect, self._chosen)
            if marked:
                painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), _LINE, self._line)
        elif state & _FOCUSED:
            painter.setPen(self._frame)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow palette and font of the table."""
        if watched is not self._view:
            return super().eventFilter(watched, event)
        if event.type() in _CHANGES:
            self._read_look()
        return False  # the base class takes whatever it filters for an editor

    def _fit(self, text: str, width: int) -> str:
        """The text, or what of it is shown in `width` px; measuring takes as long as drawing."""
        fitting = text
        if self._metrics.horizontalAdvance(text) > width:
            fitting = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        if len(self._fitting) >= _MOST_MEASURED:
            self._fitting.clear()
        self._fitting[text, width] = fitting
        return fitting

    def _read_look(self) -> None:
        self._fitting: dict[tuple[str, int], str] = {}
        palette = self._view.palette()
        self._metrics = QFontMetrics(self._view.font())
        self._ink = palette.color(QPalette.ColorRole.Text)
        self._chosen = palette.color(QPalette.ColorRole.Highlight)
        colours = colours_of(palette)
        self._changed = blend(colours.paused, colours.surface, _TINT)
        self._line = QColor(colours.paused)
        self._frame = QColor(colours_of(palette).accent)
