"""The service's local time: the wire's dates have no zone, the profile names it."""

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def service_now(zone: str) -> datetime:
    """Now, naive, in `zone` (an IANA name); where that is "" or unknown, this computer's time."""
    known = _zone(zone)
    return datetime.now() if known is None else datetime.now(known).replace(tzinfo=None)


def local_time(moment: datetime, zone: str) -> datetime:
    """A naive time of `zone` as this computer's, naive too; the same where that is "" or unknown,
    and at the ends of the calendar."""
    known = _zone(zone)
    if known is None:
        return moment
    try:
        return moment.replace(tzinfo=known).astimezone().replace(tzinfo=None)
    except (OverflowError, OSError, ValueError):
        return moment


def _zone(zone: str) -> "ZoneInfo | None":
    if not zone:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
