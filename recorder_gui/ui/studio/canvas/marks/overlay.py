"""What is drawn over the canvas and never recorded: outlines, handles, guides, the rubber band.

Collected as marks in px of the viewport.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QTransform

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.guides import Guide, GuideKind
from recorder_gui.layout.snapping.spans import Axis
from recorder_gui.ui.studio.canvas.marks.handles import HANDLE_DRAWN, handle_middles
from recorder_gui.ui.studio.canvas.marks.marks import (
    LOCKED,
    SELECTION,
    Frame,
    Handles,
    Label,
    Line,
    Mark,
    Wash,
)

_BESIDE = 16  # px from a box to its size


class Overlay:
    """Collects `marks`; `to_screen` maps the canvas to the viewport."""

    def __init__(self, to_screen: QTransform, metrics: QFontMetrics) -> None:
        self.marks: list[Mark] = []
        self._to_screen = to_screen
        self._metrics = metrics

    def outline(self, box: Rectangle, *, locked: bool, hidden: bool) -> None:
        """A selected item."""
        colour = LOCKED if locked else SELECTION
        self.marks.append(Frame(*self._sides(box), colour, 2, hidden))

    def hover(self, box: Rectangle) -> None:
        """The item that a click would take."""
        self.marks.append(Frame(*self._sides(box)))

    def focus(self, viewport: QRect) -> None:
        """The keyboard is here."""
        self.marks.append(Frame(1, 1, viewport.width() - 1, viewport.height() - 1, width=2))

    def slot(self, box: Rectangle) -> None:
        """Where a dragged source would go."""
        self.marks.append(Wash(*self._sides(box), 0.25))
        self.marks.append(Frame(*self._sides(box), width=2, dashed=True))

    def handles(self, box: Rectangle) -> None:
        """The eight handles of the selection's outline."""
        middles = handle_middles(box, self._to_screen.map).values()
        self.marks.append(Handles(tuple((round(x), round(y)) for x, y in middles), HANDLE_DRAWN))

    def guides(self, guides: Iterable[Guide]) -> None:
        """Lines first, then what is measured with its length in px over them."""
        ordered = sorted(guides, key=lambda guide: guide.kind is not GuideKind.LINE)
        for guide in ordered:
            if guide.kind is GuideKind.LINE:
                self._line(guide, dashed=False)
            elif guide.kind is GuideKind.REACH:
                self._line(guide, dashed=True)
            else:
                self._measure(guide)

    def band(self, band: QRectF) -> None:
        """The rubber band."""
        self.marks.append(Wash(*self._sides(band), 0.15))
        self.marks.append(Frame(*self._sides(band)))

    def _sides(self, box: Rectangle | QRectF) -> tuple[int, int, int, int]:
        """A box of the canvas as left, top, right and bottom of the viewport."""
        if isinstance(box, Rectangle):
            box = QRectF(box.x, box.y, box.w, box.h)
        rect = self._to_screen.mapRect(box)
        return round(rect.left()), round(rect.top()), round(rect.right()), round(rect.bottom())

    def _point(self, x: float, y: float) -> tuple[int, int]:
        point = self._to_screen.map(QPointF(x, y))
        return round(point.x()), round(point.y())

    def _line(self, guide: Guide, *, dashed: bool) -> None:
        if guide.axis is Axis.ACROSS:
            first, last = self._point(guide.at, guide.start), self._point(guide.at, guide.end)
        else:
            first, last = self._point(guide.start, guide.at), self._point(guide.end, guide.at)
        self.marks.append(Line(*first, *last, dashed))

    def _measure(self, guide: Guide) -> None:
        """A line with a tick at each end and its length in px."""
        across = guide.axis is Axis.ACROSS
        is_size = guide.kind is GuideKind.SIZE
        middle = guide.end if is_size else (guide.start + guide.end) / 2
        ends = (guide.at, guide.at + guide.distance)
        (x0, y0), (x1, y1) = (
            self._point(each, middle) if across else self._point(middle, each) for each in ends
        )
        if is_size:  # beside the box, so that width and height don't cover each other
            aside = (0, _BESIDE) if across else (_BESIDE, 0)
            x0, y0, x1, y1 = x0 + aside[0], y0 + aside[1], x1 + aside[0], y1 + aside[1]
        self.marks.append(Line(x0, y0, x1, y1, ticks=True))
        self._label(str(guide.distance), x0, y0, x1, y1)

    def _label(self, text: str, x0: int, y0: int, x1: int, y1: int) -> None:
        """On the middle of the line, or beside it where the line is too short for it."""
        width = self._metrics.horizontalAdvance(text) + 8
        height = self._metrics.height() + 2
        x, y = (x0 + x1) // 2, (y0 + y1) // 2
        if y0 == y1 and x1 - x0 < width + 8:
            y += height // 2 + 6
        elif x0 == x1 and y1 - y0 < height + 8:
            x += width // 2 + 6
        self.marks.append(Label(text, x - width // 2, y - height // 2, width, height))
