"""The one place where a gesture starts a coroutine.

A scope owns its tasks: it refuses a second press of an action that still runs, tells the user
when one fails, and cancels them all at shutdown.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from recorder_gui.errors import RecorderError, UserCancelled
from recorder_gui.state.explanations import explain

_log = logging.getLogger(__name__)

Work = Callable[[], Awaitable[Any]]


class _Asked(NamedTuple):
    work: Work
    key: str
    on_error: Callable[[Exception], None] | None


class TaskScope(QObject):
    """Owns the coroutines that gestures start.

    Signals: `failed(UserFacingError)`: a task ended with an error that is to be shown;
    `busy_changed(key, bool)`: the action `key` began or ended.
    """

    failed = Signal(object)
    busy_changed = Signal(str, bool)

    def __init__(self, parent: QObject | None = None, *, begun: bool = True) -> None:
        """`begun`: whether there is a loop already; else all waits for `begin`."""
        super().__init__(parent)
        self._begun = begun
        self._early: list[_Asked] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        self._busy: dict[str, asyncio.Task[Any]] = {}
        self._closed = False

    def start(
        self,
        work: Work,
        *,
        key: str = "",
        on_error: Callable[[Exception], None] | None = None,
    ) -> "asyncio.Task[Any] | None":
        """Run `work()`; None when the action `key` still runs or the scope is closed, and for what
        waits for `begin`.

        An error goes to `on_error` where given, else to `failed`. Read the result of the task
        only where that is wanted: its error is taken care of here.
        """
        if self._closed or (key and self.is_busy(key)):
            return None
        if not self._begun:
            self._early.append(_Asked(work, key, on_error))
            return None
        task = asyncio.get_running_loop().create_task(self._guarded(work, on_error), name=key)
        self._tasks.add(task)
        if key:
            self._busy[key] = task
            self.busy_changed.emit(key, True)
        task.add_done_callback(lambda ended: self._on_done(ended, key))
        return task

    def begin(self) -> None:
        """The loop runs: start what was asked for before, in its order."""
        self._begun = True
        early, self._early = self._early, []
        for each in early:
            self.start(each.work, key=each.key, on_error=each.on_error)

    def is_busy(self, key: str) -> bool:
        """Whether the action `key` runs."""
        return key in self._busy or any(each.key == key for each in self._early)

    def cancel(self, key: str) -> None:
        """Cancel the action `key`, if it runs."""
        self._early = [each for each in self._early if each.key != key]
        task = self._busy.get(key)
        if task is not None:
            task.cancel()

    def report(self, error: Exception) -> None:
        """Tell the user of an error that was caught elsewhere."""
        if isinstance(error, UserCancelled):
            return
        _log.warning("shown to the user: %s", error, exc_info=_unexpected(error))
        self.failed.emit(explain(error))

    async def close(self) -> None:
        """Take nothing more, cancel what runs and wait until it has ended."""
        self._closed = True
        own = asyncio.current_task()
        while ending := [each for each in self._tasks if each is not own]:
            for each in ending:
                each.cancel()
            await asyncio.wait(ending)
            self._tasks.difference_update(ending)

    async def _guarded(self, work: Work, on_error: Callable[[Exception], None] | None) -> Any:
        try:
            return await work()
        except Exception as error:  # noqa: BLE001  shown and logged, whatever it is
            if on_error is not None:
                on_error(error)
            else:
                self.report(error)
            return None

    def _on_done(self, task: "asyncio.Task[Any]", key: str) -> None:
        self._tasks.discard(task)
        if key and self._busy.get(key) is task:
            del self._busy[key]
            self.busy_changed.emit(key, False)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a task's own error handling failed", exc_info=error)


def _unexpected(error: Exception) -> Exception | None:
    return None if isinstance(error, RecorderError) else error
