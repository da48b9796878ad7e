"""The overview as the page sees it: read while somebody looks, at most once a minute by itself."""

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.errors import UserFacingError
from recorder_gui.state.connection import Connection
from recorder_gui.state.explanations import explain
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.tasks.overview.reading import OverviewFacts, SeenSince, read_overview

_KEY = "overview"
_LOOK_MS = 1000


class Overview(QObject):
    """`now` is the service's local time, `seen_since` what this window saw of a recording.

    Signals: `changed`: `facts` or `problem` are others; `reading_changed(bool)`.
    """

    changed = Signal()
    reading_changed = Signal(bool)

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        now: Callable[[], datetime],
        seen_since: SeenSince,
        *,
        interval: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._scope = scope
        self._now = now
        self._seen_since = seen_since
        self._interval = interval
        self._clock = clock
        self._asked: float | None = None
        self.facts: OverviewFacts | None = None
        self.problem: UserFacingError | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._read_due)
        connection.profile_changed.connect(self._forget)
        connection.connected.connect(self._read_due)
        connection.reconnected.connect(self._read_due)

    def watch(self, watched: bool) -> None:
        """Somebody looks, or nobody does any more."""
        if watched:
            self._timer.start()
            self._read_due()
        else:
            self._timer.stop()

    def refresh(self) -> None:
        """Read it now."""
        if self._connection.is_connected:
            self._scope.start(self._read, key=_KEY, on_error=self._on_failed)

    def close(self) -> None:
        """Ask no more."""
        self.watch(False)

    def _read_due(self) -> None:
        due = self._asked is None or self._clock() - self._asked >= self._interval
        if due and self._timer.isActive():
            self.refresh()

    async def _read(self) -> None:
        profile = self._connection.profile
        self._asked = self._clock()
        self.reading_changed.emit(True)
        try:
            facts = await read_overview(self._connection.control, self._now(), self._seen_since)
        finally:
            self.reading_changed.emit(False)
        if self._connection.profile is profile:
            self.facts, self.problem = facts, None
            self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.problem = explain(error)
        self.changed.emit()

    def _forget(self) -> None:
        self._scope.cancel(_KEY)
        self.facts, self.problem, self._asked = None, None, None
        self.changed.emit()
