"""Python's collector of cyclic garbage, kept to the thread that the window lives in.

By itself it runs in whichever thread happens to allocate. A dialog or a timer that only a cycle
still holds would then be destroyed in a thread of the executor; Qt's objects must die in their own.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 250  # ms
_DUE = (700, 10, 10)  # what Python's own thresholds are: new objects, then collections below


class OwnThreadCollector(QObject):
    """From `start` to `stop` garbage is collected in the thread that made this, and only there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_automatic = gc.isenabled()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(collect_due)

    def start(self) -> None:
        """Collect by the timer instead of automatically."""
        self._was_automatic = gc.isenabled()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """As it was before `start`."""
        if self._timer.isActive():
            self._timer.stop()
            if self._was_automatic:
                gc.enable()


def collect_due() -> None:
    """Collect the oldest generation whose turn it is, in this thread; nothing while none is due."""
    counts = gc.get_count()
    for generation in (2, 1, 0):
        if counts[generation] > _DUE[generation]:
            gc.collect(generation)
            return
