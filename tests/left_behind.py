"""Looks for secrets in files: plain, as Qt and Windows write texts, in archives, in databases.

One file may hold a token: the one that tells the next window where the local recorder runs. It is
gone at the recorder's end; one that was killed leaves it in the user's own runtime folder.
"""

import gzip
import sqlite3
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

SHORTEST = 8  # characters; shorter ones can't be told from ordinary words
ALLOWED = "recorder.json"
_MEDIA = {".mp4", ".mp3", ".part", ".png", ".jpg", ".jpeg", ".mkv", ".h264"}
_EDGE = 256 * 1024  # bytes of a media file, at both ends, where its metadata is
_MOST = 64 * 1024 * 1024
_SQLITE = b"SQLite format 3\x00"


def find_secrets(folders: Iterable[Path], secrets: Iterable[str]) -> list[str]:
    """ "FILE: in it" for each file under `folders` that holds any of `secrets`."""
    patterns = [(secret.encode(), secret.encode("utf-16-le")) for secret in set(secrets)]
    patterns = [each for each in patterns if len(each[0]) >= SHORTEST]
    found: list[str] = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not path.is_file() or path.name == ALLOWED:
                continue
            with suppress(OSError):
                found += [
                    f"{path}: {where}"
                    for where, content in _contents(path)
                    if _holds(content, patterns)
                ]
    return found


def _holds(content: bytes, patterns: list[tuple[bytes, bytes]]) -> bool:
    wide = b"\x00" in content
    return any(plain in content or (wide and qt in content) for plain, qt in patterns)


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """What is in a file, and in what is in it."""
    with path.open("rb") as file:
        if path.suffix in _MEDIA and path.stat().st_size > 2 * _EDGE:
            yield "its beginning", file.read(_EDGE)
            file.seek(-_EDGE, 2)
            yield "its end", file.read()
            return
        raw = file.read(_MOST)
    yield "its bytes", raw
    if raw.startswith(b"PK\x03\x04"):
        yield from _unzipped(path)
    elif raw.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError, zlib.error):
            yield "unpacked", gzip.decompress(raw)
    elif raw.startswith(_SQLITE):
        yield from _rows(path)


def _unzipped(path: Path) -> Iterator[tuple[str, bytes]]:
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _rows(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every value of a database: long ones lie in pieces in the file."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            with suppress(sqlite3.Error):
                for row in db.execute(f'SELECT * FROM "{table}"'):
                    values = [v.encode() if isinstance(v, str) else v for v in row]
                    yield f"table {table}", b"\n".join(v for v in values if isinstance(v, bytes))
