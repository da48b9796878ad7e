"""A thin flat bar that fills as work is done."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from recorder_gui.ui.theme import colours_of

_HEIGHT = 6  # px


class ProgressLine(QProgressBar):
    """A QProgressBar without words; its value and range are what assistive technology reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As thin as it is drawn."""
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As thin as it is drawn."""
        return QSize(24, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw groove and share."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.border))
        groove = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        painter.drawRoundedRect(groove, _HEIGHT / 2, _HEIGHT / 2)
        steps = self.maximum() - self.minimum()
        if steps > 0 and self.value() > self.minimum():
            share = (self.value() - self.minimum()) / steps
            groove.setWidth(max(_HEIGHT, groove.width() * share))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(groove, _HEIGHT / 2, _HEIGHT / 2)
        painter.end()
