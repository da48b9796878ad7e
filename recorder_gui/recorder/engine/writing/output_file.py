"""The file below a muxer: counts what is written and stops for good at the first failure.

A fragmented file that ends where the disk was full still plays; one whose head has been rewritten
for an index that then did not fit does not. So after one failed write nothing more is written.
"""

import errno
import io
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


_NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class OutputFile(io.RawIOBase):
    """A new file at `path`; raises OSError like one."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.bytes_written = 0
        self.failure: OSError | None = None
        self._descriptor = os.open(path, _NEW_FILE, 0o644)

    def write(self, data: "Buffer") -> int:
        if self.failure is not None:
            raise self.failure
        view = memoryview(data)
        done = 0
        try:
            while done < len(view):
                done += os.write(self._descriptor, view[done:])
        except OSError as failure:
            self.failure = failure
            raise
        self.bytes_written += done
        return done

    def read(self, size: int = -1) -> bytes:
        return os.read(self._descriptor, size if size >= 0 else 1 << 30)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return os.lseek(self._descriptor, offset, whence)

    def tell(self) -> int:
        return os.lseek(self._descriptor, 0, os.SEEK_CUR)

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def sync(self) -> None:
        """Onto the disk, as far as it got; a failure is found by the next write."""
        try:
            os.fsync(self._descriptor)
        except OSError as failure:
            if failure.errno != errno.EBADF:  # closed meanwhile: nothing is lost
                self.failure = self.failure or failure

    def close(self) -> None:
        if not self.closed:
            os.close(self._descriptor)
        super().close()


def is_disk_full(error: OSError) -> bool:
    """Whether there is no room: of the disk, of the person's share, or of a file."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
