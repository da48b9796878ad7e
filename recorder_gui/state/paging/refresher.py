"""When to ask again: at an interval, not while paused, and at growing waits while it fails."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.errors import RecorderError

_LONGEST_WAIT = 60.0  # seconds


class Refresher(QObject):
    """Signals: `due`: ask now; `changed`: pause, time of the last answer or the error did."""

    due = Signal()
    changed = Signal()

    def __init__(self, interval: float = 5.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._interval = interval
        self._paused = False
        self._running = False
        self._failures = 0
        self.last_answer: datetime | None = None
        self.error: RecorderError | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def interval(self) -> float:
        """Seconds between two refreshes while all is well."""
        return self._interval

    @property
    def wait(self) -> float:
        """Seconds to the next refresh, longer the more often it failed."""
        if not self._failures:
            return self._interval
        return min(_LONGEST_WAIT, self._interval * 2 ** min(self._failures, 10))

    @property
    def is_paused(self) -> bool:
        """Whether a person paused it."""
        return self._paused

    def start(self) -> None:
        """Begin to count; a refresh is due one interval from now."""
        self._running = True
        self._arm()

    def stop(self) -> None:
        """No more refreshes until `start`."""
        self._running = False
        self._timer.stop()

    def look(self) -> None:
        """Somebody begins to look: refresh now rather than at the end of the interval."""
        if self._running and not self._paused:
            self._on_timeout()

    def set_paused(self, paused: bool) -> None:
        """Pause, or go on."""
        if paused != self._paused:
            self._paused = paused
            self._arm()
            self.changed.emit()

    def set_interval(self, seconds: float) -> None:
        """Another interval, from now on."""
        self._interval = seconds
        self._arm()

    def succeeded(self) -> None:
        """An answer came."""
        self.last_answer = datetime.now()
        self.error = None
        if self._failures:
            self._failures = 0
            self._arm()
        self.changed.emit()

    def failed(self, error: RecorderError) -> None:
        """A request failed: the next one waits longer."""
        self.error = error
        self._failures += 1
        self._arm()
        self.changed.emit()

    def _arm(self) -> None:
        if self._running and not self._paused:
            self._timer.start(round(self.wait * 1000))
        else:
            self._timer.stop()

    def _on_timeout(self) -> None:
        self._arm()
        self.due.emit()
