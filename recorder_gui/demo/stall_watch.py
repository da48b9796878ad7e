"""How long one turn of the main loop holds the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QThread


class StallWatch(QObject):
    """Times every turn of the loop of the thread that made it, from waking to waiting again.

    `turns` are all of them in ms, in order; `longest` is the longest. What happens inside
    `excepted()` is not counted: the demo's own screenshots are not the window's work.
    """

    def __init__(self) -> None:
        super().__init__()
        dispatcher = QAbstractEventDispatcher.instance(QThread.currentThread())
        if dispatcher is None:
            raise RuntimeError("a stall watch needs a running event loop")
        self._began: float | None = None
        self._excepted = 0.0
        self.turns: list[float] = []
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_about_to_block)
        self._dispatcher = dispatcher

    @property
    def longest(self) -> float:
        """Milliseconds of the longest turn so far."""
        return max(self.turns, default=0.0)

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
        self._dispatcher.awake.disconnect(self._on_awake)
        self._dispatcher.aboutToBlock.disconnect(self._on_about_to_block)

    def _on_awake(self) -> None:
        self._end_turn()
        self._began = perf_counter()

    def _on_about_to_block(self) -> None:
        self._end_turn()
        self._began = None

    def _end_turn(self) -> None:
        if self._began is None:
            return
        self.turns.append((perf_counter() - self._began - self._excepted) * 1000)
        self._excepted = 0.0
