"""Asks under which name a filter is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QInputDialog, QPushButton, QWidget

from recorder_gui.ui.theme import SPACE

_WIDTH = 44 * SPACE


class NameQuestion(QInputDialog):
    """Signal `named(str)`: the name, without blanks round it. Object name
    `tasks_filter_name_dialog`."""

    named = Signal(str)

    def __init__(self, title: str, name: str, answer: str, parent: QWidget | None = None) -> None:
        """`name` to begin with; `answer` is what the button does."""
        super().__init__(parent)
        self.setObjectName("tasks_filter_name_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setLabelText(self.tr("Name"))
        self.setTextValue(name)
        self.setOkButtonText(answer)
        for button in self.findChildren(QPushButton):
            button.setIcon(QIcon())  # pictures of another hand
        self.resize(_WIDTH, self.sizeHint().height())
        self.textValueSelected.connect(self._on_selected)

    def _on_selected(self, text: str) -> None:
        if text.strip():
            self.named.emit(text.strip())
