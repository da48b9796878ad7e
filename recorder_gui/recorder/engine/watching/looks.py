"""What whoever looks on asks of the process that has the sources decoded, and what they get: the
same of a recording's worker and of the process that only looks."""

from msgspec import Struct

from recorder_gui.protocol.local import MediaSource


class Wanted(Struct, frozen=True, kw_only=True):
    """A source's picture, where it is another one than that `seen` (0: none was)."""

    media: MediaSource
    seen: int = 0


class SmallPicture(Struct, frozen=True, kw_only=True):
    """What a source shows: a small JPEG with the number that no other has, the number alone where
    it was seen already, 0 and the `reason` where there is nothing to see."""

    number: int = 0
    jpeg: bytes = b""
    reason: str = ""
