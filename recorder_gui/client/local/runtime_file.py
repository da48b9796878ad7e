"""The file that tells the next window where the local recorder runs, and its token.

The one place on disk that holds a secret: mode 0600, in a folder of mode 0700 that is ours, gone
when the recorder is.
"""

import logging
import os
import stat
from pathlib import Path

from recorder_gui.protocol import local
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.local import RunningRecorder

_log = logging.getLogger(__name__)

NAME = "recorder.json"
_LARGEST = 64 * 1024


def read(folder: Path) -> RunningRecorder | None:
    """What the file in `folder` says; None where there is none, or none to be trusted."""
    path = folder / NAME
    try:
        with path.open("rb") as file:
            if not _is_private(os.fstat(file.fileno())):
                _log.warning("the runtime file is readable by others: ignored")
                return None
            untrusted_text = file.read(_LARGEST)
        return local.decode(untrusted_text, RunningRecorder)
    except FileNotFoundError:
        return None
    except (OSError, MalformedMessage) as error:
        _log.warning("the runtime file can't be read: %s", error)
        return None


def write(folder: Path, running: RunningRecorder) -> None:
    """Put `running` there whole or not at all; raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / NAME
    part = folder / f".{NAME}.{os.getpid()}"
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(local.encode(running))
    part.replace(path)


def remove(folder: Path, pid: int) -> None:
    """Take the file away if it is still about the recorder with that `pid`."""
    running = read(folder)
    if running is not None and running.ready.pid != pid:
        return
    try:
        (folder / NAME).unlink(missing_ok=True)
    except OSError as error:
        _log.warning("the runtime file can't be removed: %s", error)


def _is_private(status: os.stat_result) -> bool:
    if os.name != "posix":
        return True  # the user's own folder is private there
    return status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077
