"""The bar under the picture: how far it is, and where its chapters begin."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from recorder_gui.client.playing.facts import Chapter
from recorder_gui.state.amounts import length_text
from recorder_gui.ui.parts.plain_tip import plain_tip
from recorder_gui.ui.theme import HALF, colours_of

_STEP = 5.0  # seconds
_KNOB = 6
_TRACK = 4
_HEIGHT = 24
_MARK_HIT = 5  # px from a mark within which a click goes to it
_MS = 1000


class SeekBar(QSlider):
    """A slider of milliseconds; disabled until `set_length`.

    Signal `seek_requested(seconds)`.
    """

    seek_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._chapters: tuple[Chapter, ...] = ()
        self._dragged: float | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_length(None)
        self.actionTriggered.connect(self._on_action)

    def sizeHint(self) -> QSize:
        """A line to hit."""
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A line to hit."""
        return QSize(80, _HEIGHT)

    def set_length(self, seconds: float | None) -> None:
        """How long it is; None: not known, and then there is nothing to go to."""
        self.setEnabled(seconds is not None)
        self.setRange(0, max(1, round((seconds or 0.0) * _MS)))
        self.setSingleStep(round(_STEP * _MS))
        self.setPageStep(round(6 * _STEP * _MS))
        self.update()

    def set_position(self, seconds: float) -> None:
        """How far it is, unless somebody drags."""
        if self._dragged is None:
            self.setValue(round(seconds * _MS))

    def set_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Where chapters begin."""
        self._chapters = tuple(chapters)
        self.update()

    def chapter_marks(self) -> list[float]:
        """The px at which marks stand; the beginning needs none."""
        return [self._x(each.begin) for each in self._chapters if each.begin > 0]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where it is pressed, to a chapter's mark where one is near."""
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._drag_to(event.position().x(), to_mark=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name what is under the pointer; drag."""
        x = event.position().x()
        if self._dragged is not None:
            self._drag_to(x)
        if self.isEnabled():
            tip = plain_tip(self.words_at(self._seconds(x)))
            above = self.mapToGlobal(QPoint(round(x) - 12, -_HEIGHT - 22))
            QToolTip.showText(above, tip, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if self._dragged is not None:
            wanted, self._dragged = self._dragged, None
            self.seek_requested.emit(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The player's own keys are taken before; Space is the player's too."""
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def words_at(self, seconds: float) -> str:
        """The time, and the chapter there."""
        begun = [each for each in self._chapters if each.begin <= seconds]
        title = begun[-1].title if begun else ""
        return f"{length_text(seconds)}  {title}".strip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, what is past, marks and knob."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        left, right = float(_KNOB + 1), self.width() - _KNOB - 1.0
        at = self._x((self.value() if self._dragged is None else self._dragged * _MS) / _MS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.field_border if self.isEnabled() else colours.border))
        track = QRectF(left, middle - _TRACK / 2, right - left, _TRACK)
        painter.drawRoundedRect(track, 2, 2)
        if self.isEnabled():
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(left, track.y(), at - left, _TRACK), 2, 2)
        for x in self.chapter_marks():
            painter.fillRect(QRectF(x - 2, middle - 6, 4, 12), QColor(colours.window))
            painter.fillRect(QRectF(x - 1, middle - 6, 2, 12), QColor(colours.text))
        if self.isEnabled():
            painter.drawEllipse(QRectF(at - _KNOB, middle - _KNOB, 2 * _KNOB, 2 * _KNOB))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, HALF, HALF)
        painter.end()

    def _x(self, seconds: float) -> float:
        room = self.width() - 2 * (_KNOB + 1)
        share = min(1.0, max(0.0, seconds * _MS / self.maximum()))
        return _KNOB + 1 + room * share

    def _seconds(self, x: float) -> float:
        room = max(1, self.width() - 2 * (_KNOB + 1))
        share = min(1.0, max(0.0, (x - _KNOB - 1) / room))
        return share * self.maximum() / _MS

    def _drag_to(self, x: float, *, to_mark: bool = False) -> None:
        self._dragged = self._seconds(x)
        if to_mark:
            near = [each for each in self._chapters if abs(self._x(each.begin) - x) <= _MARK_HIT]
            if near:
                self._dragged = near[0].begin
        self.setValue(round(self._dragged * _MS))
        self.update()

    def _on_action(self, action: int) -> None:
        """A key or assistive technology moves it."""
        self.seek_requested.emit(self.sliderPosition() / _MS)
