"""How the running recording does: frames, repeats, lost sources, loudness, room on the disk.

Our own recorder pushes it; while the pushes are not there its history tells a part; any other
service tells nothing, and then nothing is known.
"""

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recorder_gui.client.errors import ClientError
from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import History, RecordingLive, SourceLive
from recorder_gui.protocol.states import Status
from recorder_gui.state.connection import Connection
from recorder_gui.state.studio.recording import RecordingControl
from recorder_gui.state.task_scope import TaskScope

if TYPE_CHECKING:
    from recorder_gui.client.local.api import LocalApi

SILENT_BELOW = -60.0  # dBFS: a live microphone in a quiet room is louder
_STANDS_AFTER = 5.0  # seconds without a new frame


class LostSource(Struct, frozen=True):
    """A stream of the running layout that does not deliver, and why."""

    key: SourceKey
    reason: str = ""


class Pulse(Struct, frozen=True):
    """How it stands. `sources`: how many streams the layout has, 0 where that is not known;
    `stands`: it should be recording, and no frame has come for some seconds; `disk_seconds`: how
    long it can go on at this rate, None where that is not known; `may_sleep`: why the recorder's
    machine may fall asleep, "" where it is kept awake or nothing is known."""

    frames: int = 0
    repeated: int = 0
    sources: int = 0
    lost: tuple[LostSource, ...] = ()
    stands: bool = False
    disk_seconds: float | None = None
    may_sleep: str = ""


class Vitals(QObject):
    """Signals `changed`: another pulse, or none; `levels_changed`: how loud they are."""

    changed = Signal()
    levels_changed = Signal()

    def __init__(
        self,
        connection: Connection,
        recording: RecordingControl,
        scope: TaskScope,
        *,
        follow_again: float,
        measured: float,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._recording = recording
        self._scope = scope
        self._follow_again = follow_again
        self._measured = measured
        self._clock = clock
        self._pulse: Pulse | None = None
        self._levels: dict[SourceKey, float] = {}
        self._loud_at: dict[SourceKey, float] = {}
        self._told_at = 0.0
        self._frames, self._frames_at = 0, 0.0
        self._pushed = False
        self._following: asyncio.Task[None] | None = None
        recording.changed.connect(self._on_recording)
        recording.history_seen.connect(self._on_history)
        connection.reconnected.connect(self._on_recording)

    @property
    def pulse(self) -> Pulse | None:
        """How the open recording stands; None where nothing is known."""
        return self._pulse

    def level(self, key: SourceKey) -> float | None:
        """A microphone's newest peak in dBFS; None where it is not known."""
        return self._levels.get(key)

    def silent_for(self, key: SourceKey) -> float:
        """Seconds for which a microphone was told to be silent, 0 where its level is not known.
        Reports that stay away tell nothing of it."""
        if key not in self._levels:
            return 0.0
        return self._told_at - self._loud_at[key]

    def _on_recording(self) -> None:
        if not self._recording.is_open:
            self._stop()
            return
        if self._recording.status == Status.PAUSED:
            self._forget_levels()
        running = self._following is not None and not self._following.done()
        local = self._connection.local
        if local is not None and self._recording.is_begun and not running:
            self._following = self._scope.start(lambda: self._follow(local))

    async def _follow(self, local: "LocalApi") -> None:
        """Take what is pushed for as long as this recording and this connection last."""
        task = self._recording.task
        while task is not None and self._connection.local is local and self._is_of(task.record_id):
            try:
                async for report in local.live(task.record_id):
                    if not self._is_of(task.record_id):
                        return
                    self._take(report)
            except ClientError:
                self._pushed = False
            await asyncio.sleep(self._follow_again)

    def _is_of(self, record_id: str) -> bool:
        task = self._recording.task
        return task is not None and task.is_open and task.record_id == record_id

    def _take(self, report: RecordingLive) -> None:
        self._pushed = True
        runs = report.status == Status.RECORDING
        lost = tuple(
            LostSource(_key(source), source.reason) for source in report.sources if not source.live
        )
        self._show(
            Pulse(
                frames=report.frames,
                repeated=report.repeated,
                sources=len(report.sources),
                lost=lost,
                stands=self._stands(report.frames, runs=runs),
                disk_seconds=self._disk_seconds(report),
                may_sleep=report.may_sleep,
            )
        )
        if runs:
            self._take_levels(report.sources)

    def _take_levels(self, sources: tuple[SourceLive, ...]) -> None:
        now = self._told_at = self._clock()
        levels = {
            _key(source): source.peak
            for source in sources
            if source.media_type is MediaType.MICROPHONE
        }
        for key, peak in levels.items():
            if peak >= SILENT_BELOW or key not in self._levels:
                self._loud_at[key] = now
        if levels != self._levels:
            self._levels = levels
            self.levels_changed.emit()

    def _disk_seconds(self, report: RecordingLive) -> float | None:
        if report.room is None or report.recorded < self._measured:
            return None
        rate = report.bytes_written / report.recorded
        return report.room / rate if rate else None

    def _on_history(self, history: History) -> None:
        if self._pushed or not self._recording.is_open:
            return
        away: dict[SourceKey, str] = {}
        for event in history.events:
            if event.kind not in ("source_lost", "source_found") or event.media_type is None:
                continue
            key = SourceKey(event.user_id, event.media_id, MediaType(event.media_type))
            if event.kind == "source_lost":
                away[key] = event.text
            else:
                away.pop(key, None)
        runs = history.status == Status.RECORDING
        self._show(
            Pulse(
                frames=history.frames,
                repeated=history.repeated_frames,
                lost=tuple(LostSource(key, reason) for key, reason in away.items()),
                stands=self._stands(history.frames, runs=runs),
            )
        )

    def _stands(self, frames: int, *, runs: bool) -> bool:
        now = self._clock()
        if frames != self._frames or not runs:
            self._frames, self._frames_at = frames, now
        return runs and now - self._frames_at >= _STANDS_AFTER

    def _show(self, pulse: Pulse | None) -> None:
        if pulse != self._pulse:
            self._pulse = pulse
            self.changed.emit()

    def _stop(self) -> None:
        following, self._following = self._following, None
        if following is not None:
            following.cancel()
        self._pushed = False
        self._frames, self._frames_at = 0, self._clock()
        self._show(None)
        self._forget_levels()

    def _forget_levels(self) -> None:
        if self._levels:
            self._levels, self._loud_at = {}, {}
            self.levels_changed.emit()


def _key(source: SourceLive) -> SourceKey:
    return SourceKey(source.user_id, source.media_id, source.media_type)
