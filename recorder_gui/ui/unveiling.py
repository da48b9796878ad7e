"""Parts of the window that come into view one after the other, a turn of the loop each.

Laying out and painting a whole page at once would hold the window for as long as all of it takes;
so a press of a key or a message of the service gets its turn in between. What was there before
stays on screen until the first part is painted over it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget


class Unveiling(QObject):
    """`begin` before the parts are shown; the rest comes by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._veiled: list[QWidget] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._unveil_one)

    def begin(self, parts: Sequence[QWidget]) -> None:
        """Paint nothing of `parts` now, then the first, then the others in their order."""
        self.end()
        self._veiled = list(parts)
        for part in self._veiled:
            part.setUpdatesEnabled(False)
        self._next.start()

    def end(self) -> None:
        """All of them at once."""
        self._next.stop()
        while self._veiled:
            self._veiled.pop(0).setUpdatesEnabled(True)

    def _unveil_one(self) -> None:
        if self._veiled:
            self._veiled.pop(0).setUpdatesEnabled(True)
        if not self._veiled:
            self._next.stop()
