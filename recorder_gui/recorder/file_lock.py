"""A lock on a file that the system frees when its holders are gone, however they end.

On Unix the lock belongs to the open file, so that a child which inherits the descriptor holds it
too; that is how the next service knows whether a worker of the last one still lives.
"""

import os
import sys
from pathlib import Path


class FileLock:
    """Holds `path` locked while it is open; made by `try_lock`."""

    def __init__(self, descriptor: int, path: Path) -> None:
        self.descriptor = descriptor
        self.path = path

    def write(self, text: str) -> None:
        """Leave `text` in the file, such as who holds it."""
        os.ftruncate(self.descriptor, 0)
        os.lseek(self.descriptor, 0, os.SEEK_SET)
        os.write(self.descriptor, text.encode())

    def close(self) -> None:
        """Give up this process's hold; a child that inherited it keeps its own."""
        os.close(self.descriptor)


def try_lock(path: Path) -> FileLock | None:
    """Lock `path` (made if missing, mode 0600); None when somebody else holds it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
    except OSError:
        os.close(descriptor)
        return None
    return FileLock(descriptor, path)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
