"""A whole canvas as one image: every item in order, subtitles over all, black elsewhere."""

from collections.abc import Callable, Sequence

import av
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.items import paint_item, paint_subtitle
from recorder_gui.protocol.requests import SubtitleItem, VideoItem

PictureOf = Callable[[VideoItem], QImage | av.VideoFrame | None]


def compose_canvas(
    width: int,
    height: int,
    videos: Sequence[VideoItem],
    subtitles: Sequence[SubtitleItem],
    picture_of: PictureOf,
    clock_text: str = "",
) -> QImage:
    """The canvas as the recording shows it, RGB32, `width` x `height` px.

    An item whose picture is None is a black rectangle. Items and subtitles are cut off at the
    canvas's edge. Needs a QGuiApplication.
    """
    canvas = QImage(width, height, QImage.Format.Format_RGB32)
    canvas.fill(0xFF000000)
    painter = QPainter(canvas)
    for video in videos:
        item = Rectangle(video.x, video.y, video.w, video.h)
        picture = picture_of(video)
        if picture is None:
            painter.fillRect(item.x, item.y, item.w, item.h, 0xFF000000)
        else:
            painter.drawImage(QPoint(item.x, item.y), paint_item(picture, item, video.crop_mode))
    for subtitle in subtitles:
        painted = paint_subtitle(subtitle, clock_text)
        if not painted.image.isNull():
            painter.drawImage(QPoint(painted.x, painted.y), painted.image)
    painter.end()
    return canvas
