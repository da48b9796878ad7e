"""On disk, bounded: what this window sent and saw of recordings, by service.

One SQLite file. Whoever can't have it (a broken file is put aside, one of a newer version is left
alone) gets one in memory, so that nothing depends on it. Calls touch the disk: keep them off the
main thread. Safe in any thread.
"""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

_VERSION = 1
_MOST_BYTES = 32 * 1024 * 1024
_DROPPED = 0.1  # of all moments, the oldest, each time the file is full
_TABLES = """
CREATE TABLE moments (
    number INTEGER PRIMARY KEY,
    profile TEXT NOT NULL,
    record_id TEXT NOT NULL,
    moment TEXT NOT NULL
);
CREATE INDEX moments_of ON moments (profile, record_id, number);
"""


class SeenMoment(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of them: `time` seconds since the epoch, `kind` one of `sent`, `answered`, `refused`
    and `state`; `request` by its name, `code` and `msg` of a refusal, `status` that was seen;
    `fields` of what was sent as JSON text, without secrets, "" where they were too long."""

    time: float
    kind: str
    request: str = ""
    code: int = 0
    msg: str = ""
    status: int | None = None
    fields: str = ""


class SeenStore:
    """Moments in the file at `path`; None: in memory. Opened on the first call."""

    def __init__(self, path: Path | None, *, most_bytes: int = _MOST_BYTES) -> None:
        self._path = path
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._closed = False

    def add(self, moments: Sequence[tuple[str, str, SeenMoment]]) -> None:
        """Keep moments, each with the profile's id and the recording's."""
        rows = [
            (profile, record_id, msgspec.json.encode(moment).decode())
            for profile, record_id, moment in moments
        ]
        with self._lock, contextlib.suppress(sqlite3.Error):
            database = self._opened()
            with database:
                database.executemany(
                    "INSERT INTO moments (profile, record_id, moment) VALUES (?, ?, ?)", rows
                )
            self._keep_small(database)

    def read(self, profile: str, record_id: str, most: int) -> list[SeenMoment]:
        """The newest `most` moments of one recording, in the order in which they came."""
        found: list[tuple[str]] = []
        with self._lock, contextlib.suppress(sqlite3.Error):
            found = (
                self._opened()
                .execute(
                    "SELECT moment FROM moments WHERE profile = ? AND record_id = ?"
                    " ORDER BY number DESC LIMIT ?",
                    [profile, record_id, most],
                )
                .fetchall()
            )
        moments: list[SeenMoment] = []
        for (untrusted_text,) in reversed(found):
            with contextlib.suppress(msgspec.MsgspecError):
                moments.append(msgspec.json.decode(untrusted_text, type=SeenMoment))
        return moments

    def close(self) -> None:
        """Close the file for good: nothing is kept or found any more."""
        with self._lock:
            self._closed = True
            if self._database is not None:
                self._database.close()
                self._database = None

    def _opened(self) -> sqlite3.Connection:
        if self._closed:
            raise sqlite3.ProgrammingError("closed")
        if self._database is None:
            self._database = self._open()
        return self._database

    def _open(self) -> sqlite3.Connection:
        if self._path is None:
            return _prepared(":memory:")
        try:
            return _prepared(self._path)
        except _NewerVersion:
            return _prepared(":memory:")
        except (sqlite3.Error, OSError):
            aside = f"{self._path.stem}-unreadable-{int(time.time())}{self._path.suffix}"
            with contextlib.suppress(OSError):
                self._path.replace(self._path.with_name(aside))
                return _prepared(self._path)
            return _prepared(":memory:")

    def _keep_small(self, database: sqlite3.Connection) -> None:
        size: int = database.execute(
            "SELECT (page_count - freelist_count) * page_size"
            " FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
        ).fetchone()[0]
        if size <= self._most_bytes:
            return
        first, last = database.execute("SELECT min(number), max(number) FROM moments").fetchone()
        if first is None:
            return
        with database:
            kept_from = first + max(1, int((last - first) * _DROPPED))
            database.execute("DELETE FROM moments WHERE number < ?", [kept_from])


class _NewerVersion(Exception):
    """The file is of a later version of this program."""


def _prepared(path: Path | str) -> sqlite3.Connection:
    database = sqlite3.connect(path, check_same_thread=False)
    try:
        version: int = database.execute("PRAGMA user_version").fetchone()[0]
        if version > _VERSION:
            raise _NewerVersion
        if version == 0:
            with database:
                database.executescript(_TABLES)
                database.execute(f"PRAGMA user_version = {_VERSION}")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        database.close()
        raise
    return database
