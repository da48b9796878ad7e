"""What can wait until a widget was first seen: it comes then, a turn of the loop for each step.

Whatever the person asks for before its turn is built where it is asked for.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_UNSEEN = 500  # ms after which a widget that nobody shows goes on all the same


class AfterFirstPaint(QObject):
    """Calls `steps` in their order once `widget` was painted for the first time, or is not to be
    seen at all."""

    def __init__(self, widget: QWidget, *steps: Callable[[], object]) -> None:
        super().__init__(widget)
        self._steps = list(steps)
        self._next = QTimer(self)
        self._next.timeout.connect(self._take_one)
        self._next.start(_UNSEEN)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._next.start(0)
        return False

    def _take_one(self) -> None:
        self._next.setInterval(0)
        if self._steps:
            self._steps.pop(0)()
        if not self._steps:
            self._next.stop()
