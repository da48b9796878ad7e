"""A slice on its way to disk: `NAME.mp4.part`, and `NAME.mp4.part.json` that tells what it is.

The functions here block: they are called in a thread. Each raises OSError, as the system words it.
"""

import errno
import hashlib
import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from recorder_gui.client.downloading.safe_names import numbered

PART = ".part"
NOTE = ".part.json"
_SYNC_EVERY = 32 * 1024 * 1024
_HASH_BLOCK = 1024 * 1024
_MOST_NAMES = 10_000


class PartNote(Struct, kw_only=True, frozen=True):
    """What a part is of: enough to go on with it another day.

    `synced`: that many bytes are surely on the disk, whatever happens to the machine.
    """

    file_name: str
    number: int
    of: int
    total: int | None = None
    etag: str = ""
    sha256: str = ""
    synced: int = 0


class PartFile:
    """The part of one slice, open for writing; `done` bytes of it are there."""

    def __init__(self, final: Path, note: PartNote, descriptor: int) -> None:
        self.final = final
        self.note = note
        self.done = 0
        self._file = os.fdopen(descriptor, "r+b", buffering=0)
        self._hash = hashlib.sha256()
        self._turn = threading.RLock()  # a hasty cancel may close it while a block is written

    @classmethod
    def open(cls, folder: Path, stem: str, extension: str, note: PartNote) -> "PartFile":
        """The part that an earlier try at the same slice left, or a new one.

        Its final name is `stem` with a number where that is taken by a file or by another's part.
        """
        for attempt in range(1, _MOST_NAMES):
            final = folder / f"{numbered(stem, attempt)}{extension}"
            if final.exists() or final.is_symlink():
                continue
            part = _claim(final, note)
            if part is not None:
                return part
        raise OSError(errno.EEXIST, "too many files of that name", str(folder))

    @property
    def path(self) -> Path:
        """Where the part lies."""
        return _beside(self.final, PART)

    @property
    def is_whole(self) -> bool:
        """Whether all bytes are there, as far as their number is known."""
        return self.note.total is not None and self.done == self.note.total

    def describe(self, *, total: int | None, etag: str, sha256: str) -> None:
        """Note what the service tells of the slice."""
        told = msgspec.structs.replace(self.note, total=total, etag=etag, sha256=sha256)
        if told != self.note:
            self.note = told
            self._write_note()

    def write(self, chunks: Iterable[bytes]) -> None:
        """Append `chunks`; where the disk refuses, what was there before stays as it was."""
        with self._turn:
            if self._file.closed:
                return
            try:
                for chunk in chunks:
                    self._write_all(chunk)
                    self._hash.update(chunk)
                    self.done += len(chunk)
                if self.done - self.note.synced >= _SYNC_EVERY:
                    self._sync()
            except OSError:
                with suppress(OSError):
                    self._file.truncate(self.done)
                    self._file.seek(self.done)
                raise

    def restart(self) -> None:
        """Throw away what is there: the slice is another one now."""
        self._file.truncate(0)
        self._file.seek(0)
        self._hash = hashlib.sha256()
        self.done = 0
        self.note = PartNote(
            file_name=self.note.file_name, number=self.note.number, of=self.note.of
        )
        self._write_note()

    def has_checksum(self, sha256: str) -> bool:
        """Whether what is there has this SHA-256 (hex)."""
        return self._hash.hexdigest() == sha256.lower()

    def finish(self) -> Path:
        """Give the part its final name, never over another file; the path it got."""
        os.fsync(self._file.fileno())
        if os.name == "nt":  # an open file can't be renamed there
            self._file.close()
        stem, extension = self.final.stem, self.final.suffix
        for attempt in range(1, _MOST_NAMES):
            final = self.final.with_name(f"{numbered(stem, attempt)}{extension}")
            if _rename_to_free(self.path, final):
                break
        else:
            raise OSError(errno.EEXIST, "too many files of that name", str(self.final))
        self._file.close()
        _beside(self.final, NOTE).unlink(missing_ok=True)
        _sync_folder(final.parent)
        return final

    def close(self) -> None:
        """Keep the part for another try; an empty one is taken away."""
        with self._turn:
            if self._file.closed:
                return
            if self.done == 0:
                self.discard()
                return
            with suppress(OSError):  # a full disk must not hide what went wrong before
                self._sync()
            self._file.close()

    def discard(self) -> None:
        """Take the part away."""
        self._file.close()
        self.path.unlink(missing_ok=True)
        _beside(self.final, NOTE).unlink(missing_ok=True)

    def resume(self) -> None:
        """Read what an earlier try left, so far as it can be trusted."""
        size = os.fstat(self._file.fileno()).st_size
        # without a checksum nothing would notice what a power cut did to bytes not yet synced
        kept = size if self.note.sha256 else min(size, self.note.synced)
        if self.note.total is not None and kept > self.note.total:
            kept = 0
        self._file.truncate(kept)
        self._file.seek(0)
        left = kept
        while left and (block := self._file.read(min(left, _HASH_BLOCK))):
            self._hash.update(block)
            left -= len(block)
        self.done = kept - left
        self._file.truncate(self.done)
        self._file.seek(self.done)

    def _write_all(self, chunk: bytes) -> None:
        view = memoryview(chunk)
        while view:
            view = view[self._file.write(view) :]

    def _sync(self) -> None:
        os.fsync(self._file.fileno())
        self.note = msgspec.structs.replace(self.note, synced=self.done)
        self._write_note()

    def _write_note(self) -> None:
        note = _beside(self.final, NOTE)
        new = note.with_name(note.name + ".new")
        try:
            new.write_bytes(msgspec.json.encode(self.note))
            new.replace(note)
        except OSError:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            raise


def discard_parts(folder: Path, file_name: str) -> None:
    """Take away what unfinished downloads of `file_name` left in `folder`."""
    for note_path in folder.glob(f"*{NOTE}"):
        note = _read_note(note_path)
        if note is not None and note.file_name == file_name:
            note_path.with_name(note_path.name.removesuffix(".json")).unlink(missing_ok=True)
            note_path.unlink(missing_ok=True)


def _claim(final: Path, wanted: PartNote) -> PartFile | None:
    """The part beside `final` if it is of the same slice, a new one if there is none; else None."""
    path = _beside(final, PART)
    flags = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        note = _read_note(_beside(final, NOTE))
        if note is None or not _is_same_slice(note, wanted):
            return None
        descriptor = os.open(path, flags)
    else:
        note = wanted
        _beside(final, NOTE).unlink(missing_ok=True)
    if not _lock(descriptor):
        os.close(descriptor)
        return None
    part = PartFile(final, note, descriptor)
    if note is not wanted:
        part.resume()
    else:
        part.restart()
    return part


def _is_same_slice(note: PartNote, wanted: PartNote) -> bool:
    same = (note.file_name, note.number, note.of)
    return same == (wanted.file_name, wanted.number, wanted.of)


def _read_note(path: Path) -> PartNote | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=PartNote)
    except (OSError, msgspec.DecodeError, UnicodeError, ValueError, RecursionError):
        return None


def _lock(descriptor: int) -> bool:
    """Take the part for ourselves; False while another download, of any window, has it."""
    if os.name != "posix":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _rename_to_free(part: Path, final: Path) -> bool:
    """Rename in one step; False where `final` is taken."""
    try:
        os.link(part, final, follow_symlinks=False)
    except FileExistsError:
        return False
    except (OSError, NotImplementedError):  # a file system without hard links
        if final.exists() or final.is_symlink():
            return False
        part.rename(final)
        return True
    part.unlink()
    return True


def _sync_folder(folder: Path) -> None:
    """Make a new name outlive a power cut, where the system knows how."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _beside(final: Path, ending: str) -> Path:
    return final.with_name(final.name + ending)
