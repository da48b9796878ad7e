"""Stop: a press asks, holding it down for a second stops at once.

Object name: `stop_button`.
"""

from PySide6.QtCore import QElapsedTimer, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from recorder_gui.ui import icons
from recorder_gui.ui.theme import RADIUS, colours_of

_REDRAW = 30  # ms
_EDGE = 3.0  # px, the line that grows while it is held


class StopButton(QPushButton):
    """Signals: `asked`: pressed and let go; `held`: held down for `hold` seconds."""

    asked = Signal()
    held = Signal()

    def __init__(self, parent: QWidget | None = None, *, hold: float = 1.0) -> None:
        super().__init__(parent)
        self.setObjectName("stop_button")
        self.setIcon(icons.icon("stop"))
        self._hold = hold
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_REDRAW)
        self._timer.timeout.connect(self._on_tick)
        self._done = False
        self.pressed.connect(self._on_pressed)
        self.released.connect(self._on_released)
        self.clicked.connect(self._on_clicked)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and how long it has been held."""
        super().paintEvent(event)
        if not self._timer.isActive():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = min(1.0, self._since.elapsed() / (self._hold * 1000))
        colour = QColor(colours_of(self).recording)
        line = QRectF(1, self.height() - _EDGE - 1, (self.width() - 2) * share, _EDGE)
        painter.setPen(colour)
        painter.setBrush(colour)
        painter.drawRoundedRect(line, min(RADIUS, _EDGE / 2), _EDGE / 2)
        painter.end()

    def _on_pressed(self) -> None:
        self._done = False
        self._since.start()
        self._timer.start()

    def _on_tick(self) -> None:
        self.update()
        if self.isDown() and self._since.elapsed() >= self._hold * 1000:
            self._timer.stop()
            self._done = True
            self.held.emit()

    def _on_released(self) -> None:
        self._timer.stop()
        self.update()

    def _on_clicked(self) -> None:
        if not self._done:
            self.asked.emit()
