"""The service's local time: the wire's dates have no zone, the profile names it."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def service_now(zone: str) -> datetime:
    """Now, naive, in `zone` (an IANA name); where that is "" or unknown, this computer's time."""
    if not zone:
        return datetime.now()
    try:
        return datetime.now(ZoneInfo(zone)).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now()
