"""The font of all subtitles; by itself, so that measuring a text needs no NumPy."""

from PySide6.QtGui import QFont

FAMILIES = [
    "Noto Sans",
    "Segoe UI",
    "Helvetica Neue",
    "DejaVu Sans",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
]


def subtitle_font(size: int) -> QFont:
    """The font of all subtitles, `size` px high."""
    font = QFont(FAMILIES)
    font.setPixelSize(max(1, size))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
