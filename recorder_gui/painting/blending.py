"""Ink over a yuv420p picture, only inside the ink's own box.

What does not change from frame to frame (the box, the ink's part, what is left of the picture)
is worked out once: blending is then a product, a sum and a shift.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recorder_gui.painting.planes import Planes, yuv_of

Weights = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class _PlaneInk:
    """What one plane needs: rows and columns, what is kept (of 256), and the ink (times 256)."""

    rows: slice
    columns: slice
    kept: Weights
    ink: Weights


@dataclass(frozen=True, slots=True)
class InkBox:
    """One text in one colour at one place of one canvas."""

    parts: tuple[_PlaneInk | None, _PlaneInk | None, _PlaneInk | None]

    @staticmethod
    def made(
        alpha: NDArray[np.uint8],
        x: int,
        y: int,
        rgb: int,
        opacity: int,
        width: int,
        height: int,
    ) -> "InkBox":
        """`alpha` of shape (h, w) with its corner at `x`, `y`, `opacity` 0 to 100, on a canvas of
        `width` x `height` px; what is past the edge is cut off."""
        left, top = max(0, x), max(0, y)
        right, bottom = min(width, x + alpha.shape[1]), min(height, y + alpha.shape[0])
        if left >= right or top >= bottom or opacity <= 0:
            return InkBox((None, None, None))
        inside = alpha[top - y : bottom - y, left - x : right - x]
        # Levels of 255 become parts of 256, so that a shift divides and full ink is full.
        weight = (inside.astype(np.uint32) * opacity * 256 + 12_750) // 25_500
        colour = yuv_of(rgb)
        luma = _ink(weight, top, left, colour[0])
        half = _halved(weight, top, left)
        chroma = [_ink(half, top // 2, left // 2, value) for value in colour[1:]]
        return InkBox((luma, chroma[0], chroma[1]))


def _ink(weight: NDArray[np.uint32], top: int, left: int, value: int) -> _PlaneInk:
    rows, columns = weight.shape
    return _PlaneInk(
        slice(top, top + rows),
        slice(left, left + columns),
        (256 - weight).astype(np.uint16),
        # The half level rounds; 255 * 256 + 128 still fits into 16 bits.
        (weight * value + 128).astype(np.uint16),
    )


def _halved(weight: NDArray[np.uint32], top: int, left: int) -> NDArray[np.uint32]:
    """The mean of each two by two pixels of the canvas's chroma grid."""
    rows = weight.shape[0] + top % 2
    columns = weight.shape[1] + left % 2
    grown = np.zeros((rows + rows % 2, columns + columns % 2), np.uint32)
    grown[top % 2 : rows, left % 2 : columns] = weight
    pairs = grown.reshape(grown.shape[0] // 2, 2, grown.shape[1] // 2, 2)
    return (pairs.sum(axis=(1, 3)) + 2) // 4


def blend(planes: Planes, box: InkBox) -> None:
    """Draw the ink into the planes."""
    for plane, part in zip(planes, box.parts, strict=True):
        if part is None:
            continue
        under = plane[part.rows, part.columns]
        rows, columns = under.shape
        mixed = under * part.kept[:rows, :columns]
        mixed += part.ink[:rows, :columns]
        mixed >>= 8
        under[...] = mixed
