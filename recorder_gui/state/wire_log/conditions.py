"""What a filter means in SQL, one condition a field. Adding one is one entry of the table."""

from collections.abc import Callable
from typing import Any

import msgspec

from recorder_gui.state.wire_log.entries import WireFilter

Condition = tuple[str, tuple[Any, ...]]  # a piece of SQL and its values


def _text(wanted: WireFilter) -> Condition | None:
    if not wanted.text:
        return None
    pattern = wanted.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return "text LIKE ? ESCAPE '\\'", (f"%{pattern}%",)


def _kind(wanted: WireFilter) -> Condition | None:
    return ("kind = ?", (wanted.kind,)) if wanted.kind else None


def _id(wanted: WireFilter) -> Condition | None:
    if not wanted.id:
        return None
    number = int(wanted.id[:30]) if wanted.id.isascii() and wanted.id.isdigit() else -1
    return "(id = ? OR seq = ?)", (min(number, 2**62), wanted.id)


def _code(wanted: WireFilter) -> Condition | None:
    return None if wanted.code is None else ("code = ?", (wanted.code,))


def _record(wanted: WireFilter) -> Condition | None:
    """As a value of its own in quotes, since a reply may name hundreds of recordings."""
    if not wanted.record:
        return None
    return "instr(text, ?) > 0", (msgspec.json.encode(wanted.record).decode(),)


def _direction(wanted: WireFilter) -> Condition | None:
    return None if wanted.direction is None else ("direction = ?", (wanted.direction.value,))


def _channel(wanted: WireFilter) -> Condition | None:
    return None if wanted.channel is None else ("channel = ?", (wanted.channel.value,))


def _failures(wanted: WireFilter) -> Condition | None:
    return ("(code <> 0 OR note <> '')", ()) if wanted.only_failures else None


# Those that an index answers come first, those that read the whole text last.
_CONDITIONS: tuple[Callable[[WireFilter], Condition | None], ...] = (
    _kind,
    _id,
    _code,
    _direction,
    _channel,
    _failures,
    _record,
    _text,
)


def condition_of(wanted: WireFilter) -> Condition:
    """What all of the filter means together; an empty one lets everything through."""
    given = [each for each in (condition(wanted) for condition in _CONDITIONS) if each is not None]
    sql = " AND ".join(piece for piece, _ in given) or "1"
    return sql, tuple(value for _, values in given for value in values)
