"""Guards against the mishaps that people tell of: each is a pure question about what is known.

A guard speaks once; it is silent again when its mishap is over, and then may speak anew. One that
the presenter dismissed does not come back for the same mishap.
"""

import time
from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.states import Status
from recorder_gui.state.connection import Connection
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.recording import RecordingControl
from recorder_gui.state.studio.roster import Roster
from recorder_gui.state.studio.watching.muting import Muting
from recorder_gui.state.studio.watching.times import WatchTimes
from recorder_gui.state.studio.watching.vitals import Vitals


class Guard(StrEnum):
    """A mishap, by the name that settings and tests call it."""

    NOT_RECORDING = "not-recording"
    LONG_PAUSE = "long-pause"
    SILENT_MICROPHONE = "silent-microphone"
    LITTLE_DISK = "little-disk"


class Facts(Struct, frozen=True):
    """What the guards look at. Seconds: how long people have been on the canvas while nothing
    records, how long it has been paused; who has been silent for how long; how much fits."""

    unrecorded_for: float = 0.0
    paused_for: float = 0.0
    silent: tuple[SourceKey, ...] = ()
    disk_seconds: float | None = None


def _little_disk(facts: Facts, times: WatchTimes) -> bool:
    return facts.disk_seconds is not None and facts.disk_seconds < times.disk_left


GUARDS: dict[Guard, Callable[[Facts, WatchTimes], bool]] = {
    Guard.NOT_RECORDING: lambda facts, times: facts.unrecorded_for >= times.unrecorded,
    Guard.LONG_PAUSE: lambda facts, times: facts.paused_for >= times.paused,
    Guard.SILENT_MICROPHONE: lambda facts, _times: bool(facts.silent),
    Guard.LITTLE_DISK: _little_disk,
}


class Guards(QObject):
    """Looks every `times.look_every` seconds.

    Signals `spoke(Guard)`: it has something to say, or something else than before;
    `fell_silent(Guard)`: it has not any more.
    """

    spoke = Signal(object)
    fell_silent = Signal(object)

    def __init__(
        self,
        *,
        connection: Connection,
        document: StudioDocument,
        roster: Roster,
        recording: RecordingControl,
        vitals: Vitals,
        muting: Muting,
        times: WatchTimes,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._document = document
        self._roster = roster
        self._recording = recording
        self._vitals = vitals
        self._muting = muting
        self._times = times
        self._clock = clock
        self._unrecorded_since: float | None = None
        self._paused_since: float | None = None
        self._speaking: dict[Guard, object] = {}
        self._dismissed: dict[Guard, object] = {}
        self.facts = Facts()
        self._timer = QTimer(self)
        self._timer.setInterval(max(1, round(times.look_every * 1000)))
        self._timer.timeout.connect(self.look)
        self._timer.start()
        recording.changed.connect(self.look)

    @property
    def speaking(self) -> tuple[Guard, ...]:
        """Those that have something to say now."""
        return tuple(self._speaking)

    def dismiss(self, guard: Guard) -> None:
        """The presenter has read it."""
        if guard in self._speaking:
            self._dismissed[guard] = self._speaking.pop(guard)

    def look(self) -> None:
        """See how everything is, and speak or fall silent."""
        self.facts = self._gather()
        for guard, holds in GUARDS.items():
            # Who is silent is part of what is said; how long is not.
            said = self.facts.silent if guard is Guard.SILENT_MICROPHONE else True
            if not holds(self.facts, self._times):
                self._dismissed.pop(guard, None)
                if self._speaking.pop(guard, None) is not None:
                    self.fell_silent.emit(guard)
            elif self._dismissed.get(guard) != said and self._speaking.get(guard) != said:
                self._dismissed.pop(guard, None)
                self._speaking[guard] = said
                self.spoke.emit(guard)

    def _gather(self) -> Facts:
        now = self._clock()
        waits = not self._recording.is_open and self._people_wait()
        paused = self._recording.status == Status.PAUSED
        self._unrecorded_since = _since(self._unrecorded_since, now, holds=waits)
        self._paused_since = _since(self._paused_since, now, holds=paused)
        pulse = self._vitals.pulse
        return Facts(
            unrecorded_for=_length(self._unrecorded_since, now),
            paused_for=_length(self._paused_since, now),
            silent=self._silent(),
            disk_seconds=pulse.disk_seconds if pulse is not None else None,
        )

    def _people_wait(self) -> bool:
        """Whether somebody who is there has been placed on the canvas."""
        if not self._connection.is_connected:
            return False
        present = {source.key for source in self._roster.sources if source.live}
        return any(video.source in present for video in self._document.committed_layout.videos)

    def _silent(self) -> tuple[SourceKey, ...]:
        running = self._recording.running
        if running is None or self._recording.status != Status.RECORDING:
            return ()
        keys = (SourceKey(each.user_id, each.media_id, each.media_type) for each in running.audios)
        return tuple(
            key
            for key in keys
            if not self._muting.is_muted(key) and self._vitals.silent_for(key) >= self._times.silent
        )


def _since(since: float | None, now: float, *, holds: bool) -> float | None:
    return (now if since is None else since) if holds else None


def _length(since: float | None, now: float) -> float:
    return 0.0 if since is None else now - since
