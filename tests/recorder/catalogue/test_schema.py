import sqlite3
from pathlib import Path

import pytest

from recorder_gui.protocol.requests import Query
from recorder_gui.recorder.catalogue import recordings, schema
from recorder_gui.recorder.catalogue.recordings import RecordingRow
from recorder_gui.recorder.errors import ServiceError


def version_of(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_a_new_catalogue_has_the_present_version_and_loses_nothing_at_a_power_cut(
    tmp_path: Path,
) -> None:
    path = tmp_path / "catalogue.sqlite3"
    schema.prepare(path)
    assert version_of(path) == schema.VERSION
    connection = schema.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    connection.close()


def test_a_newer_catalogue_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    schema.prepare(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={schema.VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ServiceError, match="newer version"):
        schema.prepare(path)
    assert path.read_bytes() == before


def test_what_is_no_catalogue_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    path.write_bytes(b"anything else" * 1000)
    with pytest.raises(ServiceError, match="cannot be read"):
        schema.prepare(path)
    assert path.read_bytes() == b"anything else" * 1000


def test_an_older_catalogue_is_copied_before_it_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "catalogue.sqlite3"
    schema.prepare(path)
    old = schema.VERSION
    monkeypatch.setattr(schema, "VERSION", old + 1)
    migrations = {**schema.MIGRATIONS, old: ("CREATE TABLE added (one TEXT)",)}
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    schema.prepare(path)
    assert version_of(path) == old + 1
    copy = tmp_path / f"catalogue.sqlite3.version-{old}"
    assert version_of(copy) == old
    connection = sqlite3.connect(copy)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert "recordings" in names
    assert "added" not in names


def test_a_catalogue_of_the_first_version_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    connection = schema.connect(path)
    for statement in schema.MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version=1")
    row = RecordingRow(record_id="r", app_id="a", group_id="g", file_name="n", start_time=5)
    recordings.add(connection, row)
    connection.close()
    schema.prepare(path)
    connection = schema.connect(path)
    assert recordings.page(connection, "a", Query()) == ([row], 1)
    assert recordings.page(connection, "a", Query(group_id="g", status=1)) == ([row], 1)
    connection.close()


def test_a_migration_that_fails_leaves_the_catalogue_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "catalogue.sqlite3"
    schema.prepare(path)
    old = schema.VERSION
    monkeypatch.setattr(schema, "VERSION", old + 1)
    broken = ("CREATE TABLE added (one TEXT)", "CREATE NONSENSE")
    monkeypatch.setattr(schema, "MIGRATIONS", {**schema.MIGRATIONS, old: broken})
    with pytest.raises(ServiceError):
        schema.prepare(path)
    assert version_of(path) == old
    connection = sqlite3.connect(path)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert "added" not in names
