"""A small field for a subtitle's text: every change is told, and what is typed is not disturbed."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LINES = 3


class TextField(QPlainTextEdit):
    """Signal `edited(str)`: the person changed the text."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._telling = True
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 16)
        self.textChanged.connect(self._on_changed)

    def show_text(self, text: str) -> None:
        """Show `text`; the cursor stays where nothing changed."""
        if text == self.toPlainText():
            return
        self._telling = False
        self.setPlainText(text)
        self._telling = True

    def sizeHint(self) -> QSize:
        """A few lines."""
        return QSize(120, self.fontMetrics().lineSpacing() * _LINES + 16)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its column."""
        return QSize(60, self.sizeHint().height())

    def _on_changed(self) -> None:
        if self._telling:
            self.edited.emit(self.toPlainText())
