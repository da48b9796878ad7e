"""Why the canvas can't be arranged while an automatic recording runs: a quiet line over it.

Object name: `automatic_notice`.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.theme import HALF, SPACE, blend, colours_of

_ICON = 16


class AutomaticNotice(QWidget):
    """Hidden while the canvas is one's own."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("automatic_notice")
        self._studio = studio
        self._mark = QLabel(self)
        self._words = QuietLabel(parent=self)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE + HALF, HALF + 2, SPACE, HALF + 2)
        row.setSpacing(SPACE)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        studio.automatic.changed.connect(self._show)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), blend(colours.info, colours.surface, 0.1))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.border))
        painter.end()

    def _show(self) -> None:
        automatic = self._studio.automatic
        colour = colours_of(self).info
        self._mark.setPixmap(icons.pixmap("info", _ICON, colour, self.devicePixelRatioF()))
        told = self.tr(
            "An automatic recording arranges itself; here is what it records now. Subtitles can "
            "be changed. Your own layout comes back when it ends."
        )
        expected = self.tr(
            "An automatic recording arranges itself; here is what it should record. Subtitles can "
            "be changed. Your own layout comes back when it ends."
        )
        self._words.setText(told if automatic.is_told else expected)
        self.setAccessibleName(self._words.text())
        self.setVisible(automatic.is_shown)
