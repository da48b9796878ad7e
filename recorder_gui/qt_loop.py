"""The window's loop: qasync's, with all that is to run soon behind one timer.

qasync gives each callback a timer of Qt's own. A reply of the service, a finished task, a set
future is one callback each; a thousand replies at once would be a thousand timers.

It closes asynchronous generators that nobody holds any more, as asyncio's own loops do and
qasync's does not: what they have to await at their end (a connection given back) is awaited.
"""

import asyncio
import sys
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextvars import Context
from typing import Any

import qasync

_SLICE = 0.004  # seconds after which Qt gets its turn, though there is more to run


class QtLoop(qasync.QEventLoop):
    """Callbacks run in the order of their `call_soon`, those that they bring in a turn later."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        self._soon: deque[asyncio.Handle] = deque()
        self._soon_is_timed = False
        super().__init__(*args, **settings)

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        handle = asyncio.Handle(callback, args, self, context)
        self._soon.append(handle)
        self._time_soon()
        return handle

    def run_forever(self) -> Any:
        before = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(finalizer=self._close_orphan)
        try:
            return super().run_forever()
        finally:
            sys.set_asyncgen_hooks(*before)

    def _close_orphan(self, orphan: AsyncGenerator[Any, Any]) -> None:
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, orphan.aclose())

    def _time_soon(self) -> None:
        if self._soon and not self._soon_is_timed:
            self._soon_is_timed = True
            self._add_callback(asyncio.Handle(self._run_soon, (), self))

    def _run_soon(self) -> None:
        self._soon_is_timed = False
        until = time.monotonic() + _SLICE
        try:
            for _ in range(len(self._soon)):
                handle = self._soon.popleft()
                if not handle.cancelled():
                    handle._run()
                if time.monotonic() > until:
                    break
        finally:
            self._time_soon()
