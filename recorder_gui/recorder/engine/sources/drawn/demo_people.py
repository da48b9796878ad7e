"""Pictures of made-up people, drawn cheaply: a background painted once by QPainter, over it a
head that sways, a mouth that talks, and a clock that is redrawn once a second."""

import math

import av
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.blending import InkBox, blend
from recorder_gui.painting.fonts import subtitle_font
from recorder_gui.painting.images import frame_of
from recorder_gui.painting.placing import PicturePlacer
from recorder_gui.painting.planes import Planes, blank, planes_of
from recorder_gui.painting.subtitles import subtitle_mask
from recorder_gui.protocol.fields import CropMode
from recorder_gui.recorder.engine.sources.drawn.demo_cast import Person
from recorder_gui.recorder.engine.sources.drawn.generated import RATE, Draw

WIDTH, HEIGHT = 1280, 720
_HEAD = (400, 480)  # px, width and height of the box that moves
_HEAD_AT = (440, 150)
_SWAY = 14
_MOUTH = Rectangle(164, 296, 72, 44)  # within the head's box
_INK = 0xFFFFFF


def portrait(person: Person) -> Draw:
    """The drawing function of one person; needs a QGuiApplication."""
    base = planes_of(_as_frame(_room(person)))
    heads = [_Sprite(_head(person, opening)) for opening in (0.0, 0.45, 1.0)]
    phase = person.hertz % 7
    texts: dict[str, InkBox] = {}

    def draw(number: int) -> av.VideoFrame:
        frame = blank(WIDTH, HEIGHT)
        planes = planes_of(frame)
        for into, origin in zip(planes, base, strict=True):
            into[...] = origin
        time = number / RATE
        x = _HEAD_AT[0] + 2 * round(_SWAY * math.sin(1.1 * time + phase) / 2)
        y = _HEAD_AT[1] + 2 * round(_SWAY / 2 * math.sin(1.7 * time + 2 * phase) / 2)
        talking = math.sin(9.0 * time + phase) * math.sin(1.3 * time + phase)
        heads[0 if talking < 0.1 else 1 if talking < 0.5 else 2].draw(planes, x, y)
        text = f"{number // RATE // 60:02}:{number // RATE % 60:02}"
        if text not in texts:
            texts.clear()
            mask = subtitle_mask(text, 40)
            left = WIDTH - 64 - mask.alpha.shape[1]
            texts[text] = InkBox.made(mask.alpha, left, 640, _INK, 90, WIDTH, HEIGHT)
        blend(planes, texts[text])
        return frame

    return draw


class _Sprite:
    """A drawn part with soft edges, blended at even places."""

    def __init__(self, image: QImage) -> None:
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
        alpha = rows[:, :, 3].astype(np.uint16)
        colours = planes_of(_as_frame(image))
        half = alpha.reshape(image.height() // 2, 2, image.width() // 2, 2).sum(axis=(1, 3)) // 4
        self._parts: list[tuple[np.ndarray, np.ndarray]] = []
        for index, plane in enumerate(colours):
            weight = (alpha if index == 0 else half.astype(np.uint16)) * 256 // 255
            black = 16 if index == 0 else 128
            # The image is premultiplied, over black: what black adds is taken off again.
            ink = plane.astype(np.int32) * 256 - black * (256 - weight.astype(np.int32)) + 128
            kept = (256 - weight).astype(np.uint16)
            self._parts.append((kept, np.clip(ink, 0, 65_535 - 255 * kept.astype(np.int32))))
        self._parts = [(kept, ink.astype(np.uint16)) for kept, ink in self._parts]

    def draw(self, planes: Planes, x: int, y: int) -> None:
        for index, (plane, (kept, ink)) in enumerate(zip(planes, self._parts, strict=True)):
            step = 1 if index == 0 else 2
            rows, columns = kept.shape
            under = plane[y // step : y // step + rows, x // step : x // step + columns]
            mixed = under * kept
            mixed += ink
            mixed >>= 8
            under[...] = mixed


def _as_frame(image: QImage) -> av.VideoFrame:
    item = Rectangle(0, 0, image.width(), image.height())
    return PicturePlacer(item, CropMode.STRETCH).place(frame_of(image)).frame


def _canvas(width: int, height: int) -> tuple[QImage, QPainter]:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    return image, painter


def _room(person: Person) -> QImage:
    """A wall in the person's colour, a shelf, a lamp's light, shoulders, and a name plate."""
    image, painter = _canvas(WIDTH, HEIGHT)
    wall = QLinearGradient(0, 0, WIDTH, HEIGHT)
    wall.setColorAt(0, QColor(person.colour).lighter(118))
    wall.setColorAt(1, QColor(person.shade))
    painter.fillRect(0, 0, WIDTH, HEIGHT, wall)
    glow = QRadialGradient(QPointF(300, 140), 620)
    glow.setColorAt(0, QColor(255, 244, 220, 110))
    glow.setColorAt(1, QColor(255, 244, 220, 0))
    painter.fillRect(0, 0, WIDTH, HEIGHT, glow)
    _shelf(painter, person)
    _shoulders(painter, person)
    _name_plate(painter, person)
    painter.end()
    return image


def _shelf(painter: QPainter, person: Person) -> None:
    painter.setBrush(QColor(0, 0, 0, 70))
    painter.drawRoundedRect(QRectF(60, 300, 300, 12), 4, 4)
    painter.drawRoundedRect(QRectF(930, 250, 290, 12), 4, 4)
    tints = (0xF6E7C8, 0xD98C5F, 0x86B3A4, 0xEFEFEF, 0xC8544B, 0x5F7FB8)
    for index, tint in enumerate(tints):
        tall = 90 + 37 * ((index * 5 + int(person.hertz)) % 4) // 2
        painter.setBrush(QColor(tint).darker(125))
        painter.drawRoundedRect(QRectF(82 + index * 38, 300 - tall, 30, tall), 3, 3)
    painter.setBrush(QColor(0x3E6B4F))
    for turn in range(-2, 3):
        painter.save()
        painter.translate(1080, 205)
        painter.rotate(turn * 27)
        painter.drawEllipse(QRectF(-13, -92, 26, 96))
        painter.restore()
    painter.setBrush(QColor(0xB9713F))
    painter.drawRoundedRect(QRectF(1044, 196, 72, 54), 8, 8)


def _shoulders(painter: QPainter, person: Person) -> None:
    cloth = QLinearGradient(0, 520, 0, HEIGHT)
    cloth.setColorAt(0, QColor(person.shade).lighter(165))
    cloth.setColorAt(1, QColor(person.shade).darker(120))
    path = QPainterPath(QPointF(300, HEIGHT))
    path.cubicTo(QPointF(320, 590), QPointF(430, 560), QPointF(560, 540))
    path.lineTo(QPointF(720, 540))
    path.cubicTo(QPointF(850, 560), QPointF(960, 590), QPointF(980, HEIGHT))
    painter.setBrush(QBrush(cloth))
    painter.drawPath(path)


def _name_plate(painter: QPainter, person: Person) -> None:
    """Name and clock; the name in the upper corner, where no caption covers it."""
    font = subtitle_font(44)
    painter.setFont(font)
    painter.setBrush(QColor(0, 0, 0, 120))
    painter.drawRoundedRect(QRectF(44, 32, 60 + 28 * len(person.name), 68), 14, 14)
    painter.drawRoundedRect(QRectF(WIDTH - 204, 620, 160, 68), 14, 14)
    painter.setPen(QColor(_INK))
    painter.drawText(QPointF(74, 81), person.name)
    painter.setPen(Qt.PenStyle.NoPen)


def _head(person: Person, opening: float) -> QImage:
    """A face with neck and hair; `opening` 0 to 1 of the mouth."""
    image, painter = _canvas(*_HEAD)
    skins = {"Ada": 0xF2C6A0, "Bao": 0xEBC08E, "Clara": 0x9A6442, "Dmitri": 0xF5D3B8}
    hairs = {"Ada": 0x5A3420, "Bao": 0x1D1A1A, "Clara": 0x231714, "Dmitri": 0xB98A4A}
    skin, hair = QColor(skins[person.name]), QColor(hairs[person.name])
    long_hair = person.name in ("Ada", "Clara")
    painter.setBrush(hair)
    if long_hair:
        painter.drawRoundedRect(QRectF(66, 60, 268, 350), 120, 120)
    painter.setBrush(skin.darker(118))
    painter.drawRoundedRect(QRectF(152, 320, 96, 130), 40, 40)
    face = QRadialGradient(QPointF(175, 200), 230)
    face.setColorAt(0, skin.lighter(108))
    face.setColorAt(1, skin.darker(112))
    painter.setBrush(QBrush(face))
    painter.drawEllipse(QRectF(90, 80, 220, 290))
    painter.setBrush(hair)
    fringe = QPainterPath(QPointF(84, 210))
    fringe.cubicTo(QPointF(80, 20), QPointF(320, 20), QPointF(316, 210))
    fringe.cubicTo(QPointF(290, 120), QPointF(190, 140), QPointF(150, 120))
    fringe.cubicTo(QPointF(120, 140), QPointF(100, 160), QPointF(84, 210))
    painter.drawPath(fringe)
    for side in (152, 248):
        painter.setBrush(QColor(0xFDFDFD))
        painter.drawEllipse(QPointF(side, 214), 17, 12)
        painter.setBrush(QColor(0x2B2320))
        painter.drawEllipse(QPointF(side, 214), 9, 9)
    brow = QPen(hair.darker(110), 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(brow)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for left in (132, 230):
        arch = QPainterPath(QPointF(left, 188))
        arch.quadTo(QPointF(left + 19, 174), QPointF(left + 38, 186))
        painter.drawPath(arch)
    painter.setPen(QPen(skin.darker(130), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    nose = QPainterPath(QPointF(200, 228))
    nose.quadTo(QPointF(188, 264), QPointF(207, 266))
    painter.drawPath(nose)
    _mouth(painter, opening)
    painter.end()
    return image


def _mouth(painter: QPainter, opening: float) -> None:
    """A smile when closed, an oval with teeth when open."""
    lips = QColor(0xA8434A)
    if opening == 0:
        painter.setPen(QPen(lips, 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        smile = QPainterPath(QPointF(_MOUTH.x, _MOUTH.y + 8))
        smile.quadTo(QPointF(200, _MOUTH.y + 32), QPointF(_MOUTH.right, _MOUTH.y + 8))
        painter.drawPath(smile)
        return
    painter.setPen(QPen(lips, 6))
    painter.setBrush(QColor(0x5E2229))
    tall = 14 + 26 * opening
    shape = QRectF(_MOUTH.x + 8, _MOUTH.y + 4, _MOUTH.w - 16, tall)
    painter.drawRoundedRect(shape, 22, tall / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0xF7F3EE))
    painter.drawRoundedRect(shape.adjusted(10, 3, -10, -tall * 0.66), 4, 4)
