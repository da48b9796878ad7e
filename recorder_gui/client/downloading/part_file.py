"""A slice on its way to disk: `NAME.mp4.part` and the note beside it.

Pieces come in any order and from several threads. The methods here block: they are called in a
thread. Each raises OSError, as the system words it.
"""

import errno
import hashlib
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from recorder_gui.client.downloading import spans
from recorder_gui.client.downloading.part_notes import (
    PartNote,
    note_path,
    part_path,
    read_note,
    write_note,
)
from recorder_gui.client.downloading.safe_names import numbered

_SYNC_EVERY = 32 * 1024 * 1024
_HASH_BLOCK = 1024 * 1024
_MOST_NAMES = 10_000
_NO_RESERVING = {errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS}


class PartFile:
    """The part of one slice, open for writing; its `note` tells what of it is there."""

    def __init__(self, final: Path, note: PartNote, descriptor: int) -> None:
        self.final = final
        self.note = note
        self._file = os.fdopen(descriptor, "r+b", buffering=0)
        self._hash = hashlib.sha256()
        self._hashed = 0  # bytes from the first one on
        self._turn = threading.RLock()  # pieces come from several threads; a cancel closes

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
        return part_path(self.final)

    @property
    def done(self) -> int:
        """How many bytes are there."""
        return spans.length(self.note.there)

    @property
    def is_whole(self) -> bool:
        """Whether all bytes are there, as far as their number is known."""
        return self.note.total is not None and self.done == self.note.total

    def bytes_to_come(self, total: int) -> int:
        """How much room of the disk a slice of `total` bytes still asks for."""
        blocks = getattr(os.fstat(self._file.fileno()), "st_blocks", None)
        taken = self.done if blocks is None else blocks * 512
        return max(0, total - taken)

    def describe(self, *, total: int | None, etag: str, sha256: str) -> None:
        """Note what the service tells of the slice, and take the room for all of it."""
        with self._turn:
            told = msgspec.structs.replace(self.note, total=total, etag=etag, sha256=sha256)
            if told == self.note or self._file.closed:
                return
            if total is not None:
                _reserve(self._file.fileno(), total)
            self.note = told
            write_note(note_path(self.final), told)

    def write(self, at: int, chunks: Iterable[bytes]) -> None:
        """Put `chunks` there from byte `at` on; where the disk refuses, only whole chunks count."""
        with self._turn:
            if self._file.closed:
                return
            begun = at
            self._file.seek(at)
            try:
                for chunk in chunks:
                    self._write_all(chunk)
                    if at == self._hashed:
                        self._hash.update(chunk)
                        self._hashed += len(chunk)
                    at += len(chunk)
            finally:
                there = spans.joined(self.note.there, (begun, at))
                self.note = msgspec.structs.replace(self.note, there=there)
            if self.done - spans.length(self.note.synced) >= _SYNC_EVERY:
                self._sync()
            else:
                write_note(note_path(self.final), self.note)

    def restart(self) -> None:
        """Throw away what is there: the slice is another one now."""
        with self._turn:
            self._file.truncate(0)
            self._hash, self._hashed = hashlib.sha256(), 0
            note = self.note
            self.note = PartNote(file_name=note.file_name, number=note.number, of=note.of)
            write_note(note_path(self.final), self.note)

    def has_checksum(self, sha256: str) -> bool:
        """Whether what is there has this SHA-256 (hex)."""
        with self._turn:
            self._hash_on()
            return self._hash.hexdigest() == sha256.lower()

    def finish(self) -> Path:
        """Give the part its final name, never over another file; the path it got.

        The note comes first and stays: whatever dies in between, the next try finds the slice.
        """
        self._file.truncate(self.done)  # the room that was taken may have been for more
        os.fsync(self._file.fileno())
        if os.name == "nt":  # an open file can't be renamed there
            self._file.close()
        told = msgspec.structs.replace(
            self.note, total=self.done, synced=self.note.there, whole=True
        )
        for final in self._names():
            write_note(note_path(final), told)
            if _rename_to_free(self.path, final):
                break
            note_path(final).unlink(missing_ok=True)
        else:
            raise OSError(errno.EEXIST, "too many files of that name", str(self.final))
        self._file.close()
        if final != self.final:
            note_path(self.final).unlink(missing_ok=True)
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
        note_path(self.final).unlink(missing_ok=True)

    def resume(self) -> None:
        """Take what an earlier try left, so far as it can be trusted."""
        size = os.fstat(self._file.fileno()).st_size
        # without a checksum nothing would notice what a power cut did to bytes not yet synced
        trusted = self.note.there if self.note.sha256 else self.note.synced
        kept = spans.cut_off(trusted, size)
        if self.note.total is not None and kept and kept[-1][1] > self.note.total:
            kept = ()
        self.note = msgspec.structs.replace(self.note, there=kept, synced=(), whole=False)

    def _names(self) -> Iterator[Path]:
        """The final names to try: its own, then those that no other part has taken."""
        yield self.final
        for attempt in range(2, _MOST_NAMES):
            other = self.final.with_name(f"{numbered(self.final.stem, attempt)}{self.final.suffix}")
            if not part_path(other).exists():
                yield other

    def _hash_on(self) -> None:
        """Hash what came out of turn, up to the first gap."""
        end = spans.head(self.note.there)
        self._file.seek(self._hashed)
        while self._hashed < end:
            block = self._file.read(min(end - self._hashed, _HASH_BLOCK))
            if not block:
                return
            self._hash.update(block)
            self._hashed += len(block)

    def _write_all(self, chunk: bytes) -> None:
        view = memoryview(chunk)
        while view:
            view = view[self._file.write(view) :]

    def _sync(self) -> None:
        os.fsync(self._file.fileno())
        self.note = msgspec.structs.replace(self.note, synced=self.note.there)
        write_note(note_path(self.final), self.note)


def _claim(final: Path, wanted: PartNote) -> PartFile | None:
    """The part beside `final` if it is of the same slice, a new one if there is none; else None."""
    path = part_path(final)
    flags = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        note = read_note(note_path(final))
        if note is None and path.stat().st_size == 0 and not note_path(final).exists():
            note = wanted  # whoever began it was killed before its note was written
        if note is None or not note.is_of_same(wanted):
            return None
        descriptor = os.open(path, flags)
    else:
        note = wanted
        note_path(final).unlink(missing_ok=True)
    if not _lock(descriptor):
        os.close(descriptor)
        return None
    part = PartFile(final, note, descriptor)
    if note is not wanted:
        part.resume()
        return part
    try:
        part.restart()
    except OSError:
        part.discard()
        raise
    return part


def _reserve(descriptor: int, total: int) -> None:
    """Take room for `total` bytes at once, so that a full disk is known before, not in between."""
    if total == 0 or not hasattr(os, "posix_fallocate"):
        return
    try:
        os.posix_fallocate(descriptor, 0, total)
    except OSError as error:
        if error.errno not in _NO_RESERVING:
            raise


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
