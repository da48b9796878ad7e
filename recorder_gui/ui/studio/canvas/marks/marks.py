"""The marks over the canvas: each knows where it lies and how it is drawn.

All in whole px of the viewport, so that they are as fine at any zoom. A mark equals another that
looks the same: what is drawn anew is what is another. Each is light beside dark, so that it is
seen on any picture (3:1, WCAG 2.2, 1.4.11).
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

SHADE = "#05080f"  # beside everything light
SELECTION = "#7db2ff"
LOCKED = "#f2bb55"
GUIDE = "#ff8abb"
ON_GUIDE = "#2b0013"
HANDLE = "#ffffff"
_SHADE, _GUIDE, _HANDLE = QColor(SHADE), QColor(GUIDE), QColor(HANDLE)  # made once: drawn often
_TICK = 4  # px to each side of a measure's ends
_DASH, _BREAK = 5, 3  # px


class Mark(Protocol):
    """Something drawn over the canvas."""

    def areas(self) -> Iterator[QRect]:
        """Where it draws."""
        ...

    def paint(self, painter: QPainter) -> None:
        """Draw it, without antialiasing where it is straight."""
        ...


class Frame(Struct, frozen=True):
    """A box's outline, its inside left alone; `right` and `bottom` one past the last px."""

    left: int
    top: int
    right: int
    bottom: int
    colour: str = SELECTION
    width: int = 1
    dashed: bool = False

    def areas(self) -> Iterator[QRect]:
        yield from _strips(self.left - 1, self.top - 1, self.right + 1, self.bottom + 1, self._all)

    def paint(self, painter: QPainter) -> None:
        outside = (self.left - 1, self.top - 1, self.right + 1, self.bottom + 1)
        colour = QColor(self.colour)
        for strip in _strips(*outside, self._all if self.dashed else 1):
            painter.fillRect(strip, _SHADE)
        for strip in _strips(self.left, self.top, self.right, self.bottom, self.width):
            if self.dashed:
                _dash(painter, strip, colour)
            else:
                painter.fillRect(strip, colour)

    @property
    def _all(self) -> int:
        return self.width + 1


class Wash(Struct, frozen=True):
    """A box under a thin layer of colour, `share` 0 to 1."""

    left: int
    top: int
    right: int
    bottom: int
    share: float
    colour: str = SELECTION

    def areas(self) -> Iterator[QRect]:
        yield QRect(self.left, self.top, self.right - self.left, self.bottom - self.top)

    def paint(self, painter: QPainter) -> None:
        colour = QColor(self.colour)
        colour.setAlphaF(self.share)
        for area in self.areas():
            painter.fillRect(area, colour)


class Handles(Struct, frozen=True):
    """Squares of `side` px about those middles."""

    middles: tuple[tuple[int, int], ...]
    side: int

    def areas(self) -> Iterator[QRect]:
        """All that they are round, as one: they move with what is in it."""
        half, (xs, ys) = self.side // 2, zip(*self.middles, strict=True)
        left, top = min(xs), min(ys)
        yield QRect(left - half, top - half, max(xs) - left + self.side, max(ys) - top + self.side)

    def paint(self, painter: QPainter) -> None:
        half, side = self.side // 2, self.side - 1
        painter.setPen(_SHADE)
        painter.setBrush(_HANDLE)
        painter.drawRects([QRect(x - half, y - half, side, side) for x, y in self.middles])


class Line(Struct, frozen=True):
    """A guide from one point to another, upright or level; `ticks`: it is a measure's."""

    x0: int
    y0: int
    x1: int
    y1: int
    dashed: bool = False
    ticks: bool = False

    def areas(self) -> Iterator[QRect]:
        yield self._strip().adjusted(0, 0, 1, 1)
        for tick in self._ticks():
            yield tick.adjusted(0, 0, 1, 1)

    def paint(self, painter: QPainter) -> None:
        strips = [self._strip(), *self._ticks()]
        for strip in strips:
            painter.fillRect(strip.adjusted(0, 0, 1, 1), _SHADE)
        for strip in strips:
            if self.dashed:
                _dash(painter, strip, _GUIDE)
            else:
                painter.fillRect(strip, _GUIDE)

    def _strip(self) -> QRect:
        return QRect(self.x0, self.y0, self.x1 - self.x0 + 1, self.y1 - self.y0 + 1)

    def _ticks(self) -> Sequence[QRect]:
        if not self.ticks:
            return ()
        level = self.y0 == self.y1
        return [
            QRect(x, y - _TICK, 1, 2 * _TICK + 1)
            if level
            else QRect(x - _TICK, y, 2 * _TICK + 1, 1)
            for x, y in ((self.x0, self.y0), (self.x1, self.y1))
        ]


class Label(Struct, frozen=True):
    """A number on a ground of the guides' colour."""

    text: str
    left: int
    top: int
    width: int
    height: int

    def areas(self) -> Iterator[QRect]:
        yield QRect(self.left - 1, self.top - 1, self.width + 2, self.height + 2)

    def paint(self, painter: QPainter) -> None:
        area = QRectF(self.left, self.top, self.width, self.height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_SHADE)
        painter.setBrush(_GUIDE)
        painter.drawRoundedRect(area.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(ON_GUIDE))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text)


def _strips(left: int, top: int, right: int, bottom: int, width: int) -> Iterator[QRect]:
    """The four sides of a box's outline, drawn inwards."""
    across, down = right - left, bottom - top
    yield QRect(left, top, across, width)
    yield QRect(left, bottom - width, across, width)
    yield QRect(left, top + width, width, down - 2 * width)
    yield QRect(right - width, top + width, width, down - 2 * width)


def _dash(painter: QPainter, strip: QRect, colour: QColor) -> None:
    """A strip in dashes along its longer side."""
    level = strip.width() >= strip.height()
    length = strip.width() if level else strip.height()
    for start in range(0, length, _DASH + _BREAK):
        end = min(start + _DASH, length)
        if level:
            painter.fillRect(strip.left() + start, strip.top(), end - start, strip.height(), colour)
        else:
            painter.fillRect(strip.left(), strip.top() + start, strip.width(), end - start, colour)
