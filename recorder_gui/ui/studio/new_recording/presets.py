"""Presets of a new recording: sizes and frame rates that are wanted often, by name."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from recorder_gui.state.marks import QT_TRANSLATE_NOOP


class Preset(Struct, frozen=True):
    """Canvas in px, frames a second; `name` is to be translated."""

    name: str
    width: int
    height: int
    frame_rate: int

    @property
    def title(self) -> str:
        """Name and figures, in the user's language."""
        name = QCoreApplication.translate("Preset", self.name)
        figures = QCoreApplication.translate("Preset", "{0} × {1}, {2} a second")
        return f"{name} ({figures.format(self.width, self.height, self.frame_rate)})"

    @property
    def figures(self) -> tuple[int, int, int]:
        """What tells it from the others."""
        return self.width, self.height, self.frame_rate


PRESETS = (
    Preset(QT_TRANSLATE_NOOP("Preset", "Full HD"), 1920, 1080, 30),
    Preset(QT_TRANSLATE_NOOP("Preset", "HD"), 1280, 720, 30),
    Preset(QT_TRANSLATE_NOOP("Preset", "Slides and talk"), 1280, 720, 15),
    Preset(QT_TRANSLATE_NOOP("Preset", "Upright for phones"), 608, 1080, 30),
    Preset(QT_TRANSLATE_NOOP("Preset", "Small files"), 640, 360, 15),
)


def preset_of(figures: tuple[int, int, int]) -> int:
    """The number of the preset with those figures, else the number behind the last."""
    known = [preset.figures for preset in PRESETS]
    return known.index(figures) if figures in known else len(known)
