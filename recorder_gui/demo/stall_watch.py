"""How long one turn of the main loop holds the window.

A heart that should beat every few ms is late by as long as the loop was held. (The dispatcher's own
signals do not tell: one of Qt's two dispatchers on Linux sends them round waiting and working
alike.)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 4  # ms


class StallWatch(QObject):
    """Measures from its making on, in the thread that made it.

    `gaps` are the times between two beats in ms: no turn was longer than the `longest`. What
    happens inside `excepted()` is not counted: the demo's own screenshots are not the window's
    work.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._excepted = 0.0
        self._last = perf_counter()
        self._heart = QTimer(self)
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.setInterval(BEAT)
        self._heart.timeout.connect(self._on_beat)
        self._heart.start()

    @property
    def longest(self) -> float:
        """Milliseconds of the longest turn so far, at most one beat too many."""
        return max(self.gaps, default=0.0)

    @contextmanager
    def excepted(self) -> Iterator[None]:
        """Leave what is done inside out of the turn that does it."""
        began = perf_counter()
        try:
            yield
        finally:
            self._excepted += perf_counter() - began

    def stop(self) -> None:
        """Watch no longer."""
        self._on_beat()
        self._heart.stop()

    def _on_beat(self) -> None:
        now = perf_counter()
        self.gaps.append((now - self._last - self._excepted) * 1000)
        self._last = now
        self._excepted = 0.0
