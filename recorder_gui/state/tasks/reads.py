"""What is read of one recording at a time, and once more where it was asked for meanwhile.

An answer that was on its way when something changed may not tell of it yet.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Generic, TypeVar

from recorder_gui.state.task_scope import TaskScope

T = TypeVar("T")


class Reads(Generic[T]):
    """`read` reads what it is given; an error of its own is reported by the scope."""

    def __init__(self, scope: TaskScope, read: Callable[[T], Awaitable[None]]) -> None:
        self._scope = scope
        self._read = read
        self._under_way: set[str] = set()
        self._asked: dict[str, T] = {}

    def ask(self, record_id: str, wanted: T) -> None:
        """Read `wanted` of a recording now, or as soon as the read under way has ended."""
        self._asked[record_id] = wanted
        if record_id not in self._under_way:
            self._under_way.add(record_id)
            self._scope.start(partial(self._read_once, record_id))

    async def _read_once(self, record_id: str) -> None:
        try:
            await self._read(self._asked.pop(record_id))
        finally:
            self._under_way.discard(record_id)
            if record_id in self._asked:
                self.ask(record_id, self._asked[record_id])
