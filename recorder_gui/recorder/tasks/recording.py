"""One open recording: its state, its worker, and what each command does to them.

Commands are carried out one after the other, in the order of their coming. Source of what is
allowed when: the protocol's table, in `protocol.states`.
"""

import asyncio
import time
from typing import Any

import msgspec

from recorder_gui.layout.automatic import automatic_layout
from recorder_gui.protocol import requests
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.fields import FileType
from recorder_gui.protocol.states import Command, Status, answer
from recorder_gui.protocol.storage import FileState
from recorder_gui.recorder.background import Background
from recorder_gui.recorder.catalogue import files
from recorder_gui.recorder.catalogue.recordings import RecordingRow
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.errors import CommandRefused, WorkerGone, WorkerSilent
from recorder_gui.recorder.tasks import finishing
from recorder_gui.recorder.tasks.journal import Journal
from recorder_gui.recorder.tasks.listening import Listener
from recorder_gui.recorder.tasks.means import Means
from recorder_gui.recorder.tasks.onlooker import Onlooker
from recorder_gui.recorder.workers.worker import Worker

_RUNNING = (Status.RECORDING, Status.PAUSED)
_OPEN = (Status.INITIALISED, *_RUNNING)


class Recording:
    """A recording from init until its file is stored; `ended` is set then.

    Commands raise CommandRefused. `journal.row` is what is known of it.
    """

    def __init__(self, row: RecordingRow, means: Means) -> None:
        self.journal = Journal(row, means.catalogue, means.patience.disk)
        self.ended = asyncio.Event()
        self.heard = Listener(self.journal, means)
        self.onlooker = Onlooker(
            lambda: self._worker, self.journal, self.heard, means.patience.picture
        )
        self.last_layout: requests.SetLayout | None = None
        self._means = means
        self._lock = asyncio.Lock()
        self._worker: Worker | None = None
        self._following: asyncio.Task[Any] | None = None
        self._subtitles: tuple[requests.SubtitleItem, ...] | None = None
        self._begun = 0.0
        self._given_up: Worker | None = None  # killed for its silence
        self._last_command = _now()
        self._background = Background()

    @property
    def status(self) -> Status:
        return Status(self.journal.row.status)

    @property
    def is_running(self) -> bool:
        return self.status in _RUNNING

    @property
    def is_automatic(self) -> bool:
        return self.journal.row.auto is not None

    async def warm_up(self) -> None:
        """Start the worker ahead of the first layout, so that this comes at once."""
        async with self._lock:
            if self.status is Status.INITIALISED and self._worker is None:
                await self._have_worker()

    async def set_layout(self, request: requests.SetLayout, *, automatic: bool = False) -> None:
        """Replace the layout; the first one starts the recording."""
        async with self._lock:
            if not automatic:
                self._check(Command.SET_LAYOUT)
            elif self.status not in (Status.INITIALISED, Status.RECORDING):
                return
            self._begun = self._begun or _now()
            await self._order(
                orders.SetLayout(audio_list=request.audio_list, video_list=request.video_list),
                Code.OUTPUT_NOT_SET,
            )
            self.last_layout = request
            starts = self.status is Status.INITIALISED
            record_id = self.journal.row.record_id
            await self.journal.note(
                "layout",
                recorded=self.heard.recorded,
                changes={"status": Status.RECORDING, "begun": time.time()} if starts else None,
                also=(lambda c: files.set_state(c, record_id, FileState.CREATING.value))
                if starts
                else None,
                audio_list=request.audio_list,
                video_list=request.video_list,
            )

    async def set_subtitles(self, request: requests.SetSubtitles) -> None:
        """Replace the texts; before the start they are kept for it."""
        async with self._lock:
            self._check(Command.SET_SUBTITLES)
            self._subtitles = request.subtitle_list
            if self._worker is not None and not self._worker.is_gone:
                await self._order(
                    orders.SetSubtitles(subtitle_list=request.subtitle_list), Code.OUTPUT_NOT_SET
                )
            await self.journal.note(
                "subtitles", recorded=self.heard.recorded, subtitle_list=request.subtitle_list
            )

    async def pause(self) -> None:
        """Hold recorded time."""
        async with self._lock:
            self._check(Command.PAUSE)
            await self._order(orders.Pause(), Code.INTERNAL_FAILURE)
            await self._note_status("paused", Status.PAUSED)

    async def resume(self) -> None:
        """Let recorded time go on."""
        async with self._lock:
            self._check(Command.RESUME)
            await self._order(orders.Resume(), Code.INTERNAL_FAILURE)
            await self._note_status("resumed", Status.RECORDING)
        await self.arrange()

    async def stop(self, reason: str = "") -> RecordingRow:
        """End it; the durations are in the row. `reason` when nobody asked for it."""
        async with self._lock:
            self._last_command = _now()
            if self.status is Status.INITIALISED:
                await self._end_unstarted(reason)
            elif self.is_running:
                await self._stop_running(reason)
            return self.journal.row

    async def mark(self, text: str, at: float | None = None) -> None:
        """A note at a moment that has been recorded, in seconds; None: now."""
        async with self._lock:
            if not self.is_running:
                raise CommandRefused(Code.NOT_RUNNING, "only a running recording takes markers")
            await self._order(orders.Mark(text=text), Code.INTERNAL_FAILURE)
            now = self.heard.recorded
            moment = now if at is None else min(max(0.0, at), now)
            await self.journal.note("marker", recorded=moment, text=text)

    async def members_changed(self) -> None:
        """The group has other members now."""
        async with self._lock:
            worker = self._worker
            if worker is not None and not worker.is_gone and self.status in _OPEN:
                row = self.journal.row
                await self._order(
                    orders.SetMembers(media=self._means.members(row.app_id, row.group_id)),
                    Code.INTERNAL_FAILURE,
                    is_command=False,
                )

    async def arrange(self) -> None:
        """Give an automatic recording the layout of those who are there now."""
        row = self.journal.row
        if row.auto is None:
            return
        auto = msgspec.json.decode(row.auto, type=requests.AutoLayout)
        members = self._means.members(row.app_id, row.group_id)
        found = automatic_layout(auto, members, row.width, row.height)
        if found is None and self.last_layout is None:
            return
        wanted = requests.SetLayout(
            record_id=row.record_id,
            audio_list=() if found is None else found.audios,
            video_list=() if found is None else found.videos,
        )
        if wanted != self.last_layout:
            await self.set_layout(wanted, automatic=True)

    async def look_after(self) -> None:
        """Once a second: end what has been silent for too long, write what could not be."""
        await self.journal.save()
        now, patience = _now(), self._means.patience
        if self.is_running and self._worker is not None:
            silent = now - self._worker.last_sign
            if silent > patience.silent_recording:
                self.heard.fault = f"the worker has been silent for {silent:.0f} s"
                self._given_up = self._worker
                self._worker.kill()
                return
        active = max(self._last_command, self.heard.last_delivery)
        if self.status in _OPEN:
            timeout = self.journal.row.timeout
            if now - active > timeout:
                await self.stop(f"nothing was received and asked for {timeout} s")

    async def leave(self) -> None:
        """The service gives up: let the worker end by itself."""
        if self._worker is not None:
            self._worker.leave()
        await self._background.close()

    def _check(self, command: Command) -> None:
        code = answer(self.status, command, automatic=self.is_automatic)
        if code is not Code.SUCCESS:
            raise CommandRefused(code)
        self._last_command = _now()

    async def _note_status(self, kind: str, status: Status) -> None:
        await self.journal.note(kind, recorded=self.heard.recorded, changes={"status": status})

    async def _order(
        self, order: orders.AnyOrder, declined: Code, *, is_command: bool = True
    ) -> orders.Answered:
        """Have the worker carry out `order`, starting one where there is none."""
        worker = await self._have_worker()
        if is_command:
            self._last_command = _now()
        try:
            reply = await worker.order(order, self._means.patience.order)
        except WorkerSilent as error:
            raise CommandRefused(Code.MEDIA_TIMED_OUT, str(error)) from error
        except WorkerGone as error:
            # its silence may have been noticed before the patience for this order was over
            silent = worker is self._given_up
            code = Code.MEDIA_TIMED_OUT if silent else Code.INTERNAL_FAILURE
            raise CommandRefused(code, str(error)) from error
        self.heard.take(reply)  # what is noted of this order stands at its own moment
        if isinstance(reply, orders.Declined):
            raise CommandRefused(declined, reply.reason)
        return reply

    async def _have_worker(self) -> Worker:
        """The worker, its group's members and the kept texts already told; CommandRefused."""
        if self._worker is not None and not self._worker.is_gone:
            return self._worker
        if self.is_running:
            raise CommandRefused(Code.INTERNAL_FAILURE, "the worker has ended")
        row = self.journal.row
        begin = orders.Begin(
            record_id=row.record_id,
            folder=str(self._means.folder.work_folder(row.record_id)),
            name=row.record_id,
            file_type=FileType(row.file_type),
            width=row.width,
            height=row.height,
            frame_rate=row.frame_rate,
            slice_seconds=row.slice_minutes * 60.0,
            preset=self._means.preset,
            utc_offset=time.localtime().tm_gmtoff,
        )
        try:
            worker = await self._means.launcher.start(begin)
        except WorkerGone as error:
            raise CommandRefused(Code.INTERNAL_FAILURE, str(error)) from error
        self._worker = worker
        self._following = self._background.start(self._follow(worker), f"ears of {row.record_id}")
        await self._order(
            orders.SetMembers(media=self._means.members(row.app_id, row.group_id)),
            Code.INTERNAL_FAILURE,
            is_command=False,
        )
        if self._subtitles is not None:
            await self._order(
                orders.SetSubtitles(subtitle_list=self._subtitles),
                Code.OUTPUT_NOT_SET,
                is_command=False,
            )
        return worker

    async def _follow(self, worker: Worker) -> None:
        """Hear the worker out; when it ends unasked, keep what it has written."""
        async for event in worker.events():
            await self.heard.hear(event)
        await worker.ended()
        async with self._lock:
            if self.is_running and self._worker is worker:
                self.heard.fault = self.heard.fault or "the worker ended unexpectedly"
                await self._close_books(self.heard.fault)

    async def _end_unstarted(self, reason: str) -> None:
        record_id = self.journal.row.record_id
        if self._worker is not None:
            self._worker.leave()
        await self.journal.note(
            "stopped",
            changes={
                "status": Status.DONE,
                "stop_time": max(self.journal.row.start_time, int(time.time())),
                "reason": reason,
            },
            also=lambda c: files.release(c, record_id),
            text=reason,
        )
        self._background.start(self._forget_worker(), f"end of {record_id}")

    async def _forget_worker(self) -> None:
        await finishing.worker_gone(self._worker, self._following, self._means.patience, self.heard)
        await finishing.clear_folder(self.journal.row, self._means)
        self.ended.set()

    async def _stop_running(self, reason: str) -> None:
        worker = self._worker
        assert worker is not None
        try:
            reply = await worker.order(orders.Stop(), self._means.patience.stop)
        except WorkerSilent:
            pass  # it may only be slow; if it hangs, finishing will find out and say so
        except WorkerGone as error:
            self.heard.fault = self.heard.fault or str(error)
        else:
            if isinstance(reply, orders.Answered):
                self.heard.take(reply)
                self.heard.flow = reply.flow
        await self._close_books(reason)

    async def _close_books(self, reason: str) -> None:
        """Settle the durations and let the file be finished."""
        row, heard = self.journal.row, self.heard
        await self.journal.note(
            "stopped",
            recorded=heard.recorded,
            changes={
                "status": Status.QUEUED,
                "media_seconds": heard.whole_seconds,
                "record_seconds": _now() - self._begun,
                "recorded_seconds": heard.recorded,
                "frames": heard.frames,
                "repeated_frames": heard.repeated,
                "flow": heard.flow,
                "reason": reason,
            },
            text=reason,
        )
        self._background.start(self._finish(), f"finishing of {row.record_id}")

    async def _finish(self) -> None:
        await self._note_status("encoding", Status.ENCODING)
        await finishing.worker_gone(self._worker, self._following, self._means.patience, self.heard)
        self.heard.forget_sources()
        await self._note_status("uploading", Status.UPLOADING)
        await finishing.store(self.journal, self.heard, self._means)
        self.ended.set()


def _now() -> float:
    return asyncio.get_running_loop().time()
