"""How a state looks: one colour for the light, the bar's ground and the frame round the canvas."""

from PySide6.QtGui import QColor

from recorder_gui.protocol.states import Status
from recorder_gui.ui.theme import Colours, blend

_GROUND = 0.09  # of the colour on the bar's ground


def state_colour(status: int | None, colours: Colours) -> str:
    """Red while it records, amber while it is held; "" where nothing is being recorded."""
    if status == Status.RECORDING:
        return colours.recording
    if status in (Status.PAUSED, Status.INITIALISED):
        return colours.paused
    return ""


def bar_ground(status: int | None, colours: Colours) -> QColor:
    """The ground of the recorder bar: tinted while something is recorded."""
    colour = state_colour(status, colours)
    return blend(colour, colours.window, _GROUND) if colour else QColor(colours.window)
