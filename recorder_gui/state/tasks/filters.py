"""What recordings to show: a filter, its text for a colleague, and ready-made ranges of time.

Dates are the wire's: `YYYY-MM-DD HH:MM:SS` in the service's local time.
"""

import shlex
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from recorder_gui.protocol.dates import BadDate, format_date, parse_date
from recorder_gui.protocol.requests import Query

_WORDS = {
    "id": "record_id",
    "group": "group_id",
    "state": "status",
    "from": "started_after",
    "to": "ended_before",
}


@dataclass(frozen=True)
class TaskFilter:
    """What is given holds together; "" and None are no condition (protocol: query)."""

    record_id: str = ""
    group_id: str = ""
    status: int | None = None
    started_after: str = ""
    ended_before: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return self == TaskFilter()

    @property
    def is_volatile(self) -> bool:
        """Whether recordings enter and leave the list as they go on."""
        return self.status is not None or bool(self.ended_before)

    def query(self, page: int, page_size: int) -> Query:
        """The request for one page, from 1."""
        return Query(
            record_id=self.record_id or None,
            group_id=self.group_id or None,
            status=self.status,
            start_time=self.started_after or None,
            stop_time=self.ended_before or None,
            page=page,
            page_size=page_size,
        )


def filter_text(wanted: TaskFilter) -> str:
    """A filter as words to copy and send, such as `group:lesson-7 state:6`."""
    parts: list[str] = []
    for word, name in _WORDS.items():
        value = getattr(wanted, name)
        if value not in ("", None):
            parts.append(shlex.quote(f"{word}:{value}"))
    return " ".join(parts)


def read_filter(untrusted_text: str) -> TaskFilter | None:
    """The filter that `filter_text` wrote; None where the text is none."""
    given: dict[str, str] = {}
    try:
        parts = shlex.split(untrusted_text)
    except ValueError:
        return None
    for part in parts:
        word, colon, value = part.partition(":")
        if not colon or word not in _WORDS or not value:
            return None
        given[_WORDS[word]] = value
    try:
        status = int(given.pop("status")) if "status" in given else None
        for name in ("started_after", "ended_before"):
            if name in given:
                parse_date(given[name])
    except (ValueError, BadDate):
        return None
    return TaskFilter(status=status, **given) if given or status is not None else None


class Preset(Enum):
    """A range of time that is asked for often."""

    ANY = "any"
    LAST_HOUR = "last_hour"
    TODAY = "today"
    YESTERDAY = "yesterday"
    LAST_7_DAYS = "last_7_days"
    LAST_30_DAYS = "last_30_days"
    CUSTOM = "custom"


def preset_range(preset: Preset, now: datetime) -> tuple[str, str]:
    """Started after and ended before, where `now` is the service's local time."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if preset is Preset.YESTERDAY:
        last = midnight - timedelta(seconds=1)
        return format_date(midnight - timedelta(days=1)), format_date(last)
    start = {
        Preset.LAST_HOUR: now - timedelta(hours=1),
        Preset.TODAY: midnight,
        Preset.LAST_7_DAYS: now - timedelta(days=7),
        Preset.LAST_30_DAYS: now - timedelta(days=30),
    }.get(preset)
    return ("" if start is None else format_date(start)), ""
