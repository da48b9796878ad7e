"""The demo group's shared screen, which pages through slides, and its whiteboard, on which a
curve is being drawn."""

import av
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPen

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.fonts import subtitle_font
from recorder_gui.painting.images import frame_of
from recorder_gui.painting.placing import PicturePlacer
from recorder_gui.painting.planes import Planes, blank, planes_of, yuv_of
from recorder_gui.protocol.fields import CropMode
from recorder_gui.recorder.engine.sources.drawn.generated import RATE, Draw

WIDTH, HEIGHT = 1920, 1080
SECONDS_A_SLIDE = 6
_SLIDES = (
    ("The week in one picture", ("Everyone in one frame", "Captions burned in", "One file")),
    ("What goes where", ("Camera at the left", "Screen in the middle", "Notes below")),
    ("Next steps", ("Look it over", "Send the link", "Record the next one")),
)
_BARS = ((3, 5, 4, 7, 8), (6, 4, 5, 3, 7), (2, 4, 6, 8, 9))
_INK = 0x1E2B3C
_ACCENT = 0x2F6FDE


def slides() -> Draw:
    """Three slides in turn, with a line that shows how long the present one stays."""
    pages = [planes_of(_as_frame(_slide(index))) for index in range(len(_SLIDES))]
    y, u, v = yuv_of(_ACCENT)

    def draw(number: int) -> av.VideoFrame:
        turn, within = divmod(number, RATE * SECONDS_A_SLIDE)
        frame = _copied(pages[turn % len(pages)])
        planes = planes_of(frame)
        right = WIDTH * (within + 1) // (RATE * SECONDS_A_SLIDE) // 2 * 2
        planes[0][HEIGHT - 12 :, :right] = y
        planes[1][HEIGHT // 2 - 6 :, : right // 2] = u
        planes[2][HEIGHT // 2 - 6 :, : right // 2] = v
        return frame

    return draw


def whiteboard() -> Draw:
    """A curve that grows for twelve seconds and starts again."""
    empty = planes_of(_as_frame(_board()))
    y, u, v = yuv_of(0xC0392B)
    length = RATE * 12
    xs = 240 + 1440 * np.arange(length) / length
    ys = 560 - 240 * np.sin(np.arange(length) / length * 4 * np.pi) * np.linspace(1, 0.35, length)
    board = [plane.copy() for plane in empty]
    drawn = 0

    def draw(number: int) -> av.VideoFrame:
        nonlocal drawn
        until = number % length + 1
        if until < drawn:
            drawn = 0
            for kept, origin in zip(board, empty, strict=True):
                kept[...] = origin
        for step in range(drawn, until):
            left, top = int(xs[step]) // 2 * 2, int(ys[step]) // 2 * 2
            board[0][top : top + 10, left : left + 10] = y
            board[1][top // 2 : top // 2 + 5, left // 2 : left // 2 + 5] = u
            board[2][top // 2 : top // 2 + 5, left // 2 : left // 2 + 5] = v
        drawn = until
        return _copied((board[0], board[1], board[2]))

    return draw


def _copied(planes: Planes) -> av.VideoFrame:
    frame = blank(WIDTH, HEIGHT)
    for into, origin in zip(planes_of(frame), planes, strict=True):
        into[...] = origin
    return frame


def _as_frame(image: QImage) -> av.VideoFrame:
    item = Rectangle(0, 0, WIDTH, HEIGHT)
    return PicturePlacer(item, CropMode.STRETCH).place(frame_of(image)).frame


def _slide(index: int) -> QImage:
    title, points = _SLIDES[index]
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paper = QLinearGradient(0, 0, 0, HEIGHT)
    paper.setColorAt(0, QColor(0xFBFCFE))
    paper.setColorAt(1, QColor(0xE8EDF5))
    painter.fillRect(0, 0, WIDTH, HEIGHT, paper)
    painter.fillRect(0, 0, 28, HEIGHT, QColor(_ACCENT))
    painter.setPen(QColor(_INK))
    painter.setFont(subtitle_font(104))
    painter.drawText(QPointF(140, 230), title)
    painter.setFont(subtitle_font(58))
    for line, point in enumerate(points):
        baseline = 430 + line * 150
        painter.setBrush(QColor(_ACCENT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(168, baseline - 20), 16, 16)
        painter.setPen(QColor(_INK))
        painter.drawText(QPointF(220, baseline), point)
    painter.setPen(Qt.PenStyle.NoPen)
    for column, value in enumerate(_BARS[index]):
        painter.setBrush(QColor(_ACCENT).lighter(100 + 14 * column))
        tall = value * 52
        painter.drawRoundedRect(QRectF(1180 + column * 122, 880 - tall, 88, tall), 10, 10)
    painter.setPen(QPen(QColor(_INK), 5))
    painter.drawLine(QPointF(1150, 882), QPointF(1790, 882))
    painter.end()
    return image


def _board() -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(0xF7F7F2))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0xDADFE3), 2))
    for x in range(120, WIDTH, 120):
        painter.drawLine(QPointF(x, 0), QPointF(x, HEIGHT))
    for y in range(120, HEIGHT, 120):
        painter.drawLine(QPointF(0, y), QPointF(WIDTH, y))
    painter.setPen(QPen(QColor(_INK), 6))
    painter.drawLine(QPointF(200, 900), QPointF(1740, 900))
    painter.drawLine(QPointF(240, 940), QPointF(240, 200))
    painter.setFont(subtitle_font(64))
    painter.drawText(QPointF(280, 170), "How it fades")
    painter.end()
    return image
