"""Notices that the machine has slept: the wall clock is further than the monotonic one says.

A connection may be dead by then without anybody having told: it is looked at, at once.
"""

import asyncio
import time
from collections.abc import Callable


class WakeWatch:
    """Calls `woke()` after a jump of more than `jump` seconds; `every`: how often it looks.

    `wall` counts time asleep, `awake` does not: both in seconds, either may be a test's own.
    A process that was stopped meanwhile (SIGSTOP) counts as asleep too.
    """

    def __init__(
        self,
        woke: Callable[[], None],
        *,
        every: float = 2.0,
        jump: float = 5.0,
        wall: Callable[[], float] = time.time,
        awake: Callable[[], float] = time.monotonic,
    ) -> None:
        self._woke = woke
        self._every = every
        self._jump = jump
        self._wall = wall
        self._awake = awake
        self._watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look from now on."""
        if self._watching is None:
            loop = asyncio.get_running_loop()
            watch = self._watch(self._wall(), self._awake())
            self._watching = loop.create_task(watch, name="watch for waking")

    async def stop(self) -> None:
        """Look no more."""
        watching, self._watching = self._watching, None
        if watching is not None:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _watch(self, wall: float, awake: float) -> None:
        while True:
            await asyncio.sleep(self._every)
            now_wall, now_awake = self._wall(), self._awake()
            asleep = (now_wall - wall) - (now_awake - awake)
            late = (now_awake - awake) - self._every
            wall, awake = now_wall, now_awake
            if max(asleep, late) > self._jump:
                self._woke()
