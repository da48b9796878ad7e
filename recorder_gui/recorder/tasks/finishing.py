"""The end of a recording: its worker's end waited for, its file brought into storage."""

import asyncio
import functools
import logging
import sqlite3
import time
from typing import Any

from recorder_gui.protocol.fields import FileType
from recorder_gui.protocol.states import Status
from recorder_gui.protocol.storage import FileState
from recorder_gui.recorder.catalogue import files, history
from recorder_gui.recorder.catalogue.recordings import RecordingRow
from recorder_gui.recorder.errors import MediaUnusable
from recorder_gui.recorder.keeping import keeping
from recorder_gui.recorder.tasks.journal import Journal
from recorder_gui.recorder.tasks.listening import Listener
from recorder_gui.recorder.tasks.means import Means, Patience
from recorder_gui.recorder.workers.worker import Worker

_LOG = logging.getLogger(__name__)


async def worker_gone(
    worker: Worker | None,
    following: asyncio.Task[Any] | None,
    patience: Patience,
    heard: Listener,
) -> None:
    """Wait until the worker has ended; one that shows no sign of life any more is killed."""
    if worker is None or following is None:
        return
    loop = asyncio.get_running_loop()
    since = loop.time()
    while not following.done():
        silent = loop.time() - max(worker.last_sign, since)
        if silent > patience.silent_finishing:
            heard.fault = heard.fault or f"the file could not be closed within {silent:.0f} s"
            worker.kill()
            await asyncio.wait({following}, timeout=patience.after_kill)
            return
        await asyncio.wait({following}, timeout=min(1.0, patience.silent_finishing))


async def store(
    journal: Journal, heard: Listener, means: Means, *, was_stopped: bool = True
) -> None:
    """Bring the files of a stopped recording into storage and settle how it ended; where it was
    never stopped, its durations are those of the file."""
    row = journal.row
    try:
        kept = await _keep(row, means)
    except (MediaUnusable, OSError) as error:
        await _end_without_file(journal, heard, means, error)
        return
    # what the frames say is exact; slices are told by their files alone
    frames = kept.frames or heard.frames
    seconds = frames / row.frame_rate if frames else kept.seconds
    durations = (
        {}
        if was_stopped
        else {
            "media_seconds": int(seconds),
            "record_seconds": max(row.record_seconds, seconds),
        }
    )
    await journal.note(
        "done",
        recorded=seconds,
        changes={
            "status": Status.DONE,
            "stop_time": max(row.start_time, int(time.time())),
            "frames": frames,
            "recorded_seconds": seconds,
            "repeated_frames": heard.repeated,
            "slices": len(kept.slices),
            "reason": row.reason or heard.fault,
        }
        | durations,
        also=functools.partial(files.store, record_id=row.record_id, slices=kept.slices),
        text=row.reason or heard.fault,
    )
    await clear_folder(row, means)
    means.tell_event("ended", journal.row)
    await hash_the_rest(row.record_id, means)


async def hash_the_rest(record_id: str, means: Means) -> None:
    """Take the checksums that had to wait until the file could be had."""
    loop = asyncio.get_running_loop()
    slices = await means.catalogue.read(lambda c: files.slices(c, record_id))
    for each in slices:
        if each.sha256 is not None:
            continue
        path = means.folder.files / each.path
        try:
            sha256 = await loop.run_in_executor(means.storing, keeping.sha256_of, path)
            await means.catalogue.write(
                functools.partial(
                    files.set_sha256, record_id=record_id, number=each.number, sha256=sha256
                )
            )
        except (OSError, sqlite3.Error) as error:
            _LOG.warning("no checksum of %s: %s", each.path, error)


async def clear_folder(row: RecordingRow, means: Means) -> None:
    """Remove what the worker left beside its files."""
    loop = asyncio.get_running_loop()
    folder = means.folder.work_folder(row.record_id)
    try:
        await loop.run_in_executor(means.storing, keeping.remove_folder, folder)
    except OSError as error:
        _LOG.warning("%s could not be removed: %s", folder.name, error)


async def _keep(row: RecordingRow, means: Means) -> keeping.Kept:
    events = await means.catalogue.read(lambda c: history.of(c, row.record_id))
    work = functools.partial(
        keeping.keep,
        row.record_id,
        means.folder.work_folder(row.record_id),
        means.folder.files,
        FileType(row.file_type),
        events,
    )
    return await asyncio.get_running_loop().run_in_executor(means.storing, work)


async def _end_without_file(
    journal: Journal, heard: Listener, means: Means, error: Exception
) -> None:
    """Nothing recorded is no failure; something recorded that is not there is one."""
    row = journal.row
    failed = bool(heard.fault) or heard.frames > 0 or isinstance(error, OSError)
    reason = row.reason or heard.fault or (str(error) if failed else "")
    status = Status.FAILED if failed else Status.DONE
    record_id = row.record_id

    def settle(connection: sqlite3.Connection) -> None:
        if isinstance(error, OSError):
            files.set_state(connection, record_id, FileState.EXCEPTION.value)
        else:
            files.release(connection, record_id)

    await journal.note(
        "failed" if failed else "done",
        recorded=heard.recorded,
        changes={
            "status": status,
            "stop_time": max(row.start_time, int(time.time())),
            "reason": reason,
        },
        also=settle,
        text=reason,
    )
    if not isinstance(error, OSError):
        await clear_folder(row, means)
    means.tell_event("failed" if failed else "ended", journal.row)
