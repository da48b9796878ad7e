"""A toy service with a list of recordings, which answers queries as the protocol says or as badly
as a test asks it to: late, out of order, with errors, with totals that are not true.
"""

import asyncio
import json
import random
from contextlib import suppress

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from tests.services.hostile_service import Fields, HostileService

QUERY = 4104


class RecordingsService(HostileService):
    """`records` are the wire's records, the newest first; whoever changes them is believed.

    `slowest`: seconds that an answer is late at most; `failing`: the share of queries that fail;
    `lying`: how much a total may be off. All by one seed.
    """

    def __init__(self, records: list[Fields], seed: int = 1) -> None:
        super().__init__()
        self.records = records
        self.queries: list[Fields] = []
        self.slowest = 0.0
        self.failing = 0.0
        self.lying = 0
        self._chance = random.Random(seed)
        self.answers[QUERY] = _answer

    def behave(self) -> None:
        """Answer as the protocol says from now on."""
        self.slowest, self.failing, self.lying = 0.0, 0.0, 0

    async def answer(self, connection: ServerConnection, request: Fields) -> None:
        self.queries.append(request)
        late = self._chance.random() * self.slowest
        fails = self._chance.random() < self.failing
        off = self._chance.randint(-self.lying, self.lying)
        if late:
            await asyncio.sleep(late)
        found = [each for each in self.records if matches(each, request)]
        size = int(request.get("page_size", 50))
        first = (int(request.get("page", 1)) - 1) * size
        reply = {
            "business": "RE",
            "id": QUERY + 4096,
            "code": 30000 if fails else 0,
            "msg": "10000",
            "seq": request["seq"],
            "total_num": max(0, len(found) + off),
            "record_list": [] if fails else found[first : first + size],
        }
        with suppress(ConnectionClosed):
            await connection.send(json.dumps(reply))


def matches(record: Fields, request: Fields) -> bool:
    """Whether a query lets the record through (protocol: query)."""
    for name in ("record_id", "group_id", "status"):
        if request.get(name) not in (None, "") and record.get(name) != request[name]:
            return False
    after, ended = request.get("start_time"), request.get("stop_time")
    if after and record.get("start_time", "") < after:
        return False
    return not ended or "" < record.get("stop_time", "") <= ended


def record(number: int, status: int = 6, **fields: object) -> Fields:
    """Recording `number`: the higher, the newer."""
    minute = 60 * number
    start = f"2026-{1 + minute // 2_419_200:02}-{1 + minute // 86_400 % 28:02}"
    clock = f"{minute // 3600 % 24:02}:{minute // 60 % 60:02}:00"
    told: Fields = {
        "record_id": f"r{number:06}",
        "group_id": f"g{number % 7}",
        "record_mode": 0,
        "start_time": f"{start} {clock}",
        "stop_time": f"{start} {clock[:-2]}30" if status in (6, -1) else "",
        "status": status,
    }
    return told | fields


async def _answer(service: HostileService, connection: ServerConnection, request: Fields) -> None:
    assert isinstance(service, RecordingsService)
    await service.answer(connection, request)
