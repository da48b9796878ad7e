"""What an MP4 file says of itself, read from its boxes without decoding a frame.

Enough to tell a finished file from one that was cut off, and to know its length exactly.
Source: ISO/IEC 14496-12.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from recorder_gui.recorder.errors import MediaUnusable

_CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
_LARGEST_INDEX = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Track:
    """One track: `kind` "vide" or "soun", its number of samples, its seconds."""

    kind: str
    samples: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Movie:
    """`complete`: every box is whole, and the index covers all that there is."""

    complete: bool
    tracks: tuple[Track, ...]

    @property
    def frames(self) -> int:
        """Samples of the picture; 0 when there is none."""
        return next((track.samples for track in self.tracks if track.kind == "vide"), 0)

    @property
    def seconds(self) -> float:
        """Of the longest track."""
        return max((track.seconds for track in self.tracks), default=0.0)


def read_movie(path: Path) -> Movie:
    """The movie in `path`; raises MediaUnusable when it is no MP4, and OSError."""
    size = path.stat().st_size
    with path.open("rb") as file:
        names, index, whole = _top_level(file, size)
    if b"ftyp" not in names:
        raise MediaUnusable(f"{path.name} is not an MP4 file")
    tracks: list[Track] = []
    try:
        _collect(memoryview(index), tracks)
    except (struct.error, IndexError) as error:
        raise MediaUnusable(f"the index of {path.name} is broken") from error
    complete = whole and bool(index) and b"moof" not in names and bool(tracks)
    return Movie(complete, tuple(tracks))


def _top_level(file: BinaryIO, size: int) -> tuple[list[bytes], bytes, bool]:
    """Names of the outermost boxes, the inside of `moov`, and whether all boxes are whole."""
    names: list[bytes] = []
    index = b""
    position = 0
    while position < size:
        file.seek(position)
        head = file.read(16)
        if len(head) < 8:
            return names, index, False
        length, name = struct.unpack_from(">I4s", head)
        start = 8
        if length == 1 and len(head) == 16:
            length, start = struct.unpack_from(">Q", head, 8)[0], 16
        elif length == 0:
            length = size - position
        if length < start or position + length > size:
            return names, index, False
        names.append(name)
        if name == b"moov" and length - start <= _LARGEST_INDEX:
            file.seek(position + start)
            index = file.read(length - start)
        position += length
    return names, index, True


def _collect(boxes: memoryview, tracks: list[Track]) -> None:
    """Walk `boxes`; each `trak` adds a Track made of its mdhd, hdlr and stsz."""
    position = 0
    while position + 8 <= len(boxes):
        length, name = struct.unpack_from(">I4s", boxes, position)
        start = 8
        if length == 1:
            length, start = struct.unpack_from(">Q", boxes, position + 8)[0], 16
        if length < start or position + length > len(boxes):
            return
        body = boxes[position + start : position + length]
        if name == b"trak":
            tracks.append(_track(body))
        elif name in _CONTAINERS:
            _collect(body, tracks)
        position += length


def _track(body: memoryview) -> Track:
    found: dict[bytes, memoryview] = {}
    _find(body, found)
    kind = bytes(found[b"hdlr"][8:12]).decode("ascii", "replace") if b"hdlr" in found else ""
    samples = struct.unpack_from(">I", found[b"stsz"], 8)[0] if b"stsz" in found else 0
    seconds = 0.0
    if b"mdhd" in found:
        head = found[b"mdhd"]
        layout, start = (">IQ", 20) if head[0] == 1 else (">II", 12)
        scale, units = struct.unpack_from(layout, head, start)
        seconds = units / scale if scale else 0.0
    return Track(kind, samples, seconds)


def _find(boxes: memoryview, found: dict[bytes, memoryview]) -> None:
    position = 0
    while position + 8 <= len(boxes):
        length, name = struct.unpack_from(">I4s", boxes, position)
        if length < 8 or position + length > len(boxes):
            return
        body = boxes[position + 8 : position + length]
        if name in _CONTAINERS:
            _find(body, found)
        else:
            found.setdefault(name, body)
        position += length
