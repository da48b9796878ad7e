"""Asks under which name a filter is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QInputDialog, QWidget


class NameQuestion(QInputDialog):
    """Signal `named(str)`: the name, without blanks round it. Object name
    `tasks_filter_name_dialog`."""

    named = Signal(str)

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tasks_filter_name_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setLabelText(self.tr("Name"))
        self.setTextValue(name)
        self.textValueSelected.connect(self._on_selected)

    def _on_selected(self, text: str) -> None:
        if text.strip():
            self.named.emit(text.strip())
