"""When a window is painted and of use."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstUse(QObject):
    """Calls `used` once `window` was painted and the widget in its middle has then taken note of
    the pointer, which arrives with that paint."""

    def __init__(self, window: QMainWindow, used: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._used = used
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            middle = self._window.rect().center()
            self._met = self._window.childAt(middle) or self._window
            here = self._met.mapFrom(self._window, middle).toPointF()
            there = self._met.mapToGlobal(here)
            QApplication.postEvent(self._met, QEnterEvent(here, middle.toPointF(), there))
            QApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def customEvent(self, event: QEvent) -> None:
        assert self._met.underMouse()
        self._used()
