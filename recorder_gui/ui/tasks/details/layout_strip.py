"""The layouts that a recording had, one after the other, each as a small canvas.

Small canvases have no pictures: these are not kept. Who was where, and the captions, are drawn.
"""

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.layout.document import SourceKey
from recorder_gui.layout.wire import WireLayout
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.state.amounts import length_text
from recorder_gui.state.phrases import joined
from recorder_gui.state.tasks.history.layouts import LayoutAt
from recorder_gui.state.tasks.history.moments import layout_text, texts_text
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.studio.source_faces import paint_still
from recorder_gui.ui.theme import HALF, RADIUS, SPACE, caption_font, colours_of, figures_font

_CARD = QSize(128, 72)  # px, the canvas on it
_MOST = 40  # cards; the newest, for a layout that was moved live has hundreds
_LARGE = QSize(800, 450)


class LayoutStrip(QScrollArea):
    """A row of canvases to scroll sideways; a press shows one large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts: tuple[LayoutAt, ...] = ()
        self._canvas = (0, 0)
        self.cards: list[LayoutCard] = []
        self._more = QuietLabel(parent=self)
        self._more.setWordWrap(False)
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_layouts(self, layouts: tuple[LayoutAt, ...], width: int, height: int) -> None:
        """Other layouts, on a canvas of that size in px."""
        if (layouts, (width, height)) == (self._layouts, self._canvas):
            return
        self._layouts, self._canvas = layouts, (width, height)
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [LayoutCard(each, width, height) for each in layouts[-_MOST:]]
        for place, card in enumerate(self.cards):
            self._row.insertWidget(place + 1, card)
            card.large_requested.connect(self._show_large)
        self._more.setVisible(len(layouts) > _MOST)
        self.retranslate()
        bar = self.horizontalScrollBar().sizeHint().height()
        height = _CARD.height() + self.fontMetrics().height() + SPACE + bar
        self.setFixedHeight(height if layouts else 0)
        self.setVisible(bool(layouts))

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self.setAccessibleName(self.tr("Layouts"))
        hidden = len(self._layouts) - _MOST
        self._more.setText(self.tr("{0} earlier").format(max(0, hidden)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_large(self, shown: LayoutAt) -> None:
        dialog = named(QDialog(self), "tasks_layout_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(f"{_clock(shown.time)}  {_content(shown.layout)}")
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(LayoutCanvas(shown.layout, *self._canvas))
        dialog.resize(_LARGE)
        dialog.open()


class LayoutCard(QAbstractButton):
    """One of them, with its time. Signal `large_requested(LayoutAt)`."""

    large_requested = Signal(object)

    def __init__(self, shown: LayoutAt, width: int, height: int) -> None:
        super().__init__()
        self._shown = shown
        self._canvas = (width, height)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: self.large_requested.emit(self._shown))
        text = f"{_clock(shown.time)} {_content(shown.layout)}"
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        """A small canvas with a caption."""
        return _CARD + QSize(2, self.fontMetrics().height() + HALF)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        colours = colours_of(self)
        painter = QPainter(self)
        box = QRectF(QPoint(1, 1), _CARD)
        paint_layout(painter, box, self._shown.layout, *self._canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lively = self.hasFocus() or self.underMouse()
        painter.setPen(QColor(colours.accent if lively else colours.border))
        painter.drawRoundedRect(box, RADIUS / 3, RADIUS / 3)
        painter.setPen(QColor(colours.muted))
        painter.setFont(figures_font(caption_font(self.font())))
        words = QRectF(1, box.bottom() + 2, box.width(), self.fontMetrics().height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, _clock(self._shown.time))
        if self._shown.recorded is not None:
            recorded = length_text(self._shown.recorded)
            painter.drawText(words, Qt.AlignmentFlag.AlignRight, recorded)
        painter.end()


class LayoutCanvas(QWidget):
    """A layout as large as there is room, its aspect kept."""

    def __init__(self, layout: WireLayout, width: int, height: int) -> None:
        super().__init__()
        self._layout = layout
        self._size = (width, height)
        self.setAccessibleName(_content(layout))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours_of(self).stage))
        size = QSize(*self._size).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(QPoint(0, 0), size)
        box.moveCenter(QRectF(self.rect()).center())
        paint_layout(painter, box, self._layout, *self._size)
        painter.end()


def paint_layout(
    painter: QPainter, box: QRectF, layout: WireLayout, width: int, height: int
) -> None:
    """The canvas of `width` x `height` px in `box`: who is where, and the captions."""
    painter.save()
    painter.setClipRect(box)
    painter.fillRect(box, QColor("black"))
    scale = min(box.width() / max(1, width), box.height() / max(1, height))
    painter.translate(
        box.x() + (box.width() - width * scale) / 2, box.y() + (box.height() - height * scale) / 2
    )
    painter.scale(scale, scale)
    for video in layout.videos:
        key = SourceKey(video.user_id, video.media_id, video.media_type)
        paint_still(painter, QRectF(video.x, video.y, video.w, video.h), key)
    for text in layout.subtitles:
        colour = QColor.fromRgb(text.color)
        colour.setAlphaF(text.transparency / 100)
        font = QFont(painter.font())
        font.setPixelSize(max(1, text.size))
        painter.setFont(font)
        painter.setPen(colour)
        words = "00:00:00" if text.type == SubtitleType.CLOCK else text.content
        painter.drawText(
            QRectF(text.x, text.y, width * 2, height * 2), Qt.AlignmentFlag.AlignLeft, words
        )
    painter.restore()


def _content(layout: WireLayout) -> str:
    texts = texts_text(len(layout.subtitles)) if layout.subtitles else ""
    return joined((layout_text(len(layout.videos), len(layout.audios)), texts))


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment).strftime("%H:%M:%S")
