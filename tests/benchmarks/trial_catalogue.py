"""A catalogue of a million recordings: any filter and page where at most 10,000 match, and the
same where any number does.
"""

import os
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from recorder_gui.protocol.requests import Query
from recorder_gui.protocol.states import Status
from recorder_gui.recorder.catalogue import recordings, schema
from tests.benchmarks.big_catalogue import (
    APART,
    APP_ID,
    FIRST,
    GROUPS,
    HOUR,
    RARE,
    fill,
    record_id,
)
from tests.measuring import Figure, percentile

RECORDINGS = int(os.environ.get("BENCH_RECORDINGS", "1000000"))
QUERIES = 1000


def measure() -> Iterator[Figure]:
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.sqlite3"
        fill(path, RECORDINGS, chance)
        connection = schema.connect(path)
        few, any_number = [], []
        for number in range(QUERIES):
            query = narrow(chance) if number % 2 else wide(chance)
            started = time.perf_counter()
            _, total = recordings.page(connection, APP_ID, query)
            seconds = time.perf_counter() - started
            any_number.append(seconds)
            if total <= 10_000:
                few.append(seconds)
        connection.close()
    against = f"{RECORDINGS} recordings, {len(few)} queries of at most 10000 of {QUERIES}"
    slowest = max(any_number) * 1000
    yield Figure("catalogue.query", percentile(few, 0.99) * 1000, "ms", against, max=slowest)


def narrow(chance: random.Random) -> Query:
    """A group, a rare state, a span of time, or one recording, and what goes with it."""
    start = FIRST + chance.randrange(RECORDINGS) * APART
    kind = chance.randrange(5)
    group = f"lesson-{chance.randrange(GROUPS)}"
    if kind == 0:
        return Query(group_id=group, page_size=chance.choice([50, 500]))
    if kind == 1:
        return Query(status=int(chance.choice(RARE)), page=chance.randrange(1, 20))
    if kind == 2:
        return Query(record_id=record_id(chance.randrange(RECORDINGS)))
    if kind == 3:
        until = recordings.wire_date(start + chance.randrange(HOUR, 50 * HOUR))
        return Query(start_time=recordings.wire_date(start), stop_time=until)
    return Query(group_id=group, status=int(Status.DONE), start_time=recordings.wire_date(start))


def wide(chance: random.Random) -> Query:
    """Anything at all, on any page."""
    start = FIRST + chance.randrange(RECORDINGS) * APART
    kind = chance.randrange(6)
    page = chance.randrange(1, max(2, RECORDINGS // 500))
    later = start + chance.randrange(RECORDINGS) * APART
    if kind == 0:
        return Query(page=page, page_size=500)
    if kind == 1:
        return Query(status=int(Status.DONE), page=page, page_size=500)
    if kind == 2:
        return Query(start_time=recordings.wire_date(start), page=page, page_size=500)
    if kind == 3:
        return Query(stop_time=recordings.wire_date(start), page=page, page_size=500)
    span = {
        "start_time": recordings.wire_date(start),
        "stop_time": recordings.wire_date(later),
        "status": int(Status.DONE) if kind == 4 else None,
    }
    return Query(**span, page=page // 2 + 1, page_size=500)
