"""The stage: the black canvas on its ground, and the veil over what lies beyond it."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.ui.theme import Colours

_VEIL = 0.82  # of the stage's colour over what is not recorded


def paint_ground(painter: QPainter, rect: QRectF, canvas: Rectangle, colours: Colours) -> None:
    """The stage, and on it the black canvas; `rect` in canvas px."""
    black = _area(canvas)
    if not black.contains(rect):
        painter.fillRect(rect, QColor(colours.stage))
    painter.fillRect(black.intersected(rect), Qt.GlobalColor.black)


def paint_veil(
    painter: QPainter,
    shown: QRectF,
    canvas: Rectangle,
    to_view: QTransform,
    whole: QRect,
    colours: Colours,
) -> None:
    """What lies beyond the canvas is not recorded: shown faintly.

    `shown`: what is painted anew, canvas px; `to_view`: from there to px of the view, all of which
    is `whole`.
    """
    inside = _area(canvas)
    near = 2 / to_view.m11()
    if inside.contains(shown.adjusted(-near, -near, 0, 0)):
        return
    hole = to_view.mapRect(inside)
    veil = QColor(colours.stage)
    veil.setAlphaF(_VEIL)
    edge = hole.toAlignedRect()
    beside = whole.adjusted(0, edge.top(), 0, 0)
    beside.setBottom(min(edge.bottom(), whole.bottom()))
    for part in (
        QRect(whole.topLeft(), QPoint(whole.right(), edge.top() - 1)),
        QRect(QPoint(whole.left(), edge.bottom() + 1), whole.bottomRight()),
        QRect(beside.topLeft(), QPoint(edge.left() - 1, beside.bottom())),
        QRect(QPoint(edge.right() + 1, beside.top()), beside.bottomRight()),
    ):
        if part.isValid():
            painter.fillRect(part, veil)
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(edge.adjusted(-1, -1, 0, 0))


def _area(canvas: Rectangle) -> QRectF:
    return QRectF(canvas.x, canvas.y, canvas.w, canvas.h)
