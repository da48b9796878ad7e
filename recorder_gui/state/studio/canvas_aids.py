"""What helps the eye on the canvas and is never recorded: rulers, a grid, safe areas."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from recorder_gui.state.settings import Settings

_KEY = "studio/show-"


class Aid(StrEnum):
    """What can be shown."""

    RULERS = "rulers"
    GRID = "grid"
    SAFE_AREAS = "safe-areas"


class CanvasAids(QObject):
    """Remembered from run to run. Signal `changed(Aid)`: it is shown now, or not any more."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._shown = {aid: settings.flag(_KEY + aid.value) for aid in Aid}

    def is_shown(self, aid: Aid) -> bool:
        """Whether it is shown; none is until somebody asks for it."""
        return self._shown[aid]  # asked for at each painting

    def show(self, aid: Aid, on: bool) -> None:
        """Show it, or leave it out."""
        if on != self.is_shown(aid):
            self._shown[aid] = on
            self._settings.set_flag(_KEY + aid.value, on)
            self.changed.emit(aid)
