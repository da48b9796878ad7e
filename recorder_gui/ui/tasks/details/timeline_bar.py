"""A recording's life as one bar: how long it recorded, paused, was finished, and where something
went wrong.
"""

import time
from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from recorder_gui.state.amounts import length_text
from recorder_gui.state.phrases import joined
from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.history.moments import Moment
from recorder_gui.state.tasks.history.timeline import Stretch, stretches
from recorder_gui.ui.parts.plain_tip import plain_tip
from recorder_gui.ui.parts.state_badge import status_colour
from recorder_gui.ui.theme import HALF, SPACE, blend, caption_font, colours_of, figures_font

_BAR = 14  # px
_LEAST = 3.0  # px: what is short is seen too
_NEAR = 6  # px, of the pointer to a mark


class TimelineBar(QWidget):
    """`show_moments`; tips tell each stretch and mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments: tuple[Moment, ...] = ()
        self._stretches: tuple[Stretch, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_moments(self, moments: tuple[Moment, ...]) -> None:
        """Another history; hidden where no time has passed in it."""
        self._moments = moments
        self._stretches = stretches(moments, time.time())
        self.setVisible(self._span()[1] > 0)
        self.retranslate()

    def retranslate(self) -> None:
        """What assistive technology reads."""
        parts = [
            f"{status_name(each.status)} {length_text(each.seconds)}" for each in self._stretches
        ]
        self.setAccessibleName(joined(parts))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def sizeHint(self) -> QSize:
        """A bar with a line of times below it."""
        return QSize(30 * SPACE, _BAR + SPACE + self.fontMetrics().height())

    def event(self, event: QEvent) -> bool:
        """What is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(event.pos().x())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        start, length = self._span()
        if length <= 0:
            return
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.border))
        bar = QRectF(0, HALF, self.width(), _BAR)
        painter.drawRoundedRect(bar, HALF, HALF)
        for each in self._stretches:
            fill = blend(status_colour(each.status, colours), colours.surface, 0.75)
            painter.setBrush(fill)
            left = self._x(each.start)
            width = max(_LEAST, self._x(each.end) - left)
            painter.drawRoundedRect(QRectF(left, bar.y(), width, _BAR), 2, 2)
        painter.setBrush(QColor(colours.text))
        for moment in self._marks():
            x = self._x(moment.time)
            top = bar.y() - HALF
            painter.drawPolygon(
                QPolygonF([QPointF(x - 4, top), QPointF(x + 4, top), QPointF(x, top + 7)])
            )
        painter.setPen(QColor(colours.muted))
        painter.setFont(figures_font(caption_font(self.font())))
        words = QRectF(0, bar.bottom() + 2, self.width(), self.fontMetrics().height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, _clock(start))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, _clock(start + length))
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, length_text(length))
        painter.end()

    def _marks(self) -> list[Moment]:
        return [moment for moment in self._moments if moment.is_serious or moment.kind == "marker"]

    def _span(self) -> tuple[float, float]:
        """Start and length in seconds."""
        if not self._stretches:
            return 0.0, 0.0
        start = self._stretches[0].start
        return start, self._stretches[-1].end - start

    def _x(self, moment: float) -> float:
        start, length = self._span()
        return (moment - start) / length * (self.width() - 1)

    def _tip(self, x: int) -> str:
        lines: list[str] = []
        start, length = self._span()
        if length <= 0:
            return ""
        at = start + length * x / max(1, self.width())
        inside = next((each for each in self._stretches if each.start <= at <= each.end), None)
        if inside is not None:
            lines.append(joined((status_name(inside.status), length_text(inside.seconds))))
            lines.append(f"{_clock(inside.start)} – {_clock(inside.end)}")
        near = [each for each in self._marks() if abs(self._x(each.time) - x) <= _NEAR]
        lines += [f"{_clock(each.time)} {each.title} {each.detail}".strip() for each in near[:5]]
        return "\n".join(lines)


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment).strftime("%H:%M:%S")
