"""The folder of the wire log: a file for each run of the window, this one and a few earlier ones.

Windows that run at the same time have a file each, held by a lock; nobody touches another's. What
earlier runs left is kept up to a bound, the newest first. Everything here touches the disk.
"""

import contextlib
import logging
import os
import secrets
import sqlite3
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QLockFile

from recorder_gui.state.wire_log import ring_file
from recorder_gui.state.wire_log.ring import WireRing
from recorder_gui.state.wire_log.ring_file import OtherVersion

_log = logging.getLogger(__name__)

_NAME = "wire-"
_LOCK = ".lock"
_MOST_EARLIER = 5  # runs
_MOST_BYTES = 256 * 1024 * 1024  # of all earlier ones together


class EarlierRun(Struct, frozen=True):
    """One that is over: `started` and `last` (its last message, or its end) in seconds since the
    epoch; `ended`: properly, rather than by a crash."""

    path: Path
    started: float
    last: float
    count: int
    ended: bool


class WireRuns:
    """See the module."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: QLockFile | None = None

    def begin(self) -> Path:
        """A file of this run's own, not made yet; raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        stem = f"{_NAME}{datetime.now():%Y%m%d-%H%M%S-%f}-{os.getpid()}-{secrets.token_hex(2)}"
        path = self._folder / f"{stem}{ring_file.SUFFIX}"
        own = _lock_of(path)
        if not own.tryLock(0):
            raise OSError(f"{path} can't be locked")
        self._own = own
        self._forget_oldest()
        return path

    def earlier(self) -> list[EarlierRun]:
        """Runs that are over and said anything, the newest first; damaged ones are put aside."""
        found = [_facts(path) for path in self._over()]
        return [run for run in found if run is not None and run.count]

    def open(self, run: EarlierRun) -> WireRing | None:
        """Its messages, None where they can't be had any more."""
        try:
            return WireRing.of_earlier_run(run.path)
        except (OSError, sqlite3.Error, OtherVersion) as error:
            _log.warning("an earlier run's wire log can't be read: %s", error)
            return None

    def release(self) -> None:
        """This run is over."""
        if self._own is not None:
            self._own.unlock()
            self._own = None

    def _over(self) -> list[Path]:
        """The files that no running window holds, the newest first."""
        paths = sorted(self._folder.glob(f"{_NAME}*{ring_file.SUFFIX}"), reverse=True)
        return [path for path in paths if not _is_held(path)]

    def _forget_oldest(self) -> None:
        size = 0
        damaged = list(self._folder.glob(f"{_NAME}*{ring_file.ASIDE}"))
        in_order = [*self._over(), *sorted(damaged, reverse=True)]
        for kept, path in enumerate(in_order, start=1):
            with contextlib.suppress(OSError):
                size += path.stat().st_size
            if kept > _MOST_EARLIER or size > _MOST_BYTES:
                ring_file.remove(path)
                with contextlib.suppress(OSError):
                    _lock_path(path).unlink(missing_ok=True)


def _facts(path: Path) -> EarlierRun | None:
    try:
        with contextlib.closing(ring_file.existing(path)) as database:
            started, ended = database.execute("SELECT started, ended FROM run").fetchone()
            count, last = database.execute("SELECT count(*), max(time) FROM messages").fetchone()
        return EarlierRun(path, started, ended or last or started, count, ended is not None)
    except OtherVersion:
        return None
    except (OSError, TypeError) as error:
        _log.warning("an earlier run's wire log can't be read: %s", error)
        return None
    except sqlite3.Error as error:
        _log.warning("an earlier run's wire log can't be read: %s", error)
        if ring_file.is_damage(error):
            ring_file.put_aside(path)
        return None


def _lock_path(path: Path) -> Path:
    return path.with_name(path.name + _LOCK)


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(_lock_path(path)))
    lock.setStaleLockTime(0)  # only the end of its process makes it stale, not its age
    return lock


def _is_held(path: Path) -> bool:
    lock = _lock_of(path)
    if not lock.tryLock(0):
        return True
    lock.unlock()
    return False
