"""A question before something that can't be taken back: one sign, one sentence that carries weight,
what follows from it below, and buttons named after what they do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from recorder_gui.ui import icons
from recorder_gui.ui.theme import Colours, colours_of

_SIGN = 36  # px
_SENTENCE = "qt_msgbox_label"  # what Qt calls the label of `setText`


class Question(QMessageBox):
    """Ask it with `open`. `sign` names an icon: `warning` where something is lost, `record` where
    a recording runs. Object name: `name`.

    Texts are plain: a name in them may come from the wire.
    """

    def __init__(self, parent: QWidget | None, name: str, sign: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        colour = _colour(sign, colours_of(self))
        self.setIconPixmap(icons.pixmap(sign, _SIGN, colour, self.devicePixelRatioF()))

    def setText(self, text: str) -> None:
        super().setText(text)
        sentence = self.findChild(QLabel, _SENTENCE)
        if sentence is not None:
            font = sentence.font()
            font.setWeight(QFont.Weight.DemiBold)
            sentence.setFont(font)


def _colour(sign: str, colours: Colours) -> str:
    return {"warning": colours.paused, "record": colours.recording}[sign]
