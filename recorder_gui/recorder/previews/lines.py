"""What the service and the process that looks at sources say to each other: one JSON object a
line."""

import msgspec
from msgspec import Struct

from recorder_gui.protocol.local import MediaSource
from recorder_gui.recorder.engine.watching.looks import SmallPicture, Wanted


class Ask(Struct, frozen=True, kw_only=True, tag=True):
    """Asks what all these show now; for the first picture of each it is waited `patience` seconds
    at most, and what was seen holds until it is known."""

    number: int
    wanted: tuple[Wanted, ...]
    patience: float = 0.0


class AskThumbnail(Struct, frozen=True, kw_only=True, tag=True):
    """Asks for a picture out of the recorded file at `path`."""

    number: int
    path: str


class AskLevels(Struct, frozen=True, kw_only=True, tag=True):
    """Asks how loud each of the microphones `media` was since it was last asked."""

    number: int
    media: tuple[MediaSource, ...]


class Look(Struct, frozen=True, kw_only=True):
    """The answer to the question of that `number`: the `pictures` in its order, or the `levels`,
    peak and RMS in dBFS, null where nothing is delivered."""

    number: int
    pictures: tuple[SmallPicture, ...] = ()
    levels: tuple[tuple[float, float] | None, ...] = ()


Question = Ask | AskThumbnail | AskLevels


def encode(line: Question | Look) -> bytes:
    """One line with its end."""
    return msgspec.json.encode(line) + b"\n"


def decode_question(line: bytes) -> Question:
    """Raises msgspec.DecodeError."""
    return msgspec.json.decode(line, type=Question)


def decode_look(line: bytes) -> Look:
    """Raises msgspec.DecodeError."""
    return msgspec.json.decode(line, type=Look)
