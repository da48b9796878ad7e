"""What a page has to say, one thing at a time."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_gui.errors import UserFacingError
from recorder_gui.ui.parts.banner import Banner, Tone, Words


class Notice(QWidget):
    """Takes no room while there is nothing to say. `shown` is the banner, None without one.

    Signals `action_requested(key)`: the banner's button was pressed; `closed`: the person closed
    it, and nothing is shown.
    """

    action_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def key(self) -> str:
        """What is told of now; "" where nothing is."""
        return "" if self.shown is None else self.shown.key

    def say(self, key: str, tone: Tone, words: Callable[[], Words]) -> None:
        """Say `words()` instead of what was said before, in every language that comes."""
        self.withdraw()
        self.shown = Banner(key, tone, words, self)
        self.shown.action_requested.connect(self.action_requested)
        self.shown.closed.connect(self._on_closed)
        self._column.addWidget(self.shown)
        self.show()

    def say_error(self, key: str, error: UserFacingError, tone: Tone = Tone.ERROR) -> None:
        """Say what happened and what to do."""
        self.say(key, tone, lambda: Words(error.sentence, error.advice))

    def withdraw(self, key: str = "") -> None:
        """Say nothing; with a `key` only where that is what is said."""
        if self.shown is None or key not in ("", self.shown.key):
            return
        self.shown.hide()
        self.shown.deleteLater()
        self.shown = None
        self.hide()

    def _on_closed(self) -> None:
        self.withdraw()
        self.closed.emit()
