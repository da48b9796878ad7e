"""Small files read and written whole, off the main thread.

A file is written beside its place and moved there, so that it is the old one or the new one and
never half of one. Of several contents for one file that wait, only the newest is written.
"""

import os
import time
from concurrent.futures import CancelledError, Executor, Future
from pathlib import Path

from PySide6.QtCore import QObject, Signal

LARGEST = 80_000_000  # bytes; what is larger was not written here, and is not read


class FileTooLarge(OSError):
    """The file is larger than any that is written here."""


class FileKeeper(QObject):
    """Signals: `failed(Path, OSError)`: a file could not be written; `was_written(Path)`."""

    failed = Signal(object, object)
    was_written = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._waiting: dict[Path, bytes] = {}
        self._running: dict[Path, tuple[Future[None], bytes]] = {}
        self._closed = False
        self._ended.connect(self._on_ended)

    _ended = Signal(object, object)

    def keep(self, path: Path, contents: bytes) -> None:
        """Make `contents` the file's; folders that are missing are made."""
        self._waiting[path] = contents
        if path not in self._running:
            self._write_next(path)

    def close(self) -> None:
        """Write what waits, now; takes nothing more. For the end of the program."""
        self._closed = True
        for path, (future, contents) in list(self._running.items()):
            try:
                future.result()
            except (CancelledError, OSError):
                self._waiting.setdefault(path, contents)
        self._running.clear()
        for path, contents in self._waiting.items():
            try:
                write_whole(path, contents)
            except OSError as error:
                self.failed.emit(path, error)
        self._waiting.clear()

    def _write_next(self, path: Path) -> None:
        contents = self._waiting.get(path)
        if contents is None or self._closed:
            return
        try:
            future = self._executor.submit(self._write, path, contents)
        except RuntimeError:  # the executor is shut down: `close` writes it
            return
        del self._waiting[path]
        self._running[path] = (future, contents)

    def _write(self, path: Path, contents: bytes) -> None:
        """In another thread: the outcome goes to the main thread by signal."""
        problem: OSError | None = None
        try:
            write_whole(path, contents)
        except OSError as error:
            problem = error
        self._ended.emit(path, problem)
        if problem is not None:
            raise problem

    def _on_ended(self, path: Path, error: OSError | None) -> None:
        if self._closed:
            return
        self._running.pop(path, None)
        if error is not None:
            self.failed.emit(path, error)
        else:
            self.was_written.emit(path)
        self._write_next(path)


def write_whole(path: Path, contents: bytes) -> None:
    """The file with those contents, on the disk when this returns; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(contents)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def read_whole(path: Path) -> bytes:
    """The file's contents; raises OSError."""
    if path.stat().st_size > LARGEST:
        raise FileTooLarge(str(path))
    return path.read_bytes()


def kept_aside(path: Path) -> Path:
    """A file that can't be read under another name, so that it is not written over; raises
    OSError."""
    stamp, number = int(time.time()), 1
    aside = path.with_name(f"{path.stem}-unreadable-{stamp}{path.suffix}")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-unreadable-{stamp}-{number}{path.suffix}")
    path.replace(aside)
    return aside
