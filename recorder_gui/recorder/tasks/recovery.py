"""After a crash: what the last service left open is brought to an end.

A worker of it that still lives is waited for, since it is closing its file; then the file is made
whole and stored, and the recording's history says what happened.
"""

import asyncio
import logging
import os
import signal
import sys
import time
from pathlib import Path

from recorder_gui.protocol.states import Status
from recorder_gui.protocol.storage import FileState
from recorder_gui.recorder.catalogue import files
from recorder_gui.recorder.catalogue.recordings import RecordingRow
from recorder_gui.recorder.file_lock import try_lock
from recorder_gui.recorder.tasks import finishing
from recorder_gui.recorder.tasks.journal import Journal
from recorder_gui.recorder.tasks.listening import Listener
from recorder_gui.recorder.tasks.means import Means
from recorder_gui.recorder.workers.launching import LOCK_NAME

_LOG = logging.getLogger(__name__)
_WORKER_PATIENCE = 5.0  # seconds; a worker ends within two of its service's end
_LOOK_AGAIN = 0.05

INTERRUPTED = "the recorder ended unexpectedly while it recorded"
NEVER_STARTED = "the recorder ended before the recording began"


async def recover(row: RecordingRow, means: Means) -> None:
    """Bring one recording of the last service to its end."""
    await orphan_gone(means.folder.work_folder(row.record_id))
    if row.status == Status.INITIALISED:
        await give_up(row, means, NEVER_STARTED)
        return
    journal = Journal(row, means.catalogue, means.patience.disk)
    heard = Listener(journal, means)
    already_stopped = row.status in (Status.QUEUED, Status.ENCODING, Status.UPLOADING)
    reason = row.reason or ("" if already_stopped else INTERRUPTED)
    if not already_stopped:
        heard.fault = INTERRUPTED
    record_id = row.record_id
    await journal.note(
        "recovered",
        changes={"status": Status.UPLOADING, "reason": reason},
        also=lambda c: files.set_state(c, record_id, FileState.UPLOADING.value),
        text=reason,
    )
    await finishing.store(journal, heard, means, was_stopped=already_stopped)
    _LOG.info("%s recovered: status %d", record_id, journal.row.status)


async def orphan_gone(folder: Path) -> None:
    """Wait until no worker of the last service holds `folder`; at last end the one that does."""
    lock_path = folder / LOCK_NAME
    if not lock_path.exists():
        return
    deadline = asyncio.get_running_loop().time() + _WORKER_PATIENCE
    killed = False
    while (lock := try_lock(lock_path)) is None:
        if asyncio.get_running_loop().time() > deadline:
            if killed:
                _LOG.error("a worker in %s cannot be ended", folder.name)
                return
            killed = _kill_holder(lock_path)
            deadline += _WORKER_PATIENCE
        await asyncio.sleep(_LOOK_AGAIN)
    lock.close()


def _kill_holder(lock_path: Path) -> bool:
    """End the process that the lock names; it holds the lock, so the number is still its own."""
    try:
        pid = int(lock_path.read_text())
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)
    except (OSError, ValueError) as error:
        _LOG.warning("the worker of %s: %s", lock_path.parent.name, error)
    return True


async def give_up(row: RecordingRow, means: Means, reason: str) -> None:
    """End a recording that never began."""
    journal, record_id = Journal(row, means.catalogue, means.patience.disk), row.record_id
    await journal.note(
        "failed",
        changes={
            "status": Status.FAILED,
            "stop_time": max(row.start_time, int(time.time())),
            "reason": reason,
        },
        also=lambda c: files.release(c, record_id),
        text=reason,
    )
    await finishing.clear_folder(row, means)
