"""A text as an alpha mask: drawn once by QPainter, blended by the canvas and by the recorder.

The mask's top left corner is the top left corner of the text: its first line's ascent and the
first letter's origin. Scripts that the first font lacks come from whatever font the machine has.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from recorder_gui.painting.fonts import subtitle_font

MAX_SIDE = 4096  # px; nothing of a text that is longer can be seen on a canvas


@dataclass(frozen=True, slots=True)
class Mask:
    """`alpha`, uint8 of shape (height, width), 0 nothing to 255 ink; its top left corner goes
    `dx`, `dy` px from the subtitle's own corner (ink may hang over to the left)."""

    alpha: NDArray[np.uint8]
    dx: int
    dy: int


def subtitle_mask(text: str, size: int) -> Mask:
    """The ink of `text` (lines parted by line ends) at `size` px; empty text is an empty mask.

    Needs a QGuiApplication; may run in any thread.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").split("\n")
    if not any(line.strip() for line in lines):
        return Mask(np.zeros((0, 0), np.uint8), 0, 0)
    font = subtitle_font(size)
    metrics = QFontMetricsF(font)
    spacing = math.ceil(metrics.lineSpacing())
    overhang = math.ceil(size / 4) + 1
    advance = max(metrics.horizontalAdvance(line) for line in lines)
    width = min(MAX_SIDE, math.ceil(advance) + 2 * overhang)
    height = min(MAX_SIDE, spacing * len(lines) + 2 * overhang)
    image = QImage(width, height, QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.white)
    for index, line in enumerate(lines):
        baseline = overhang + metrics.ascent() + index * spacing
        if baseline - size > height:
            break
        painter.drawText(QPointF(overhang, round(baseline)), line)
    painter.end()
    return _trimmed(image, overhang)


def _trimmed(image: QImage, overhang: int) -> Mask:
    """Only the box that holds ink."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    alpha = rows[:, : image.width()]
    inked_rows = np.flatnonzero(alpha.any(axis=1))
    if inked_rows.size == 0:
        return Mask(np.zeros((0, 0), np.uint8), 0, 0)
    inked_columns = np.flatnonzero(alpha.any(axis=0))
    top, bottom = int(inked_rows[0]), int(inked_rows[-1]) + 1
    left, right = int(inked_columns[0]), int(inked_columns[-1]) + 1
    box = alpha[top:bottom, left:right].copy()  # its memory ends with the image
    return Mask(box, left - overhang, top - overhang)
