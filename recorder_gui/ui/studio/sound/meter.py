"""A level meter: how loud a microphone is, from -60 dBFS at the left to 0 at the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from recorder_gui.state.studio.watching.vitals import SILENT_BELOW
from recorder_gui.ui.theme import Colours

_HEIGHT = 5.0  # px
_LOUD = -9.0  # dBFS: from here it is near the limit
_TOO_LOUD = -1.0


def share_of(level: float) -> float:
    """How much of the meter is filled, 0 to 1."""
    return min(1.0, max(0.0, 1 - level / SILENT_BELOW))


def paint_meter(painter: QPainter, box: QRectF, level: float, colours: Colours) -> None:
    """Draw it in the middle of `box`."""
    groove = QRectF(box.x(), box.center().y() - _HEIGHT / 2, box.width(), _HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.border))
    painter.drawRoundedRect(groove, _HEIGHT / 2, _HEIGHT / 2)
    filled = QRectF(groove)
    filled.setWidth(groove.width() * share_of(level))
    if filled.width() >= 1:
        painter.setBrush(QColor(_colour(level, colours)))
        painter.drawRoundedRect(filled, _HEIGHT / 2, _HEIGHT / 2)
    painter.restore()


def _colour(level: float, colours: Colours) -> str:
    if level >= _TOO_LOUD:
        return colours.recording
    return colours.paused if level >= _LOUD else colours.ok
