"""Whether a text stands out from what is behind it (contrast as WCAG 2 defines it)."""

from collections.abc import Sequence

from recorder_gui.layout.document import Subtitle

LEAST_CONTRAST = 3.0  # what WCAG asks of large text
_UNREADABLE = 0.5  # so much of the ground may be too like the text
_BLACK, _WHITE = 0x000000, 0xFFFFFF


def luminance(rgb: int) -> float:
    """The relative luminance of 0xRRGGBB, 0 to 1."""
    red, green, blue = _LINEAR[rgb >> 16 & 0xFF], _LINEAR[rgb >> 8 & 0xFF], _LINEAR[rgb & 0xFF]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    """The contrast of two luminances, 1 to 21."""
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


def blends_in(text: Subtitle, behind: Sequence[float]) -> bool:
    """Whether over half of the ground the text can't be told from it."""
    if not behind:
        return False
    ink, part = luminance(text.color), text.opacity / 100
    lost = sum(
        contrast(ink * part + ground * (1 - part), ground) < LEAST_CONTRAST for ground in behind
    )
    return lost > len(behind) * _UNREADABLE


def colour_that_stands_out(behind: Sequence[float]) -> int:
    """Black or white, whichever is further from the ground; white where nothing is known."""
    if not behind:
        return _WHITE
    ground = sum(behind) / len(behind)
    return _WHITE if contrast(1.0, ground) >= contrast(0.0, ground) else _BLACK


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


_LINEAR = tuple(_linear(level / 255) for level in range(256))
