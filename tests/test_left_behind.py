"""The search for tokens on disk finds them, however they are wrapped."""

import gzip
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.left_behind import ALLOWED, find_secrets

TOKEN = "planted-0123456789-abcdef"


def as_text(path: Path) -> None:
    path.write_text(f"login with {TOKEN}\n", encoding="utf-8")


def as_settings(path: Path) -> None:
    path.write_text(json.dumps({"profiles": [{"token": TOKEN}]}), encoding="utf-8")


def as_wide_text(path: Path) -> None:
    path.write_bytes(b"\x00\x01" + TOKEN.encode("utf-16-le"))


def as_bundle(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("logs/window.log", f"{'calm ' * 200}{TOKEN}")


def as_packed_log(path: Path) -> None:
    path.write_bytes(gzip.compress(TOKEN.encode() * 3))


def as_a_long_row(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE events (text TEXT)")
        for start in range(4070, 4100):  # wherever a page ends: one of them is cut in two
            database.execute("INSERT INTO events VALUES (?)", ["." * start + TOKEN + "." * 9000])


def as_a_films_metadata(path: Path) -> None:
    path.with_suffix(".mp4").write_bytes(bytes(5_000_000) + TOKEN.encode())


@pytest.mark.parametrize(
    "plant",
    [
        as_text,
        as_settings,
        as_wide_text,
        as_bundle,
        as_packed_log,
        as_a_long_row,
        as_a_films_metadata,
    ],
)
def test_a_planted_token_is_found(plant: Callable[[Path], None], tmp_path: Path) -> None:
    folder = tmp_path / "settings" / "deep"
    folder.mkdir(parents=True)
    plant(folder / "file")
    assert len(find_secrets([tmp_path], [TOKEN])) >= 1
    assert find_secrets([tmp_path], ["another-token-0123456789"]) == []
    for path in folder.iterdir():
        path.unlink()  # else the search at the end of the run would find it, rightly


def test_only_the_file_that_tells_where_the_recorder_runs_may_hold_it(tmp_path: Path) -> None:
    (tmp_path / ALLOWED).write_text(TOKEN)
    assert find_secrets([tmp_path], [TOKEN]) == []
    (tmp_path / "other.json").write_text(TOKEN)
    assert len(find_secrets([tmp_path], [TOKEN])) == 1
