"""The state in a word beside a lamp, to be read from across the room.

Object name: `recording_state`.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from recorder_gui.protocol.states import Status
from recorder_gui.state.status_names import status_name
from recorder_gui.ui.parts.state_badge import status_colour
from recorder_gui.ui.theme import SPACE, colours_of, scaled_font

_LAMP = 18  # px
_LIT = (Status.RECORDING, Status.PAUSED, Status.FAILED)


class StateLight(QWidget):
    """Shows one state; None shows that nothing runs. As wide as the two words that come and go
    most, so that the times beside it stay where they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recording_state")
        self._status: int | None = None
        self.setFont(scaled_font(self.font(), 1.25, QFont.Weight.DemiBold))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.set_status(None)

    @property
    def status(self) -> int | None:
        """The state shown."""
        return self._status

    def set_status(self, status: int | None) -> None:
        """Show `status`, a number of the wire."""
        name = status_name(status)
        if status == self._status and name == self.accessibleName():
            return
        self._status = status
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Lamp and word."""
        metrics = QFontMetrics(self.font())
        words = [self.accessibleName(), *map(status_name, (Status.RECORDING, Status.PAUSED))]
        width = max(metrics.horizontalAdvance(word) for word in words)
        return QSize(_LAMP + SPACE + width, max(_LAMP, metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """The whole word."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.set_status(self._status)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A full lamp while it records, two bars while it is held, a ring where nothing runs."""
        colours = colours_of(self)
        colour = QColor(status_colour(self._status, colours))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lamp = QRectF(1, (self.height() - _LAMP) / 2 + 1, _LAMP - 2, _LAMP - 2)
        if self._status == Status.PAUSED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for left in (0.14, 0.58):
                bar = QRectF(lamp.x() + lamp.width() * left, lamp.y(), lamp.width() * 0.28, 0)
                bar.setHeight(lamp.height())
                painter.drawRoundedRect(bar, 1.5, 1.5)
        else:
            lit = self._status in _LIT
            painter.setPen(Qt.PenStyle.NoPen if lit else QPen(colour, 2))
            painter.setBrush(colour if lit else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(lamp if lit else lamp.adjusted(1, 1, -1, -1))
        painter.setPen(QColor(colours.text))
        words = self.rect().adjusted(_LAMP + SPACE, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.accessibleName())
        painter.end()
