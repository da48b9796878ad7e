"""The calm message area over the page: errors, lost connections and news, one banner each."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_gui.errors import UserFacingError
from recorder_gui.ui.parts.banner import Banner, Tone, Words

_MOST = 3  # banners at a time; the oldest gives way
_NEWS_STAYS_MS = 8_000
_ERROR = "error:"


class MessageArea(QWidget):
    """Shows banners by key: the same key replaces what it said before.

    Signals `action_requested(key)`: the button of a banner was pressed; `closed(key)`: the person
    has read it and closed it.
    """

    action_requested = Signal(str)
    closed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self._banners: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_error(self, error: UserFacingError) -> None:
        """Say what happened and what to do; stays until it is closed."""
        self.say(_ERROR + error.code, Tone.ERROR, lambda: self._words_of(error))

    def settle(self, code: str) -> None:
        """Take back the error of that code: it holds no longer."""
        self.withdraw(_ERROR + code)

    def say(self, key: str, tone: Tone, words: Callable[[], Words]) -> None:
        """Say `words()`, and again once the language is another; good news goes away by itself
        after a while."""
        banner = self._banners.get(key)
        if banner is None:
            self._add(key, tone, words)
        else:
            banner.say(words)
        self.show()

    def withdraw(self, key: str) -> None:
        """Take back what was said under `key`."""
        banner = self._banners.pop(key, None)
        if banner is not None:
            self._column.removeWidget(banner)
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def sentences(self) -> list[str]:
        """What is said now, from the top."""
        return [banner.sentence() for banner in self._banners.values()]

    def _words_of(self, error: UserFacingError) -> Words:
        return Words(error.sentence, error.advice, self.tr("Code: {0}").format(error.code))

    def _add(self, key: str, tone: Tone, words: Callable[[], Words]) -> None:
        while len(self._banners) >= _MOST:
            self.withdraw(next(iter(self._banners)))
        banner = Banner(key, tone, words, self)
        banner.closed.connect(self.withdraw)
        banner.closed.connect(self.closed)
        banner.action_requested.connect(self.action_requested)
        self._banners[key] = banner
        self._column.addWidget(banner)
        if tone is Tone.OK:
            timer = QTimer(banner)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self.withdraw(key))
            timer.start(_NEWS_STAYS_MS)
