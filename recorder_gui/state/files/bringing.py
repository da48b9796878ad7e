"""The work of one transfer: its file brought to this disk, its slices made one, its parts thrown
away; and which of its failures pass by themselves.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from recorder_gui.client.downloading.joiner import join_slices, joined_path
from recorder_gui.client.downloading.part_notes import discard_parts
from recorder_gui.client.downloading.safe_names import safe_stem
from recorder_gui.client.downloading.times import FetchTimes
from recorder_gui.client.downloading.whole_slices import forget_whole
from recorder_gui.client.errors import (
    ConnectFailed,
    ConnectFailure,
    ConnectionLost,
    NotConnected,
    RequestTimedOut,
)
from recorder_gui.state.connection import Connection
from recorder_gui.state.files.transfer import Transfer, TransferState

if TYPE_CHECKING:
    from recorder_gui.client.downloading.downloader import Downloaded

T = TypeVar("T")

_LASTING = {
    ConnectFailure.BAD_ADDRESS,
    ConnectFailure.TLS,
    ConnectFailure.TLS_EXPIRED,
    ConnectFailure.TLS_OTHER_NAME,
    ConnectFailure.TLS_AUTHORITY,
    ConnectFailure.NOT_WEBSOCKET,
    ConnectFailure.PROXY_KIND,
    ConnectFailure.PROXY_LOGIN,
}


class Bringing:
    """Carries out what `Transfers` decides; `executor` runs what touches the disk."""

    def __init__(
        self, connection: Connection, executor: Executor, times: FetchTimes | None = None
    ) -> None:
        self._connection = connection
        self._executor = executor
        self._times = times

    async def bring(self, transfer: Transfer, kept: Callable[[], Awaitable[None]]) -> None:
        """All slices of `transfer`, which is DONE then; `kept` is awaited once they are there.

        Raises ClientError's kinds.
        """
        from recorder_gui.client.downloading.downloader import Downloader  # late: see `later`

        storage = self._connection.storage
        if storage is None:
            raise NotConnected("download")

        async def on_whole(result: "Downloaded") -> None:
            transfer.paths, transfer.may_lack_more = result.paths, result.may_lack_more
            transfer.state = TransferState.DONE
            await kept()

        downloader = Downloader(storage, self._executor, times=self._times)
        try:
            await downloader.download(
                transfer.file_name,
                transfer.folder,
                resource_type=transfer.resource_type,
                on_progress=transfer.note,
                on_whole=on_whole,
            )
        finally:
            await downloader.aclose()

    async def join(self, transfer: Transfer, changed: Callable[[], None]) -> None:
        """Make its slices one file; `changed` hears of each step. Raises JoinFailed and OSError."""

        def tell(share: float) -> None:
            transfer.joining = share
            changed()

        tell(0.0)
        try:
            stem = safe_stem(transfer.file_name)
            target = await self._on_disk(lambda: joined_path(transfer.paths, stem))
            await join_slices(transfer.paths, target, tell)
            transfer.joined = target
        finally:
            transfer.joining = None

    async def discard(self, transfer: Transfer) -> None:
        """Take away the parts that it has left."""
        await self._on_disk(lambda: discard_parts(transfer.folder, transfer.file_name))

    async def tidy(self, paths: tuple[Path, ...]) -> None:
        """Take away the notes that a crash has left beside finished slices."""
        await self._on_disk(lambda: forget_whole(paths))

    async def _on_disk(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)


def comes_back(error: Exception) -> bool:
    """Whether it is the network's fault, so that the same may work later."""
    if isinstance(error, ConnectFailed):
        return error.kind not in _LASTING
    return isinstance(error, (ConnectionLost, NotConnected, RequestTimedOut))
