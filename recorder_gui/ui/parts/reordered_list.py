"""A list whose rows are dragged to another place; a line shows where a row would go."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QListView, QWidget

from recorder_gui.ui.theme import HALF, colours_of


class ReorderedList(QListView):
    """Works in both flows, from top to bottom and from left to right.

    Signals: `row_dropped(row, before)`: a row was let go between two others, `before` being the row
    that it would stand in front of (the count of rows for the end); `row_clicked(row)`: it was
    pressed with the left button and let go where it was.
    """

    row_dropped = Signal(int, int)
    row_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._drop_row = -1

    @property
    def is_dragging(self) -> bool:
        """Whether a row is held by the mouse."""
        return self._pressed is not None

    def let_go(self) -> None:
        """The row that is held stays where it was."""
        self._pressed, self._drop_row = None, -1
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and get ready to drag."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(at).isValid():
            self._pressed = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the row would go."""
        at = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
        elif (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._drop_row = self._row_for(at)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell where the row was put, or that it was clicked."""
        pressed, before = self._pressed, self._drop_row
        row = -1 if pressed is None else self.indexAt(pressed).row()
        self.let_go()
        if row >= 0 and before >= 0:
            self.row_dropped.emit(row, before)
            return
        super().mouseReleaseEvent(event)
        if row >= 0:
            self.row_clicked.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and where a dragged one would go."""
        super().paintEvent(event)
        rows = self.model().rowCount()
        if self._drop_row < 0 or rows == 0:
            return
        beyond = self._drop_row >= rows
        rect = self.visualRect(self.model().index(min(self._drop_row, rows - 1), 0))
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(colours_of(self).accent), 2))
        if self._is_row():
            x = rect.right() if beyond else rect.left()
            painter.drawLine(x, rect.top() + HALF, x, rect.bottom() - HALF)
        else:
            y = rect.bottom() if beyond else rect.top()
            painter.drawLine(rect.left() + HALF, y, rect.right() - HALF, y)
        painter.end()

    def _is_row(self) -> bool:
        return self.flow() == QListView.Flow.LeftToRight

    def _row_for(self, at: QPoint) -> int:
        """The row before which a drop would put it."""
        rows = self.model().rowCount()
        for row in range(rows):
            centre = self.visualRect(self.model().index(row, 0)).center()
            if at.x() < centre.x() if self._is_row() else at.y() <= centre.y():
                return row
        return rows
