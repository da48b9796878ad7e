"""All slices of a recording into a folder, several at a time and each over several connections,
none half-finished under its name.

What a cancelled or failed download leaves are `.part` files: the next download of the same file
into the same folder goes on from them.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from recorder_gui.client.downloading.asking import SliceSource, SliceTarget, on_disk
from recorder_gui.client.downloading.fetching import SliceFetch
from recorder_gui.client.downloading.part_file import PartFile
from recorder_gui.client.downloading.part_notes import PartNote, discard_parts
from recorder_gui.client.downloading.progress import SliceProgress, SliceState
from recorder_gui.client.downloading.safe_names import safe_extension, safe_stem, slice_stem
from recorder_gui.client.downloading.times import FetchTimes, Pieces
from recorder_gui.client.downloading.whole_slices import find_whole, forget_whole
from recorder_gui.client.http_clients import HttpClients, refuse_downgrade
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.client.storage.links import FreshLinks

T = TypeVar("T")


class Downloaded(Struct, frozen=True):
    """The finished files, in the order of the recording; `may_lack_more`: the recording has, or
    may have, more slices than the service gives links for (30)."""

    paths: tuple[Path, ...]
    may_lack_more: bool = False


OnProgress = Callable[[SliceProgress], None]
OnWhole = Callable[[Downloaded], Awaitable[None]]


class Downloader:
    """Downloads files of one service; `executor` runs what touches the disk.

    Its end is `aclose`. Links and their servers are asked with an HTTP client of its own.
    """

    def __init__(
        self,
        storage: StorageChannel,
        executor: Executor,
        *,
        parallel: int = 4,
        pieces: Pieces | None = None,
        times: FetchTimes | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._storage = storage
        self._executor = executor
        self._parallel = parallel
        self._pieces = pieces or Pieces()
        self._times = times or FetchTimes()
        self._clients = HttpClients(
            tls=tls or storage.tls,
            timeout=self._times.silence,
            connections=parallel * self._pieces.connections,
            redirects=True,
            on_response=refuse_downgrade,
        )

    async def download(
        self,
        file_name: str,
        folder: Path,
        *,
        resource_type: str = ".mp4",
        on_progress: OnProgress | None = None,
        on_whole: OnWhole | None = None,
    ) -> Downloaded:
        """Bring every slice of `file_name` (the service's resourceName) into `folder`; those that
        an earlier try has finished are taken as they are.

        `on_progress` hears of each slice when it is known, when a block of it is on disk, and when
        it is finished; `on_whole` is awaited once all are, before their notes are taken away:
        whoever writes it down then never has it done twice. Cancelling keeps what is there. Raises
        TransferError's kinds, and what the storage channel and the network raise.
        """
        links = FreshLinks(self._storage, file_name)
        await links.renew(0)
        of = links.count
        tell = on_progress or _tell_nobody
        for number in range(1, of + 1):
            tell(SliceProgress(number, of, SliceState.WAITING))
        turns = asyncio.Semaphore(self._parallel)

        async def one(number: int) -> Path:
            async with turns:
                note = PartNote(file_name=file_name, number=number, of=of)
                stem = slice_stem(safe_stem(file_name), number, of)
                place = (folder, stem, safe_extension(resource_type), note)
                whole = await self._on_disk(lambda: find_whole(*place), file_name, folder)
                if whole is not None:
                    size = whole.stat().st_size
                    tell(SliceProgress(number, of, SliceState.DONE, size, size, whole))
                    return whole
                opened: list[PartFile] = []
                try:
                    await self._on_disk(
                        lambda: opened.append(PartFile.open(*place)), file_name, folder
                    )
                    return await self._fetch(opened[0], links, tell)
                finally:
                    for part in opened:  # also one that was opened while we were cancelled
                        await self._on_disk(part.close, file_name, folder)

        try:
            async with asyncio.TaskGroup() as group:
                slices = [group.create_task(one(number)) for number in range(1, of + 1)]
        except BaseExceptionGroup as failures:
            raise _first(failures) from None
        result = Downloaded(tuple(each.result() for each in slices), links.may_lack_more)
        if on_whole is not None:
            await on_whole(result)
        await self._on_disk(lambda: forget_whole(result.paths), file_name, folder)
        return result

    async def discard(self, file_name: str, folder: Path) -> None:
        """Take away what unfinished downloads of `file_name` left in `folder`."""
        await self._on_disk(lambda: discard_parts(folder, file_name), file_name, folder)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._clients.aclose()

    async def _on_disk(self, work: Callable[[], T], file_name: str, folder: Path) -> T:
        return await on_disk(work, self._executor, file_name, folder)

    async def _fetch(self, part: PartFile, links: FreshLinks, tell: OnProgress) -> Path:
        """One slice from its part to its final name."""
        now = SliceProgress(part.note.number, part.note.of, SliceState.RUNNING)

        def on_done(done: int, total: int | None) -> None:
            tell(replace(now, done=done, total=total))

        on_done(part.done, part.note.total)
        source = SliceSource(links, self._clients, self._times.silence)
        target = SliceTarget(part, self._executor, on_done)
        await SliceFetch(source, target, times=self._times, pieces=self._pieces).run()
        path = await target.on_disk(part.finish)
        size = part.done
        tell(replace(now, state=SliceState.DONE, done=size, total=size, path=path))
        return path


def _first(failures: BaseExceptionGroup[BaseException]) -> BaseException:
    """The first single failure: the others were cancelled for it, or failed of the same."""
    first = failures.exceptions[0]
    if isinstance(first, BaseExceptionGroup):
        return _first(cast("BaseExceptionGroup[BaseException]", first))
    return first


def _tell_nobody(progress: SliceProgress) -> None:
    """Nobody listens."""
