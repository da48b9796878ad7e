"""The messages of one run of the window, on disk and bounded: the oldest are forgotten first.

Calls touch the disk: keep them off the main thread. Safe in any thread; a long search holds up
neither what is written nor what is read meanwhile.
"""

import contextlib
import logging
import sqlite3
import threading
import time
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from recorder_gui.client.wire_tap import WireMessage
from recorder_gui.state.wire_log import ring_file
from recorder_gui.state.wire_log.conditions import condition_of
from recorder_gui.state.wire_log.entries import Entry, WireFilter
from recorder_gui.state.wire_log.joining import Joining
from recorder_gui.state.wire_log.ring_file import Access

_log = logging.getLogger(__name__)

Numbers: TypeAlias = "array[int]"
_DROPPED = 0.02  # of the most, dropped at once


class Bounds(Struct, frozen=True):
    """How much is kept: messages, and bytes of the file; less where there is only memory."""

    messages: int = 300_000
    bytes: int = 128 * 1024 * 1024
    messages_in_memory: int = 20_000
    bytes_in_memory: int = 32 * 1024 * 1024


class Added(Struct, frozen=True):
    """What a batch became: its entries, those of them that the filter lets through, and the lowest
    number that is still kept."""

    entries: tuple[Entry, ...]
    shown: tuple[Entry, ...]
    first: int


class WireRing:
    """See the module. `begin` makes the file when the first message is to be kept; None, or one
    that can't be made: in memory, and `problem` says why."""

    def __init__(self, begin: Callable[[], Path] | None, bounds: Bounds | None = None) -> None:
        self._begin = begin
        self._bounds = bounds or Bounds()
        self._joining = Joining()
        self._path: Path | None = None
        self._access: tuple[Access, Access, Access] | None = None  # writing, finding, reading
        self._first = 1
        self._last = 0
        self._closed = False
        self._opening = threading.Lock()
        self.problem = ""

    @classmethod
    def of_earlier_run(cls, path: Path) -> "WireRing":
        """What another run left, to be read; raises OSError, sqlite3.Error and OtherVersion."""
        ring = cls(None)
        connections = [ring_file.existing(path)]
        with contextlib.closing(connections[0]) as first:
            low, high = first.execute("SELECT min(number), max(number) FROM messages").fetchone()
        ring._path = path
        ring._access = _accesses(path)
        ring._first, ring._last = low or 1, high or 0
        return ring

    @property
    def count(self) -> int:
        """How many messages are kept."""
        return self._last - self._first + 1

    @property
    def last(self) -> int:
        """The number of the newest message, 0 before the first."""
        return self._last

    def add(self, messages: Sequence[WireMessage], wanted: WireFilter) -> Added:
        """Keep messages; raises sqlite3.Error where they can't be kept."""
        writing = self._accesses()[0]
        with writing.use() as database:
            if self._closed:
                return Added((), (), self._first)
            entries, requests = self._joined(messages)
            try:
                shown = self._write(database, entries, requests, wanted)
            except sqlite3.Error as error:
                if not ring_file.is_damage(error):
                    raise
                _log.warning("the wire log's file is damaged and put aside: %s", error)
                self._start_anew()
                return self.add(messages, wanted)
        return Added(tuple(entries), shown, self._first)

    def find(self, wanted: WireFilter, after: int = 0) -> Numbers:
        """The numbers above `after` of all that `wanted` lets through, in order; raises
        sqlite3.Error, also when `stop_finding` ended it."""
        if wanted == WireFilter():
            return array("q", range(max(self._first, after + 1), self._last + 1))
        with self._accesses()[1].use() as database:
            return _found(database, wanted, after)

    def stop_finding(self) -> None:
        """End a search that nobody waits for any more."""
        if self._access is not None and self._path is not None:
            self._access[1].interrupt()

    def read(self, numbers: Sequence[int]) -> list[Entry]:
        """The entries with these numbers, in order, as far as they are kept."""
        if not numbers:
            return []
        low, high = numbers[0], numbers[-1]
        values: tuple[int, ...] = (low, high)
        among = "BETWEEN ? AND ?"
        if high - low != len(numbers) - 1:
            values = tuple(numbers)
            among = f"IN ({', '.join('?' * len(values))})"
        sql = f"SELECT * FROM messages WHERE number {among} ORDER BY number"  # noqa: S608
        with self._accesses()[2].use() as database:
            if self._closed:
                return []
            return [ring_file.entry_of(row) for row in database.execute(sql, values)]

    def newest(self, most: int) -> list[Entry]:
        """The newest messages, the oldest of them first."""
        return self.read(range(max(self._first, self._last - most + 1), self._last + 1))

    def names(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The kinds and the codes that are there."""
        with self._accesses()[2].use() as database:
            kinds = database.execute("SELECT DISTINCT kind FROM messages ORDER BY kind")
            codes = database.execute(
                "SELECT DISTINCT code FROM messages WHERE code IS NOT NULL ORDER BY code"
            )
            return tuple(kind for (kind,) in kinds), tuple(code for (code,) in codes)

    def clear(self) -> None:
        """Forget every message, on disk too; numbers go on."""
        with self._accesses()[0].use() as database:
            with database:
                database.execute("DELETE FROM messages")
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._joining.forget()
            self._first = self._last + 1

    def close(self, *, ended: bool = True) -> None:
        """Use it no more; `ended`: this run ends properly."""
        if self._access is None:
            self._closed = True
            return
        self.stop_finding()
        writing, *others = self._access
        with writing.use() as database:
            if not self._closed and ended:
                with contextlib.suppress(sqlite3.Error), database:
                    database.execute("UPDATE run SET ended = ?", [time.time()])
            self._closed = True
        for each in (*others, writing):
            each.close()

    def _joined(self, messages: Sequence[WireMessage]) -> tuple[list[Entry], dict[int, int]]:
        """Entries, and of each older request that one of them answers, its reply's number."""
        entries: list[Entry] = []
        earlier: dict[int, int] = {}
        start = self._last + 1
        for number, message in enumerate(messages, start):
            entry = Entry(number, message)
            entries.append(entry)
            request = self._joining.join(entry)
            if request is not None and request >= start:
                entries[request - start].partner = number
            elif request is not None:
                earlier[request] = number
        return entries, earlier

    def _write(
        self,
        database: sqlite3.Connection,
        entries: Sequence[Entry],
        requests: dict[int, int],
        wanted: WireFilter,
    ) -> tuple[Entry, ...]:
        with database:
            database.executemany(ring_file.INSERT, map(ring_file.row_of, entries))
            database.executemany(
                "UPDATE messages SET partner = ? WHERE number = ?",
                [(reply, request) for request, reply in requests.items()],
            )
        before, self._last = self._last, self._last + len(entries)
        self._keep_small(database)
        if wanted == WireFilter():
            return tuple(entries)
        return tuple(entries[number - before - 1] for number in _found(database, wanted, before))

    def _keep_small(self, database: sqlite3.Connection) -> None:
        bounds = self._bounds
        in_memory = self._path is None
        most = bounds.messages_in_memory if in_memory else bounds.messages
        most_bytes = bounds.bytes_in_memory if in_memory else bounds.bytes
        keep_from = self._first
        if self.count > most:
            keep_from = self._last - most + max(1, int(most * _DROPPED))
        if ring_file.bytes_used(database) > most_bytes:
            keep_from = max(keep_from, self._first + max(1, self.count // 10))
        if keep_from > self._first:
            with database:
                database.execute("DELETE FROM messages WHERE number < ?", [keep_from])
            self._first = keep_from

    def _accesses(self) -> tuple[Access, Access, Access]:
        with self._opening:
            if self._access is None:
                if self._closed:
                    raise sqlite3.ProgrammingError("closed")
                self._access = self._opened()
            return self._access

    def _opened(self) -> tuple[Access, Access, Access]:
        if self._begin is not None:
            try:
                path = self._begin()
                ring_file.create(path).close()
                self._path = path
                return _accesses(path)
            except (OSError, sqlite3.Error) as error:
                _log.warning("the wire log is kept in memory: %s", error)
                self.problem = str(error)
        alone = Access(ring_file.prepared(ring_file.connect(":memory:")))
        return alone, alone, alone

    def _start_anew(self) -> None:
        """In another file; what was in the damaged one is gone from the log."""
        if self._access is not None:
            for each in self._access:
                each.close()
        if self._path is not None:
            ring_file.put_aside(self._path)
        self._path, self._access = None, None
        self._first = self._last + 1


def _found(database: sqlite3.Connection, wanted: WireFilter, after: int) -> Numbers:
    sql, values = condition_of(wanted)
    rows = database.execute(
        f"SELECT number FROM messages WHERE number > ? AND {sql} ORDER BY number",  # noqa: S608
        (after, *values),
    )
    return array("q", (number for (number,) in rows))


def _accesses(path: Path) -> tuple[Access, Access, Access]:
    return (
        Access(ring_file.connect(path)),
        Access(ring_file.connect(path)),
        Access(ring_file.connect(path)),
    )
