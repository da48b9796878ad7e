"""One slice from its link to its part file: resumed after whatever can be resumed after.

Disk and hashing run in a thread, one block behind the network.
"""

import asyncio
import errno
import shutil
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx

from recorder_gui.client.downloading.part_file import PartFile, PartNote
from recorder_gui.client.downloading.slice_replies import SliceFacts, Verdict, is_strong, judge
from recorder_gui.client.errors import (
    BadReply,
    ChecksumMismatch,
    ClientError,
    ConnectFailed,
    ConnectFailure,
    ConnectionLost,
    DiskFull,
    FileGone,
    FolderNotWritable,
    LinkExpired,
    RequestTimedOut,
    TransferError,
)
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
_MOST_RESTARTS = 3
_REFUSED_ANEW = {Verdict.NEW_LINK: LinkExpired, Verdict.GONE: FileGone}


@dataclass(frozen=True)
class FetchTimes:
    """Waits, seconds: until a silent server counts as lost, and between tries; `tries` in a row
    without a single byte are the end."""

    silence: float = 20.0
    first_wait: float = 0.5
    longest_wait: float = 20.0
    tries: int = 8


class SliceFetch:
    """Brings slice `number` into `part`. `on_done` hears the bytes there are and the total."""

    def __init__(
        self,
        part: PartFile,
        links: FreshLinks,
        clients: HttpClients,
        executor: Executor,
        *,
        times: FetchTimes,
        on_done: Callable[[int, int | None], None],
    ) -> None:
        self._part = part
        self._links = links
        self._clients = clients
        self._executor = executor
        self._times = times
        self._on_done = on_done
        self._restarts = 0

    async def run(self) -> None:
        """Until every byte is there and verified. Raises TransferError's kinds and, after the
        last try, what the network said."""
        failures = 0
        refused_at: int | None = None  # the generation of links that was refused last
        while not self._part.is_whole or not await self._is_verified():
            before, generation = self._part.done, self._links.generation
            try:
                verdict = await self._ask()
            except (ConnectFailed, ConnectionLost, RequestTimedOut) as error:
                if isinstance(error, ConnectFailed) and error.kind is ConnectFailure.BAD_ADDRESS:
                    raise TransferError(self._name, "the link is no address") from error
                failures = 1 if self._part.done > before else failures + 1
                await self._wait_or_give_up(failures, error)
                continue
            if verdict is Verdict.WHOLE:
                if await self._is_verified():
                    return
            elif verdict is Verdict.ASK_ANEW:
                await self._restart()
            elif verdict in (Verdict.NEW_LINK, Verdict.GONE):
                if refused_at is not None and generation > refused_at:
                    raise _REFUSED_ANEW[verdict](self._name)
                refused_at = generation
                await self._links.renew(generation)
            elif verdict is Verdict.LATER:
                failures += 1
                await self._wait_or_give_up(failures, TransferError(self._name, "server busy"))
            elif verdict is Verdict.HOPELESS:
                raise TransferError(self._name, "the link leads to something else")
            else:
                failures, refused_at = 0, None

    @property
    def _name(self) -> str:
        return self._part.note.file_name

    async def _ask(self) -> Verdict:
        """One request from where we are; what the answer was good for, its bytes written."""
        note, done = self._part.note, self._part.done
        headers = {"Accept-Encoding": "identity"}
        if done:
            headers["Range"] = f"bytes={done}-"
            if is_strong(note.etag) and not note.sha256:
                headers["If-Range"] = note.etag
        url = self._links.url(note.number)
        try:
            client = await self._clients.client_for(http_address(url))
            async with client.stream("GET", url, headers=headers) as response:
                verdict, facts = judge(response, note, done)
                if verdict in (Verdict.APPEND, Verdict.FROM_START):
                    await self._prepare(verdict, facts)
                    body = response.aiter_raw()  # outlives the loop: see http_clients
                    await self._pour(body)
                return verdict
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise TransferError(self._name, "the link is no address") from error
        except httpx.HTTPError as error:
            raised = as_client_error(error, "download", url.split("?")[0], self._times.silence)
            if isinstance(raised, BadReply):
                raise TransferError(self._name, raised.reason) from error
            raise raised from error

    async def _prepare(self, verdict: Verdict, facts: SliceFacts) -> None:
        """Make the part ready for what comes; raises DiskFull when that can't fit."""
        if verdict is Verdict.FROM_START and self._part.done:
            await self._on_disk(self._part.restart)
        folder = self._part.final.parent
        if facts.total is not None:
            left = facts.total - self._part.done
            free = (await self._on_disk(lambda: shutil.disk_usage(folder))).free
            if left > free:
                raise DiskFull(self._name, folder, left - free)
        await self._on_disk(
            lambda: self._part.describe(total=facts.total, etag=facts.etag, sha256=facts.sha256)
        )

    async def _pour(self, body: AsyncIterator[bytes]) -> None:
        """Write the body, a block behind the network; whatever came is written in any case."""
        block: list[bytes] = []
        size = 0
        writing: asyncio.Future[None] | None = None
        try:
            async for chunk in body:
                block.append(chunk)
                size += len(chunk)
                if size >= _BLOCK:
                    if writing is not None:
                        await asyncio.wait({writing})
                        self._raise_disk_error(writing.exception())
                        self._tell()
                    writing = self._start_write(block)
                    block, size = [], 0
        finally:
            # a cancelled or broken download keeps what it has: the next try goes on from there
            if writing is not None:
                await asyncio.wait({writing})
            if block and (writing is None or writing.exception() is None):
                writing = self._start_write(block)
                await asyncio.wait({writing})
            failure = None if writing is None else writing.exception()
        self._raise_disk_error(failure)
        self._tell()
        if self._part.note.total is None:
            done, note = self._part.done, self._part.note
            await self._on_disk(
                lambda: self._part.describe(total=done, etag=note.etag, sha256=note.sha256)
            )

    def _start_write(self, block: list[bytes]) -> asyncio.Future[None]:
        loop = asyncio.get_running_loop()
        return loop.run_in_executor(self._executor, self._part.write, block)

    def _tell(self) -> None:
        self._on_done(self._part.done, self._part.note.total)

    async def _is_verified(self) -> bool:
        """Whether the bytes are the right ones; wrong ones are thrown away, twice at most."""
        sha256 = self._part.note.sha256
        if not sha256 or await self._on_disk(lambda: self._part.has_checksum(sha256)):
            return True
        self._restarts += 1
        if self._restarts > 1:
            await self._on_disk(self._part.discard)
            raise ChecksumMismatch(self._name)
        await self._on_disk(self._part.restart)
        return False

    async def _restart(self) -> None:
        self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            raise TransferError(self._name, "the file keeps changing")
        await self._on_disk(self._part.restart)
        self._tell()

    async def _wait_or_give_up(self, failures: int, error: ClientError) -> None:
        if failures >= self._times.tries:
            raise error
        wait = min(self._times.longest_wait, self._times.first_wait * 2 ** (failures - 1))
        await asyncio.sleep(wait)

    async def _on_disk(self, work: Callable[[], T]) -> T:
        return await on_disk(work, self._executor, self._name, self._part.final.parent)

    def _raise_disk_error(self, error: BaseException | None) -> None:
        if error is not None:
            raise disk_error(error, self._name, self._part.final.parent) from error


async def open_part(
    folder: Path, stem: str, extension: str, note: PartNote, executor: Executor
) -> PartFile:
    """`PartFile.open` in a thread, its errors as ours."""
    return await on_disk(
        lambda: PartFile.open(folder, stem, extension, note), executor, note.file_name, folder
    )


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
