"""The list of downloads over restarts: one small JSON file, written after each change.

A file that can't be read is kept aside, and the list begins anew.
"""

import asyncio
import contextlib
import logging
import os
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

_log = logging.getLogger(__name__)
_MOST = 200  # what has ended and is older than that is forgotten


class KeptTransfer(Struct, frozen=True, kw_only=True):
    """What a later run needs of one download. `state` is a TransferState's value; `paths` are the
    finished files, `joined` what they were made one of; `size` their bytes; `problem` code,
    sentence and advice of a failure."""

    file_name: str
    resource_type: str = ".mp4"
    folder: str
    expected_bytes: int = 0
    profile_id: str
    profile_title: str = ""
    state: str = "waiting"
    paths: list[str] = []
    size: int = 0
    may_lack_more: bool = False
    joined: str = ""
    problem: tuple[str, str, str] | None = None


class TransferStore:
    """Reads and writes the file at `path`; writes in `executor`, in their order."""

    def __init__(self, path: Path, executor: Executor) -> None:
        self.path = path
        self._executor = executor
        self._turn = threading.Lock()
        self._newest = 0
        self._written = 0

    def load(self) -> list[KeptTransfer]:
        """What the last run left; blocks, so it is called in a thread."""
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=list[KeptTransfer])
        except FileNotFoundError:
            return []
        except (OSError, msgspec.DecodeError, RecursionError) as error:
            _log.warning("the list of downloads can't be read: %s", error)
            aside = self.path.with_name(f"{self.path.stem}-unreadable-{int(time.time())}.json")
            with contextlib.suppress(OSError):
                self.path.replace(aside)
            return []

    def save(self, transfers: Sequence[KeptTransfer]) -> None:
        """Write soon, off this thread."""
        self._newest += 1
        with contextlib.suppress(RuntimeError):  # at the very end `save_now` follows
            self._executor.submit(self._write, list(transfers), self._newest)

    async def saved(self, transfers: Sequence[KeptTransfer]) -> None:
        """Write off this thread; returns once this list, or a newer one, is on disk."""
        self._newest += 1
        write = partial(self._write, list(transfers), self._newest, must=True)
        await asyncio.get_running_loop().run_in_executor(self._executor, write)

    def save_now(self, transfers: Sequence[KeptTransfer]) -> None:
        """Write at once; for the end of the window."""
        self._newest += 1
        self._write(list(transfers), self._newest, must=True)

    def _write(self, transfers: list[KeptTransfer], turn: int, *, must: bool = False) -> None:
        with self._turn:
            if turn <= self._written or (turn < self._newest and not must):
                return  # a newer list is there, or on its way
            new = self.path.with_name(self.path.name + ".new")
            try:
                new.write_bytes(msgspec.json.encode(transfers[-_MOST:]))
                os.replace(new, self.path)  # noqa: PTH105  in one step, on Windows too
                self._written = turn
            except OSError as error:
                _log.warning("the list of downloads can't be kept: %s", error)
