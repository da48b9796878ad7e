"""How many recordings each of some filters lets through, asked at most once a minute each.

Nothing is asked while nobody looks. A filter that was not counted yet is counted at once.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.errors import RecorderError
from recorder_gui.state.connection import Connection
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.tasks.finding.asking import count
from recorder_gui.state.tasks.finding.filters import TaskFilter

_LOOK_MS = 1000


class FilterCounts(QObject):
    """`now` is the service's local time. Signal `changed`: a count is another one.

    `interval` is in seconds by `clock`, a monotonic one.
    """

    changed = Signal()

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        now: Callable[[], datetime],
        *,
        interval: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._scope = scope
        self._now = now
        self._interval = interval
        self._clock = clock
        self._wanted: tuple[TaskFilter, ...] = ()
        self._counts: dict[TaskFilter, int] = {}
        self._asked: dict[TaskFilter, float] = {}
        self._watched = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.ask_due)
        connection.profile_changed.connect(self._forget)
        connection.connected.connect(self.ask_due)
        connection.reconnected.connect(self.ask_due)

    @property
    def counts(self) -> Mapping[TaskFilter, int]:
        """What is known; a filter that was never counted is not in it."""
        return self._counts

    def want(self, filters: Iterable[TaskFilter]) -> None:
        """Count these from now on."""
        self._wanted = tuple(dict.fromkeys(filters))
        self._counts = {each: self._counts[each] for each in self._wanted if each in self._counts}
        self._asked = {each: self._asked[each] for each in self._wanted if each in self._asked}
        self.ask_due()

    def watch(self, watched: bool) -> None:
        """Somebody looks, or nobody does any more."""
        self._watched = watched
        if watched:
            self._timer.start()
            self.ask_due()
        else:
            self._timer.stop()

    def ask_due(self) -> None:
        """Count what is older than the interval, unless that is going on."""
        if self._watched and self._connection.is_connected and self._due():
            self._scope.start(self._count_due, key="count filters")

    def close(self) -> None:
        """Ask no more."""
        self.watch(False)

    def _due(self) -> list[TaskFilter]:
        now = self._clock()
        return [
            each
            for each in self._wanted
            if each not in self._asked or now - self._asked[each] >= self._interval
        ]

    async def _count_due(self) -> None:
        profile = self._connection.profile
        for wanted in self._due():
            self._asked[wanted] = self._clock()
            try:
                found = await count(self._connection.control, wanted.resolved(self._now()))
            except RecorderError:
                return  # the table, which asks the same service, tells what is wrong
            if self._connection.profile is not profile or wanted not in self._wanted:
                continue
            if self._counts.get(wanted) != found:
                self._counts[wanted] = found
                self.changed.emit()

    def _forget(self) -> None:
        self._counts.clear()
        self._asked.clear()
        self.changed.emit()
