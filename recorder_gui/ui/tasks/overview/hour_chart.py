"""How many recordings started in each of the last 24 hours, stacked by how they stand now."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from recorder_gui.protocol.states import Status
from recorder_gui.state.phrases import labelled
from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.overview.reading import HOURS, OverviewFacts
from recorder_gui.ui.parts.state_badge import status_colour
from recorder_gui.ui.theme import HALF, RADIUS, SPACE, caption_font, colours_of, figures_font

_HEIGHT = 16 * SPACE
_SCALE = 5 * SPACE  # px at the left for the figures
_HOURS_LINE = 3 * SPACE  # px below for the hours
_ORDER = (Status.DONE, Status.FAILED)  # from the bottom; all others are one block above
_LABEL_EVERY = 3  # hours


class HourChart(QWidget):
    """`show_facts`; the bar under the pointer tells its figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: OverviewFacts | None = None
        self.setObjectName("tasks_hour_chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.retranslate()

    def show_facts(self, facts: OverviewFacts | None) -> None:
        """Other figures; None: not known."""
        self._facts = facts
        self.retranslate()

    def retranslate(self) -> None:
        """What assistive technology reads."""
        name = self.tr("Recordings started in the last 24 hours")
        if self._facts is not None:
            name = labelled(name, sum(map(sum, self._stacks())))
        self.setAccessibleName(name)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(60 * SPACE, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        """The figures of the hour under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos().x()), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A tip that is open follows the pointer."""
        if QToolTip.isVisible():
            QToolTip.showText(
                event.globalPosition().toPoint(), self._tip(round(event.position().x())), self
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card with its bars."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.border))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setFont(figures_font(caption_font(self.font())))
        if self._facts is None:
            painter.end()
            return
        plot = self._plot()
        stacks = self._stacks()
        most = _round_up(max(map(sum, stacks)))
        self._paint_scale(painter, plot, most)
        fills = [QColor(status_colour(status, colours)) for status in _ORDER]
        fills.append(QColor(colours.info))
        step = plot.width() / HOURS
        painter.setPen(Qt.PenStyle.NoPen)
        for hour, stack in enumerate(stacks):
            bottom = plot.bottom()
            for value, fill in zip(stack, fills, strict=True):
                height = plot.height() * value / most
                painter.setBrush(fill)
                painter.drawRect(
                    QRectF(plot.x() + hour * step + 2, bottom - height, step - HALF, height)
                )
                bottom -= height
        painter.end()

    def _paint_scale(self, painter: QPainter, plot: QRectF, most: int) -> None:
        colours = colours_of(self)
        assert self._facts is not None
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share in (0.0, 0.5, 1.0):
            y = plot.bottom() - plot.height() * share
            painter.setPen(QColor(colours.border))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(colours.muted))
            figure = QRectF(0, y - SPACE, plot.left() - SPACE, 2 * SPACE)
            if share * most == int(share * most):
                painter.drawText(figure, right, self.locale().toString(int(share * most)))
        step = plot.width() / HOURS
        for hour in range(0, HOURS, _LABEL_EVERY):
            start = _start_of(self._facts.now, hour)
            box = QRectF(plot.x() + hour * step, plot.bottom(), _LABEL_EVERY * step, _HOURS_LINE)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, left, start.strftime("%H:%M"))

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_SCALE, 2 * SPACE, -2 * SPACE, -_HOURS_LINE - HALF)

    def _stacks(self) -> list[tuple[int, int, int]]:
        """For each hour how many are done, failed, and anything else."""
        facts = self._facts
        if facts is None:
            return []
        known = {each.status: each.by_hour for each in facts.states}
        nothing = (0,) * HOURS
        done, failed = (known.get(status, nothing) for status in _ORDER)
        others = [hours for status, hours in known.items() if status not in _ORDER]
        rest = [sum(hours[hour] for hours in others) for hour in range(HOURS)]
        return list(zip(done, failed, rest, strict=True))

    def _tip(self, x: int) -> str:
        plot = self._plot()
        hour = int((x - plot.x()) / (plot.width() / HOURS)) if plot.width() > 0 else -1
        if self._facts is None or not 0 <= hour < HOURS:
            return ""
        start = _start_of(self._facts.now, hour)
        done, failed, rest = self._stacks()[hour]
        lines = [
            f"{start:%H:%M} – {start + timedelta(hours=1):%H:%M}",
            labelled(status_name(Status.DONE), done),
            labelled(status_name(Status.FAILED), failed),
            self.tr("Not ended yet: {0}").format(rest),
        ]
        return "\n".join(lines)


def _start_of(now: datetime, hour: int) -> datetime:
    return now - timedelta(hours=HOURS - hour)


def _round_up(most: int) -> int:
    """The top of the scale: an even figure that is read at a glance."""
    if most <= 2:
        return 2
    step = 10 ** (len(str(most)) - 1)
    return next(each * step for each in (1, 2, 4, 6, 8, 10) if each * step >= most)
