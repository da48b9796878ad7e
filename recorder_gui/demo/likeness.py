"""How alike two pictures are: structural similarity, mean colour, and the worst block.

Pictures are uint8 arrays of shape (height, width, 3), RGB.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recorder_gui.layout.rectangle import Rectangle

Picture = NDArray[np.uint8]
Plane = NDArray[np.float64]

_WINDOW = 8  # px, the side of the windows of the similarity
_BLOCK = 40  # px, the side of the blocks whose colours are compared
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_LUMA = np.array([0.2126, 0.7152, 0.0722])  # BT.709


@dataclass(frozen=True)
class Likeness:
    """`ssim` of the luma over all boxes, worst of them (1.0 is the same); `mean` and `block`:
    levels of 255 by which the mean colour of the worst box and of the worst 40x40 block of the
    whole picture differ, worst channel."""

    ssim: float
    mean: float
    block: float

    @property
    def good(self) -> bool:
        """Whether a person would call them the same picture."""
        return self.ssim >= 0.95 and self.mean <= 4 and self.block <= 10


def compare(shown: Picture, recorded: Picture, boxes: list[Rectangle]) -> Likeness:
    """How alike two pictures of one size are, in each of `boxes` (px, clipped to the picture)."""
    canvas = Rectangle(0, 0, shown.shape[1], shown.shape[0])
    clipped = [part for part in (box.intersection(canvas) for box in boxes) if part is not None]
    pairs = [(_part(shown, box), _part(recorded, box)) for box in clipped]
    return Likeness(
        ssim=min((ssim(a, b) for a, b in pairs), default=1.0),
        mean=max((_mean_difference(a, b) for a, b in pairs), default=0.0),
        block=_worst_block(shown, recorded),
    )


def ssim(a: Picture, b: Picture) -> float:
    """Mean structural similarity of the luma of two pictures of one size, in windows of 8x8."""
    return plane_ssim(_luma(a), _luma(b))


def plane_ssim(x: Plane, y: Plane) -> float:
    """The same of two planes of one size, levels of 255."""
    mean_x, mean_y = _windows(x), _windows(y)
    var_x = _windows(x * x) - mean_x**2
    var_y = _windows(y * y) - mean_y**2
    cov = _windows(x * y) - mean_x * mean_y
    score = ((2 * mean_x * mean_y + _C1) * (2 * cov + _C2)) / (
        (mean_x**2 + mean_y**2 + _C1) * (var_x + var_y + _C2)
    )
    return float(score.mean())


def _luma(picture: Picture) -> Plane:
    return picture.astype(np.float64) @ _LUMA


def _windows(plane: Plane) -> Plane:
    """The mean of every window; of the whole plane where it is smaller than a window."""
    height, width = plane.shape
    rows, columns = min(_WINDOW, height), min(_WINDOW, width)
    sums = np.pad(plane.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    total = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns]
    return (total + sums[:-rows, :-columns]) / (rows * columns)


def _mean_difference(a: Picture, b: Picture) -> float:
    return float(np.abs(a.mean((0, 1)) - b.mean((0, 1))).max())


def _worst_block(a: Picture, b: Picture) -> float:
    rows, columns = a.shape[0] // _BLOCK, a.shape[1] // _BLOCK
    means = [
        p[: rows * _BLOCK, : columns * _BLOCK]
        .reshape(rows, _BLOCK, columns, _BLOCK, 3)
        .mean((1, 3))
        for p in (a, b)
    ]
    return float(np.abs(means[0] - means[1]).max(initial=0.0))


def _part(picture: Picture, box: Rectangle) -> Picture:
    return picture[box.y : box.bottom, box.x : box.right]
