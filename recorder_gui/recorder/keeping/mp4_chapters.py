"""Chapters written into a finished MP4 without writing the file anew.

The index lies at its end: a copy of it with the chapters is put behind it, and only when that is on
disk the old one becomes free space. However it breaks off, the file has a whole index.
Source: ISO/IEC 14496-12, and the `chpl` box as players read it (times in units of 100 ns).
"""

import os
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from recorder_gui.recorder.errors import MediaUnusable
from recorder_gui.recorder.keeping.chapters import Chapter

_UNITS = 10_000_000
_LARGEST_INDEX = 512 * 1024 * 1024
_Boxes = list[tuple[bytes, bytes]]  # name and body


def add_chapters(path: Path, chapters: Sequence[Chapter]) -> None:
    """Give `path` these chapters, unless it has some already.

    Raises MediaUnusable where its index is not the last thing in it, and OSError; the file is then
    as it was.
    """
    if not chapters:
        return
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        place, boxes = _index(file, size)
        udta = dict(boxes).get(b"udta", b"")
        if any(name == b"chpl" for name, _ in _split(udta)):
            return
        others = [(name, body) for name, body in boxes if name != b"udta"]
        moov = _joined([*others, (b"udta", udta + _box(b"chpl", _chpl(chapters)))])
        try:
            file.seek(size)
            file.write(_box(b"moov", moov))
            _onto_disk(file)
        except OSError:
            file.truncate(size)
            raise
        file.seek(place + 4)
        file.write(b"free")
        _onto_disk(file)


def _chpl(chapters: Sequence[Chapter]) -> bytes:
    parts = [struct.pack(">IIB", 0x01000000, 0, len(chapters))]
    for chapter in chapters:
        title = chapter.title.encode()
        parts.append(struct.pack(">QB", round(chapter.begin * _UNITS), len(title)) + title)
    return b"".join(parts)


def _index(file: BinaryIO, size: int) -> tuple[int, _Boxes]:
    """Where the index lies, and what is in it."""
    position = 0
    while position + 8 <= size:
        file.seek(position)
        head = file.read(16)
        length, name = struct.unpack_from(">I4s", head)
        if length == 1 and len(head) == 16:
            (length,) = struct.unpack_from(">Q", head, 8)
        if length < 8:
            break
        if name == b"moov" and position + length == size and length <= _LARGEST_INDEX:
            file.seek(position + 8)
            return position, _split(file.read(length - 8))
        position += length
    raise MediaUnusable("the index is not where chapters can be added")


def _split(boxes: bytes) -> _Boxes:
    found: _Boxes = []
    position = 0
    while position + 8 <= len(boxes):
        length, name = struct.unpack_from(">I4s", boxes, position)
        if length < 8 or position + length > len(boxes):
            raise MediaUnusable("the index is broken")
        found.append((name, boxes[position + 8 : position + length]))
        position += length
    return found


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, name) + body


def _joined(boxes: _Boxes) -> bytes:
    return b"".join(_box(name, body) for name, body in boxes)


def _onto_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
