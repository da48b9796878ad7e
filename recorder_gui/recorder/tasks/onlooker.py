"""A running recording as a window sees it: its pictures, and how everything in it does."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence

from recorder_gui.protocol import local
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.states import Status
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.watching.looks import SmallPicture, Wanted
from recorder_gui.recorder.errors import CommandRefused, WorkerGone, WorkerSilent
from recorder_gui.recorder.tasks.journal import Journal
from recorder_gui.recorder.tasks.listening import Listener, Pictures
from recorder_gui.recorder.workers.worker import Worker

_OPEN = (Status.INITIALISED, Status.RECORDING, Status.PAUSED)
_EVERY = 0.2  # seconds between two reports
_LEASE = 3.0  # seconds that a worker goes on reporting when nobody asks any more
_RENEW = 1.0
_QUIET = 1.0  # seconds without a report after which the status is told all the same


class Onlooker:
    """`worker` gives the one that records now; `patience` seconds for what it is asked for."""

    def __init__(
        self,
        worker: Callable[[], Worker | None],
        journal: Journal,
        heard: Listener,
        patience: float,
    ) -> None:
        self._worker = worker
        self._journal = journal
        self._heard = heard
        self._patience = patience

    async def snapshot(self) -> local.Snapshot:
        """The next frame's number and the own pictures of its sources; CommandRefused."""
        if self._status is not Status.RECORDING:
            raise CommandRefused(Code.NOT_RUNNING, "only a running recording has pictures")
        taken = await self._taken(orders.TakeSnapshot(), Code.INTERNAL_FAILURE)
        assert isinstance(taken, orders.SnapshotTaken)
        return local.Snapshot(
            frame=taken.frame,
            recorded=taken.recorded,
            clock=taken.clock,
            pictures=taken.pictures,
        )

    async def program(self) -> bytes:
        """What is recorded now, in a pause what was recorded last, as a small JPEG;
        CommandRefused."""
        if self._status not in (Status.RECORDING, Status.PAUSED):
            raise CommandRefused(Code.NOT_RUNNING, "only a running recording has a picture")
        taken = await self._taken(orders.TakeProgram(), Code.NOT_RUNNING)
        assert isinstance(taken, orders.ProgramTaken)
        return taken.jpeg

    def shows(self, user_id: str, media_id: str, media_type: int) -> bool:
        """Whether that source was found and has not been lost since."""
        return (user_id, media_id, media_type) in self._heard.delivering

    async def pictures(self, wanted: Sequence[Wanted]) -> tuple[SmallPicture, ...]:
        """What these sources of the layout show now, in their order; CommandRefused."""
        order = orders.TakePictures(wanted=tuple(wanted))
        taken = await self._taken(order, Code.NOT_RUNNING)
        assert isinstance(taken, orders.PicturesTaken)
        return taken.pictures

    async def reports(self) -> AsyncGenerator[local.RecordingLive]:
        """How everything does, five times a second until the recording is stopped, and then once
        more."""
        loop = asyncio.get_running_loop()
        asked_at = float("-inf")
        while self._status in _OPEN:
            if loop.time() - asked_at >= _RENEW:
                asked_at = loop.time()
                await self._ask_for_reports()
            yield self._report(await self._heard.report(_QUIET))
        yield self._report(None)

    @property
    def _status(self) -> Status:
        return Status(self._journal.row.status)

    async def _ask_for_reports(self) -> None:
        worker = self._worker()
        if worker is None or worker.is_gone:
            return
        try:
            await worker.order(orders.Watch(seconds=_EVERY, lease=_LEASE), _QUIET)
        except (WorkerGone, WorkerSilent):
            return  # whoever is recording hears of that; a window only looks on

    def _report(self, seen: orders.Seen | None) -> local.RecordingLive:
        heard = self._heard
        return local.RecordingLive(
            record_id=self._journal.row.record_id,
            status=self._status,
            frames=heard.frames,
            recorded=heard.recorded,
            repeated=heard.repeated,
            bytes_written=heard.bytes_written,
            room=heard.room,
            may_sleep=heard.may_sleep,
            peak=seen.peak if seen else local.SILENCE,
            rms=seen.rms if seen else local.SILENCE,
            sources=seen.sources if seen else (),
        )

    async def _taken(
        self, order: orders.TakeSnapshot | orders.TakeProgram | orders.TakePictures, declined: Code
    ) -> Pictures:
        worker = self._worker()
        if worker is None:
            raise CommandRefused(Code.NOT_RUNNING, "nothing is recorded yet")
        try:
            answered = await worker.order(order, self._patience)
            if isinstance(answered, orders.Declined):
                raise CommandRefused(declined, answered.reason)
            return await self._heard.picture(answered.number, self._patience)
        except (WorkerGone, WorkerSilent) as error:
            raise CommandRefused(Code.MEDIA_TIMED_OUT, str(error)) from error
