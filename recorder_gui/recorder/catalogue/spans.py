"""Counts that are kept, so that a page of a million recordings needs a walk past a few of them.

A row counts the recordings of an app id and a group (and once more of all groups, under the group
"", which no recording has) in one status that began within one span of time. `last_stop` is no
earlier than the last of their ends: a span that was over by a moment needs no looking into. It is
triggers that keep them, so that no way to change a recording passes them by.
"""

# ruff: noqa: S608  statements are joined from names of this file alone
import sqlite3
from dataclasses import dataclass
from typing import Any

SECONDS = 7 * 24 * 3600  # as much as one span covers
NEVER = 1 << 62  # the end of what has not ended

_REMOVE_ONE = """
UPDATE spans SET number = number - 1 WHERE app_id = {row}.app_id AND group_id = {group}
    AND status = {row}.status AND span = {row}.start_time / {seconds};
"""
_ADD_ONE = """
INSERT INTO spans VALUES ({row}.app_id, {group}, {row}.status, {row}.start_time / {seconds}, 1,
        coalesce({row}.stop_time, {never}))
    ON CONFLICT DO UPDATE SET number = number + 1, last_stop =
        CASE number WHEN 0 THEN excluded.last_stop ELSE max(last_stop, excluded.last_stop) END;
"""
_COUNT_ALL = """
INSERT INTO spans SELECT app_id, {group}, status, start_time / {seconds}, count(*),
    max(coalesce(stop_time, {never})) FROM recordings GROUP BY 1, 2, 3, 4
"""


def _for_both(statement: str, row: str) -> str:
    """For the recording's own group and for all."""
    return "".join(
        statement.format(row=row, group=group, seconds=SECONDS, never=NEVER)
        for group in ("''", f"{row}.group_id")
    )


_ADDED, _REMOVED = _for_both(_ADD_ONE, "new"), _for_both(_REMOVE_ONE, "old")
SCHEMA = (
    """
CREATE TABLE spans (
    app_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    status INTEGER NOT NULL,
    span INTEGER NOT NULL,
    number INTEGER NOT NULL,
    last_stop INTEGER NOT NULL,
    PRIMARY KEY (app_id, group_id, status, span)
) WITHOUT ROWID
""",
    f"CREATE TRIGGER spans_added AFTER INSERT ON recordings BEGIN {_ADDED} END",
    f"CREATE TRIGGER spans_removed AFTER DELETE ON recordings BEGIN {_REMOVED} END",
    "CREATE TRIGGER spans_changed AFTER UPDATE OF app_id, group_id, status, start_time, stop_time "
    f"ON recordings BEGIN {_REMOVED} {_ADDED} END",
    _COUNT_ALL.format(group="group_id", seconds=SECONDS, never=NEVER),
    _COUNT_ALL.format(group="''", seconds=SECONDS, never=NEVER),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query filters by: `where` with its `values`, all but the times of beginning, and its
    parts that spans know.

    `since` and `until` are epoch seconds: began then or later, ended then or before.
    """

    app_id: str
    where: str
    values: tuple[Any, ...]
    group_id: str = ""
    status: int | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """How many match, and where a page begins: `skip` matches on among those that began before
    `before`; None where the page is past the end."""

    total: int
    before: int | None
    skip: int


def locate(connection: sqlite3.Connection, wanted: Wanted, offset: int) -> Found:
    """Where the match is that `offset` newer ones precede."""
    total, before, skip = 0, None, 0
    for span, number, last_stop in _spans(connection, wanted):
        number = _exactly(connection, wanted, span, number, last_stop)
        if total <= offset < total + number:
            before, skip = _bounds(wanted, span)[1], offset - total
        total += number
    return Found(total, before, skip)


def _bounds(wanted: Wanted, span: int) -> tuple[int, int]:
    """The first moment of a span at which a match may begin, and the one after its last.

    One bound a side, or SQLite would walk from the wrong one. Nothing ends before it begins.
    """
    first, after = span * SECONDS, (span + 1) * SECONDS
    if wanted.since is not None:
        first = max(first, wanted.since)
    if wanted.until is not None:
        after = min(after, wanted.until + 1)
    return first, after


def _spans(connection: sqlite3.Connection, wanted: Wanted) -> list[tuple[int, int, int]]:
    """Spans that may hold a match, newest first: the span, how many, when the last one ended."""
    conditions = "app_id = ? AND group_id = ? AND number > 0"
    values: list[str | int] = [wanted.app_id, wanted.group_id]
    for condition, value in (
        (" AND status = ?", wanted.status),
        (f" AND span >= ? / {SECONDS}", wanted.since),
        (f" AND span <= ? / {SECONDS}", wanted.until),
    ):
        if value is not None:
            conditions += condition
            values.append(value)
    return connection.execute(
        f"SELECT span, sum(number), max(last_stop) FROM spans WHERE {conditions} "
        "GROUP BY span ORDER BY span DESC",
        values,
    ).fetchall()


def _exactly(
    connection: sqlite3.Connection, wanted: Wanted, span: int, number: int, last_stop: int
) -> int:
    """How many of a span's `number` match: all, unless a date cuts through it."""
    since, until = wanted.since, wanted.until
    if (since is None or since <= span * SECONDS) and (until is None or last_stop <= until):
        return number
    (counted,) = connection.execute(
        f"SELECT count(*) FROM recordings WHERE {wanted.where} "
        "AND start_time >= ? AND start_time < ?",
        [*wanted.values, *_bounds(wanted, span)],
    ).fetchone()
    return int(counted)
