"""Stop at a time, or after a length: planned before or while it records, kept by this window."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.state.connection import Connection
from recorder_gui.state.studio.recording import RecordingControl
from recorder_gui.state.studio.watching.times import WatchTimes


class StopPlan(QObject):
    """Signals `changed`: another plan, or none; `near`: it stops soon; `withdrawn`: it does not,
    or has; `due`: stop now (again at each look until it has stopped)."""

    changed = Signal()
    near = Signal()
    withdrawn = Signal()
    due = Signal()

    def __init__(
        self,
        connection: Connection,
        recording: RecordingControl,
        times: WatchTimes,
        *,
        now: Callable[[], datetime] = datetime.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._recording = recording
        self._times = times
        self._now = now
        self._at: datetime | None = None
        self._after: float | None = None
        self._told = False
        self._was_open = recording.is_open
        self._timer = QTimer(self)
        self._timer.setInterval(max(1, round(times.look_every * 1000)))
        self._timer.timeout.connect(self.look)
        recording.changed.connect(self._on_recording)

    @property
    def at(self) -> datetime | None:
        """The time of day at which it stops, in this computer's zone."""
        return self._at

    @property
    def after(self) -> float | None:
        """The recorded seconds after which it stops."""
        return self._after

    @property
    def is_set(self) -> bool:
        """Whether a stop is planned."""
        return self._at is not None or self._after is not None

    def stop_at(self, hour: int, minute: int) -> None:
        """Stop when the clock next shows that time."""
        now = self._now()
        moment = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        self._set(moment if moment > now else moment + timedelta(days=1), None)

    def stop_after(self, seconds: float) -> None:
        """Stop once so much has been recorded."""
        self._set(None, seconds)

    def clear(self) -> None:
        """Plan nothing."""
        if self.is_set:
            self._set(None, None)

    def remaining(self) -> float | None:
        """Seconds until it stops, as well as they are known (a pause moves a stop after a length);
        None where nothing is planned."""
        if self._at is not None:
            return max(0.0, (self._at - self._now()).total_seconds())
        if self._after is not None:
            return max(0.0, self._after - self._recording.recorded())
        return None

    def look(self) -> None:
        """Announce it when it is near, and stop when it is due."""
        left = self.remaining()
        if left is None or not self._recording.is_begun:
            return
        if left <= 0 and self._connection.is_connected:
            self.due.emit()
        elif left <= self._times.soon and not self._told:
            self._told = True
            self.near.emit()

    def _set(self, at: datetime | None, after: float | None) -> None:
        if self._told:
            self.withdrawn.emit()
        self._at, self._after, self._told = at, after, False
        if self.is_set:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()

    def _on_recording(self) -> None:
        """A plan is for one recording."""
        ended = self._was_open and not self._recording.is_open
        self._was_open = self._recording.is_open
        if ended:
            self.clear()
