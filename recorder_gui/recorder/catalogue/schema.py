"""The catalogue's tables and how an older catalogue becomes a present one.

`user_version` tells which schema a file has. Every filter of a query has an index that also holds
the order of the answer, so that a page is a walk along one index.
"""

import shutil
import sqlite3
from pathlib import Path

from recorder_gui.recorder.catalogue import spans
from recorder_gui.recorder.errors import ServiceError

VERSION = 3

_RECORDINGS = """
CREATE TABLE recordings (
    record_id TEXT NOT NULL UNIQUE,
    app_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_type INTEGER NOT NULL,
    slice_minutes INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    record_mode INTEGER NOT NULL,
    frame_rate INTEGER NOT NULL,
    timeout INTEGER NOT NULL,
    auto TEXT,
    status INTEGER NOT NULL,
    start_time INTEGER NOT NULL,
    stop_time INTEGER,
    begun REAL,
    record_seconds REAL NOT NULL DEFAULT 0,
    media_seconds INTEGER NOT NULL DEFAULT 0,
    recorded_seconds REAL NOT NULL DEFAULT 0,
    frames INTEGER NOT NULL DEFAULT 0,
    repeated_frames INTEGER NOT NULL DEFAULT 0,
    flow INTEGER NOT NULL DEFAULT 0,
    slices INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT ''
)
"""

_TABLES = (
    _RECORDINGS,
    """
CREATE INDEX recordings_all ON recordings (app_id, start_time DESC, record_id, stop_time)
""",
    """
CREATE INDEX recordings_group
    ON recordings (app_id, group_id, start_time DESC, record_id, stop_time, status)
""",
    """
CREATE INDEX recordings_status
    ON recordings (app_id, status, start_time DESC, record_id, stop_time, group_id)
""",
    """
CREATE INDEX recordings_group_status
    ON recordings (app_id, group_id, status, start_time DESC, record_id, stop_time)
""",
    """
CREATE INDEX recordings_stop
    ON recordings (app_id, stop_time, start_time DESC, record_id, group_id, status)
""",
    "CREATE INDEX recordings_open ON recordings (status) WHERE status NOT IN (-1, 6)",
    """
CREATE TABLE events (
    record_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (record_id, number)
) WITHOUT ROWID
""",
    """
CREATE TABLE files (
    file_id INTEGER PRIMARY KEY,
    app_id TEXT NOT NULL,
    name TEXT NOT NULL,
    record_id TEXT NOT NULL,
    state TEXT NOT NULL,
    type TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    size INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    UNIQUE (app_id, name)
)
""",
    "CREATE INDEX files_by_time ON files (app_id, recorded_at DESC, record_id, state)",
    "CREATE INDEX files_by_state ON files (app_id, state, recorded_at DESC, record_id)",
    "CREATE INDEX files_by_recording ON files (record_id)",
    """
CREATE TABLE slices (
    record_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    seconds REAL NOT NULL,
    sha256 TEXT,
    PRIMARY KEY (record_id, number)
) WITHOUT ROWID
""",
)

# How many recordings each app id has in each status: of each group, and of all under the group "",
# which no recording has. Counting a million rows for every page would take most of its time.
_COUNT_ONE = """
INSERT INTO counts VALUES ({row}.app_id, {group}, {row}.status, {step})
    ON CONFLICT DO UPDATE SET number = number + {step};
"""


def _counting(row: str, step: int) -> str:
    groups = ("''", f"{row}.group_id")
    return "".join(_COUNT_ONE.format(row=row, group=group, step=step) for group in groups)


_COUNTS = (
    "DROP INDEX recordings_stop",
    """
CREATE TABLE counts (
    app_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    status INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (app_id, group_id, status)
) WITHOUT ROWID
""",
    f"CREATE TRIGGER counts_added AFTER INSERT ON recordings BEGIN {_counting('new', 1)} END",
    f"CREATE TRIGGER counts_removed AFTER DELETE ON recordings BEGIN {_counting('old', -1)} END",
    "CREATE TRIGGER counts_changed AFTER UPDATE OF status ON recordings "
    f"BEGIN {_counting('old', -1)} {_counting('new', 1)} END",
    "INSERT INTO counts SELECT app_id, group_id, status, count(*) FROM recordings GROUP BY 1, 2, 3",
    "INSERT INTO counts SELECT app_id, '', status, count(*) FROM recordings GROUP BY 1, 3",
)

_SPANS = (
    "DROP TRIGGER counts_added",
    "DROP TRIGGER counts_removed",
    "DROP TRIGGER counts_changed",
    "DROP TABLE counts",
    *spans.SCHEMA,
)

# from each version the statements to the next one
MIGRATIONS: dict[int, tuple[str, ...]] = {0: _TABLES, 1: _COUNTS, 2: _SPANS}


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the catalogue; every change of it is on disk when its commit returns."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA cache_size=-16000")
    return connection


def prepare(path: Path) -> None:
    """Make the catalogue, or bring an older one up to date, a copy of it kept beside.

    One from a newer version is left alone: ServiceError. So is a file that is no catalogue.
    """
    try:
        version = _version(path)
    except sqlite3.DatabaseError as error:
        raise ServiceError(
            f"The catalogue {path} cannot be read ({error}). It has been left as it is: "
            "move it away to begin a new one, or give another folder with --data."
        ) from error
    if version > VERSION:
        raise ServiceError(
            f"The catalogue {path} comes from a newer version of this program "
            f"({version}, this one knows {VERSION}). It has been left as it is: "
            "use the newer version, or give another folder with --data."
        )
    if 0 < version < VERSION:
        _copy(path, path.with_name(f"{path.name}.version-{version}"))
    if version < VERSION:
        _migrate(path, version)


def _version(path: Path) -> int:
    if not path.exists():
        return 0
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def _copy(path: Path, copy: Path) -> None:
    source = sqlite3.connect(path)
    try:
        unfinished = copy.with_name(copy.name + ".part")
        unfinished.unlink(missing_ok=True)
        target = sqlite3.connect(unfinished)
        try:
            source.backup(target)
        finally:
            target.close()
        shutil.move(unfinished, copy)
    finally:
        source.close()


def _migrate(path: Path, version: int) -> None:
    try:
        connection = connect(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            for step in range(version, VERSION):
                for statement in MIGRATIONS[step]:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version={VERSION}")
            connection.execute("COMMIT")
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise ServiceError(f"The catalogue {path} cannot be written: {error}.") from error
