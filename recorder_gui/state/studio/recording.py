"""The recording of this window: prepared, started, paused, stopped, and picked up again.

Whatever is shown of it was answered by the service; after a reconnect the truth is asked anew.
"""

import time

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from recorder_gui.client.errors import ClientError
from recorder_gui.layout.wire import WireLayout
from recorder_gui.protocol.local import History
from recorder_gui.protocol.replies import Record, StopReply
from recorder_gui.protocol.requests import (
    AudioItem,
    InitRecord,
    Pause,
    Query,
    Resume,
    SetLayout,
    SetSubtitles,
    Stop,
)
from recorder_gui.protocol.states import Command, Status, is_allowed
from recorder_gui.state.connection import Connection
from recorder_gui.state.studio.overtaking import Overtaking
from recorder_gui.state.studio.stopwatch import Stopwatch
from recorder_gui.state.studio.task import ENDED, OPEN, Task, known_task, last_layout, new_task


class RecordingControl(QObject):
    """Commands one recording. Its methods raise ClientError's kinds; start them in a task scope.

    Signals: `changed`: state or task; `running_changed`: another layout runs; `stopped(StopReply)`:
    stop was answered; `picked_up(WireLayout, width, height)`: a recording that ran already is
    taken over with the layout that the service told; `ended_unasked(str)`: it ended for a reason
    that is not the user's, "" where the service tells none; `vanished(str)`: the service does not
    know the recording of that name; `history_seen(History)`: what our own recorder tells of it.
    """

    changed = Signal()
    running_changed = Signal()
    stopped = Signal(object)
    picked_up = Signal(object, int, int)
    ended_unasked = Signal(str)
    vanished = Signal(str)
    history_seen = Signal(object)

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._task: Task | None = None
        self._running: WireLayout | None = None
        self._elapsed = Stopwatch()
        self._recorded = Stopwatch()
        self._told_end_of = ""  # record id
        self._commands = Overtaking()
        connection.profile_changed.connect(self._forget)

    @property
    def task(self) -> Task | None:
        """The recording; None while this window has none. After stop it is still the last one."""
        return self._task

    @property
    def status(self) -> int | None:
        """The recording's state, None where there is none."""
        return None if self._task is None else self._task.status

    @property
    def is_open(self) -> bool:
        """Whether a recording runs, is paused or is about to start."""
        return self._task is not None and self._task.is_open

    @property
    def is_begun(self) -> bool:
        """Whether it is open and its first layout has been set."""
        return self.is_open and self.status != Status.INITIALISED

    @property
    def running(self) -> WireLayout | None:
        """The layout that the service was told last; None where that is not known."""
        return self._running

    def may(self, command: Command) -> bool:
        """Whether the service would carry out `command` now."""
        task = self._task
        if task is None or not task.is_open:
            return False
        return is_allowed(task.status, command, automatic=task.automatic)

    def elapsed(self) -> float:
        """Seconds since the start, pauses included."""
        return self._elapsed.seconds(time.monotonic())

    def recorded(self) -> float:
        """Seconds recorded so far, as well as it is known here."""
        return self._recorded.seconds(time.monotonic())

    async def start(self, init: InitRecord, wire: WireLayout) -> str:
        """Init a recording and, unless it is automatic, start it with `wire`; its record id."""
        with self._commands.command():
            record_id = await self._init(init, wire)
        if init.auto is not None:
            await self.refresh()
        return record_id

    async def _init(self, init: InitRecord, wire: WireLayout) -> str:
        reply = await self._connection.control.request(init)
        self._running = None
        self._elapsed, self._recorded = Stopwatch(), Stopwatch()
        self._set(new_task(reply.record_id, init))
        if init.auto is None:
            await self._begin(reply.record_id, wire)
        else:
            await self._send_texts(reply.record_id, wire)
        return reply.record_id

    async def apply(self, wire: WireLayout) -> int:
        """Make `wire` what runs with the fewest messages; how many were sent."""
        task = self._task
        if task is None:
            return 0
        if task.status == Status.INITIALISED and not task.automatic:
            with self._commands.command():
                return await self._begin(task.record_id, wire)
        sent = 0
        running = self._running
        if not task.automatic and (running is None or not running.same_pictures(wire)):
            await self._send_pictures(task.record_id, wire)
            sent += 1
        if running is None or not running.same_texts(wire):
            await self._send_texts(task.record_id, wire)
            sent += 1
        return sent

    async def hear(self, audios: tuple[AudioItem, ...]) -> None:
        """Mix these from now on; pictures and texts stay as they run."""
        task, running = self._required(), self._running or WireLayout()
        await self._send_pictures(
            task.record_id, WireLayout(running.videos, audios, running.subtitles)
        )

    def differs(self, wire: WireLayout) -> bool:
        """Whether `wire` is something else than what runs."""
        if self._running is None or self._task is None:
            return True
        pictures = self._task.automatic or self._running.same_pictures(wire)
        return not (pictures and self._running.same_texts(wire))

    async def pause(self) -> None:
        """Hold the recording."""
        task = self._required()
        with self._commands.command():
            await self._connection.control.request(Pause(record_id=task.record_id))
        self._recorded.stop(time.monotonic())
        self._set_status(Status.PAUSED)

    async def resume(self) -> None:
        """Go on after a pause."""
        task = self._required()
        with self._commands.command():
            await self._connection.control.request(Resume(record_id=task.record_id))
        self._recorded.go(time.monotonic())
        self._set_status(Status.RECORDING)

    async def stop(self) -> StopReply:
        """End the recording."""
        task = self._required()
        with self._commands.command():
            reply = await self._connection.control.request(Stop(record_id=task.record_id))
        now = time.monotonic()
        self._recorded.stop(now)
        self._elapsed.stop(now)
        self._set_status(Status.QUEUED if reply.media_duration or self._running else Status.DONE)
        self.stopped.emit(reply)
        return reply

    async def refresh(self) -> None:
        """Ask how the recording stands; does nothing where there is none.

        An answer that a command has overtaken is not taken: it may tell the state of before.
        """
        task = self._task
        if task is None or task.status in ENDED:
            return
        look = self._commands.look()
        history = await self._history(task.record_id)
        if history is not None:
            if not self._is_overtaken(task, look):
                self._take_history(history)
            return
        found = await self._connection.control.request(Query(record_id=task.record_id))
        if self._is_overtaken(task, look):
            return
        for record in found.record_list:
            if record.record_id == task.record_id:
                self._take_record(record)
                return
        self._forget()
        self.vanished.emit(task.file_name)

    async def find(self, group_id: str) -> bool:
        """Pick up a recording of the group that runs already; whether there is one.

        A start meanwhile has its way: what was found may be that very recording as it was before.
        """
        if self.is_open or not group_id:
            return False
        look = self._commands.look()
        found = await self._connection.control.request(Query(group_id=group_id))
        open_ones = [record for record in found.record_list if record.status in OPEN]
        if not open_ones:
            return False
        history = await self._history(open_ones[0].record_id)
        if self.is_open or self._commands.is_overtaken(look):
            return False
        self._pick_up(open_ones[0], history)
        return True

    async def pick_up(self, record_id: str) -> None:
        """Take over the recording of that id, if it has not ended."""
        found = await self._connection.control.request(Query(record_id=record_id))
        for record in found.record_list:
            if record.record_id == record_id and record.status in OPEN:
                self._pick_up(record, await self._history(record_id))

    def _pick_up(self, record: Record, history: History | None) -> None:
        self._elapsed, self._recorded = Stopwatch(), Stopwatch()
        self._running = None
        task = self._task = known_task(record, history)
        if history is None:
            self._take_record(record)
            return
        self._take_history(history)
        running = last_layout(history)
        if running is not None:
            self._set_running(running)
            self.picked_up.emit(running, task.width, task.height)

    async def _begin(self, record_id: str, wire: WireLayout) -> int:
        """Texts first, so that they are there in the first frame; then the layout, which starts."""
        sent = 1
        if wire.subtitles:
            await self._send_texts(record_id, wire)
            sent += 1
        await self._send_pictures(record_id, wire)
        self._set_running(wire)
        now = time.monotonic()
        self._elapsed.go(now)
        self._recorded.go(now)
        self._set_status(Status.RECORDING)
        return sent

    async def _send_pictures(self, record_id: str, wire: WireLayout) -> None:
        await self._connection.control.request(
            SetLayout(record_id=record_id, audio_list=wire.audios, video_list=wire.videos)
        )
        known = self._running or WireLayout()
        self._set_running(WireLayout(wire.videos, wire.audios, known.subtitles))

    async def _send_texts(self, record_id: str, wire: WireLayout) -> None:
        await self._connection.control.request(
            SetSubtitles(record_id=record_id, subtitle_list=wire.subtitles)
        )
        known = self._running or WireLayout()
        self._set_running(WireLayout(known.videos, known.audios, wire.subtitles))

    def _is_overtaken(self, task: Task, look: int) -> bool:
        """Whether an answer about `task` tells of before, or of another recording."""
        known = self._task is not None and self._task.record_id == task.record_id
        return not known or self._commands.is_overtaken(look)

    async def _history(self, record_id: str) -> History | None:
        """What our own recorder knows beyond the protocol; None elsewhere."""
        local = self._connection.local
        if local is None:
            return None
        try:
            return await local.history(record_id)
        except ClientError:
            return None

    def _take_history(self, history: History) -> None:
        now = time.monotonic()
        runs = history.status == Status.RECORDING
        if history.status in OPEN:
            self._recorded.set(history.recorded_seconds, now, running=runs)
            started = [each.time for each in history.events if each.kind == "started"]
            if started:
                self._elapsed.set(max(0.0, time.time() - started[0]), now, running=True)
        else:
            self._recorded.set(history.recorded_seconds, now, running=False)
            self._elapsed.stop(now)
        self._set_status(history.status)
        self.history_seen.emit(history)
        self._tell_end(history.reason)

    def _take_record(self, record: Record) -> None:
        now = time.monotonic()
        runs = record.status == Status.RECORDING
        if record.record_time is not None and abs(record.record_time - self.recorded()) > 2:
            self._recorded.set(float(record.record_time), now, running=runs)
        if runs:
            self._recorded.go(now)
            self._elapsed.go(now)
        else:
            self._recorded.stop(now)
        if record.status not in OPEN:
            self._elapsed.stop(now)
        self._set_status(record.status)
        self._tell_end("")

    def _tell_end(self, reason: str) -> None:
        """Once a recording: it is over, and not because somebody wished so."""
        task = self._required()
        if task.is_open or task.record_id == self._told_end_of:
            return
        if reason or task.status == Status.FAILED:
            self._told_end_of = task.record_id
            self.ended_unasked.emit(reason)

    def _required(self) -> Task:
        task = self._task
        assert task is not None, "no recording to command"
        return task

    def _forget(self) -> None:
        self._running = None
        self._elapsed, self._recorded = Stopwatch(), Stopwatch()
        self._task = None
        self.changed.emit()
        self.running_changed.emit()

    def _set_status(self, status: int) -> None:
        self._set(replace(self._required(), status=status))

    def _set(self, task: Task) -> None:
        self._task = task
        self.changed.emit()

    def _set_running(self, wire: WireLayout) -> None:
        self._running = wire
        self.running_changed.emit()
