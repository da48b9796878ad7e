"""Recordings in the catalogue, one row each, and the pages that a query asks for."""

# ruff: noqa: S608  statements are joined from names of this file alone
import sqlite3
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from recorder_gui.protocol import dates
from recorder_gui.protocol.fields import FileType
from recorder_gui.protocol.requests import Query
from recorder_gui.protocol.states import Status


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
_REVERSED = "ORDER BY start_time, record_id DESC"


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
    where, values = _where(app_id, query)
    total = _total(connection, app_id, query, where, values)
    offset = (query.page - 1) * query.page_size
    count = min(query.page_size, total - offset)
    if count <= 0:
        return [], total
    # a page near the end is reached from there; ids alone are read until the page is
    backwards = offset > total // 2
    order, skipped = (_REVERSED, total - offset - count) if backwards else (_ORDER, offset)
    found = connection.execute(
        f"{_SELECT} WHERE rowid IN "
        f"(SELECT rowid FROM recordings WHERE {where} {order} LIMIT ? OFFSET ?) {_ORDER}",
        [*values, count, skipped],
    )
    return [_row(each) for each in found], total


def _total(
    connection: sqlite3.Connection, app_id: str, query: Query, where: str, values: list[Any]
) -> int:
    """How many match; without dates or an id the counts that are kept tell it."""
    if not (query.record_id or query.start_time or query.stop_time):
        statement = "SELECT sum(number) FROM counts WHERE app_id = ? AND group_id = ?"
        where_status, wanted = ("", [])
        if query.status is not None:
            where_status, wanted = (" AND status = ?", [query.status])
        values = [app_id, query.group_id or "", *wanted]
        found = connection.execute(statement + where_status, values)
    else:
        found = connection.execute(f"SELECT count(*) FROM recordings WHERE {where}", values)
    return int(found.fetchone()[0] or 0)


def _where(app_id: str, query: Query) -> tuple[str, list[Any]]:
    conditions, values = ["app_id = ?"], list[Any]([app_id])
    for column, value in (
        ("record_id", query.record_id),
        ("group_id", query.group_id),
        ("status", query.status),
    ):
        if value is not None and value != "":
            conditions.append(f"{column} = ?")
            values.append(value)
    if query.start_time:
        conditions.append("start_time >= ?")
        values.append(epoch(query.start_time))
    if query.stop_time:
        # nothing ends before it starts: the second condition bounds the walk along the index
        conditions.append("stop_time <= ? AND start_time <= ?")
        values += [epoch(query.stop_time)] * 2
    return " AND ".join(conditions), values


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
