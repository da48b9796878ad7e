"""A button that shows a colour and opens the colour dialog, without blocking anything."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QColorDialog, QPushButton, QWidget

from recorder_gui.ui.theme import SPACE, colours_of

_SWATCH = 16


class ColourButton(QPushButton):
    """Colours are 0xRRGGBB. Signal `chosen(int)`."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = 0xFFFFFF
        self._mixed_text = ""
        self.clicked.connect(self._ask)
        self.set_color(0xFFFFFF)

    def set_color(self, color: int) -> None:
        """Show this colour."""
        if color == self._color and self.text() and not self._mixed_text:
            return
        self._color = color
        self._mixed_text = ""
        self.setText(f"     #{color:06x}")
        self.update()

    def set_mixed(self, text: str) -> None:
        """The selection has several colours: `text` says so."""
        self._mixed_text = text
        self.setText(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the colour on it."""
        super().paintEvent(event)
        if self._mixed_text:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours_of(self).field_border))
        painter.setBrush(QColor.fromRgb(self._color))
        top = (self.height() - _SWATCH) / 2
        painter.drawRoundedRect(QRectF(SPACE, top, _SWATCH, _SWATCH), 3, 3)
        painter.end()

    def _ask(self) -> None:
        dialog = QColorDialog(QColor.fromRgb(self._color), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, colour: QColor) -> None:
        number = colour.rgb() & 0xFFFFFF
        self.set_color(number)
        self.chosen.emit(number)
