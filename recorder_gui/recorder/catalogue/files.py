"""Stored files and their slices in the catalogue.

A name is reserved when its recording is initialised and listed from the start on, so that two
recordings never meet in one name.
"""

# ruff: noqa: S608  statements are joined from names of this file alone
import sqlite3
from dataclasses import dataclass
from typing import Any

from recorder_gui.protocol.storage import FileQuery, FileState
from recorder_gui.recorder.catalogue.recordings import epoch
from recorder_gui.recorder.names import with_suffix

RESERVED = "reserved"  # of an initialised recording: not listed
FINISHED = (FileState.NORMAL.value, FileState.EXCEPTION.value)
DEFAULT_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One stored file; `recorded_at` epoch seconds, `size` bytes of all its slices."""

    name: str
    record_id: str
    state: str
    type: str
    recorded_at: int
    size: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceRow:
    """One slice; `path` relative to the folder of files, `sha256` in hex once it is known."""

    record_id: str
    number: int
    path: str
    size: int
    seconds: float
    sha256: str | None = None


_FILE = "SELECT name, record_id, state, type, recorded_at, size, seconds FROM files"
_SLICE = "SELECT record_id, number, path, size, seconds, sha256 FROM slices"


def reserve(
    connection: sqlite3.Connection,
    app_id: str,
    name: str,
    record_id: str,
    file_type: str,
    recorded_at: int,
) -> str:
    """Keep `name`, or the first of `name-2`, `name-3`, ... that is free; returns which."""
    number = 1
    while True:
        wanted = with_suffix(name, number)
        done = connection.execute(
            "INSERT OR IGNORE INTO files (app_id, name, record_id, state, type, recorded_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [app_id, wanted, record_id, RESERVED, file_type, recorded_at],
        )
        if done.rowcount == 1:
            return wanted
        number += 1


def release(connection: sqlite3.Connection, record_id: str) -> None:
    """Give back the name of a recording that left no file."""
    connection.execute("DELETE FROM files WHERE record_id = ?", [record_id])
    connection.execute("DELETE FROM slices WHERE record_id = ?", [record_id])


def set_state(connection: sqlite3.Connection, record_id: str, state: str) -> None:
    """The state of the file of that recording."""
    connection.execute("UPDATE files SET state = ? WHERE record_id = ?", [state, record_id])


def store(connection: sqlite3.Connection, *, record_id: str, slices: list[SliceRow]) -> None:
    """The finished slices of that recording; its file is there to be had."""
    for each in slices:
        connection.execute(
            "INSERT OR REPLACE INTO slices (record_id, number, path, size, seconds, sha256) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [record_id, each.number, each.path, each.size, each.seconds, each.sha256],
        )
    connection.execute(
        "UPDATE files SET state = ?, size = ?, seconds = ? WHERE record_id = ?",
        [
            FileState.NORMAL.value,
            sum(each.size for each in slices),
            sum(each.seconds for each in slices),
            record_id,
        ],
    )


def set_sha256(connection: sqlite3.Connection, *, record_id: str, number: int, sha256: str) -> None:
    """The checksum of a slice, once it is known."""
    connection.execute(
        "UPDATE slices SET sha256 = ? WHERE record_id = ? AND number = ?",
        [sha256, record_id, number],
    )


def find(connection: sqlite3.Connection, app_id: str, name: str) -> FileRow | None:
    """The file of that exact name."""
    found = connection.execute(f"{_FILE} WHERE app_id = ? AND name = ?", [app_id, name]).fetchone()
    return _file(found) if found else None


def slices(connection: sqlite3.Connection, record_id: str) -> list[SliceRow]:
    """The slices of a recording, in order."""
    found = connection.execute(f"{_SLICE} WHERE record_id = ? ORDER BY number", [record_id])
    return [_slice(each) for each in found]


def all_without_sha256(connection: sqlite3.Connection) -> list[SliceRow]:
    """Slices whose checksum is still to be taken."""
    return [_slice(each) for each in connection.execute(f"{_SLICE} WHERE sha256 IS NULL")]


def used_bytes(connection: sqlite3.Connection, app_id: str) -> int:
    """What the stored files of that app id take."""
    found = connection.execute("SELECT sum(size) FROM files WHERE app_id = ?", [app_id])
    return int(found.fetchone()[0] or 0)


def page(
    connection: sqlite3.Connection, app_id: str, query: FileQuery, now: float
) -> tuple[list[FileRow], int]:
    """The page that `query` asks for, newest first, and how many match in all."""
    conditions, values = ["app_id = ?", "state != ?"], list[Any]([app_id, RESERVED])
    for column, value in (("name", query.file_name), ("state", query.file_state)):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    if query.start_time:
        conditions.append("recorded_at >= ?")
        values.append(epoch(query.start_time))
    if query.end_time:
        conditions.append("recorded_at <= ?")
        values.append(epoch(query.end_time))
    if not query.start_time and not query.end_time:
        conditions.append("recorded_at >= ?")
        values.append(int(now) - DEFAULT_DAYS * 86400)
    where = " AND ".join(conditions)
    total = connection.execute(f"SELECT count(*) FROM files WHERE {where}", values).fetchone()[0]
    found = connection.execute(
        f"{_FILE} WHERE {where} ORDER BY recorded_at DESC, record_id LIMIT ? OFFSET ?",
        [*values, query.page_size, (query.page - 1) * query.page_size],
    )
    return [_file(each) for each in found], int(total)


def _file(found: tuple[Any, ...]) -> FileRow:
    name, record_id, state, file_type, recorded_at, size, seconds = found
    return FileRow(
        name=name,
        record_id=record_id,
        state=state,
        type=file_type,
        recorded_at=recorded_at,
        size=size,
        seconds=seconds,
    )


def _slice(found: tuple[Any, ...]) -> SliceRow:
    record_id, number, path, size, seconds, sha256 = found
    return SliceRow(
        record_id=record_id, number=number, path=path, size=size, seconds=seconds, sha256=sha256
    )
