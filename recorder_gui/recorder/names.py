"""Names: of recordings, and of files as clients may give them."""

import unicodedata

from recorder_gui.protocol.codes import Code
from recorder_gui.recorder.errors import CommandRefused

MAX_NAME_BYTES = 200
_UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
# these turn the text after them round, so that a name would read as another one; other format
# characters are what emoji and several scripts are joined with
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def check_file_name(untrusted_name: str) -> str:
    """A single path component of printable characters, 1 to 200 bytes of UTF-8.

    Returns it as it is; raises CommandRefused (BAD_PARAMETER).
    """
    reason = _fault(untrusted_name)
    if reason:
        raise CommandRefused(Code.BAD_PARAMETER, f"file_name {reason}")
    return untrusted_name


def record_id(second: str, number: int) -> str:
    """`YYYYMMDDHHMMSS_NNNNN`, `second` being its first part."""
    return f"{second}_{number:05d}"


def with_suffix(name: str, number: int) -> str:
    """`name-2` and so on, shortened where it would grow past the limit; 1 is the name itself."""
    if number == 1:
        return name
    suffix = f"-{number}"
    room = MAX_NAME_BYTES - len(suffix)
    return name.encode()[:room].decode(errors="ignore") + suffix


def _fault(name: str) -> str:
    """What is wrong with `name`, "" when nothing is."""
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        return "is not text"
    if not 1 <= size <= MAX_NAME_BYTES:
        return f"has {size} bytes, allowed are 1 to {MAX_NAME_BYTES}"
    if name in (".", "..") or "/" in name or "\\" in name:
        return "is not a single path component"
    for character in name:
        if unicodedata.category(character) in _UNPRINTABLE or character in _TURNING:
            return "holds unprintable characters"
    return ""
