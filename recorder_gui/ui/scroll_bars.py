"""Scroll bars of the flat style: a rounded handle on the bare ground, no arrows."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QWidget

EXTENT = 12  # px, the bar's whole width
_LEAST_HANDLE = 28
_MARGIN = 3.0


def slim(bar: QScrollBar, wanted: QSize) -> QSize:
    """The size that a bar wants, with our width."""
    if bar.orientation() is Qt.Orientation.Horizontal:
        return QSize(wanted.width(), EXTENT)
    return QSize(EXTENT, wanted.height())


def part_rect(bar: QScrollBar, whole: QRect, part: QStyle.SubControl) -> QRect:
    """Where a part of `bar` is within `whole`; what is not there is empty."""
    across = bar.orientation() is Qt.Orientation.Horizontal
    length = whole.width() if across else whole.height()
    steps = bar.maximum() - bar.minimum()
    if part is QStyle.SubControl.SC_ScrollBarGroove:
        return whole
    if steps <= 0:
        handle, start = length, 0
    else:
        page = max(1, bar.pageStep())
        handle = min(length, max(_LEAST_HANDLE, length * page // (steps + page)))
        start = (length - handle) * (bar.sliderPosition() - bar.minimum()) // steps
    spans = {
        QStyle.SubControl.SC_ScrollBarSlider: (start, handle),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + handle, length - start - handle),
    }
    if part not in spans:
        return QRect()
    at, size = spans[part]
    if across:
        return QRect(whole.x() + at, whole.y(), size, whole.height())
    return QRect(whole.x(), whole.y() + at, whole.width(), size)


def paint(bar: QScrollBar, option: Any, painter: QPainter) -> None:
    """Draw the whole bar."""
    palette: QPalette = option.palette
    painter.fillRect(option.rect, palette.color(_ground_of(bar)))
    if bar.maximum() <= bar.minimum():
        return
    colour = QColor(palette.color(QPalette.ColorRole.Dark))
    held = bar.isSliderDown() or bool(option.state & QStyle.StateFlag.State_MouseOver)
    colour.setAlphaF(1.0 if held else 0.6)
    handle = QRectF(part_rect(bar, option.rect, QStyle.SubControl.SC_ScrollBarSlider))
    if bar.orientation() is Qt.Orientation.Horizontal:
        handle.adjust(1, _MARGIN, -1, -_MARGIN)
    else:
        handle.adjust(_MARGIN, 1, -_MARGIN, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(handle, _MARGIN, _MARGIN)


def paint_corner(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    """Where two bars meet there is nothing."""
    painter.fillRect(option.rect, option.palette.color(_ground_beside(widget)))


def _ground_of(bar: QScrollBar) -> QPalette.ColorRole:
    around = bar.parentWidget()
    while around is not None and not isinstance(around, QAbstractScrollArea):
        around = around.parentWidget()
    return _ground_beside(around)


def _ground_beside(area: QWidget | None) -> QPalette.ColorRole:
    """What is behind the rows: the view's own ground, or the window's where it has none."""
    if not isinstance(area, QAbstractScrollArea):
        return QPalette.ColorRole.Base
    view = area.viewport()
    if view.autoFillBackground() and view.backgroundRole() is QPalette.ColorRole.Base:
        return QPalette.ColorRole.Base
    return QPalette.ColorRole.Window
