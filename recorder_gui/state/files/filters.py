"""What files to show. The range of time is always given: a service that is told none leaves out
what is older than 30 days without a word (protocol: list).
"""

from datetime import datetime, timedelta
from enum import Enum

from msgspec import Struct

from recorder_gui.protocol.dates import format_date
from recorder_gui.protocol.storage import FileQuery


class Span(Enum):
    """How far back the list goes; the value is in days."""

    WEEK = 7
    MONTH = 30
    QUARTER = 90
    YEAR = 365
    ALL = 36_500
    CUSTOM = 0


class FileFilter(Struct, frozen=True):
    """What is given holds together; `after`, `before` (wire dates) count for a custom span."""

    name: str = ""
    state: str = ""
    span: Span = Span.MONTH
    after: str = ""
    before: str = ""

    @property
    def is_default(self) -> bool:
        """Whether nothing was chosen."""
        return self == FileFilter()

    def range(self, now: datetime) -> tuple[str, str]:
        """First and last moment that are asked for, where `now` is the service's local time.

        A span in days ends with tomorrow: what is finished while the list is open belongs to it,
        whatever the two clocks say.
        """
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        if self.span is Span.CUSTOM:
            return self.after or "1970-01-01 00:00:00", self.before or _end(midnight)
        days = min(self.span.value, (midnight - datetime(1970, 1, 2)).days)
        return format_date(midnight - timedelta(days=days)), _end(midnight)

    def query(self, page: int, page_size: int, now: datetime) -> FileQuery:
        """The request for one page, from 1."""
        start, end = self.range(now)
        return FileQuery(
            file_name=self.name or None,
            file_state=self.state or None,
            page=page,
            page_size=page_size,
            start_time=start,
            end_time=end,
        )


def _end(midnight: datetime) -> str:
    return format_date(midnight + timedelta(days=2) - timedelta(seconds=1))
