"""A task that follows what is wanted now: pushes of the service, for as long as anybody looks."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from recorder_gui.state.task_scope import TaskScope


class Following:
    """At most one task at a time, in `scope`."""

    def __init__(self, scope: TaskScope) -> None:
        self._scope = scope
        self._wanted: object = None
        self._task: asyncio.Task[None] | None = None

    def follow(self, wanted: object, work: Callable[[], Coroutine[Any, Any, None]]) -> bool:
        """Let `work` run for `wanted`; whether it is begun. What runs for the same goes on, what
        has broken begins again."""
        if self._task is not None and not self._task.done() and wanted == self._wanted:
            return False
        self.stop()
        self._wanted = wanted
        self._task = self._scope.start(work)
        return True

    def stop(self) -> None:
        """Follow nothing."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
