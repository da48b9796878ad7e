"""How long one turn of the main loop holds the window.

A heart that should beat every few ms is late by as long as the loop was held. (The dispatcher's own
signals do not tell: one of Qt's two dispatchers on Linux sends them round waiting and working
alike.)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 4  # ms


@dataclass(frozen=True, slots=True)
class _Spent:
    """Seconds on the wall's clock, and of them those that this thread computed."""

    wall: float = 0.0
    computed: float = 0.0

    @classmethod
    def so_far(cls) -> "_Spent":
        return cls(perf_counter(), thread_time())

    def __add__(self, other: "_Spent") -> "_Spent":
        return _Spent(self.wall + other.wall, self.computed + other.computed)

    def __sub__(self, other: "_Spent") -> "_Spent":
        return _Spent(self.wall - other.wall, self.computed - other.computed)


class StallWatch(QObject):
    """Measures from its making on, in the thread that made it.

    `gaps` are the times between two beats in ms: no turn was longer than the `longest`. `work` is
    how much of each the thread itself computed; the rest it waited, for a processor that another
    program had, or for another thread. What happens inside `excepted()` is not counted: the demo's
    own screenshots are not the window's work. With a `beat` of so many ms a gap is at most that
    much longer than the thread was held.
    """

    def __init__(self, beat: int = BEAT) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._excepted = _Spent()
        self._last = _Spent.so_far()
        self._heart = QTimer(self)
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.setInterval(beat)
        self._heart.timeout.connect(self._on_beat)
        self._heart.start()

    @property
    def longest(self) -> float:
        """Milliseconds of the longest turn so far, at most one beat too many."""
        return max(self.gaps, default=0.0)

    @property
    def longest_work(self) -> float:
        """Milliseconds of the most that was computed from one beat to the next."""
        return max(self.work, default=0.0)

    @contextmanager
    def excepted(self) -> Iterator[None]:
        """Leave what is done inside out of the turn that does it."""
        began = _Spent.so_far()
        try:
            yield
        finally:
            self._excepted += _Spent.so_far() - began

    def stop(self) -> None:
        """Watch no longer."""
        self._on_beat()
        self._heart.stop()

    def _on_beat(self) -> None:
        now = _Spent.so_far()
        spent = now - self._last - self._excepted
        self.gaps.append(spent.wall * 1000)
        self.work.append(spent.computed * 1000)
        self._last, self._excepted = now, _Spent()
