"""Between Qt's images and FFmpeg's frames, with the matrices that both sides mean."""

from typing import cast

import av
import numpy as np
from PySide6.QtGui import QImage

from recorder_gui.painting.colour import rgb_frame


def frame_of(image: QImage) -> av.VideoFrame:
    """The image over black, as a bgr0 frame of its own size."""
    if image.format() != QImage.Format.Format_RGB32:
        # Premultiplied colour is what shows over black.
        image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    height, used = image.height(), image.width() * 4
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    frame = av.VideoFrame(image.width(), height, "bgr0")
    plane = frame.planes[0]
    # The one copy is numpy's, which lets other threads run meanwhile.
    lines = np.frombuffer(cast("memoryview", plane), np.uint8).reshape(-1, plane.line_size)
    lines[:height, :used] = rows[:, :used]
    return frame


def image_of(frame: av.VideoFrame) -> QImage:
    """The frame as an RGB32 image of the same size, by its own matrix and range."""
    bgra = rgb_frame(frame, "bgra")
    plane = bgra.planes[0]
    image = QImage(
        bytes(plane), bgra.width, bgra.height, plane.line_size, QImage.Format.Format_RGB32
    )
    return image.copy()  # of its own: the bytes above end with this function
