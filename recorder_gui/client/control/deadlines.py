"""Many deadlines with a single timer: in the window's loop each timer is one of Qt's, and it lives
on until it fires even when it is cancelled.
"""

import asyncio
import heapq
from collections.abc import Callable


class Deadlines:
    """Calls `on_expired(key)` once the time of a key has come; keys met in time just stay unused.

    The caller knows which keys still matter: `matters(key)`.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        *,
        matters: Callable[[str], bool],
        on_expired: Callable[[str], None],
    ) -> None:
        self._loop = loop
        self._matters = matters
        self._on_expired = on_expired
        self._waiting: list[tuple[float, str]] = []
        self._timer: asyncio.Handle | None = None
        self._due = 0.0

    def add(self, key: str, seconds: float) -> None:
        """Expect `key` to be met within `seconds`."""
        when = self._loop.time() + seconds
        heapq.heappush(self._waiting, (when, key))
        if self._timer is None or when < self._due:
            self._arm(when)

    def close(self) -> None:
        """Nothing expires any more."""
        self._waiting.clear()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _arm(self, when: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._due = when
        # a loop that counts whole milliseconds may call a little early: never ask for less than one
        self._timer = self._loop.call_later(max(0.001, when - self._loop.time()), self._look)

    def _look(self) -> None:
        self._timer = None
        now = self._loop.time()
        while self._waiting:
            when, key = self._waiting[0]
            if not self._matters(key):
                heapq.heappop(self._waiting)
            elif when <= now:
                heapq.heappop(self._waiting)
                self._on_expired(key)
            else:
                self._arm(when)
                return
