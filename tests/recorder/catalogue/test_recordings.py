"""Every filter and page of a query against SQL and Python written here, independently."""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.protocol.requests import Query
from recorder_gui.recorder.catalogue import recordings, schema
from recorder_gui.recorder.catalogue.recordings import RecordingRow, wire_date

BASE = int(datetime(2026, 3, 1, 12, 0, 0).timestamp())
STATUSES = (-1, 1, 2, 3, 6, 7)
CLOSE, WIDE = 1, 40_000  # seconds that a step of the times below stands for: minutes, three months


def some_rows(step: int) -> list[RecordingRow]:
    chance = random.Random(11)
    rows: list[RecordingRow] = []
    for number in range(400):
        start = BASE + chance.randrange(200) * step  # many within one second
        status = chance.choice(STATUSES)
        rows.append(
            RecordingRow(
                record_id=f"{start}_{number:05d}",
                app_id=chance.choice(("mine", "mine", "other")),
                group_id=chance.choice(("g1", "g2", "g'; --")),
                file_name=f"file {number}",
                start_time=start,
                status=status,
                stop_time=start + chance.randrange(100) * step if status in (-1, 6) else None,
            )
        )
    return rows


@pytest.fixture(scope="module", params=[CLOSE, WIDE], ids=["close", "wide"])
def step(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def rows(step: int) -> list[RecordingRow]:
    return some_rows(step)


@pytest.fixture(scope="module")
def connection(
    tmp_path_factory: pytest.TempPathFactory, rows: list[RecordingRow]
) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("catalogue") / "c.sqlite3"
    schema.prepare(path)
    opened = schema.connect(path)
    opened.execute("BEGIN")
    for row in rows:
        recordings.add(opened, row)
    opened.execute("COMMIT")
    yield opened
    opened.close()


def expected(rows: list[RecordingRow], query: Query) -> list[str]:
    """Ids of all that match, in order, worked out on the dates as the wire shows them."""
    found = [
        row
        for row in rows
        if row.app_id == "mine"
        and (query.record_id in (None, "") or row.record_id == query.record_id)
        and (query.group_id in (None, "") or row.group_id == query.group_id)
        and (query.status is None or row.status == query.status)
        and (not query.start_time or wire_date(row.start_time) >= query.start_time)
        and (
            not query.stop_time
            or (row.stop_time is not None and wire_date(row.stop_time) <= query.stop_time)
        )
    ]
    found.sort(key=lambda row: (-row.start_time, row.record_id))
    return [row.record_id for row in found]


moments = st.none() | st.just("") | st.integers(-10, 320)


def date_at(moment: int | str | None, step: int) -> str | None:
    return wire_date(BASE + moment * step) if isinstance(moment, int) else moment


@pytest.mark.parametrize("date", ["0001-01-01 00:00:00", "9999-12-31 23:59:59"])
def test_the_first_and_the_last_date_of_the_calendar_can_be_asked_for(
    connection: sqlite3.Connection, rows: list[RecordingRow], date: str
) -> None:
    total = sum(row.app_id == "mine" for row in rows)
    ended = sum(row.app_id == "mine" and row.stop_time is not None for row in rows)
    first = date.startswith("0001")
    _, started_since = recordings.page(connection, "mine", Query(start_time=date))
    _, ended_until = recordings.page(connection, "mine", Query(stop_time=date))
    assert (started_since, ended_until) == ((total, 0) if first else (0, ended))


@given(
    group_id=st.sampled_from([None, "", "g1", "g2", "g'; --", "nobody"]),
    status=st.sampled_from([None, *STATUSES, 5]),
    start_time=moments,
    stop_time=moments,
    page=st.integers(1, 12),
    page_size=st.sampled_from([1, 7, 50, 500]),
    pick=st.none() | st.integers(0, 399),
)
def test_any_filter_and_page_is_what_independent_code_finds(
    connection: sqlite3.Connection,
    rows: list[RecordingRow],
    step: int,
    group_id: str | None,
    status: int | None,
    start_time: int | str | None,
    stop_time: int | str | None,
    page: int,
    page_size: int,
    pick: int | None,
) -> None:
    query = Query(
        record_id=None if pick is None else rows[pick].record_id,
        group_id=group_id,
        status=status,
        start_time=date_at(start_time, step),
        stop_time=date_at(stop_time, step),
        page=page,
        page_size=page_size,
    )
    found, total = recordings.page(connection, "mine", query)
    ids = expected(rows, query)
    assert total == len(ids)
    assert [row.record_id for row in found] == ids[(page - 1) * page_size : page * page_size]


def test_all_pages_together_are_all_recordings_once(
    connection: sqlite3.Connection, rows: list[RecordingRow]
) -> None:
    seen: list[str] = []
    for page in range(1, 100):
        found, _ = recordings.page(connection, "mine", Query(page=page, page_size=13))
        seen += [row.record_id for row in found]
    assert seen == expected(rows, Query())


def test_the_total_is_what_plain_sql_counts(connection: sqlite3.Connection) -> None:
    (counted,) = connection.execute(
        "SELECT count(*) FROM recordings WHERE app_id='mine' AND group_id='g1' AND status=6"
    ).fetchone()
    _, total = recordings.page(connection, "mine", Query(group_id="g1", status=6))
    assert total == counted > 0


def test_the_counts_that_are_kept_stay_true_through_changes_and_ends(
    tmp_path: Path, step: int
) -> None:
    path = tmp_path / "c.sqlite3"
    schema.prepare(path)
    opened = schema.connect(path)
    kept = [row for row in some_rows(step) if row.app_id == "mine"]
    opened.execute("BEGIN")
    for row in kept:
        recordings.add(opened, row)
    chance = random.Random(3)
    for number, row in enumerate(kept):
        if number % 3 == 0:
            # in two steps, as the end of a recording is; later than the counts may have seen
            stopped = max(row.start_time, BASE + chance.randrange(400) * step)
            recordings.change(opened, row.record_id, {"status": 3})
            kept[number] = replace(row, status=6, stop_time=stopped)
            recordings.change(opened, row.record_id, {"status": 6, "stop_time": stopped})
    for _ in range(20):
        gone = kept.pop(chance.randrange(len(kept)))
        opened.execute("DELETE FROM recordings WHERE record_id = ?", [gone.record_id])
    for moment in (None, -5, 100, 199, 250):
        for group_id in (None, "g1", "nobody"):
            for status in (None, 6, 1, 5):
                for since in (None, 50):
                    query = Query(
                        group_id=group_id,
                        status=status,
                        start_time=date_at(since, step),
                        stop_time=date_at(moment, step),
                    )
                    found, total = recordings.page(opened, "mine", query)
                    ids = expected(kept, query)
                    assert total == len(ids)
                    assert [row.record_id for row in found] == ids[: query.page_size]
    opened.close()


def test_a_page_past_the_end_is_empty_and_still_counts(connection: sqlite3.Connection) -> None:
    found, total = recordings.page(connection, "mine", Query(page=2**31 - 1, page_size=500))
    assert found == []
    assert total > 0


def test_a_row_comes_back_as_it_went_in(
    connection: sqlite3.Connection, rows: list[RecordingRow]
) -> None:
    for row in rows[:20]:
        assert recordings.find(connection, row.record_id) == row
    assert recordings.find(connection, "no") is None
