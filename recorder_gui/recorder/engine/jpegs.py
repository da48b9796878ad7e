"""Small JPEGs for a window: quick to make rather than exact."""

# PyAV's own annotations leave parts open
# pyright: reportUnknownMemberType=false
from fractions import Fraction
from typing import Any, cast

import av
from av.video.reformatter import Interpolation

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.placing import PicturePlacer
from recorder_gui.protocol.fields import CropMode

WIDTH, HEIGHT = 480, 270  # px that a picture fits into
_QUALITY = "5"  # of mjpeg: 2 is best, 31 worst


def program_jpeg(frame: av.VideoFrame) -> bytes:
    """A frame of the canvas (yuv420p BT.709 limited) as a small JPEG; raises FFmpegError."""
    w, h = fitted(frame.width, frame.height)
    return encoded(
        frame.reformat(
            w,
            h,
            format="yuvj420p",
            interpolation=Interpolation.AREA,
            src_colorspace="ITU709",
            dst_colorspace="ITU601",
            src_color_range="MPEG",
            dst_color_range="JPEG",
        )
    )


def source_jpeg(native: av.VideoFrame) -> bytes:
    """A source's picture as a small JPEG of its own aspect; raises FFmpegError."""
    w, h = fitted(native.width, native.height)
    placed = PicturePlacer(Rectangle(0, 0, w, h), CropMode.STRETCH).place(native)
    return program_jpeg(placed.frame)


def fitted(width: int, height: int) -> tuple[int, int]:
    """The even size that a picture of that size, px, is shown at; never larger."""
    scale = min(WIDTH / width, HEIGHT / height, 1.0)
    w, h = (max(2, round(side * scale / 2) * 2) for side in (width, height))
    return w, h


def encoded(full: av.VideoFrame) -> bytes:
    """The yuvj420p frame as a JPEG; raises FFmpegError."""
    encoder = av.CodecContext.create("mjpeg", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height = full.width, full.height
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    encoder.options = {"qmin": _QUALITY, "qmax": _QUALITY}
    full.pts = 0
    encode = cast("Any", encoder).encode
    return b"".join(bytes(packet) for packet in (*encode(full), *encode(None)))
