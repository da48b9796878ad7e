"""Grid and safe areas, drawn over the canvas in screen px."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from recorder_gui.layout.measures import ACTION_SAFE, TEXT_SAFE, grid_step, safe_area
from recorder_gui.layout.rectangle import Rectangle

_LEAST = 16  # px of the screen between two lines of the grid
_EVERY = 4  # each such line is stronger
_INK = QColor(255, 255, 255)
_SHADE = QColor(0, 0, 0)  # beside each line, so that it is seen on any picture

ToScreen = Callable[[QPointF], QPointF]


def draw_grid(painter: QPainter, canvas: Rectangle, to_screen: ToScreen, zoom: float) -> None:
    """Lines from the canvas's corner on, all of one strength at once."""
    step = grid_step(zoom, _LEAST)
    corner, far = to_screen(QPointF(0, 0)), to_screen(QPointF(canvas.w, canvas.h))
    left, top, right, bottom = corner.x(), corner.y(), far.x(), far.y()
    lines: dict[bool, list[QLineF]] = {False: [], True: []}
    for at in range(step, canvas.w, step):
        x = left + at * zoom
        lines[_is_strong(at, step)].append(QLineF(x, top, x, bottom))
    for at in range(step, canvas.h, step):
        y = top + at * zoom
        lines[_is_strong(at, step)].append(QLineF(left, y, right, y))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for colour, shift in ((_SHADE, 1.0), (_INK, 0.0)):
        painter.translate(shift, shift)
        for strong, alike in lines.items():
            faint = QColor(colour)
            faint.setAlphaF(0.34 if strong else 0.16)
            painter.setPen(QPen(faint, 1))
            painter.drawLines(alike)
        painter.translate(-shift, -shift)
    painter.restore()


def _is_strong(at: int, step: int) -> bool:
    return (at // step) % _EVERY == 0


def draw_safe_areas(
    painter: QPainter, canvas: Rectangle, to_screen: ToScreen, words: tuple[str, str]
) -> None:
    """Both areas with their names, and the middle of the canvas."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for margin, word in zip((ACTION_SAFE, TEXT_SAFE), words, strict=True):
        area = safe_area(canvas, margin)
        rect = QRectF(
            QPointF(to_screen(QPointF(area.x, area.y))),
            QPointF(to_screen(QPointF(area.right, area.bottom))),
        )
        for colour, width in ((_SHADE, 3), (_INK, 1)):
            line = QColor(colour)
            line.setAlphaF(0.55 if colour is _SHADE else 0.95)
            painter.setPen(QPen(line, width, Qt.PenStyle.SolidLine))
            painter.drawRect(rect)
        _name(painter, rect, word, at_left=margin == ACTION_SAFE)
    _cross(painter, QPointF(to_screen(QPointF(*canvas.centre))))
    painter.restore()


def _name(painter: QPainter, rect: QRectF, word: str, *, at_left: bool) -> None:
    """On the upper edge, on a ground of its own."""
    metrics = painter.fontMetrics()
    label = QRectF(0, 0, metrics.horizontalAdvance(word) + 8, metrics.height())
    label.moveTop(rect.top() - label.height() / 2)
    if at_left:
        label.moveLeft(rect.left() + 12)
    else:
        label.moveRight(rect.right() - 12)
    painter.fillRect(label, _SHADE)
    painter.setPen(_INK)
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, word)


def _cross(painter: QPainter, middle: QPointF) -> None:
    for colour, width in ((_SHADE, 3), (_INK, 1)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(middle - QPointF(10, 0), middle + QPointF(10, 0))
        painter.drawLine(middle - QPointF(0, 10), middle + QPointF(0, 10))
