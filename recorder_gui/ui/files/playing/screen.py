"""Where the picture of what is played stands, or what there is to say instead of one."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recorder_gui.client.playing.pixels import Pixels
from recorder_gui.ui import icons
from recorder_gui.ui.theme import RADIUS, SPACE, caption_font, heading_font

_GROUND = QColor("#0c0e12")  # of a picture, in both looks
_TEXT = QColor("#eef1f6")
_QUIET = QColor("#b4bdcc")
_VEIL = QColor(12, 14, 18, 170)
_SYMBOL = 44
_BUTTON = 64


class Screen(QWidget):
    """`set_picture`, `set_symbol` and `set_words` say what is shown.

    Signals: `pressed`: play or stand still; `enlarge_requested`; `room_changed(width, height)` px.
    """

    pressed = Signal()
    enlarge_requested = Signal()
    room_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._pixels: Pixels | None = None
        self._symbol = ""
        self._sentence = ""
        self._advice = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(240, 150))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def image(self) -> QImage:
        """The picture shown; null where there is none."""
        return self._image

    def sentence(self) -> str:
        """What is said in place of a picture, or over it."""
        return self._sentence

    def hasHeightForWidth(self) -> bool:
        """As wide screens are."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As wide screens are."""
        return width * 9 // 16

    def sizeHint(self) -> QSize:
        """As wide screens are."""
        return QSize(400, 225)

    def set_image(self, image: QImage) -> None:
        """Show a picture."""
        self._pixels, self._image = None, image
        self.update()

    def set_pixels(self, pixels: Pixels) -> None:
        """Show what was decoded; its memory is used as it is."""
        height, width = pixels.shape[:2]
        self._pixels = pixels
        self._image = QImage(pixels.data, width, height, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(1.0)
        self.update()

    def set_symbol(self, icon_name: str) -> None:
        """A sign in the middle: "play" is a button; "" for none."""
        if icon_name != self._symbol:
            self._symbol = icon_name
            self.update()

    def set_words(self, sentence: str, advice: str = "") -> None:
        """One sentence over the picture, and what to do; "" for none."""
        if (sentence, advice) != (self._sentence, self._advice):
            self._sentence, self._advice = sentence, advice
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures come in the size of the screen."""
        super().resizeEvent(event)
        self._tell_room()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click plays or stands still."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click enlarges: its two clicks have undone each other."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()
            self.enlarge_requested.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the screen's pixel ratio."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._tell_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, sign and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        painter.fillRect(whole, _GROUND)
        if not self._image.isNull():
            painter.drawImage(self._box(whole), self._image)
        if self._sentence:
            self._paint_words(painter, whole)
        elif self._symbol == "play":
            self._paint_button(painter, whole.center())
        elif self._symbol:
            picture = icons.pixmap(self._symbol, _SYMBOL, _QUIET.name(), self.devicePixelRatioF())
            at = whole.center() - QPointF(_SYMBOL / 2, _SYMBOL / 2)
            painter.drawPixmap(at, picture)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.palette().highlight().color())
            painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        painter.end()

    def _box(self, room: QRectF) -> QRectF:
        """Where the picture stands: its aspect kept, in the middle."""
        size = self._image.size()
        scale = min(room.width() / size.width(), room.height() / size.height())
        box = QRectF(0, 0, size.width() * scale, size.height() * scale)
        box.moveCenter(room.center())
        return box

    def _paint_button(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_VEIL)
        painter.drawEllipse(at, _BUTTON / 2, _BUTTON / 2)
        sign = icons.pixmap("play", _BUTTON // 2, _TEXT.name(), self.devicePixelRatioF())
        painter.drawPixmap(at - QPointF(_BUTTON / 4, _BUTTON / 4), sign)

    def _paint_words(self, painter: QPainter, whole: QRectF) -> None:
        room = whole.adjusted(2 * SPACE, 2 * SPACE, -2 * SPACE, -2 * SPACE)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        loud, quiet = heading_font(self.font()), caption_font(self.font())
        painter.setFont(loud)
        first = painter.boundingRect(room, flags, self._sentence)
        painter.setFont(quiet)
        second = painter.boundingRect(room, flags, self._advice) if self._advice else QRectF()
        gap = SPACE if self._advice else 0
        height = first.height() + gap + second.height()
        top = max(room.top(), whole.center().y() - height / 2)
        wide = max(first.width(), second.width())
        back = QRectF(0, top, wide, height).adjusted(-2 * SPACE, -SPACE, 2 * SPACE, SPACE)
        back.moveCenter(QPointF(whole.center().x(), top + height / 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_VEIL)
        painter.drawRoundedRect(back, RADIUS, RADIUS)
        painter.setFont(loud)
        painter.setPen(_TEXT)
        painter.drawText(QRectF(room.x(), top, room.width(), first.height()), flags, self._sentence)
        if self._advice:
            painter.setFont(quiet)
            painter.setPen(_QUIET)
            below = QRectF(room.x(), top + first.height() + gap, room.width(), second.height() + 2)
            painter.drawText(below, flags, self._advice)

    def _tell_room(self) -> None:
        ratio = self.devicePixelRatioF()
        self.room_changed.emit(round(self.width() * ratio), round(self.height() * ratio))
