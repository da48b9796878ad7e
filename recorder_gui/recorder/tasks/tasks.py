"""All recordings of the service: those that are open, and the catalogue's word on the others."""

import asyncio
import contextlib
import functools
import logging
import sqlite3
import time
from dataclasses import replace
from datetime import datetime

import msgspec

from recorder_gui.protocol import local, requests
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.fields import MAX_AUDIOS, MAX_VIDEOS, FileType
from recorder_gui.protocol.local import HistoryEvent
from recorder_gui.protocol.states import ENDED, FINISHING, Command, Status, answer
from recorder_gui.recorder import names
from recorder_gui.recorder.accounts import Account
from recorder_gui.recorder.background import Background
from recorder_gui.recorder.catalogue import files, history, recordings
from recorder_gui.recorder.catalogue.recordings import RecordingRow
from recorder_gui.recorder.errors import CommandRefused
from recorder_gui.recorder.keeping import keeping
from recorder_gui.recorder.tasks import admission, finishing, recovery
from recorder_gui.recorder.tasks.listening import DISK_FULL
from recorder_gui.recorder.tasks.means import Means
from recorder_gui.recorder.tasks.recording import Recording

_LOG = logging.getLogger(__name__)
NO_ANSWER = "the recorder's disk does not answer"
_WARM_WORKERS = 4  # initialised recordings that hold a started worker


class Tasks:
    """Commands raise CommandRefused with the protocol's code."""

    def __init__(self, means: Means, limits: admission.Limits) -> None:
        self._means = means
        self._limits = limits
        self._open: dict[str, Recording] = {}
        self._background = Background()
        self._closing = False
        self._last_second = ""
        self._last_number = 0

    @property
    def open_recordings(self) -> tuple[Recording, ...]:
        """Those that have not ended, oldest first."""
        return tuple(self._open.values())

    def expect(self) -> None:
        """Somebody is here who may record soon."""
        self._means.launcher.expect()

    async def rest(self) -> None:
        """Nobody is here: hold nothing ready, unless something is recorded."""
        if not self._open:
            await self._means.launcher.rest()

    async def init(self, account: Account, request: requests.InitRecord) -> str:
        """A new recording's id; it is in the catalogue when this returns."""
        if self._closing:
            raise CommandRefused(Code.INTERNAL_FAILURE, "the recorder is ending")
        if request.file_name:
            names.check_file_name(request.file_name)
        await self._check_admission(account, self._wanted(account, request, "", 0))
        row = await self._add(account, request)
        recording = Recording(row, self._means)
        self._open[row.record_id] = recording
        self._background.start(self._until_ended(recording), f"recording {row.record_id}")
        if recording.is_automatic:
            self._background.start(self._arrange(recording), f"start of {row.record_id}")
        waiting = sum(r.status is Status.INITIALISED for r in self._open.values())
        if waiting <= _WARM_WORKERS:
            self._background.start(self._warm_up(recording), f"worker for {row.record_id}")
        return row.record_id

    async def set_layout(self, app_id: str, request: requests.SetLayout) -> None:
        recording = await self._allowed(app_id, request.record_id, Command.SET_LAYOUT)
        if len(request.video_list) > MAX_VIDEOS or len(request.audio_list) > MAX_AUDIOS:
            most = f"a layout has at most {MAX_VIDEOS} videos and {MAX_AUDIOS} audios"
            raise CommandRefused(Code.BAD_PARAMETER, most)
        await recording.set_layout(request)

    async def set_subtitles(self, app_id: str, request: requests.SetSubtitles) -> None:
        recording = await self._allowed(app_id, request.record_id, Command.SET_SUBTITLES)
        await recording.set_subtitles(request)

    async def pause(self, app_id: str, record_id: str) -> None:
        await (await self._allowed(app_id, record_id, Command.PAUSE)).pause()

    async def resume(self, app_id: str, record_id: str) -> None:
        await (await self._allowed(app_id, record_id, Command.RESUME)).resume()

    async def stop(self, app_id: str, record_id: str) -> RecordingRow:
        """The recording with its durations; the same for one that has been stopped before."""
        recording = self.find_open(app_id, record_id)
        return await recording.stop() if recording else await self.find(app_id, record_id)

    async def query(
        self, app_id: str, request: requests.Query
    ) -> tuple[list[tuple[RecordingRow, float]], int]:
        """A page of recordings, each with its recorded seconds so far, and how many match."""
        rows, total = await self._means.catalogue.read(
            functools.partial(recordings.page, app_id=app_id, query=request)
        )
        return [(self._truth(row), self._recorded_seconds(row)) for row in rows], total

    async def history(self, app_id: str, record_id: str) -> local.History:
        """All that is known of one recording."""
        row = await self.find(app_id, record_id)
        events = await self._means.catalogue.read(lambda c: history.of(c, record_id))
        live = self._open.get(record_id)
        frames = max(row.frames, live.heard.frames if live else 0)
        return local.History(
            record_id=row.record_id,
            group_id=row.group_id,
            status=row.status,
            width=row.width,
            height=row.height,
            frame_rate=row.frame_rate,
            file_name=row.file_name,
            recorded_seconds=self._recorded_seconds(row),
            frames=frames,
            repeated_frames=max(row.repeated_frames, live.heard.repeated if live else 0),
            slices=max(row.slices, live.heard.slices if live else 0),
            reason=row.reason or (live.journal.trouble if live else ""),
            events=events,
        )

    async def find(self, app_id: str, record_id: str) -> RecordingRow:
        """The recording as the catalogue has it; another's is as if it were not there."""
        row = await self._means.catalogue.read(lambda c: recordings.find(c, record_id))
        if row is None or row.app_id != app_id:
            raise CommandRefused(Code.NO_SUCH_RECORD)
        return self._truth(row)

    def find_open(self, app_id: str, record_id: str) -> Recording | None:
        """The recording if it is open and belongs to `app_id`."""
        recording = self._open.get(record_id)
        return recording if recording and recording.journal.row.app_id == app_id else None

    def running_in(self, app_id: str, group_id: str) -> tuple[Recording, ...]:
        """The running recordings of a group."""
        return tuple(
            r
            for r in self._open.values()
            if r.is_running and (r.journal.row.app_id, r.journal.row.group_id) == (app_id, group_id)
        )

    async def recover(self) -> None:
        """Begin to bring to an end what the last service left open; returns at once."""
        for row in await self._means.catalogue.read(recordings.unfinished):
            self._background.start(recovery.recover(row, self._means), f"recovery {row.record_id}")
        unhashed = await self._means.catalogue.read(files.all_without_sha256)
        for record_id in {each.record_id for each in unhashed}:
            self._background.start(
                finishing.hash_the_rest(record_id, self._means), f"checksums of {record_id}"
            )

    async def members_changed(self, app_id: str, group_id: str) -> None:
        """Tell the running recordings of a group that its members changed."""
        for recording in self.open_recordings:
            row = recording.journal.row
            if (row.app_id, row.group_id) == (app_id, group_id):
                try:
                    await recording.members_changed()
                except CommandRefused as error:
                    _LOG.warning("%s: members not told: %s", row.record_id, error)
                await self._arrange(recording)

    async def look_after(self, quotas: dict[str, int | None]) -> None:
        """Once a second: time-outs, hung workers, full disks and used up quotas."""
        for recording in self.open_recordings:
            await recording.look_after()
        running = [r for r in self.open_recordings if r.is_running]
        if not running:
            return
        loop = asyncio.get_running_loop()
        room = await loop.run_in_executor(None, admission.room_on_disk, self._means.folder)
        if room <= 0:
            await asyncio.gather(*(r.stop(DISK_FULL) for r in running))
            return
        for app_id in {r.journal.row.app_id for r in running}:
            quota, own_room = quotas.get(app_id), room
            mine = [r for r in running if r.journal.row.app_id == app_id]
            if quota is not None:
                own_room = min(room, quota - await self.used_bytes(app_id))
            if own_room <= 0:
                await asyncio.gather(*(r.stop("the storage quota is used up") for r in mine))
            for recording in mine:
                recording.heard.room = own_room

    async def used_bytes(self, app_id: str) -> int:
        """What stored files and those being written take."""
        stored = await self._means.catalogue.read(lambda c: files.used_bytes(c, app_id))
        return stored + sum(
            r.heard.bytes_written for r in self._open.values() if r.journal.row.app_id == app_id
        )

    async def finish_all(self) -> None:
        """Take no more, stop every recording and wait until all files are stored."""
        self._closing = True
        await asyncio.gather(*(r.stop("the recorder was told to end") for r in self._open.values()))
        await asyncio.gather(*(r.ended.wait() for r in self.open_recordings))

    async def close(self) -> None:
        """Leave what is still open to its worker and to the next start."""
        for recording in self.open_recordings:
            await recording.leave()
        await self._background.close()
        await self._means.launcher.rest()

    async def _check_admission(self, account: Account, wanted: RecordingRow) -> None:
        if self._means.catalogue.silent_for > self._means.patience.disk:
            raise CommandRefused(Code.DISK_LIMIT, NO_ANSWER)
        unfinished = [r for r in self._open.values() if r.status not in FINISHING | ENDED]
        admission.check_room(self._limits, [r.journal.row for r in unfinished], wanted)
        if wanted.auto is not None:
            self._check_only_automatic(wanted)
        try:  # a disk that hangs may answer no question either
            async with asyncio.timeout(self._means.patience.disk):
                admission.check_quota(await self.used_bytes(account.app_id), account.quota)
                await asyncio.to_thread(admission.check_disk, self._limits, self._means.folder)
        except TimeoutError as error:
            raise CommandRefused(Code.DISK_LIMIT, NO_ANSWER) from error

    def _check_only_automatic(self, wanted: RecordingRow) -> None:
        for recording in self._open.values():
            row = recording.journal.row
            same = (row.app_id, row.group_id) == (wanted.app_id, wanted.group_id)
            if same and recording.is_automatic and recording.status not in FINISHING:
                raise CommandRefused(Code.GROUP_HAS_AUTOMATIC)

    def _wanted(
        self, account: Account, request: requests.InitRecord, record_id: str, now: int
    ) -> RecordingRow:
        auto = None if request.auto is None else msgspec.json.encode(request.auto).decode()
        return RecordingRow(
            record_id=record_id,
            app_id=account.app_id,
            group_id=request.group_id,
            file_name=request.file_name or record_id,
            file_type=int(request.file_type),
            slice_minutes=request.file_duration,
            width=request.width,
            height=request.height,
            record_mode=request.record_mode,
            frame_rate=request.frame_rate,
            timeout=request.timeout,
            auto=auto,
            start_time=now,
        )

    async def _add(self, account: Account, request: requests.InitRecord) -> RecordingRow:
        """The new recording under a fresh id and a name that nobody else has."""
        now = time.time()
        while True:
            record_id = self._next_id(now)
            row = self._wanted(account, request, record_id, int(now))
            event = HistoryEvent(time=now, kind="initialised")
            try:
                return await self._written(row, event)
            except sqlite3.IntegrityError:
                continue  # the id was taken by a service that ran within this second
            except sqlite3.Error as error:
                raise CommandRefused(
                    Code.DISK_LIMIT, f"the catalogue takes no more: {error}"
                ) from error

    async def _written(self, row: RecordingRow, event: HistoryEvent) -> RecordingRow:
        """The row as it is in the catalogue; CommandRefused where the disk does not answer, and
        sqlite3.Error."""
        write = self._means.catalogue.write(functools.partial(_insert, row, event))
        writing = asyncio.ensure_future(write)
        await asyncio.wait({writing}, timeout=self._means.patience.disk)
        if not writing.done():
            self._background.start(self._give_up(writing), f"late answer to {row.record_id}")
            raise CommandRefused(Code.DISK_LIMIT, NO_ANSWER)
        return writing.result()

    async def _give_up(self, writing: asyncio.Future[RecordingRow]) -> None:
        """It was refused: what has been written after all is ended."""
        with contextlib.suppress(sqlite3.Error):
            await recovery.give_up(await writing, self._means, NO_ANSWER)

    def _next_id(self, now: float) -> str:
        second = datetime.fromtimestamp(now).strftime("%Y%m%d%H%M%S")
        self._last_number = self._last_number + 1 if second == self._last_second else 1
        self._last_second = second
        return names.record_id(second, self._last_number)

    async def _allowed(self, app_id: str, record_id: str, command: Command) -> Recording:
        """The open recording; what has ended is refused as the protocol's table says."""
        recording = self.find_open(app_id, record_id)
        if recording is not None:
            return recording
        row = await self.find(app_id, record_id)
        code = answer(Status(row.status), command, automatic=row.auto is not None)
        raise CommandRefused(Code.INTERNAL_FAILURE if code is Code.SUCCESS else code)

    def _truth(self, row: RecordingRow) -> RecordingRow:
        """What is told of a recording, also where a full disk has kept it from being written."""
        live = self._open.get(row.record_id)
        return row if live is None else live.journal.told(row)

    def _recorded_seconds(self, row: RecordingRow) -> float:
        live = self._open.get(row.record_id)
        return max(row.recorded_seconds, live.heard.recorded if live else 0.0)

    async def _warm_up(self, recording: Recording) -> None:
        try:
            await recording.warm_up()
        except CommandRefused as error:
            _LOG.warning("%s: no worker yet: %s", recording.journal.row.record_id, error)

    async def _arrange(self, recording: Recording) -> None:
        try:
            await recording.arrange()
        except CommandRefused as error:
            _LOG.warning("%s: not arranged: %s", recording.journal.row.record_id, error)

    async def _until_ended(self, recording: Recording) -> None:
        """Forget a recording once it has ended and all of that is on disk."""
        await recording.ended.wait()
        while not recording.journal.is_saved:
            await asyncio.sleep(1)
            await recording.journal.save()
        del self._open[recording.journal.row.record_id]


def _insert(row: RecordingRow, event: HistoryEvent, connection: sqlite3.Connection) -> RecordingRow:
    extension = keeping.EXTENSIONS[FileType(row.file_type)]
    name = files.reserve(
        connection, row.app_id, row.file_name, row.record_id, extension, row.start_time
    )
    named = replace(row, file_name=name)
    recordings.add(connection, named)
    history.append(connection, row.record_id, event)
    return named
