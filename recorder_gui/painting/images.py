"""Between Qt's images and FFmpeg's frames, with the matrices that both sides mean."""

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from PySide6.QtGui import QImage

from recorder_gui.painting.colour import colour_of

_SWS_MATRICES = {
    "bt709": Colorspace.ITU709,
    "fcc": Colorspace.FCC,
    "bt470bg": Colorspace.ITU624,
    "smpte170m": Colorspace.ITU601,
    "smpte240m": Colorspace.SMPTE240M,
    "bt2020nc": Colorspace.BT2020,
}
_EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT


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
    colour = colour_of(frame)
    if colour.matrix == "gbr":
        bgra = VideoReformatter().reformat(frame, format="bgra")
    else:
        bgra = VideoReformatter().reformat(
            frame,
            format="bgra",
            src_colorspace=_SWS_MATRICES[colour.matrix],
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG if colour.full else ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            interpolation=Interpolation(_EXACT),
            threads=1,
        )
    plane = bgra.planes[0]
    image = QImage(
        bytes(plane), bgra.width, bgra.height, plane.line_size, QImage.Format.Format_RGB32
    )
    return image.copy()  # of its own: the bytes above end with this function
