import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_gui.protocol.storage import FileQuery
from recorder_gui.recorder.catalogue import files, schema
from recorder_gui.recorder.catalogue.files import SliceRow
from recorder_gui.recorder.catalogue.recordings import wire_date

NOW = 1_800_000_000


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "c.sqlite3"
    schema.prepare(path)
    opened = schema.connect(path)
    yield opened
    opened.close()


def stored(
    connection: sqlite3.Connection, name: str, record_id: str, at: int, app: str = "a"
) -> str:
    kept = files.reserve(connection, app, name, record_id, ".mp4", at)
    one = SliceRow(record_id=record_id, number=1, path=f"{record_id}.mp4", size=10, seconds=1.5)
    files.store(connection, record_id=record_id, slices=[one])
    return kept


def names(connection: sqlite3.Connection, **query: object) -> list[str]:
    found, _ = files.page(connection, "a", FileQuery(**query), NOW)  # type: ignore[arg-type]
    return [row.name for row in found]


def test_a_name_in_use_gets_a_number(connection: sqlite3.Connection) -> None:
    assert [stored(connection, "n", f"r{i}", NOW) for i in range(3)] == ["n", "n-2", "n-3"]
    assert stored(connection, "n", "other", NOW, app="b") == "n"
    files.release(connection, "r1")
    assert stored(connection, "n", "again", NOW) == "n-2"


def test_a_reserved_name_is_not_listed_until_the_recording_starts(
    connection: sqlite3.Connection,
) -> None:
    files.reserve(connection, "a", "n", "r", ".mp4", NOW)
    assert names(connection) == []
    files.set_state(connection, "r", "creating")
    assert names(connection) == ["n"]
    assert names(connection, file_state="creating") == ["n"]
    assert names(connection, file_state="normal") == []


def test_without_dates_only_the_last_thirty_days_are_listed(
    connection: sqlite3.Connection,
) -> None:
    day = 86400
    stored(connection, "new", "r1", NOW)
    stored(connection, "edge", "r2", NOW - 30 * day)
    stored(connection, "old", "r3", NOW - 30 * day - 1)
    assert names(connection) == ["new", "edge"]
    assert names(connection, end_time=wire_date(NOW)) == ["new", "edge", "old"]
    assert names(connection, start_time=wire_date(NOW - 31 * day)) == ["new", "edge", "old"]
    assert names(connection, start_time=wire_date(NOW)) == ["new"]
    assert names(connection, file_name="old", end_time=wire_date(NOW)) == ["old"]


def test_pages_are_newest_first_and_counted(connection: sqlite3.Connection) -> None:
    for number in range(7):
        stored(connection, f"n{number}", f"r{number}", NOW - number)
    found, count = files.page(connection, "a", FileQuery(page=2, page_size=3), NOW)
    assert [row.name for row in found] == ["n3", "n4", "n5"]
    assert count == 7
    assert files.used_bytes(connection, "a") == 70
    assert files.used_bytes(connection, "b") == 0
