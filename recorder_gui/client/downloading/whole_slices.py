"""Slices that an earlier try at the same recording brought to their final names already.

Their notes stay beside them until all slices are there: a download that goes on, after a failure
or a crash, takes them as they are instead of fetching them again under another name. The
functions here block: they are called in a thread.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from recorder_gui.client.downloading.part_notes import PartNote, note_path, part_path, read_note
from recorder_gui.client.downloading.safe_names import numbered

_MOST_NAMES = 10_000


def find_whole(folder: Path, stem: str, extension: str, wanted: PartNote) -> Path | None:
    """The finished slice that `wanted` describes, with all its bytes; None: it is to be fetched."""
    for attempt in range(1, _MOST_NAMES):
        final = folder / f"{numbered(stem, attempt)}{extension}"
        note = read_note(note_path(final))
        if note is not None and note.whole and note.is_of_same(wanted) and _is_there(final, note):
            return final
        if not os.path.lexists(final) and not part_path(final).exists():
            return None
    return None


def forget_whole(paths: Iterable[Path]) -> None:
    """All slices are there: their notes have done their work."""
    for path in paths:
        note = read_note(note_path(path))
        if note is not None and note.whole:
            with suppress(OSError):  # a note left behind does no harm
                note_path(path).unlink(missing_ok=True)


def _is_there(final: Path, note: PartNote) -> bool:
    try:
        size = final.lstat().st_size
    except OSError:
        return False
    part = part_path(final)
    with suppress(OSError):
        if part.samefile(final):  # a crash came between the two names
            part.unlink()
    return final.is_file() and not final.is_symlink() and size == note.total
