"""The calm message area over the page: errors, lost connections and news, one banner each."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_gui.errors import UserFacingError
from recorder_gui.ui.parts.banner import Banner, Tone

_MOST = 3  # banners at a time; the oldest gives way
_NEWS_STAYS_MS = 8_000


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
        details = self.tr("Code: {0}").format(error.code)
        self.show_message(
            f"error:{error.code}", Tone.ERROR, error.sentence, error.advice, details=details
        )

    def show_message(
        self,
        key: str,
        tone: Tone,
        sentence: str,
        advice: str = "",
        *,
        details: str = "",
        action: str = "",
    ) -> None:
        """Say something; good news goes away by itself after a while."""
        banner = self._banners.get(key)
        if banner is None:
            banner = self._add(key, tone)
        banner.set_message(sentence, advice, details=details, action=action)
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

    def _add(self, key: str, tone: Tone) -> Banner:
        while len(self._banners) >= _MOST:
            self.withdraw(next(iter(self._banners)))
        banner = Banner(key, tone, self)
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
        return banner
