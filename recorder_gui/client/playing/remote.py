"""A slice of a stored file as Python's readable, seekable file, for a thread that decodes.

Blocks are fetched on the event loop, some ahead of where the reader is, and the last ones are kept.
A link that has expired is renewed, a lost network waited for: the reader notices neither.
"""

import asyncio
import os
import re
import threading
from collections import OrderedDict
from collections.abc import Callable

import httpx
from msgspec import Struct

from recorder_gui.client.errors import (
    BadReply,
    ClientError,
    ConnectFailed,
    ConnectFailure,
    ConnectionLost,
    FileGone,
    LinkExpired,
    NoPieces,
    NotConnected,
    PlayFailed,
    RequestTimedOut,
)
from recorder_gui.client.http_clients import HttpClients, http_address, refuse_downgrade
from recorder_gui.client.storage.channel import StorageChannel, as_client_error
from recorder_gui.client.storage.links import FreshLinks
from recorder_gui.errors import RecorderError

_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_LASTING = {
    ConnectFailure.BAD_ADDRESS,
    ConnectFailure.TLS,
    ConnectFailure.NOT_WEBSOCKET,
    ConnectFailure.PROXY_KIND,
    ConnectFailure.PROXY_LOGIN,
}


class Interrupted(RecorderError):
    """The reader is wanted elsewhere: what it read for is not asked for any more."""


class OutOfBudget(RecorderError):
    """More bytes would be needed than the reader may take."""


class Reading(Struct, frozen=True):
    """How a slice is read. `block`: bytes of one request; `ahead`: blocks fetched before they are
    asked for; `kept`: blocks kept in memory; `silence`, `first_wait`, `longest_wait`: seconds
    until a silent server counts as lost, and between tries. `budget`: bytes that may be fetched in
    all, None: as many as are asked for."""

    block: int = 128 * 1024
    ahead: int = 8
    kept: int = 96
    silence: float = 15.0
    first_wait: float = 0.5
    longest_wait: float = 5.0
    budget: int | None = None


def clients_for(storage: StorageChannel, reading: Reading) -> HttpClients:
    """What asks the servers that the links of `storage` lead to."""
    return HttpClients(
        tls=storage.tls,
        timeout=reading.silence,
        connections=reading.ahead + 2,
        redirects=True,
        on_response=refuse_downgrade,
    )


class RemoteSlice:
    """Slice `number` (from 1) behind `links`. Made on the loop, read in one thread, ended on the
    loop with `aclose`. `on_waiting` hears, on the loop, when the network is lost and is back.

    A read that can't be answered gives nothing, for FFmpeg loses what is raised below it: `check`
    then raises Interrupted (after `interrupt` until `resume`), OutOfBudget, or what lastingly went
    wrong: FileGone, LinkExpired, NoPieces, PlayFailed.
    """

    def __init__(
        self,
        links: FreshLinks,
        number: int,
        clients: HttpClients,
        *,
        reading: Reading | None = None,
        on_waiting: Callable[[bool], None] | None = None,
    ) -> None:
        self._links = links
        self._number = number
        self._clients = clients
        self._reading = reading or Reading()
        self._on_waiting = on_waiting or _tell_nobody
        self._loop = asyncio.get_running_loop()
        self._changed = threading.Condition()
        self._blocks: OrderedDict[int, bytes] = OrderedDict()
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._at = 0
        self._total: int | None = None
        self._error: RecorderError | None = None
        self._interrupted = False
        self._waiting: set[int] = set()
        self._closed = False
        self._last_wanted = -1
        self.fetched = 0  # bytes that came over the network

    @property
    def file_name(self) -> str:
        """The file that it is a slice of."""
        return self._links.file_name

    @property
    def total(self) -> int | None:
        """Bytes of the whole slice, once its server has told."""
        return self._total

    def readable(self) -> bool:
        """As files do."""
        return True

    def seekable(self) -> bool:
        """As files do."""
        return True

    def tell(self) -> int:
        """As files do."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """As files do."""
        if whence == os.SEEK_CUR:
            offset += self._at
        elif whence == os.SEEK_END:
            try:
                offset += self._length()
            except RecorderError:
                return -1
        self._at = max(0, offset)
        return self._at

    def read(self, size: int = -1) -> bytes:
        """As files do; waits for what is not there yet."""
        try:
            return self._read(size)
        except RecorderError:
            return b""

    def check(self) -> None:
        """Raise what keeps it from being read."""
        if self._error is not None:
            raise self._error
        if self._interrupted:
            raise Interrupted("called off")

    def _read(self, size: int) -> bytes:
        length = self._length()
        if size < 0:
            size = length
        if self._at >= length or size == 0:
            return b""
        index, inside = divmod(self._at, self._reading.block)
        piece = self._block(index)[inside : inside + size]
        self._at += len(piece)
        return piece

    def interrupt(self) -> None:
        """Let whoever reads stop at once; from any thread."""
        with self._changed:
            self._interrupted = True
            self._changed.notify_all()

    def resume(self) -> None:
        """Read again; from any thread."""
        with self._changed:
            self._interrupted = False

    def stop(self) -> None:
        """Fetch no more; whoever reads is let go."""
        self._closed = True
        self.interrupt()
        for task in self._tasks.values():
            task.cancel()

    async def aclose(self) -> None:
        """Stop, and wait until nothing is under way."""
        self.stop()
        tasks = list(self._tasks.values())
        if tasks:
            await asyncio.wait(tasks)

    def _length(self) -> int:
        if self._total is None:
            self._block(0)
        assert self._total is not None
        return self._total

    def _block(self, index: int) -> bytes:
        """In the reader's thread: block `index`, fetched where it is not there."""
        with self._changed:
            there = self._blocks.get(index)
            if there is not None:
                self._blocks.move_to_end(index)
                if index == self._last_wanted:
                    return there
            self._last_wanted = index
            self._loop.call_soon_threadsafe(self._want, index)
            while index not in self._blocks:
                self.check()
                self._changed.wait()
            return self._blocks[index]

    def _want(self, index: int) -> None:
        """On the loop: fetch block `index` and some ahead of it, and nothing else any more."""
        if self._closed or self._error is not None:
            return
        block, ahead = self._reading.block, self._reading.ahead
        wanted = [index]
        if self._total is not None:
            last = max(0, self._total - 1) // block
            wanted = list(range(index, min(index + ahead, last) + 1))
        for other, task in list(self._tasks.items()):
            if other not in wanted:
                task.cancel()
        for each in wanted:
            if each not in self._blocks and each not in self._tasks:
                task = self._loop.create_task(self._bring(each))
                self._tasks[each] = task
                task.add_done_callback(lambda _, each=each: self._on_brought(each))

    def _on_brought(self, index: int) -> None:
        del self._tasks[index]
        self._tell_waiting(index, False)
        # it may have been called off for another, and be wanted again by now
        if index == self._last_wanted and index not in self._blocks:
            self._want(index)

    async def _bring(self, index: int) -> None:
        budget = self._reading.budget
        try:
            if budget is not None and self.fetched + self._reading.block > budget:
                raise OutOfBudget(f"more than {budget} bytes")
            data = await self._fetch(index)
        except RecorderError as error:
            with self._changed:
                self._error = error
                self._changed.notify_all()
            return
        with self._changed:
            self._blocks[index] = data
            while len(self._blocks) > self._reading.kept:
                self._blocks.popitem(last=False)
            self._changed.notify_all()

    async def _fetch(self, index: int) -> bytes:
        """Try until it is there, or can't be had: new links for an expired one, waits for the
        network."""
        refused_at: int | None = None
        wait = self._reading.first_wait
        while True:
            generation = self._links.generation
            try:
                if generation == 0:
                    await self._links.renew(0)
                    continue
                status, data = await self._ask(index)
                if data is not None:
                    self._tell_waiting(index, False)
                    return data
                if status in (401, 403, 404, 410):
                    if refused_at is not None and generation > refused_at:
                        gone = FileGone if status in (404, 410) else LinkExpired
                        raise gone(self._links.file_name)
                    refused_at = generation
                    await self._links.renew(generation)
                    continue
            except ClientError as error:
                if not _comes_back(error):
                    raise
            self._tell_waiting(index, True)
            await asyncio.sleep(wait)
            wait = min(wait * 2, self._reading.longest_wait)

    async def _ask(self, index: int) -> tuple[int, bytes | None]:
        """One request: its status, and the block where it came."""
        url = self._links.url(self._number)
        block = self._reading.block
        first = index * block
        headers = {"Accept-Encoding": "identity", "Range": f"bytes={first}-{first + block - 1}"}
        try:
            client = await self._clients.client_for(http_address(url))
            async with client.stream("GET", url, headers=headers) as response:
                if response.status_code in (200, 416):
                    raise NoPieces(self._links.file_name)
                if response.status_code != 206:
                    return response.status_code, None
                wanted = self._judge(response, first)
                body = response.aiter_raw()  # outlives the loop: see http_clients
                data = bytearray()
                async for chunk in body:
                    self.fetched += len(chunk)
                    data += chunk
                    if len(data) > wanted:
                        break
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise PlayFailed(self._links.file_name, "the link is no address") from error
        except httpx.HTTPError as error:
            seconds = self._reading.silence
            raise as_client_error(error, "download", url.split("?")[0], seconds) from error
        if len(data) != wanted:
            raise BadReply("download", f"{len(data)} bytes instead of {wanted}")
        return 206, bytes(data)

    def _judge(self, response: httpx.Response, first: int) -> int:
        """The bytes that a 206 must bring; raises PlayFailed where it is another file."""
        told = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
        if told is None or int(told[1]) != first:
            raise NoPieces(self._links.file_name)
        total = int(told[3])
        if self._total is not None and total != self._total:
            raise PlayFailed(self._links.file_name, "the file has changed meanwhile")
        self._total = total
        return min(self._reading.block, total - first)

    def _tell_waiting(self, index: int, waits: bool) -> None:
        before = bool(self._waiting)
        if waits:
            self._waiting.add(index)
        else:
            self._waiting.discard(index)
        if bool(self._waiting) != before and not self._closed:
            self._on_waiting(bool(self._waiting))


def _comes_back(error: ClientError) -> bool:
    """Whether it is the network's fault, so that the same may work later."""
    if isinstance(error, ConnectFailed):
        return error.kind not in _LASTING
    return isinstance(error, (ConnectionLost, NotConnected, RequestTimedOut, BadReply))


def _tell_nobody(_waits: bool) -> None:
    """Nobody listens."""
