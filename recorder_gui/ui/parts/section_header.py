"""The heading of a part of a page, with room for small buttons at its right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from recorder_gui.ui.theme import HALF, heading_font

_HEIGHT = 32  # px


class SectionHeader(QWidget):
    """`add_button(widget)` puts widgets at the right."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(text, self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setFont(heading_font(self.font()))
        self.setMinimumHeight(_HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(HALF)
        self._row.addWidget(self._label, 1)

    def set_text(self, text: str) -> None:
        """The heading, in the user's language."""
        self._label.setText(text)

    def text(self) -> str:
        """The heading shown."""
        return self._label.text()

    def add_button(self, widget: QWidget) -> None:
        """Put `widget` at the right end."""
        self._row.addWidget(widget)
