"""What is drawn over the canvas and never recorded: outlines, handles, guides, the rubber band.

All of it in screen px, so that it is as fine at any zoom.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.guides import Axis, Guide, GuideKind
from recorder_gui.ui.studio.canvas.handles import HANDLE_DRAWN, handle_squares
from recorder_gui.ui.theme import Colours

_GUIDE = "#ff3d8b"  # seen on any picture, in both themes
_BESIDE = 16  # px from a box to its size
_ON_GUIDE = "#2b0013"
_SELECTION = "#4b8dff"


class Overlay:
    """Draws with `to_screen`, which maps a point of the canvas to the viewport."""

    def __init__(self, painter: QPainter, to_screen, colours: Colours) -> None:
        self._painter = painter
        self._to_screen = to_screen
        self._colours = colours

    def rect(self, box: Rectangle | QRectF) -> QRectF:
        """A box of the canvas, in px of the viewport."""
        if isinstance(box, Rectangle):
            box = QRectF(box.x, box.y, box.w, box.h)
        return QRectF(
            QPointF(self._to_screen(box.topLeft())), QPointF(self._to_screen(box.bottomRight()))
        )

    def dim_outside(self, canvas: Rectangle, viewport: QRectF) -> None:
        """What lies beyond the canvas is not recorded: shown faintly."""
        hole, whole = self.rect(canvas).toAlignedRect(), viewport.toAlignedRect()
        veil = QColor(self._colours.stage)
        veil.setAlphaF(0.82)
        self._painter.save()
        self._painter.setClipRegion(QRegion(whole).subtracted(QRegion(hole)))
        self._painter.fillRect(whole, veil)
        self._painter.restore()
        self._painter.setPen(QPen(QColor(self._colours.border), 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(self.rect(canvas).adjusted(-0.5, -0.5, 0.5, 0.5))

    def outlines(self, boxes: Iterable[tuple[Rectangle, bool, bool]]) -> None:
        """The selected items: box, locked, hidden."""
        for box, locked, hidden in boxes:
            style = Qt.PenStyle.DashLine if hidden else Qt.PenStyle.SolidLine
            colour = QColor(self._colours.paused if locked else _SELECTION)
            self._frame(self.rect(box), QPen(colour, 2, style))

    def hover(self, box: Rectangle) -> None:
        """The item that a click would take."""
        colour = QColor(_SELECTION)
        colour.setAlphaF(0.75)
        self._frame(self.rect(box), QPen(colour, 1))

    def focus(self, viewport: QRectF) -> None:
        """The keyboard is here."""
        self._frame(viewport.adjusted(1, 1, -1, -1), QPen(QColor(self._colours.accent), 2))

    def slot(self, box: Rectangle) -> None:
        """Where a dragged source would go."""
        fill = QColor(_SELECTION)
        fill.setAlphaF(0.25)
        self._painter.fillRect(self.rect(box), fill)
        self._frame(self.rect(box), QPen(QColor(_SELECTION), 2, Qt.PenStyle.DashLine))

    def handles(self, box: Rectangle) -> None:
        """The eight handles of the selection's outline."""
        self._painter.setPen(QPen(QColor(_SELECTION), 1.5))
        self._painter.setBrush(QColor("white"))
        for square in handle_squares(box, self._to_screen, HANDLE_DRAWN).values():
            self._painter.drawRoundedRect(square, 1.5, 1.5)

    def guides(self, guides: Iterable[Guide]) -> None:
        """Lines first, then what is measured with its length in px over them."""
        ordered = sorted(guides, key=lambda guide: guide.kind is not GuideKind.LINE)
        for guide in ordered:
            if guide.kind is GuideKind.LINE:
                self._line(guide, Qt.PenStyle.SolidLine)
            elif guide.kind is GuideKind.REACH:
                self._line(guide, Qt.PenStyle.DashLine)
            else:
                self._measure(guide)

    def band(self, band: QRectF) -> None:
        """The rubber band."""
        fill = QColor(_SELECTION)
        fill.setAlphaF(0.15)
        self._painter.fillRect(self.rect(band), fill)
        self._frame(self.rect(band), QPen(QColor(_SELECTION), 1))

    def _frame(self, rect: QRectF, pen: QPen) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen)
        self._painter.drawRect(rect)

    def _line(self, guide: Guide, style: Qt.PenStyle) -> None:
        first, last = (
            (QPointF(guide.at, guide.start), QPointF(guide.at, guide.end))
            if guide.axis is Axis.ACROSS
            else (QPointF(guide.start, guide.at), QPointF(guide.end, guide.at))
        )
        self._painter.setPen(QPen(QColor(_GUIDE), 1, style))
        self._painter.drawLine(QPointF(self._to_screen(first)), QPointF(self._to_screen(last)))

    def _measure(self, guide: Guide) -> None:
        """A line with a tick at each end and its length in px."""
        across = guide.axis is Axis.ACROSS
        is_size = guide.kind is GuideKind.SIZE
        middle = guide.end if is_size else (guide.start + guide.end) / 2
        ends = (guide.at, guide.at + guide.distance)
        points = [QPointF(each, middle) if across else QPointF(middle, each) for each in ends]
        a, b = (QPointF(self._to_screen(point)) for point in points)
        if is_size:  # beside the box, so that width and height don't cover each other
            shift = QPointF(0, _BESIDE) if across else QPointF(_BESIDE, 0)
            a, b = a + shift, b + shift
        tick = QPointF(0, 4) if across else QPointF(4, 0)
        self._painter.setPen(QPen(QColor(_GUIDE), 1))
        self._painter.drawLine(a, b)
        for end in (a, b):
            self._painter.drawLine(end - tick, end + tick)
        self._label(str(guide.distance), a, b, across=across)

    def _label(self, text: str, a: QPointF, b: QPointF, *, across: bool) -> None:
        """On the middle of the line, or beside it where the line is too short for it."""
        metrics = self._painter.fontMetrics()
        label = QRectF(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height() + 2)
        centre = (a + b) / 2
        if across and b.x() - a.x() < label.width() + 8:
            centre += QPointF(0, label.height() / 2 + 6)
        elif not across and b.y() - a.y() < label.height() + 8:
            centre += QPointF(label.width() / 2 + 6, 0)
        label.moveCenter(centre)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(_GUIDE))
        self._painter.drawRoundedRect(label, 3, 3)
        self._painter.setPen(QColor(_ON_GUIDE))
        self._painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
