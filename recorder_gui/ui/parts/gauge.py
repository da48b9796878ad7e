"""A thin bar that shows how much of a limit is used, with its words beside it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recorder_gui.ui.theme import caption_font, colours_of

_BAR_HEIGHT = 6  # px
_LEAST_WIDTH = 120
_NEARLY_FULL = 0.9


class Gauge(QWidget):
    """A share from 0 to 1, or no bar at all where there is no limit (None), and a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._text = ""
        self.setFont(caption_font(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_value(self, share: float | None, text: str) -> None:
        """Show `share` of the limit as `text`."""
        self._share = None if share is None else min(1.0, max(0.0, share))
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words, and under them the bar."""
        width = self.fontMetrics().horizontalAdvance(self._text)
        bar = 0 if self._share is None else _BAR_HEIGHT + 2
        least = 0 if self._share is None else _LEAST_WIDTH
        return QSize(max(least, width), self.fontMetrics().height() + bar)

    def minimumSizeHint(self) -> QSize:
        """As wide as the words, so that no digit is cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words and bar."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.muted))
        words = self.rect().adjusted(0, 0, 0, -(_BAR_HEIGHT + 2) if self._share is not None else 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._text
        )
        if self._share is not None:
            groove = QRectF(0, self.height() - _BAR_HEIGHT, self.width(), _BAR_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.border))
            painter.drawRoundedRect(groove, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
            if self._share > 0:
                filled = QRectF(groove)
                filled.setWidth(max(_BAR_HEIGHT, groove.width() * self._share))
                full = self._share >= _NEARLY_FULL
                painter.setBrush(QColor(colours.recording if full else colours.accent))
                painter.drawRoundedRect(filled, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        painter.end()
