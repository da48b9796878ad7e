"""The canvas's side: one item's picture, one subtitle, as images of Qt.

What comes out has gone the recorder's way: scaled by the same graph to the same format, so that
the canvas shows the chroma that the recording will have.
"""

from dataclasses import dataclass

import av
import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.images import frame_of, image_of
from recorder_gui.painting.placing import PicturePlacer
from recorder_gui.painting.subtitles import Mask, subtitle_mask
from recorder_gui.protocol.fields import MAX_VIDEOS, CropMode, SubtitleType
from recorder_gui.protocol.requests import SubtitleItem


@dataclass(frozen=True, slots=True)
class PaintedSubtitle:
    """`image`, premultiplied ARGB, goes with its top left corner to `x`, `y` of the canvas.

    A subtitle that shows nothing has a null image.
    """

    image: QImage
    x: int
    y: int


def paint_item(
    picture: QImage | av.VideoFrame,
    item: Rectangle,
    mode: CropMode,
    placer: PicturePlacer | None = None,
) -> QImage:
    """What a recording shows in `item` (px of the canvas) for this picture of its source.

    An RGB32 image of the item's size, black where the picture does not reach. May run in any
    thread. `placer`: one for this item and mode, where there is one already. Raises
    `av.FFmpegError` for a picture that cannot be scaled.
    """
    frame = frame_of(picture) if isinstance(picture, QImage) else picture
    placed = (placer or PicturePlacer(item, mode)).place(frame)
    image = image_of(placed.frame)
    if placed.target == item:
        return image
    whole = QImage(item.w, item.h, QImage.Format.Format_RGB32)
    whole.fill(0xFF000000)
    painter = QPainter(whole)
    painter.drawImage(QPoint(placed.target.x - item.x, placed.target.y - item.y), image)
    painter.end()
    return whole


class PictureSeries:
    """Paints pictures after each other: what scales an item's is kept for its next one, as making
    that takes as long as using it. Any thread, one at a time."""

    def __init__(self) -> None:
        self._placers: dict[str, tuple[tuple[Rectangle, CropMode], PicturePlacer]] = {}

    def paint(self, item_id: str, picture: QImage, item: Rectangle, mode: CropMode) -> QImage:
        """As `paint_item`."""
        shape = item, mode
        kept = self._placers.pop(item_id, None)
        if kept is None or kept[0] != shape:
            kept = shape, PicturePlacer(item, mode)
        painted = paint_item(picture, item, mode, kept[1])
        self._placers[item_id] = kept
        if len(self._placers) > MAX_VIDEOS:
            del self._placers[next(iter(self._placers))]  # the one that was painted longest ago
        return painted


def paint_subtitle(item: SubtitleItem, clock_text: str = "") -> PaintedSubtitle:
    """One subtitle as a recording shows it; `clock_text` is what its clock reads, if it is one.

    Needs a QGuiApplication; may run in any thread.
    """
    text = clock_text if item.type == SubtitleType.CLOCK else item.content
    mask = subtitle_mask(text, item.size) if item.transparency else None
    if mask is None or mask.alpha.size == 0:
        return PaintedSubtitle(QImage(), item.x, item.y)
    return PaintedSubtitle(_coloured(mask, item), item.x + mask.dx, item.y + mask.dy)


def _coloured(mask: Mask, item: SubtitleItem) -> QImage:
    alpha = mask.alpha.astype(np.uint16) * item.transparency // 100
    height, width = alpha.shape
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[:, :, 3] = alpha
    for channel, shift in enumerate((0, 8, 16)):  # blue, green, red, as they lie in memory
        pixels[:, :, channel] = (alpha * ((item.color >> shift) & 0xFF) + 127) // 255
    image = QImage(
        pixels.tobytes(), width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied
    )
    return image.copy()
