"""A whole canvas as one image: every item in order, subtitles over all, black elsewhere.

Pictures go through the recording's own pixel format. Texts are drawn over them in RGB, as the
Studio's canvas draws them: each square of four then has the very chroma that the recorder blends,
while a text that had gone to 4:2:0 and back would lose what lies outside RGB at its edges.
"""

from collections.abc import Callable, Sequence

import av
from PySide6.QtGui import QImage, QPainter

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.copying import black_out, clear, copy_picture
from recorder_gui.painting.images import frame_of, image_of
from recorder_gui.painting.items import paint_subtitle
from recorder_gui.painting.placing import PicturePlacer
from recorder_gui.painting.planes import blank, planes_of
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
    canvas's edge. Needs a QGuiApplication; may run in any thread. Raises `av.FFmpegError` for a
    picture that cannot be scaled.
    """
    canvas = blank(width + width % 2, height + height % 2)
    planes = planes_of(canvas)
    clear(planes)
    for video in videos:
        item = Rectangle(video.x, video.y, video.w, video.h)
        picture = picture_of(video)
        black_out(planes, item)
        if picture is not None:
            frame = frame_of(picture) if isinstance(picture, QImage) else picture
            copy_picture(planes, PicturePlacer(item, video.crop_mode).place(frame))
    image = image_of(canvas).copy(0, 0, width, height)
    painter = QPainter(image)
    for subtitle in subtitles:
        painted = paint_subtitle(subtitle, clock_text)
        painter.drawImage(painted.x, painted.y, painted.image)
    painter.end()
    return image
