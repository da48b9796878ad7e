"""A recording's state as a word in a coloured pill, as a widget and as a drawing for tables."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from recorder_gui.protocol.states import Status
from recorder_gui.state.status_names import status_name
from recorder_gui.ui.theme import HALF, SPACE, Colours, blend, caption_font, colours_of

_DOT = 7  # px


def status_colour(status: int | None, colours: Colours) -> str:
    """The colour of a state; None (nothing runs) and unknown numbers are grey."""
    known: dict[int | None, str] = {
        Status.FAILED: colours.recording,
        Status.INITIALISED: colours.info,
        Status.RECORDING: colours.recording,
        Status.QUEUED: colours.info,
        Status.ENCODING: colours.info,
        Status.UPLOADING: colours.info,
        Status.DONE: colours.ok,
        Status.PAUSED: colours.paused,
    }
    return known.get(status, colours.muted)


def badge_size(text: str, metrics: QFontMetrics) -> QSize:
    """px that a badge with `text` takes."""
    width = metrics.horizontalAdvance(text) + _DOT + 3 * SPACE - HALF
    return QSize(width, metrics.height() + HALF)


def paint_badge(painter: QPainter, rect: QRect, text: str, colour: str, palette: QPalette) -> None:
    """Draw a badge at the left of `rect`, vertically centred; used by table delegates too."""
    colours = colours_of(palette)
    size = badge_size(text, painter.fontMetrics())
    width = min(size.width(), rect.width())
    box = QRectF(rect.x(), rect.y() + (rect.height() - size.height()) / 2, width, size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blend(colour, colours.surface, 0.13))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(box.x() + SPACE, box.center().y() - _DOT / 2, _DOT, _DOT))
    painter.setPen(QColor(colours.text))
    words = box.adjusted(SPACE + _DOT + HALF + 1, 0, -HALF, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class StateBadge(QWidget):
    """Shows one state; `set_status(None)` shows that nothing runs."""

    def __init__(self, status: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self.setFont(caption_font(self.font()))
        self.set_status(status)

    @property
    def status(self) -> int | None:
        """The state shown."""
        return self._status

    def set_status(self, status: int | None) -> None:
        """Show `status`, a number of the wire."""
        self._status = status
        self.setAccessibleName(status_name(status))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return badge_size(status_name(self._status), self.fontMetrics())

    def minimumSizeHint(self) -> QSize:
        """The whole word."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.set_status(self._status)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        painter = QPainter(self)
        colour = status_colour(self._status, colours_of(self))
        paint_badge(painter, self.rect(), status_name(self._status), colour, self.palette())
        painter.end()
