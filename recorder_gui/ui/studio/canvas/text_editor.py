"""Editing a subtitle or a name where it lies: a small field over the canvas."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LEAST_WIDTH = 160
_LEAST_HEIGHT = 36
_NAME_WIDTH = 240
_NAME_LETTERS = 13


class InPlaceEditor(QPlainTextEdit):
    """Enter and leaving the field accept, Shift+Enter begins a line (not in a name), Esc gives up.

    Signal `finished(item_id, text, accepted)`. Object name: `in_place_editor`.
    """

    finished = Signal(str, str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("in_place_editor")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._item_id = ""
        self._names = False
        self.hide()

    def open_for(self, item_id: str, content: str, place: QRect, pixels: int) -> None:
        """Edit the text `content` at `place` of the parent, in letters of `pixels` px."""
        self.setAccessibleName(self.tr("Text of the subtitle"))
        self._names = False
        self._open(item_id, content, place, min(max(pixels, 12), 64))

    def open_for_name(self, item_id: str, name: str, place: QRect) -> None:
        """Edit the name of what lies at `place`, in its upper left corner."""
        self.setAccessibleName(self.tr("Name"))
        self._names = True
        corner = QRect(place.x() + 6, place.y() + 6, min(place.width(), _NAME_WIDTH), 0)
        self._open(item_id, name, corner, _NAME_LETTERS)

    def _open(self, item_id: str, content: str, place: QRect, pixels: int) -> None:
        self._item_id = item_id
        font = self.font()
        font.setPixelSize(pixels)
        self.setFont(font)
        self.setPlainText(content)
        self.selectAll()
        width = max(_LEAST_WIDTH, place.width() + 32)
        height = max(_LEAST_HEIGHT, place.height() + 16)
        room = self._room.rect()
        x = max(0, min(place.x() - 6, room.width() - width))
        y = max(0, min(place.y() - 6, room.height() - height))
        self.setGeometry(x, y, min(width, room.width()), min(height, room.height()))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter, Esc."""
        plain = self._names or not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self._end(accepted=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._end(accepted=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving accepts; a menu over the field is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end(accepted=True)

    def _end(self, *, accepted: bool) -> None:
        item_id, self._item_id = self._item_id, ""
        if not item_id:
            return
        text = self.toPlainText()
        if self._names:
            text = " ".join(text.split())
        had_focus = self.hasFocus()
        self.hide()
        self.finished.emit(item_id, text, accepted)
        if had_focus:
            self._room.setFocus(Qt.FocusReason.OtherFocusReason)
