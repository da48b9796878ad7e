"""The file of one run's messages: its tables, opening it, putting a damaged one aside.

Everything here touches the disk. Nobody but its user may read such a file.
"""

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

from recorder_gui.client.wire_tap import Channel, Direction, WireMessage
from recorder_gui.state.wire_log.entries import Entry

VERSION = 1
SUFFIX = ".sqlite3"
ASIDE = ".damaged"
_BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a file
_LARGEST = 2**62  # a hostile reply's numbers may be larger than a column holds
_BUSY = 5.0  # seconds to wait for another connection's writing
_TABLES = """
CREATE TABLE messages (
    number INTEGER PRIMARY KEY,
    time REAL NOT NULL,
    direction TEXT NOT NULL,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    seq TEXT NOT NULL,
    code INTEGER,
    round_trip REAL,
    note TEXT NOT NULL,
    size INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    partner INTEGER,
    text TEXT NOT NULL
);
CREATE INDEX messages_kind ON messages (kind);
CREATE INDEX messages_id ON messages (id);
CREATE INDEX messages_code ON messages (code) WHERE code IS NOT NULL;
CREATE TABLE run (started REAL NOT NULL, ended REAL);
"""
INSERT = "INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class OtherVersion(Exception):
    """The file is of another version of this program."""


class Access:
    """One connection, used by one thread at a time."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._lock = threading.RLock()

    @contextlib.contextmanager
    def use(self) -> Generator[sqlite3.Connection]:
        """The connection, for this thread alone."""
        with self._lock:
            yield self._database

    def interrupt(self) -> None:
        """End what another thread does with it now: that raises sqlite3.OperationalError."""
        with contextlib.suppress(sqlite3.ProgrammingError):
            self._database.interrupt()

    def close(self) -> None:
        """Use it no more."""
        with self._lock:
            self._database.close()


def create(path: Path) -> sqlite3.Connection:
    """A new file; raises OSError and sqlite3.Error."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return prepared(connect(path))


def prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    """The tables of a new run in `database`."""
    database.execute("PRAGMA journal_mode = WAL")
    database.executescript(_TABLES)
    with database:
        database.execute("INSERT INTO run (started) VALUES (?)", [time.time()])
        database.execute(f"PRAGMA user_version = {VERSION}")
    return database


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection to an existing file (or to one in memory); raises sqlite3.Error."""
    database = sqlite3.connect(path, check_same_thread=False, timeout=_BUSY)
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA journal_size_limit = 4194304")
    database.execute("PRAGMA temp_store = MEMORY")
    return database


def existing(path: Path) -> sqlite3.Connection:
    """A connection to the file of an earlier run; raises OSError, sqlite3.Error, OtherVersion."""
    if not path.is_file():
        raise FileNotFoundError(path)
    database = connect(path)
    try:
        if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            raise OtherVersion
    except BaseException:
        database.close()
        raise
    return database


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is broken, rather than out of reach or out of room."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def put_aside(path: Path) -> None:
    """Out of the way, for whoever wants to look into it."""
    with contextlib.suppress(OSError):
        path.replace(path.with_name(path.name + ASIDE))
    for beside in _BESIDE:
        with contextlib.suppress(OSError):
            path.with_name(path.name + beside).unlink()


def remove(path: Path) -> None:
    """Delete a run and what is beside it; one that can't be deleted stays."""
    for each in (path, *(path.with_name(path.name + beside) for beside in _BESIDE)):
        with contextlib.suppress(OSError):
            each.unlink(missing_ok=True)


def bytes_used(database: sqlite3.Connection) -> int:
    """Bytes of the file that hold something."""
    size: int = database.execute(
        "SELECT (page_count - freelist_count) * page_size"
        " FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
    ).fetchone()[0]
    return size


def row_of(entry: Entry) -> tuple[Any, ...]:
    """An entry as `INSERT` wants it."""
    message = entry.message
    return (
        entry.number,
        message.time,
        message.direction.value,
        message.channel.value,
        _clean(message.kind),
        _bounded(message.id),
        _clean(message.seq),
        None if message.code is None else _bounded(message.code),
        message.round_trip,
        message.note,
        message.size,
        message.whole,
        entry.partner,
        _clean(message.text),
    )


def entry_of(row: tuple[Any, ...]) -> Entry:
    """The other way; raises ValueError for what no version of this program wrote."""
    number, moment, direction, channel, kind, identity, seq, code, trip = row[:9]
    note, size, whole, partner, text = row[9:]
    message = WireMessage(
        time=moment,
        direction=Direction(direction),
        channel=Channel(channel),
        kind=kind,
        text=text,
        size=size,
        id=identity,
        seq=seq,
        code=code,
        round_trip=trip,
        note=note,
        whole=bool(whole),
    )
    return Entry(number, message, partner)


def _clean(text: str) -> str:
    """Half of a surrogate pair can't be written."""
    return text.encode("utf-8", "replace").decode()


def _bounded(number: int) -> int:
    return max(-_LARGEST, min(number, _LARGEST))
