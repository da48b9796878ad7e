"""The links to a file's slices, renewed when one is not taken any more: they live an hour."""

import asyncio

from recorder_gui.client.errors import FileGone
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.protocol.fields import MAX_SLICES_DOWNLOADED
from recorder_gui.protocol.storage import DownloadLinks


class FreshLinks:
    """Shared by the slices of one download: who finds a link expired renews it for all."""

    def __init__(self, storage: StorageChannel, file_name: str) -> None:
        self._storage = storage
        self._file_name = file_name
        self._links = DownloadLinks()
        self._generation = 0
        self._one_at_a_time = asyncio.Lock()

    @property
    def file_name(self) -> str:
        """The file that they lead to."""
        return self._file_name

    @property
    def generation(self) -> int:
        """How often links were asked for."""
        return self._generation

    @property
    def count(self) -> int:
        """How many slices can be had."""
        return len(self._links.urls)

    @property
    def may_lack_more(self) -> bool:
        """Whether the recording has, or may have, slices that no link was given for."""
        if self._links.count is not None:
            return self._links.count > self.count
        return self.count >= MAX_SLICES_DOWNLOADED

    def url(self, number: int) -> str:
        """The link to slice `number`, from 1; raises FileGone where there is none any more."""
        if number > self.count:
            raise FileGone(self._file_name)
        return self._links.urls[number - 1]

    async def renew(self, seen: int) -> None:
        """Ask for new links, unless someone did since generation `seen`.

        Raises FileGone when the service has no such file, and what `StorageChannel.links` raises.
        """
        async with self._one_at_a_time:
            if self._generation > seen:
                return
            links = await self._storage.links(self._file_name)
            if not links.urls:
                raise FileGone(self._file_name)
            self._links = links
            self._generation += 1
