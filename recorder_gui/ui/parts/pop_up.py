"""A small panel over the window that goes when one clicks elsewhere or presses Esc."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recorder_gui.ui.theme import SPACE, colours_of


class PopUp(QFrame):
    """Its contents go into `column`; it deletes itself when it closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.column.setSpacing(SPACE + SPACE // 2)

    def open_above(self, widget: QWidget, shift: QPoint) -> None:
        """Above `widget`, right edges in line, whole on the screen."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width(), 0))
        at = corner - QPoint(self.width(), self.height()) + shift
        room = widget.screen().availableGeometry()
        left = min(max(room.left(), at.x()), room.right() - self.width())
        self.move(left, max(room.top(), at.y()))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plain ground with an outline."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setPen(QColor(colours.field_border))
        painter.setBrush(QColor(colours.surface))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
