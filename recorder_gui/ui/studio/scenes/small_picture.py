"""A layout drawn small: live pictures where they are known, else each user's colour and initial."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from recorder_gui.layout.crop import place
from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.ui.studio.source_faces import colour_of_user, paint_face

_LEGIBLE = 5  # px of text height; smaller ones are lines
_LETTER = 0.5  # of the text's height: how wide one is about


def small_picture(layout: Layout, pictures: Mapping[SourceKey, QImage], size: QSize) -> QImage:
    """The layout in the middle of `size` device px. May run in any thread; needs a
    QGuiApplication."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFF000000)
    scale = min(size.width() / layout.width, size.height() / layout.height)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.translate(
        (size.width() - layout.width * scale) / 2, (size.height() - layout.height * scale) / 2
    )
    painter.setClipRect(QRectF(0, 0, layout.width * scale, layout.height * scale))
    for video in layout.videos:
        if not video.hidden:
            _draw_video(painter, video, pictures.get(video.source), scale)
    for text in layout.subtitles:
        if not text.hidden:
            _draw_text(painter, text, scale)
    painter.end()
    return image


def _draw_video(painter: QPainter, video: Video, picture: QImage | None, scale: float) -> None:
    box = _scaled(video.box, scale)
    if picture is not None and not picture.isNull():
        w, h = max(1, round(box.width())), max(1, round(box.height()))
        placed = place(picture.width(), picture.height(), Rectangle(0, 0, w, h), video.crop_mode)
        painter.fillRect(box, Qt.GlobalColor.black)
        painter.drawImage(
            _scaled(placed.target, 1).translated(box.topLeft()), picture, _scaled(placed.source, 1)
        )
        return
    colour = colour_of_user(video.source.user_id)
    painter.fillRect(box, colour.darker(260))
    painter.setPen(QColor(0, 0, 0, 120))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    side = min(box.width(), box.height()) * 0.5
    circle = QRectF(0, 0, side, side)
    circle.moveCenter(box.center())
    paint_face(painter, circle, video.source.user_id)


def _draw_text(painter: QPainter, text: Subtitle, scale: float) -> None:
    colour = QColor.fromRgb(text.color)
    colour.setAlphaF(text.opacity / 100)
    height = text.size * scale
    at = QPointF(text.x * scale, text.y * scale)
    content = text.content if text.type is SubtitleType.TEXT else "00:00:00"
    lines = content.split("\n")
    if height < _LEGIBLE:
        for number, line in enumerate(lines):
            width = len(line) * height * _LETTER
            top = at.y() + height * (number * 1.2 + 0.35)
            painter.fillRect(QRectF(at.x(), top, width, max(1.0, height * 0.35)), colour)
        return
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(height)))
    painter.setFont(font)
    painter.setPen(colour)
    for number, line in enumerate(lines):
        painter.drawText(at + QPointF(0, height * (number * 1.2 + 0.95)), line)


def _scaled(box: Rectangle, scale: float) -> QRectF:
    return QRectF(box.x * scale, box.y * scale, box.w * scale, box.h * scale)
