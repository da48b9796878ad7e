"""Between Qt's images and FFmpeg's frames, with the matrices that both sides mean."""

import av
import numpy as np
from PySide6.QtGui import QImage

from recorder_gui.painting.colour import rgb_frame


def frame_of(image: QImage) -> av.VideoFrame:
    """The image over black, as a bgra frame of its own size."""
    # Premultiplied colour is what shows over black.
    opaque = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    rows = np.frombuffer(opaque.constBits(), np.uint8).reshape(
        opaque.height(), opaque.bytesPerLine()
    )
    pixels = rows[:, : opaque.width() * 4].reshape(opaque.height(), opaque.width(), 4).copy()
    pixels[:, :, 3] = 255
    return av.VideoFrame.from_ndarray(pixels, format="bgra")


def image_of(frame: av.VideoFrame) -> QImage:
    """The frame as an RGB32 image of the same size, by its own matrix and range."""
    bgra = rgb_frame(frame, "bgra")
    plane = bgra.planes[0]
    image = QImage(
        bytes(plane), bgra.width, bgra.height, plane.line_size, QImage.Format.Format_RGB32
    )
    return image.copy()  # of its own: the bytes above end with this function
