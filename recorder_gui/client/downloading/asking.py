"""One request for a piece of a slice, and its answer poured into the part.

Disk and hashing run in a thread, one block behind the network.
"""

import asyncio
import errno
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import Executor
from pathlib import Path
from shutil import disk_usage
from typing import TypeVar

import httpx
from msgspec import Struct

from recorder_gui.client.downloading.part_file import PartFile
from recorder_gui.client.downloading.slice_replies import SliceFacts, Verdict, is_strong, judge
from recorder_gui.client.errors import BadReply, DiskFull, FolderNotWritable, TransferError
from recorder_gui.client.http_clients import HttpClients, http_address
from recorder_gui.client.storage.channel import as_client_error
from recorder_gui.client.storage.links import FreshLinks

T = TypeVar("T")

_BLOCK = 1024 * 1024
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_WRITABLE = {
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOENT,
    errno.ENOTDIR,
    errno.ENAMETOOLONG,
}


class Wanted(Struct, frozen=True):
    """Bytes from `start` up to `end`, None: to the last one, wherever that is."""

    start: int
    end: int | None = None


class SliceSource(Struct, frozen=True):
    """Where a slice comes from; after `silence` seconds a server that says nothing is lost."""

    links: FreshLinks
    clients: HttpClients
    silence: float


class SliceTarget(Struct, frozen=True):
    """Where it goes: `part`, written by `executor`; `on_done` hears the bytes there are and the
    total."""

    part: PartFile
    executor: Executor
    on_done: Callable[[int, int | None], None]

    async def on_disk(self, work: Callable[[], T]) -> T:
        """`work` in a thread, its errors as ours."""
        return await on_disk(work, self.executor, self.part.note.file_name, self.part.final.parent)

    def start_write(self, at: int, block: list[bytes]) -> asyncio.Future[None]:
        """Write a block from the byte `at` on, in a thread."""
        loop = asyncio.get_running_loop()
        return loop.run_in_executor(self.executor, self.part.write, at, block)

    def raise_disk_error(self, error: BaseException | None) -> None:
        """What a write ended with, as one of ours."""
        if error is not None:
            name, folder = self.part.note.file_name, self.part.final.parent
            raise disk_error(error, name, folder) from error

    def tell(self) -> None:
        """Say how far it is."""
        self.on_done(self.part.done, self.part.note.total)


class SliceAsking:
    """Asks `source` for pieces, from several connections at once, and pours them into `target`.
    Raises TransferError's kinds and what the network says."""

    def __init__(self, source: SliceSource, target: SliceTarget) -> None:
        self._source = source
        self._target = target

    async def ask(
        self, wanted: Wanted, *, before_restart: Callable[[], Awaitable[None]] | None = None
    ) -> Verdict:
        """One request; what the answer was good for, its bytes written.

        An answer that gives the whole slice where a piece was wanted throws away what is there:
        `before_restart` is awaited first, and without it such an answer is left alone.
        """
        note = self._target.part.note
        url = self._source.links.url(note.number)
        try:
            client = await self._source.clients.client_for(http_address(url))
            async with client.stream("GET", url, headers=self._headers(wanted)) as response:
                verdict, facts = judge(response, note, wanted.start)
                if verdict is Verdict.FROM_START:
                    if before_restart is None:
                        return verdict
                    await before_restart()
                if verdict in (Verdict.APPEND, Verdict.FROM_START):
                    await self._prepare(verdict, facts)
                    body = response.aiter_raw()  # outlives the loop: see http_clients
                    where = wanted if verdict is Verdict.APPEND else Wanted(0)
                    if not await self._pour(body, where, facts.end):
                        return Verdict.ASK_ANEW
                elif verdict is Verdict.WHOLE and facts.total is not None:
                    await self._describe(facts)
                return verdict
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise TransferError(note.file_name, "the link is no address") from error
        except httpx.HTTPError as error:
            raised = as_client_error(error, "download", url.split("?")[0], self._source.silence)
            if isinstance(raised, BadReply):
                raise TransferError(note.file_name, raised.reason) from error
            raise raised from error

    def _headers(self, wanted: Wanted) -> dict[str, str]:
        note = self._target.part.note
        headers = {"Accept-Encoding": "identity"}
        if wanted.start or wanted.end is not None:
            last = "" if wanted.end is None else str(wanted.end - 1)
            headers["Range"] = f"bytes={wanted.start}-{last}"
            if note.there and is_strong(note.etag) and not note.sha256:
                headers["If-Range"] = note.etag
        return headers

    async def _prepare(self, verdict: Verdict, facts: SliceFacts) -> None:
        """Make the part ready for what comes; raises DiskFull when that can't fit."""
        part, total = self._target.part, facts.total
        if verdict is Verdict.FROM_START and part.done:
            await self._target.on_disk(part.restart)
        if total is not None and total != part.note.total:
            folder = part.final.parent
            left = await self._target.on_disk(lambda: part.bytes_to_come(total))
            free = (await self._target.on_disk(lambda: disk_usage(folder))).free
            if left > free:
                raise DiskFull(part.note.file_name, folder, left - free)
        await self._describe(facts)

    async def _describe(self, facts: SliceFacts) -> None:
        await self._target.on_disk(
            lambda: self._target.part.describe(
                total=facts.total, etag=facts.etag, sha256=facts.sha256
            )
        )

    async def _pour(self, body: AsyncIterator[bytes], wanted: Wanted, told_end: int | None) -> bool:
        """Write the body, a block behind the network; whatever came is written in any case.

        False where more came than the answer itself had told: it is not to be trusted.
        """
        at, end = wanted.start, wanted.end
        if told_end is not None:
            end = told_end if end is None else min(end, told_end)
        block: list[bytes] = []
        size = surplus = 0
        writing: asyncio.Future[None] | None = None
        try:
            # to the body's own end, also once all is there: what iterates over it in the HTTP
            # client must not be left in the middle
            async for chunk in body:
                left = None if end is None else end - at - size
                if left is not None and len(chunk) > left:
                    surplus += len(chunk) - left
                    if surplus > _BLOCK:
                        break  # a server that does not stop where it was asked to
                    chunk = chunk[:left]
                block.append(chunk)
                size += len(chunk)
                if size >= _BLOCK:
                    if writing is not None:
                        await asyncio.wait({writing})
                        self._target.raise_disk_error(writing.exception())
                        self._target.tell()
                    writing = self._target.start_write(at, block)
                    at, block, size = at + size, [], 0
        finally:
            # a cancelled or broken download keeps what it has: the next try goes on from there
            if writing is not None:
                await asyncio.wait({writing})
            if block and (writing is None or writing.exception() is None):
                writing = self._target.start_write(at, block)
                await asyncio.wait({writing})
            failure = None if writing is None else writing.exception()
        self._target.raise_disk_error(failure)
        note, done = self._target.part.note, self._target.part.done
        if note.total is None and end is None:
            await self._describe(SliceFacts(done, note.etag, note.sha256))
        self._target.tell()
        return told_end is None or at + size + surplus <= told_end


async def on_disk(work: Callable[[], T], executor: Executor, file_name: str, folder: Path) -> T:
    """`work` in a thread to its end, even when we are cancelled meanwhile; its errors as ours."""
    job = asyncio.get_running_loop().run_in_executor(executor, work)
    try:
        return await asyncio.shield(job)
    except asyncio.CancelledError:
        await asyncio.wait({job})
        if not job.cancelled():
            job.exception()  # looked at: nobody else will, and the loop would complain
        raise
    except OSError as error:
        raise disk_error(error, file_name, folder) from error


def disk_error(error: BaseException, file_name: str, folder: Path) -> BaseException:
    """What the disk said, as one of ours; any other error as it is."""
    if not isinstance(error, OSError):
        return error
    if error.errno in _NO_ROOM:
        return DiskFull(file_name, folder)
    if error.errno in _NOT_WRITABLE:
        return FolderNotWritable(file_name, folder, str(error))
    return TransferError(file_name, str(error))
