"""The planes of a yuv420p frame as NumPy arrays, without copies."""

from typing import cast

import av
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.uint8]
Planes = tuple[Plane, Plane, Plane]

BLACK = (16, 128, 128)


def planes_of(frame: av.VideoFrame) -> Planes:
    """Views of shape (height, width) and (ceil(height / 2), ceil(width / 2)) twice; they keep the
    frame's memory alive."""
    views: list[Plane] = []
    for plane in frame.planes:
        buffer = cast("memoryview", plane)  # it is a buffer, though its stub hides it
        shape = plane.height, plane.width
        views.append(np.ndarray(shape, np.uint8, buffer, 0, (plane.line_size, 1)))
    return views[0], views[1], views[2]


def blank(width: int, height: int) -> av.VideoFrame:
    """A new frame of that size, its content undefined, tagged BT.709 limited."""
    frame = av.VideoFrame(width, height, "yuv420p")
    frame.colorspace = 1
    frame.color_range = 1
    return frame


def fill(planes: Planes, colour: tuple[int, int, int]) -> None:
    """One colour (y, u, v) all over."""
    for plane, value in zip(planes, colour, strict=True):
        plane.fill(value)


def yuv_of(rgb: int) -> tuple[int, int, int]:
    """0xRRGGBB as BT.709 limited."""
    r, g, b = ((rgb >> shift & 0xFF) / 255 for shift in (16, 8, 0))
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    return (
        round(16 + 219 * y),
        round(128 + 224 * (b - y) / 1.8556),
        round(128 + 224 * (r - y) / 1.5748),
    )
