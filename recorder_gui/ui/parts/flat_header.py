"""The heading of a table: flat, with room beside its texts."""

from typing import Any

from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOption, QWidget

from recorder_gui.ui.style import FlatStyle
from recorder_gui.ui.theme import SPACE


def flatten(header: QHeaderView) -> None:
    """Have `header` drawn so."""
    style = _FlatHeader()
    style.setParent(header)  # a widget does not keep its style alive
    header.setStyle(style)
    header.setHighlightSections(False)


class _FlatHeader(FlatStyle):
    """The application's style, with room beside a header's text and no gradient."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: Any = None, widget: QWidget | None = None
    ) -> int:
        """Room beside a header's text."""
        if metric is QStyle.PixelMetric.PM_HeaderMargin:
            return SPACE
        return super().pixelMetric(metric, option, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """A header without gradient and without lines between its columns."""
        if element is QStyle.ControlElement.CE_HeaderSection:
            _draw_section(option, painter)
            return
        super().drawControl(element, option, painter, widget)


def _draw_section(option: Any, painter: QPainter) -> None:
    palette: QPalette = option.palette
    painter.fillRect(option.rect, palette.color(QPalette.ColorRole.AlternateBase))
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
    top, bottom = option.rect.top() + SPACE, option.rect.bottom() - SPACE
    painter.drawLine(option.rect.right(), top, option.rect.right(), bottom)
