"""The calm message area at the top of the window: what happened, what to do, details to copy."""

from collections.abc import Callable
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recorder_gui.state.phrases import sentences
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.theme import HALF, SPACE, blend, colours_of, scaled_font

_EDGE = 3  # px, the coloured edge at the left


class Tone(Enum):
    """How serious it is: icon and colour."""

    INFO = ("info", "info")
    OK = ("ok", "ok")
    WARNING = ("warning", "paused")
    ERROR = ("error", "recording")


class Words(Struct, frozen=True):
    """What a banner says, in the language of the moment; `details` is what Copy adds, for support
    staff."""

    sentence: str
    advice: str = ""
    details: str = ""
    action: str = ""


class Banner(QWidget):
    """A message that stays until it is closed, replaced or withdrawn, and follows the language.

    `key` names what it is about, so that the same thing withdraws it. Signals `closed`: the person
    closed it; `action_requested(key)`: its button was pressed.
    """

    closed = Signal(str)
    action_requested = Signal(str)

    def __init__(
        self, key: str, tone: Tone, words: Callable[[], Words], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._tone = tone
        self._words = words
        self._picture = QLabel(self)
        self._sentence = QLabel(self)
        self._advice = QuietLabel(parent=self)
        self._action = QPushButton(self)
        self._copy = IconButton("copy", parent=self, size=16)
        self._close = IconButton("close", parent=self, size=16)
        self._lay_out()
        self._action.clicked.connect(lambda: self.action_requested.emit(self.key))
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(lambda: self.closed.emit(self.key))
        self.retranslate()
        self._tint()

    def say(self, words: Callable[[], Words]) -> None:
        """Say something else of the same."""
        self._words = words
        self._put()

    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def advice(self) -> str:
        """What it says to do."""
        return self._advice.text()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self._put()
        self._copy.set_label(self.tr("Copy this message with its details"))
        self._close.set_label(self.tr("Close this message"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground with a coloured edge."""
        colours = colours_of(self)
        colour = getattr(colours, self._tone.value[1])
        painter = QPainter(self)
        painter.fillRect(self.rect(), blend(colour, colours.surface, 0.1))
        painter.fillRect(0, 0, _EDGE, self.height(), QColor(colour))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.border))
        painter.end()

    def _lay_out(self) -> None:
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setFont(scaled_font(self.font(), 1.0, QFont.Weight.DemiBold))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sentence)
        words.addWidget(self._advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE + HALF)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self._action)
        row.addWidget(self._copy)
        row.addWidget(self._close)

    def _put(self) -> None:
        said = self._words()
        self._sentence.setText(said.sentence)
        self._advice.setText(said.advice)
        self._advice.setVisible(bool(said.advice))
        self._action.setText(said.action)
        self._action.setVisible(bool(said.action))
        self.setAccessibleName(sentences(said.sentence, said.advice))

    def _tint(self) -> None:
        name, role = self._tone.value
        colour = getattr(colours_of(self), role)
        self._picture.setPixmap(icons.pixmap(name, 20, colour, self.devicePixelRatioF()))

    def _on_copy(self) -> None:
        words = [self.sentence(), self.advice(), self._words().details]
        QGuiApplication.clipboard().setText("\n".join(each for each in words if each))
