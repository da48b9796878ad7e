"""What recordings to show: a filter, its text for a colleague, and ready-made ranges of time.

Dates are the wire's: `YYYY-MM-DD HH:MM:SS` in the service's local time.
"""

import shlex
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from recorder_gui.protocol.dates import BadDate, format_date, parse_date
from recorder_gui.protocol.requests import Query
from recorder_gui.protocol.states import Status


class Preset(Enum):
    """A range of time that is asked for often; it moves along with the clock."""

    ANY = "any"
    LAST_HOUR = "last-hour"
    TODAY = "today"
    YESTERDAY = "yesterday"
    LAST_7_DAYS = "last-7-days"
    LAST_30_DAYS = "last-30-days"


class TaskFilter(Struct, frozen=True):
    """What is given holds together; "" and None are no condition.

    `preset` is about the start. The protocol knows no `started_before`: `asking` makes it out of
    what it has (protocol: query).
    """

    record_id: str = ""
    group_id: str = ""
    status: int | None = None
    preset: Preset = Preset.ANY
    started_after: str = ""
    started_before: str = ""
    ended_before: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return self == TaskFilter()

    @property
    def is_volatile(self) -> bool:
        """Whether recordings enter and leave the list as they go on."""
        return self.status is not None or bool(self.ended_before)

    def resolved(self, now: datetime) -> "TaskFilter":
        """The same with the preset as dates, where `now` is the service's local time."""
        if self.preset is Preset.ANY:
            return self
        after, before = preset_range(self.preset, now)
        return replace(self, preset=Preset.ANY, started_after=after, started_before=before)

    def query(self, page: int, page_size: int) -> Query:
        """The request for one page, from 1; preset and `started_before` are not in it."""
        return Query(
            record_id=self.record_id or None,
            group_id=self.group_id or None,
            status=self.status,
            start_time=self.started_after or None,
            stop_time=self.ended_before or None,
            page=page,
            page_size=page_size,
        )


def preset_range(preset: Preset, now: datetime) -> tuple[str, str]:
    """Started at or after, and at or before, where `now` is the service's local time.

    Days count from midnight and the hour from a whole minute: a list does not change all the time.
    """
    minute = now.replace(second=0, microsecond=0)
    midnight = minute.replace(hour=0, minute=0)
    if preset is Preset.YESTERDAY:
        last = midnight - timedelta(seconds=1)
        return format_date(midnight - timedelta(days=1)), format_date(last)
    start = {
        Preset.LAST_HOUR: minute - timedelta(hours=1),
        Preset.TODAY: midnight,
        Preset.LAST_7_DAYS: midnight - timedelta(days=7),
        Preset.LAST_30_DAYS: midnight - timedelta(days=30),
    }.get(preset)
    return ("" if start is None else format_date(start)), ""


def filter_text(wanted: TaskFilter) -> str:
    """A filter as words to copy and send, such as `group:lesson-7 state:failed`."""
    given: dict[str, str] = {
        "id": wanted.record_id,
        "group": wanted.group_id,
        "state": "" if wanted.status is None else _state_word(wanted.status),
        "time": "" if wanted.preset is Preset.ANY else wanted.preset.value,
        "from": wanted.started_after,
        "until": wanted.started_before,
        "ended": wanted.ended_before,
    }
    return " ".join(shlex.quote(f"{word}:{value}") for word, value in given.items() if value)


def read_filter(untrusted_text: str) -> TaskFilter | None:
    """The filter that `filter_text` wrote; None where the text is none."""
    try:
        parts = shlex.split(untrusted_text)
    except ValueError:
        return None
    given: dict[str, Any] = {}
    for part in parts:
        word, _, value = part.partition(":")
        reader = _READERS.get(word)
        if reader is None or not value:
            return None
        name, read = reader
        try:
            given[name] = read(value)
        except (ValueError, BadDate):
            return None
    wanted = TaskFilter(**given)
    return None if wanted.is_empty else wanted


def _state_word(status: int) -> str:
    try:
        return Status(status).name.lower()
    except ValueError:
        return str(status)


def _state(text: str) -> int:
    """A state by its word or its number; raises ValueError."""
    known = {status.name.lower(): int(status) for status in Status}
    return known[text.lower()] if text.lower() in known else int(text)


def _date(text: str) -> str:
    return format_date(parse_date(text))


_READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "id": ("record_id", str),
    "group": ("group_id", str),
    "state": ("status", _state),
    "time": ("preset", Preset),
    "from": ("started_after", _date),
    "until": ("started_before", _date),
    "ended": ("ended_before", _date),
}
