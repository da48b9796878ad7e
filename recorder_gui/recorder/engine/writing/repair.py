"""A file that was cut off: kept up to its last whole fragment.

A killed recorder or a full disk leaves half a fragment at the end, which players skip and strict
readers stumble over.
"""

import os
import struct
from pathlib import Path
from typing import BinaryIO

_HEADER = 16


def cut_after_last_fragment(path: str) -> int:
    """Shorten the fragmented MP4 at `path` to what is whole, and give its length in bytes.

    An MP4 that ends with its index, or anything else, is left alone. Raises OSError.
    """
    with Path(path).open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        whole = _whole(file, size)
        if whole is None or whole == size:
            return size
        file.truncate(whole)
        return whole


def _whole(file: BinaryIO, size: int) -> int | None:
    """Where the last fragment that is all there ends; None where there are no fragments."""
    place, end, before = 0, None, b""
    while place + 8 <= size:
        file.seek(place)
        head = file.read(_HEADER)
        length, kind = struct.unpack(">I4s", head[:8])
        if length == 1 and len(head) == _HEADER:
            (length,) = struct.unpack(">Q", head[8:])
        if length < 8 or place + length > size:
            break
        place += length
        if kind == b"mdat" and before == b"moof":
            end = place
        elif kind == b"moov" and end is not None:
            return None
        before = kind
    return end
