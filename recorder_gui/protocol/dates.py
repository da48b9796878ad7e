"""Dates of the wire: `YYYY-MM-DD HH:MM:SS` in the service's local time, without a zone."""

from datetime import datetime

from recorder_gui.errors import RecorderError
from recorder_gui.protocol.fields import CLOCK_FORMAT


class BadDate(RecorderError):
    """A text that is not a date of the wire."""


def format_date(moment: datetime) -> str:
    """`moment` as the wire writes it; its own zone, if any, is dropped, not converted."""
    return moment.strftime(CLOCK_FORMAT)


def parse_date(text: str) -> datetime:
    """The naive date and time that `text` says; raises BadDate."""
    try:
        return datetime.strptime(text, CLOCK_FORMAT)
    except ValueError as error:
        raise BadDate(text[:40]) from error
