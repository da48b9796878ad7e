"""How large a subtitle is on the canvas, by the font that records it."""

from functools import lru_cache

from PySide6.QtGui import QFontMetricsF

from recorder_gui.layout.document import Subtitle
from recorder_gui.painting.fonts import subtitle_font
from recorder_gui.protocol.fields import SubtitleType

CLOCK_SAMPLE = "2026-08-28 20:08:08"


def measure(text: Subtitle) -> tuple[int, int]:
    """Width and height of the text's lines, px; an empty text is as wide as it is high."""
    content = CLOCK_SAMPLE if text.type is SubtitleType.CLOCK else text.content
    return _size(content, text.size)


@lru_cache(maxsize=256)
def _size(content: str, size: int) -> tuple[int, int]:
    metrics = QFontMetricsF(subtitle_font(size))
    lines = content.split("\n")
    width = max(metrics.horizontalAdvance(line) for line in lines)
    height = metrics.lineSpacing() * len(lines)
    return max(round(width), size), max(round(height), 1)
