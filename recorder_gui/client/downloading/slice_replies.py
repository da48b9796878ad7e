"""What the server of a link tells about a slice: its length, its mark, its checksum, and whether
what comes continues what is there. Servers lie about ranges now and then: nothing is appended
that does not say where it starts.
"""

import base64
import binascii
import re
from enum import Enum

import httpx
from msgspec import Struct

from recorder_gui.client.downloading.part_notes import PartNote

_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_UNSATISFIED = re.compile(r"bytes \*/(\d+)")
_HEX_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_DIGEST = re.compile(r"(?i)sha-256=:?([A-Za-z0-9+/=]+):?")


class Verdict(Enum):
    """What to do with an answer."""

    APPEND = "append"  # it continues what is there
    FROM_START = "from start"  # it is the whole slice
    ASK_ANEW = "ask anew"  # what is there is of no use: ask for the whole slice
    WHOLE = "whole"  # everything is there already
    NEW_LINK = "new link"
    GONE = "gone"  # there is nothing behind this link; there may be behind a new one
    LATER = "later"  # the server can't just now
    HOPELESS = "hopeless"


class SliceFacts(Struct, frozen=True):
    """Bytes in all (None: not told), entity tag, SHA-256 in hex ("": not told); `end`: the byte
    after the last of this answer, as it told."""

    total: int | None = None
    etag: str = ""
    sha256: str = ""
    end: int | None = None


def judge(response: httpx.Response, note: PartNote, start: int) -> tuple[Verdict, SliceFacts]:
    """What an answer to a request from byte `start` on is good for, and what it tells."""
    status = response.status_code
    etag = response.headers.get("etag", "")
    sha256 = checksum(response.headers)
    if response.headers.get("content-encoding", "identity") != "identity":
        return Verdict.HOPELESS, SliceFacts()
    if status == 200:
        if not (sha256 or "content-length" in response.headers or _is_chunked(response)):
            return Verdict.HOPELESS, SliceFacts()  # its end could not be told from a cut
        return Verdict.FROM_START, SliceFacts(_length(response), etag, sha256)
    if status == 206:
        return _judge_part(response, note, start, etag, sha256)
    if status == 416:
        told = _UNSATISFIED.fullmatch(response.headers.get("content-range", ""))
        total = None if told is None else int(told[1])
        if total == 0 and not note.there:
            return Verdict.WHOLE, SliceFacts(0, etag, sha256)
        whole = total == start and note.total == start
        return (Verdict.WHOLE if whole else Verdict.ASK_ANEW), SliceFacts()
    if status in (401, 403):
        return Verdict.NEW_LINK, SliceFacts()
    if status in (404, 410):
        return Verdict.GONE, SliceFacts()
    if status in (408, 425, 429) or status >= 500:
        return Verdict.LATER, SliceFacts()
    return Verdict.HOPELESS, SliceFacts()


def checksum(headers: httpx.Headers) -> str:
    """The SHA-256 of the whole file in hex, from any of the headers in use; "" for none."""
    plain = headers.get("x-content-sha256", "") or headers.get("x-sha256", "")
    if _HEX_SHA256.fullmatch(plain):
        return plain.lower()
    digest = _DIGEST.search(headers.get("repr-digest", "") or headers.get("digest", ""))
    if digest is None:
        return ""
    try:
        raw = base64.b64decode(digest[1], validate=True)
    except (binascii.Error, ValueError):
        return ""
    return raw.hex() if len(raw) == 32 else ""


def is_strong(etag: str) -> bool:
    """Whether an entity tag promises the very same bytes."""
    return bool(etag) and not etag.startswith("W/")


def _judge_part(
    response: httpx.Response, note: PartNote, start: int, etag: str, sha256: str
) -> tuple[Verdict, SliceFacts]:
    told = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
    if told is None or int(told[1]) != start:
        return Verdict.ASK_ANEW, SliceFacts()
    end = int(told[2]) + 1
    total = None if told[3] == "*" else int(told[3])
    if end <= start or (total is not None and end > total):
        return Verdict.ASK_ANEW, SliceFacts()
    if (_length(response) or 0) > end - start:
        return Verdict.ASK_ANEW, SliceFacts()  # more than it says: neither can be trusted
    if note.total is not None and total is not None and total != note.total:
        return Verdict.ASK_ANEW, SliceFacts()
    if note.sha256 and sha256:
        same = note.sha256 == sha256
    else:
        # a link with a token changes its tag, so that only a checksum outweighs another tag
        same = not (note.etag and etag) or note.etag == etag
    if not same:
        return Verdict.ASK_ANEW, SliceFacts()
    total = note.total if total is None else total
    return Verdict.APPEND, SliceFacts(total, etag or note.etag, sha256 or note.sha256, end)


def _is_chunked(response: httpx.Response) -> bool:
    return "chunked" in response.headers.get("transfer-encoding", "").lower()


def _length(response: httpx.Response) -> int | None:
    text = response.headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
