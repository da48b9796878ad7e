"""A decoded picture as pixels of the size at which it is shown."""

import av
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def as_pixels(frame: av.VideoFrame, width: int, height: int) -> Pixels:
    """(height, width, 4) bytes: blue, green, red, and one without a meaning."""
    small = frame.reformat(
        width=width, height=height, format="bgra", interpolation="BILINEAR", threads=1
    )
    return np.ascontiguousarray(small.to_ndarray(), dtype=np.uint8)


def fitted(width: int, height: int, room: tuple[int, int]) -> tuple[int, int]:
    """The size of a picture of `width` x `height` in `room`, its aspect kept, never enlarged."""
    scale = min(1.0, room[0] / max(1, width), room[1] / max(1, height))
    return max(2, round(width * scale)), max(2, round(height * scale))
