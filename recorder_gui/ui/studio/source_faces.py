"""How a source looks where it has no picture: its user's initial on a colour of their own."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from recorder_gui.layout.document import Item, SourceKey, Subtitle
from recorder_gui.protocol.fields import MediaType, SubtitleType
from recorder_gui.state.marks import QT_TRANSLATE_NOOP
from recorder_gui.ui import icons

_LARGEST = 620.0  # canvas px: a still on a large item does not shout
_HUES = (212, 160, 28, 280, 340, 190, 95, 255)
STILL_NAME = "#f2f4f8"  # on a still's ground
STILL_WORDS = "#aeb7c8"
_KINDS = {
    MediaType.SCREEN: (QT_TRANSLATE_NOOP("SourceKind", "Screen"), "screen"),
    MediaType.MICROPHONE: (QT_TRANSLATE_NOOP("SourceKind", "Microphone"), "microphone"),
    MediaType.CAMERA: (QT_TRANSLATE_NOOP("SourceKind", "Camera"), "camera"),
    MediaType.WHITEBOARD: (QT_TRANSLATE_NOOP("SourceKind", "Whiteboard"), "whiteboard"),
}


def kind_name(kind: MediaType) -> str:
    """Screen, camera and so on, in the user's language."""
    return QCoreApplication.translate("SourceKind", _KINDS[kind][0])


def kind_icon(kind: MediaType) -> str:
    """The name of the icon of that kind."""
    return _KINDS[kind][1]


def item_name(item: Item) -> str:
    """What a person calls an item of the canvas."""
    if item.name:
        return item.name
    if isinstance(item, Subtitle):
        if item.type is SubtitleType.CLOCK:
            return QCoreApplication.translate("SourceKind", "Clock")
        first_line = item.content.strip().split("\n")[0]
        return first_line or QCoreApplication.translate("SourceKind", "Empty subtitle")
    return item.source.user_id


def item_icon(item: Item) -> str:
    """The name of the icon of an item."""
    if isinstance(item, Subtitle):
        return "clock" if item.type is SubtitleType.CLOCK else "text"
    return kind_icon(item.source.media_type)


def colour_of_user(user_id: str) -> QColor:
    """The same colour for the same user, everywhere and always."""
    import hashlib  # brings a library of ciphers, which no window waits for

    number = hashlib.blake2s(user_id.encode(), digest_size=2).digest()[0]
    return QColor.fromHsl(_HUES[number % len(_HUES)], 110, 110)


def still_ground(user_id: str) -> QColor:
    """What lies behind the words of a user's still."""
    return colour_of_user(user_id).darker(320)


def paint_face(painter: QPainter, circle: QRectF, user_id: str) -> None:
    """The user's initial in white on a disc of their colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of_user(user_id))
    painter.drawEllipse(circle)
    font = QFont(painter.font())
    font.setPixelSize(max(6, round(circle.height() * 0.46)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, user_id.strip()[:1].upper())
    painter.restore()


def paint_still(painter: QPainter, box: QRectF, key: SourceKey, hint: str = "") -> None:
    """A dark card with face, name and kind: an item without a picture. `hint`: why."""
    painter.fillRect(box, still_ground(key.user_id))
    side = min(box.width(), box.height(), _LARGEST)
    face = QRectF(0, 0, side * 0.36, side * 0.36)
    face.moveCenter(QPointF(box.center().x(), box.center().y() - side * 0.09))
    if key.media_type is MediaType.CAMERA:
        paint_face(painter, face, key.user_id)
    else:
        pixels = max(8, round(face.width()))
        picture = icons.pixmap(kind_icon(key.media_type), pixels, "#c9d2e3")
        painter.drawPixmap(face, picture, QRectF(picture.rect()))
    font = QFont(painter.font())
    font.setPixelSize(max(6, round(side * 0.085)))
    font.setWeight(QFont.Weight.Medium)
    painter.setFont(font)
    painter.setPen(QColor(STILL_NAME))
    words = QRectF(box.x(), face.bottom() + side * 0.05, box.width(), side * 0.13)
    metrics = painter.fontMetrics()
    room = int(box.width() * 0.9)
    name = metrics.elidedText(key.user_id, Qt.TextElideMode.ElideRight, room)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)
    font.setPixelSize(max(6, round(side * 0.058)))
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(QColor(STILL_WORDS))
    words.translate(0, side * 0.12)
    below = painter.fontMetrics().elidedText(
        hint or kind_name(key.media_type), Qt.TextElideMode.ElideRight, room
    )
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, below)
