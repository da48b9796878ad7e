"""The frame round the canvas: red while it records, amber while it is held."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.studio.recorder.look import state_colour
from recorder_gui.ui.theme import colours_of

_EDGE = 3  # px, always there, so that the canvas does not move when it starts


class OnAirFrame(QWidget):
    """Holds one widget in its frame."""

    def __init__(self, studio: Studio, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._shown: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(inner)
        studio.recording.changed.connect(self._on_changed)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, in the stage's own colour while nothing is recorded."""
        colours = colours_of(self)
        colour = state_colour(self._studio.recording.status, colours) or colours.stage
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colour))
        painter.end()

    def _on_changed(self) -> None:
        status = self._studio.recording.status
        if status != self._shown:
            self._shown = status
            self.update()
