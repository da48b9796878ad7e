"""A question before something that can't be taken back: one sign, one sentence that carries weight,
what follows from it below, and buttons named after what they do."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMessageBox, QWidget

from recorder_gui.ui import icons
from recorder_gui.ui.theme import SPACE, Colours, colours_of

_SIGN = 36  # px
_SENTENCE = "qt_msgbox_label"  # what Qt calls the label of `setText`
_NARROWEST = 40 * SPACE  # px of text: Qt would break a short sentence in three


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

    def showEvent(self, event: QShowEvent) -> None:
        """As wide as its text wants, but not too narrow for it: Qt sizes it right after this."""
        grid, sentence = self.layout(), self.findChild(QLabel, _SENTENCE)
        if isinstance(grid, QGridLayout) and sentence is not None:
            place = cast("tuple[int, int, int, int]", grid.getItemPosition(grid.indexOf(sentence)))
            grid.setColumnMinimumWidth(place[1], _NARROWEST)
        super().showEvent(event)


def _colour(sign: str, colours: Colours) -> str:
    return {"warning": colours.paused, "record": colours.recording}[sign]
