"""How the service stands: recordings in each state now and over the last 24 hours, and what is
stuck. All of it is made of the protocol's query, with a bounded number of requests.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from recorder_gui.client.control.requesting import CanRequest
from recorder_gui.protocol.dates import BadDate, format_date, parse_date
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.states import FINISHING, Status
from recorder_gui.state.tasks.finding.filters import TaskFilter

HOURS = 24
STATES = (
    Status.RECORDING,
    Status.PAUSED,
    Status.INITIALISED,
    Status.QUEUED,
    Status.ENCODING,
    Status.UPLOADING,
    Status.DONE,
    Status.FAILED,
)
_AT_ONCE = 4
_PAGE_SIZE = 500
_MOST_PAGES = 4  # looked through for stuck ones, of each state
LONGEST = timedelta(hours=24)  # in one go (protocol: set layout)


class StateCount(Struct, frozen=True):
    """One state: how many are in it now, and of those how many started in each of the last hours,
    the oldest first."""

    status: int
    now: int
    by_hour: tuple[int, ...]

    @property
    def last_day(self) -> int:
        """How many of them started within the last 24 hours."""
        return sum(self.by_hour)


class Stuck(Struct, frozen=True):
    """A recording that should have gone on: `seconds` in its state, None where nobody knows."""

    record: Record
    seconds: float | None


class OverviewFacts(Struct, frozen=True):
    """All that the overview shows, as of `now` in the service's local time.

    `complete` is False where so many recordings are open that not all were looked through.
    """

    now: datetime
    total: int
    states: tuple[StateCount, ...]
    stuck: tuple[Stuck, ...]
    complete: bool = True


SeenSince = Callable[[str, int], float | None]  # record id, state: seconds in it, as seen here


async def read_overview(control: CanRequest, now: datetime, seen_since: SeenSince) -> OverviewFacts:
    """Ask for all of it; raises ClientError. At most four requests are under way at once."""
    turn = asyncio.Semaphore(_AT_ONCE)

    async def ask(wanted: TaskFilter, page: int, size: int) -> tuple[tuple[Record, ...], int]:
        async with turn:
            reply = await control.request(wanted.query(page, size))
        return reply.record_list, reply.total_num

    async def total_of(wanted: TaskFilter) -> int:
        return (await ask(wanted, 1, 1))[1]

    hours = _hours(now)

    async def state(status: Status) -> StateCount:
        wanted = TaskFilter(status=status)

        async def since(hour: int) -> int:
            return await total_of(replace(wanted, started_after=hours[hour]))

        return StateCount(status, await total_of(wanted), await by_hour(since))

    async def open_ones(status: Status) -> tuple[list[Record], bool]:
        return await _oldest_first(lambda page: ask(TaskFilter(status=status), page, _PAGE_SIZE))

    watched = (Status.RECORDING, *sorted(FINISHING))
    total, states, found = await asyncio.gather(
        total_of(TaskFilter()),
        asyncio.gather(*map(state, STATES)),
        asyncio.gather(*map(open_ones, watched)),
    )
    records = [record for some, _ in found for record in some]
    stuck = stuck_ones(records, now, seen_since)
    return OverviewFacts(now, total, tuple(states), stuck, all(whole for _, whole in found))


async def by_hour(since: Callable[[int], Awaitable[int]]) -> tuple[int, ...]:
    """How many started in each of the 24 hours; `since(hour)`: how many started at its beginning
    or later. Hours between two equal counts are not asked for."""
    counts: dict[int, int] = {0: await since(0), HOURS: 0}

    async def fill(first: int, last: int) -> None:
        if last - first < 2:
            return
        if counts[first] <= counts[last]:
            counts.update(dict.fromkeys(range(first + 1, last), counts[last]))
            return
        middle = (first + last) // 2
        counts[middle] = await since(middle)
        await asyncio.gather(fill(first, middle), fill(middle, last))

    await fill(0, HOURS)
    return tuple(max(0, counts[hour] - counts[hour + 1]) for hour in range(HOURS))


def stuck_ones(
    records: Sequence[Record], now: datetime, seen_since: SeenSince
) -> tuple[Stuck, ...]:
    """Those in 3, 4 or 5 for longer than was recorded, and those in 2 beyond 24 hours.

    The wire tells when a recording started, not when it was stopped. Where this window saw that,
    it counts; else the time since the start, less what was recorded, is the longest that it can
    have been. Where the service does not tell how much was recorded either, nothing is claimed
    before 24 hours are over.
    """
    found: list[Stuck] = []
    for record in records:
        try:
            age = (now - parse_date(record.start_time)).total_seconds()
        except BadDate:
            continue
        recorded = record.record_time
        if record.status == Status.RECORDING:
            if age > LONGEST.total_seconds():
                found.append(Stuck(record, age))
        elif record.status in FINISHING:
            seen = seen_since(record.record_id, record.status)
            if recorded is None:
                if age > LONGEST.total_seconds():
                    found.append(Stuck(record, seen))
            elif (seconds := age - recorded if seen is None else seen) > recorded:
                found.append(Stuck(record, seconds))
    return tuple(sorted(found, key=lambda each: each.seconds or 0.0, reverse=True))


def _hours(now: datetime) -> list[str]:
    """The beginning of each of the last 24 hours, the oldest first."""
    return [format_date(now - timedelta(hours=HOURS - hour)) for hour in range(HOURS)]


async def _oldest_first(
    ask: Callable[[int], Awaitable[tuple[tuple[Record, ...], int]]],
) -> tuple[list[Record], bool]:
    """The oldest records of a state, and whether these are all; the service lists the newest
    first, so that what is stuck is on its last pages."""
    records, total = await ask(1)
    last = -(-total // _PAGE_SIZE)
    found = list(records)
    first_wanted = max(2, last - _MOST_PAGES + 2)
    for page in range(first_wanted, last + 1):
        found += (await ask(page))[0]
    return found, last <= _MOST_PAGES
