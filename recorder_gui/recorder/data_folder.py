"""The service's data folder: what lies where, the lock that keeps a second service out, and the
secret that signs links."""

import os
import secrets
import shutil
from pathlib import Path

from recorder_gui.protocol.local import LOCK_NAME
from recorder_gui.recorder.errors import ServiceError
from recorder_gui.recorder.file_lock import FileLock, try_lock

_SECRET_BYTES = 32


class DataFolder:
    """`root` with its parts, all made by `open`; raises ServiceError when it can't be had."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.catalogue = root / "catalogue.sqlite3"
        self.files = root / "files"
        self.work = root / "work"
        self.own_groups = root / "groups.toml"
        self._secret_file = root / "link-secret"
        self._lock: FileLock | None = None

    def open(self) -> None:
        """Make the folders and lock them for this service."""
        try:
            for folder in (self.root, self.files, self.work):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock = try_lock(self.root / LOCK_NAME)
        except OSError as error:
            raise ServiceError(
                f"The data folder {self.root} cannot be used: {error.strerror}. "
                "Give another one with --data."
            ) from error
        if self._lock is None:
            raise ServiceError(
                f"Another recorder works in {self.root} already. "
                "Stop it first, or give another folder with --data."
            )
        self._lock.write(str(os.getpid()))

    def close(self) -> None:
        """Let another service in."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def link_secret(self) -> bytes:
        """The key of signed links, made at first use and kept with mode 0600."""
        try:
            kept = self._secret_file.read_bytes()
        except FileNotFoundError:
            kept = b""
        if len(kept) == _SECRET_BYTES:
            return kept
        fresh = secrets.token_bytes(_SECRET_BYTES)
        unfinished = self._secret_file.with_suffix(".new")
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(fresh)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._secret_file)
        return fresh

    def work_folder(self, record_id: str) -> Path:
        """Where the worker of `record_id` writes; not made here."""
        return self.work / record_id

    def free_bytes(self) -> tuple[int, int]:
        """Bytes free for us and bytes in all on the folder's file system."""
        usage = shutil.disk_usage(self.root)
        return usage.free, usage.total
