"""Recordings in the catalogue, one row each, and the pages that a query asks for."""

# ruff: noqa: S608  statements are joined from names of this file alone
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from recorder_gui.protocol import dates
from recorder_gui.protocol.fields import FileType
from recorder_gui.protocol.requests import Query
from recorder_gui.protocol.states import Status
from recorder_gui.recorder.catalogue import spans


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingRow:
    """A recording as the catalogue keeps it.

    `start_time` (of init) and `stop_time` (of the end) are whole epoch seconds, `begun` the
    epoch time of the start; `record_seconds`, `media_seconds` and `flow` are what stop answered;
    `recorded_seconds` is the length of the file; `auto` is JSON.
    """

    record_id: str
    app_id: str
    group_id: str
    file_name: str
    file_type: int = FileType.MP4
    slice_minutes: int = 60
    width: int = 1920
    height: int = 1080
    record_mode: int = 0
    frame_rate: int = 30
    timeout: int = 600
    auto: str | None = None
    status: int = Status.INITIALISED
    start_time: int
    stop_time: int | None = None
    begun: float | None = None
    record_seconds: float = 0.0
    media_seconds: int = 0
    recorded_seconds: float = 0.0
    frames: int = 0
    repeated_frames: int = 0
    flow: int = 0
    slices: int = 0
    reason: str = ""


_COLUMNS = tuple(field.name for field in fields(RecordingRow))
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM recordings"
_ORDER = "ORDER BY start_time DESC, record_id"


def add(connection: sqlite3.Connection, row: RecordingRow) -> None:
    """A new recording; raises sqlite3.IntegrityError when its id is taken."""
    marks = ", ".join("?" * len(_COLUMNS))
    connection.execute(
        f"INSERT INTO recordings ({', '.join(_COLUMNS)}) VALUES ({marks})",
        [getattr(row, name) for name in _COLUMNS],
    )


def change(connection: sqlite3.Connection, record_id: str, changes: dict[str, Any]) -> None:
    """Set the columns in `changes`."""
    if not changes:
        return
    unknown = changes.keys() - set(_COLUMNS)
    if unknown:
        raise KeyError(*unknown)
    columns = ", ".join(f"{name} = ?" for name in changes)
    connection.execute(
        f"UPDATE recordings SET {columns} WHERE record_id = ?", [*changes.values(), record_id]
    )


def find(connection: sqlite3.Connection, record_id: str) -> RecordingRow | None:
    """The recording of that id, whoever it belongs to."""
    found = connection.execute(f"{_SELECT} WHERE record_id = ?", [record_id]).fetchone()
    return _row(found) if found else None


def unfinished(connection: sqlite3.Connection) -> list[RecordingRow]:
    """Every recording that has not ended, oldest first."""
    found = connection.execute(
        f"{_SELECT} WHERE status NOT IN (-1, 6) ORDER BY start_time, record_id"
    )
    return [_row(each) for each in found]


def page(
    connection: sqlite3.Connection, app_id: str, query: Query
) -> tuple[list[RecordingRow], int]:
    """The page that `query` asks for, newest first, and how many match in all."""
    wanted = _wanted(app_id, query)
    offset = (query.page - 1) * query.page_size
    if query.record_id:
        where, values = wanted.where, [*wanted.values]
        if wanted.since is not None:
            where, values = f"{where} AND start_time >= ?", [*values, wanted.since]
        found = [_row(each) for each in _select(connection, where, values, 1, 0)]
        return found[offset : offset + query.page_size], len(found)
    there = spans.locate(connection, wanted, offset)
    if there.before is None:
        return [], there.total
    where, values = f"{wanted.where} AND start_time < ?", [*wanted.values, there.before]
    if wanted.since is not None:
        where, values = f"{where} AND start_time >= ?", [*values, wanted.since]
    found = _select(connection, where, values, query.page_size, there.skip)
    return [_row(each) for each in found], there.total


def _select(
    connection: sqlite3.Connection, where: str, values: Sequence[Any], count: int, skipped: int
) -> list[tuple[Any, ...]]:
    # ids alone are read until the page is
    return connection.execute(
        f"{_SELECT} WHERE rowid IN "
        f"(SELECT rowid FROM recordings WHERE {where} {_ORDER} LIMIT ? OFFSET ?) {_ORDER}",
        [*values, count, skipped],
    ).fetchall()


def _wanted(app_id: str, query: Query) -> spans.Wanted:
    conditions, values = ["app_id = ?"], list[Any]([app_id])
    for column, value in (
        ("record_id", query.record_id),
        ("group_id", query.group_id),
        ("status", query.status),
    ):
        if value is not None and value != "":
            conditions.append(f"{column} = ?")
            values.append(value)
    since = epoch(query.start_time) if query.start_time else None
    until = epoch(query.stop_time) if query.stop_time else None
    if until is not None:
        conditions.append("stop_time <= ?")
        values.append(until)
    return spans.Wanted(
        app_id,
        " AND ".join(conditions),
        tuple(values),
        query.group_id or "",
        query.status,
        since,
        until,
    )


def epoch(date: str) -> int:
    """The wire's `date`, in this machine's local time, as epoch seconds; raises BadDate.

    At the ends of the calendar, where local time would leave it, UTC is near enough.
    """
    moment = dates.parse_date(date)
    try:
        return int(moment.timestamp())
    except (OverflowError, OSError, ValueError):
        return int(moment.replace(tzinfo=UTC).timestamp())


def wire_date(seconds: float | None) -> str:
    """Epoch `seconds` as the wire writes them, in local time; None is ""."""
    return "" if seconds is None else dates.format_date(datetime.fromtimestamp(seconds))


def _row(found: tuple[Any, ...]) -> RecordingRow:
    return RecordingRow(**dict(zip(_COLUMNS, found, strict=True)))
