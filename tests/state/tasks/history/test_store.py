"""What this window sent and saw, on disk (state/tasks/history/store.py)."""

import sqlite3
from pathlib import Path

from recorder_gui.state.tasks.history.store import SeenMoment, SeenStore


def test_what_was_seen_is_found_again_by_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite3"
    first = SeenStore(path)
    moments = [SeenMoment(float(number), "state", status=number) for number in range(5)]
    first.add([("a", "r1", moment) for moment in moments] + [("b", "r1", moments[0])])
    first.close()
    second = SeenStore(path)
    assert second.read("a", "r1", 100) == moments
    assert second.read("a", "r1", 2) == moments[-2:]
    assert second.read("b", "r1", 100) == moments[:1]
    assert second.read("a", "r2", 100) == []
    second.close()


def test_the_file_stays_small_and_keeps_the_newest(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite3"
    store = SeenStore(path, most_bytes=200_000)
    for number in range(300):
        store.add([("a", "r", SeenMoment(float(number), "sent", fields="x" * 4_000))])
    kept = store.read("a", "r", 1_000)
    store.close()
    assert path.stat().st_size < 400_000
    assert kept[-1].time == 299.0 and 20 < len(kept) < 60


def test_a_broken_file_is_put_aside_and_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite3"
    path.write_bytes(b"no database at all" * 100)
    store = SeenStore(path)
    store.add([("a", "r", SeenMoment(1.0, "answered", "stop"))])
    assert store.read("a", "r", 10) == [SeenMoment(1.0, "answered", "stop")]
    store.close()
    aside = [each.name for each in tmp_path.iterdir() if "unreadable" in each.name]
    assert len(aside) == 1


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
        database.execute("CREATE TABLE future (secret)")
    database.close()
    before = path.read_bytes()
    store = SeenStore(path)
    store.add([("a", "r", SeenMoment(1.0, "answered", "stop"))])
    assert store.read("a", "r", 10) == [SeenMoment(1.0, "answered", "stop")]
    store.close()
    assert path.read_bytes() == before


def test_a_closed_store_neither_keeps_nor_finds(tmp_path: Path) -> None:
    store = SeenStore(tmp_path / "seen.sqlite3")
    store.close()
    store.add([("a", "r", SeenMoment(1.0, "answered", "stop"))])
    assert store.read("a", "r", 10) == []
