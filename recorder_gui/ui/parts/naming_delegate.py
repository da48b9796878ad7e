"""A delegate whose rows are renamed in place: what is being typed survives every refresh."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

_FILLED = "filled"


class NamingDelegate(QStyledItemDelegate):
    """A view hands the model's text to an open editor whenever the row changes in any way; here
    only once."""

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """The name as it is when the editor opens."""
        if not editor.property(_FILLED):
            super().setEditorData(editor, index)
            editor.setProperty(_FILLED, True)
