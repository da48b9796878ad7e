"""One state as a card: how many are in it now, and a small chart of the last 24 hours."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.overview.reading import StateCount
from recorder_gui.ui.parts.state_badge import status_colour
from recorder_gui.ui.theme import (
    HALF,
    RADIUS,
    SPACE,
    blend,
    caption_font,
    colours_of,
    figures_font,
    scaled_font,
)

_DOT = 8
_SIZE = QSize(17 * SPACE, 12 * SPACE)
_CHART = 3 * SPACE  # px, its height
_GAP = 1.5  # px between two bars


class StateTile(QAbstractButton):
    """A press shows the recordings of its state; what it shows is its accessible name too."""

    def __init__(self, status: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self._count: StateCount | None = None
        self.setObjectName(f"tasks_tile_{status}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.retranslate()

    def show_count(self, count: StateCount | None) -> None:
        """Other figures; None: not known."""
        self._count = count
        self.retranslate()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        name = status_name(self.status)
        self.setText(name)
        if self._count is None:
            self.setAccessibleName(name)
        else:
            text = self.tr("{0}: {1} now, {2} of the last 24 hours")
            self.setAccessibleName(text.format(name, self._count.now, self._count.last_day))
        self.setToolTip(self.accessibleName())
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def sizeHint(self) -> QSize:
        """Room for a figure and a chart."""
        return _SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        colours = colours_of(self)
        colour = status_colour(self.status, colours)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focused = self.hasFocus()
        painter.setPen(QColor(colours.accent if focused else colours.border))
        painter.setBrush(QColor(colours.raised if self.underMouse() else colours.surface))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        inner = box.adjusted(SPACE + HALF, SPACE, -SPACE - HALF, -SPACE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        top_line = QRectF(inner.x(), inner.y(), inner.width(), self.fontMetrics().height())
        dot = QRectF(top_line.x(), top_line.center().y() - _DOT / 2, _DOT, _DOT)
        painter.drawEllipse(dot)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.muted))
        painter.setFont(caption_font(self.font()))
        painter.drawText(top_line.adjusted(_DOT + SPACE - 2, 0, 0, 0), left, self.text())
        count = self._count
        figure = QRectF(inner.x(), top_line.bottom(), inner.width(), 4 * SPACE)
        painter.setFont(figures_font(scaled_font(self.font(), 1.7, QFont.Weight.DemiBold)))
        painter.setPen(QColor(colours.text))
        known = "–" if count is None else self.locale().toString(count.now)
        painter.drawText(figure, left, known)
        if count is not None:
            painter.setFont(figures_font(caption_font(self.font())))
            painter.setPen(QColor(colours.muted))
            day = self.tr("24 h: {0}").format(self.locale().toString(count.last_day))
            painter.drawText(figure.adjusted(0, HALF, 0, 0), right, day)
            chart = QRectF(inner.x(), inner.bottom() - _CHART, inner.width(), _CHART)
            ground = blend(colours.border, colours.surface, 0.6)
            paint_bars(painter, chart, count.by_hour, QColor(colour), ground)
        painter.end()


def paint_bars(
    painter: QPainter, box: QRectF, values: tuple[int, ...], colour: QColor, ground: QColor
) -> None:
    """One bar for each value, the largest as high as `box`; nothing is a thin line."""
    most = max(values, default=0)
    step = box.width() / max(1, len(values))
    painter.setPen(Qt.PenStyle.NoPen)
    for place, value in enumerate(values):
        height = max(3.0, box.height() * value / most) if value and most else 1.5
        painter.setBrush(colour if value else ground)
        bar = QRectF(box.x() + place * step, box.bottom() - height, step - _GAP, height)
        painter.drawRoundedRect(bar, 1, 1)
