"""Asking the service for the recordings that a filter lets through: a page of them, or how many.

The protocol has no "started at or before". But it lists the newest start first: what started later
is counted and skipped, so that page and total are those of the recordings wanted, with any service
that speaks the protocol. A recording that starts meanwhile is noticed by counting again.
"""

import asyncio
from datetime import timedelta

from msgspec.structs import replace

from recorder_gui.client.control.requesting import CanRequest
from recorder_gui.protocol.dates import format_date, parse_date
from recorder_gui.protocol.replies import Record
from recorder_gui.state.paging.rows import Page
from recorder_gui.state.tasks.finding.filters import TaskFilter

_TRIES = 3


async def fetch_page(
    control: CanRequest, wanted: TaskFilter, page: int, page_size: int
) -> Page[Record]:
    """Page `page`, from 1, of what `wanted` (resolved) lets through; raises ClientError."""
    first = (page - 1) * page_size
    if not wanted.started_before:
        reply = await control.request(wanted.query(page, page_size))
        return Page(first, reply.record_list, reply.total_num)
    skipped = await _count_later(control, wanted)
    for _ in range(_TRIES):
        answer, later = await asyncio.gather(
            _page_after(control, wanted, skipped, first, page_size), _count_later(control, wanted)
        )
        if later == skipped:
            return answer
        skipped = later
    return await _page_after(control, wanted, skipped, first, page_size)


async def count(control: CanRequest, wanted: TaskFilter) -> int:
    """How many recordings `wanted` (resolved) lets through; raises ClientError."""
    if not wanted.started_before:
        return (await _ask(control, wanted, 1, 1))[1]
    (_, total), later = await asyncio.gather(
        _ask(control, wanted, 1, 1), _count_later(control, wanted)
    )
    return max(0, total - later)


async def _page_after(
    control: CanRequest, wanted: TaskFilter, skipped: int, first: int, page_size: int
) -> Page[Record]:
    """The page from row `first` on of the list that begins after `skipped` rows."""
    place, inside = divmod(skipped + first, page_size)
    pages = [place + 1, place + 2] if inside else [place + 1]
    replies = await asyncio.gather(*(_ask(control, wanted, each, page_size) for each in pages))
    found = [record for records, _ in replies for record in records]
    total = max(0, replies[-1][1] - skipped)
    count_here = max(0, min(page_size, total - first))
    return Page(first, tuple(found[inside : inside + count_here]), total)


async def _ask(
    control: CanRequest, wanted: TaskFilter, page: int, page_size: int
) -> tuple[tuple[Record, ...], int]:
    reply = await control.request(wanted.query(page, page_size))
    return reply.record_list, reply.total_num


async def _count_later(control: CanRequest, wanted: TaskFilter) -> int:
    """How many come before the wanted ones: those that started after `started_before`."""
    try:
        later = format_date(parse_date(wanted.started_before) + timedelta(seconds=1))
    except OverflowError:
        return 0  # the calendar ends there
    after = max(later, wanted.started_after)
    reply = await control.request(replace(wanted, started_after=after).query(1, 1))
    return reply.total_num
