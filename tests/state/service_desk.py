"""A real connection, on Qt's loop, to a real recorder with a seeded catalogue."""

import asyncio
import gc
import sqlite3
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import qasync
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeWidget

from recorder_gui.client.control.session import RetryWaits, SessionState
from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder
from recorder_gui.recorder.catalogue.schema import prepare
from recorder_gui.state.connection import Connection
from recorder_gui.state.profiles import Profile
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.vault import Vault
from tests.running_recorder import RunningRecorder

T = TypeVar("T")
Q = TypeVar("Q", bound=QObject)

APP_ID = "desk"
TOKEN = "desk-token"
NEWEST = 1_800_000_000  # epoch seconds of the newest seeded recording; a fixed day in 2027
STEP = 60  # seconds between two
STATUSES = (2, 7, 4, 6, -1, 6, 6, 1, 6, 6)


class Desk:
    """Connection and scope of one scenario, ended by `close`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.executor = ThreadPoolExecutor(4)
        self.scope = TaskScope()
        self.vault = Vault(self.executor)
        self.connection = Connection(
            vault=self.vault,
            local_recorder=LocalRecorder(LocalFolders.under(folder), self.executor),
            waits=RetryWaits(first=0.05, longest=0.2),
        )

    async def connect(self, recorder: RunningRecorder) -> None:
        """Log in at `recorder`."""
        profile = Profile(
            id="desk",
            name="desk",
            control=recorder.control,
            storage=recorder.storage,
            app_id=recorder.app_id,
        )
        self.vault._for_this_run["desk"] = recorder.token
        await self.connection.open(profile)
        await self.connection.control.wait_for(SessionState.CONNECTED)

    async def close(self) -> None:
        await self.scope.close()
        await self.connection.close()
        self.executor.shutdown(wait=False)


async def until(holds: Callable[[], object], within: float = 30.0) -> None:
    """Wait until `holds()`; fails after `within` seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + within
    while not holds():
        assert loop.time() < end, "it did not come to hold"
        await asyncio.sleep(0.01)


def play(application: QCoreApplication, scenario: Callable[[], Awaitable[T]]) -> T:
    """Run a scenario on Qt's own loop, as the window does."""
    if isinstance(application, QGuiApplication):
        application.setQuitOnLastWindowClosed(False)
    loop = qasync.QEventLoop(application)
    try:
        with loop:
            return loop.run_until_complete(scenario())
    finally:
        asyncio.set_event_loop(None)
        gc.collect()  # in this thread: what Qt made here must not be collected in another


def seed(data: Path, recordings: int, files: int = 0, slice_bytes: bytes = b"") -> None:
    """Write recordings, newest first `STEP` seconds apart, and files into a service's catalogue.

    Every file has two slices of `slice_bytes`; a service must not be running on the folder.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    (data / "files").mkdir(exist_ok=True, mode=0o700)
    path = data / "catalogue.sqlite3"
    prepare(path)
    with sqlite3.connect(path) as catalogue:
        catalogue.executemany(
            "INSERT INTO recordings (record_id, app_id, group_id, file_name, file_type,"
            " slice_minutes, width, height, record_mode, frame_rate, timeout, status, start_time,"
            " stop_time, recorded_seconds, frames)"
            " VALUES (?, ?, ?, ?, 0, 60, 1920, 1080, 0, 30, 600, ?, ?, ?, 10, 300)",
            [_recording(number) for number in range(recordings)],
        )
        for number in range(files):
            record_id = f"seeded_{number:07d}"
            catalogue.execute(
                "INSERT INTO files (app_id, name, record_id, state, type, recorded_at, size,"
                " seconds) VALUES (?, ?, ?, 'normal', '.mp4', ?, ?, 20)",
                (APP_ID, f"file-{number}", record_id, NEWEST - number, 2 * len(slice_bytes)),
            )
            for part in (1, 2):
                name = f"file-{number}_{part:03d}.mp4"
                (data / "files" / name).write_bytes(slice_bytes)
                catalogue.execute(
                    "INSERT INTO slices (record_id, number, path, size, seconds)"
                    " VALUES (?, ?, ?, ?, 10)",
                    (record_id, part, name, len(slice_bytes)),
                )
    catalogue.close()


def _recording(number: int) -> tuple[object, ...]:
    status = STATUSES[number % len(STATUSES)]
    ended = status in (6, -1)
    # What a service finds open at its start it takes for crashed, so all but the ended are told so.
    status = status if ended else 6
    start = NEWEST - number * STEP
    return (
        f"seeded_{number:07d}",
        APP_ID,
        f"group-{number % 5}",
        f"file-{number}",
        status,
        start,
        start + 30,
    )


def found(parent: QObject, kind: type[Q], name: str) -> Q:
    """The descendant of that type and object name; fails where there is none."""
    child = parent.findChild(kind, name)
    assert child is not None, f"no {kind.__name__} named {name}"
    return child


def field_texts(fields: QTreeWidget, column: int) -> list[str]:
    """The texts of one column of the top rows of a tree."""
    items = [fields.topLevelItem(row) for row in range(fields.topLevelItemCount())]
    return [item.text(column) for item in items if item is not None]
