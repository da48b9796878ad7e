"""Which recording a stored file came out of. Storage does not say; the service's list of
recordings does, where it tells their file names: one question about the time around the file's.
"""

from datetime import datetime, timedelta

from recorder_gui.client.control.requesting import CanRequest
from recorder_gui.protocol.dates import BadDate, format_date, parse_date
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.requests import Query
from recorder_gui.protocol.storage import StoredFile

_BEFORE = timedelta(minutes=10)  # from being set up to the first picture; clocks that differ
_LONGEST = timedelta(hours=24)  # a recording ends by then
_MOST = 500


async def origin_of(file: StoredFile, control: CanRequest) -> Record | None:
    """The recording of `file`; None where that can't be told. Raises ClientError."""
    try:
        recorded = parse_date(file.record_time)
    except BadDate:
        return None
    reply = await control.request(_around(recorded))
    named = [each for each in reply.record_list if each.file_name == file.resource_name]
    return named[0] if len(named) == 1 else None


def _around(recorded: datetime) -> Query:
    return Query(
        start_time=format_date(recorded - _BEFORE),
        stop_time=format_date(recorded + _LONGEST),
        page_size=_MOST,
    )
