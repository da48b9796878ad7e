"""`NAME.mp4.part.json`: what the part beside it is of, and how much of it can be trusted.

The functions here block: they are called in a thread.
"""

from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from recorder_gui.client.downloading.spans import Spans

PART = ".part"
NOTE = ".part.json"


class PartNote(Struct, kw_only=True, frozen=True):
    """Enough to go on with a part another day.

    `there`: those bytes were written; after a crash of the whole machine only `synced` are sure.
    `whole`: the slice has its final name, beside which the note stays until all slices have theirs.
    """

    file_name: str
    number: int
    of: int
    total: int | None = None
    etag: str = ""
    sha256: str = ""
    there: Spans = ()
    synced: Spans = ()
    whole: bool = False

    def is_of_same(self, other: "PartNote") -> bool:
        """Whether both are of the same slice of the same file."""
        mine = (self.file_name, self.number, self.of)
        return mine == (other.file_name, other.number, other.of)


def part_path(final: Path) -> Path:
    """Where the part of `final` lies."""
    return final.with_name(final.name + PART)


def note_path(final: Path) -> Path:
    """Where the note of that part lies."""
    return final.with_name(final.name + NOTE)


def read_note(path: Path) -> PartNote | None:
    """The note at `path`; None where it is missing or damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=PartNote)
    except (OSError, msgspec.DecodeError, UnicodeError, ValueError, RecursionError):
        return None


def write_note(path: Path, note: PartNote) -> None:
    """Replace the note in one step. Raises OSError."""
    new = path.with_name(path.name + ".new")
    try:
        new.write_bytes(msgspec.json.encode(note))
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def discard_parts(folder: Path, file_name: str) -> None:
    """Take away what unfinished downloads of `file_name` left in `folder`."""
    for path in folder.glob(f"*{NOTE}"):
        note = read_note(path)
        if note is not None and note.file_name == file_name:
            path.with_name(path.name.removesuffix(".json")).unlink(missing_ok=True)
            path.unlink(missing_ok=True)
