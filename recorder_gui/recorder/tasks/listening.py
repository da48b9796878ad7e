"""What a recording has heard from its worker: how far it is, how its sources are, what broke."""

import asyncio
import logging
from pathlib import Path
from typing import Any

from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.errors import WorkerSilent
from recorder_gui.recorder.tasks.journal import Journal
from recorder_gui.recorder.tasks.means import Means

_LOG = logging.getLogger(__name__)
DISK_FULL = "the recorder's disk is full"
_REPEATED_TOLD_EVERY = 60.0  # seconds

Pictures = orders.SnapshotTaken | orders.ProgramTaken | orders.PicturesTaken


class Listener:
    """Takes the worker's events; `fault` is why it could not go on, "" while it can.

    `recorded` seconds, `flow` kB, `bytes_written` of the file so far; `last_delivery` is the
    loop's time at which a source was last seen to deliver. `room`: bytes that it may still write,
    told by whoever looks after all recordings.
    """

    def __init__(self, journal: Journal, means: Means) -> None:
        self.frames = 0
        self.recorded = 0.0
        self.repeated = 0
        self.flow = 0
        self.bytes_written = 0
        self.room: int | None = None
        self.may_sleep = ""  # why this machine is not kept awake
        self.last_delivery = 0.0
        self.fault = ""
        self.slices = 0
        self._journal = journal
        self._means = means
        self._repeated_told = 0
        self._repeated_told_at = float("-inf")
        self._pictures: dict[int, asyncio.Future[Pictures]] = {}
        self._reports: set[asyncio.Future[orders.Seen]] = set()
        self.delivering: set[tuple[str, str, int]] = set()
        self._away: dict[tuple[str, str, int], str] = {}  # sources, with why they are away

    @property
    def whole_seconds(self) -> int:
        """Seconds in the file, rounded down."""
        if self.frames:
            return self.frames // self._journal.row.frame_rate
        return int(self.recorded + 1e-6)

    def take(self, event: orders.Event) -> None:
        """How far it is by `event`."""
        self.frames = max(self.frames, event.frames)
        self.recorded = max(self.recorded, event.recorded)
        if self.frames:
            self.recorded = self.frames / self._journal.row.frame_rate

    async def hear(self, event: orders.AnyEvent) -> None:
        """Take in one event; what belongs into the history goes there."""
        self.take(event)
        match event:
            case orders.Progress():
                await self._hear_progress(event)
            case orders.Started():
                self.last_delivery = asyncio.get_running_loop().time()
                self._means.launcher.expect()  # for whoever comes next
                await self._note("started")
                self._means.tell_event("started", self._journal.row)
            case orders.SourceLost() | orders.SourceFound():
                await self._hear_source(event)
            case orders.SliceFinished():
                self.slices += 1
                await self._note("slice_finished", text=Path(event.path).name)
            case orders.SnapshotTaken() | orders.ProgramTaken() | orders.PicturesTaken():
                self._hear_picture(event)
            case orders.Seen():
                self._hear_report(event)
            case orders.Finished():
                self.repeated, self.flow = event.repeated, event.flow
            case orders.Broken():
                self.fault = DISK_FULL if event.disk_full else event.reason
            case _:
                return

    def forget_sources(self) -> None:
        """Nobody tries them any more: what was away is not known to be away now."""
        row = self._journal.row
        for user_id, media_id, media_type in self._away:
            found = orders.SourceFound(user_id=user_id, media_id=media_id, media_type=media_type)
            self._means.tell_source(row.app_id, row.group_id, found)
        self._away.clear()

    async def picture(self, number: int, patience: float) -> Pictures:
        """What was ordered with `number`; raises WorkerSilent."""
        try:
            return await asyncio.wait_for(self._expected(number), patience)
        except TimeoutError as error:
            raise WorkerSilent("no picture came") from error
        finally:
            self._pictures.pop(number, None)

    async def report(self, patience: float) -> orders.Seen | None:
        """The next one that comes, or None where none does for `patience` seconds."""
        coming: asyncio.Future[orders.Seen] = asyncio.get_running_loop().create_future()
        self._reports.add(coming)
        try:
            return await asyncio.wait_for(coming, patience)
        except TimeoutError:
            return None
        finally:
            self._reports.discard(coming)

    async def _hear_progress(self, event: orders.Progress) -> None:
        now = asyncio.get_running_loop().time()
        self.repeated, self.flow = event.repeated, max(self.flow, event.flow)
        self.bytes_written = event.bytes_written
        if event.delivering:
            self.last_delivery = now
        fresh = self.repeated - self._repeated_told
        due = now - self._repeated_told_at >= _REPEATED_TOLD_EVERY
        if fresh and due:
            self._repeated_told, self._repeated_told_at = self.repeated, now
            _LOG.warning(
                "%s: this machine cannot keep up: %d frames repeated so far, of %d",
                self._journal.row.record_id,
                self.repeated,
                self.frames,
            )
            await self._note("frames_repeated", text=str(fresh))

    async def _hear_source(self, event: orders.SourceLost | orders.SourceFound) -> None:
        row = self._journal.row
        self._means.tell_source(row.app_id, row.group_id, event)
        key, reason = (event.user_id, event.media_id, event.media_type), ""
        if isinstance(event, orders.SourceLost):
            reason = event.reason
            self.delivering.discard(key)
            if self._away.get(key) == reason:
                return  # it was tried again in vain: for hours, every few seconds
            self._away[key] = reason
        else:
            self._away.pop(key, None)
            self.delivering.add(key)
        await self._note(
            "source_lost" if isinstance(event, orders.SourceLost) else "source_found",
            text=reason,
            user_id=event.user_id,
            media_id=event.media_id,
            media_type=event.media_type,
        )

    def _hear_picture(self, event: Pictures) -> None:
        expected = self._expected(event.number)
        if not expected.done():
            expected.set_result(event)

    def _hear_report(self, event: orders.Seen) -> None:
        for coming in self._reports:
            if not coming.done():
                coming.set_result(event)

    def _expected(self, number: int) -> asyncio.Future[Pictures]:
        """Whoever comes first, the asker or the worker, makes the place where they meet."""
        if number not in self._pictures:
            self._pictures[number] = asyncio.get_running_loop().create_future()
        return self._pictures[number]

    async def _note(self, kind: str, **detail: Any) -> None:
        await self._journal.note(kind, recorded=self.recorded, **detail)
