"""Live pictures of the sources that lie on the canvas, where the service gives them.

Asked for a few times a second while the Studio is in view; a source without a picture is asked
less often.
"""

import asyncio
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from recorder_gui.client.errors import ClientError
from recorder_gui.layout.document import SourceKey
from recorder_gui.state.connection import Connection
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.roster import Roster
from recorder_gui.state.task_scope import TaskScope

if TYPE_CHECKING:
    from recorder_gui.client.local.api import LocalApi

_EVERY = 0.5  # seconds between two pictures of one source
_PATIENCE = 5.0  # seconds until a source without a picture is asked again
_AT_ONCE = 2


class LivePictures(QObject):
    """Signal `picture_changed(SourceKey)`: another picture, or none any more."""

    picture_changed = Signal(object)

    def __init__(
        self,
        connection: Connection,
        document: StudioDocument,
        roster: Roster,
        scope: TaskScope,
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._document = document
        self._roster = roster
        self._scope = scope
        self._executor = executor
        self._pictures: dict[SourceKey, QImage] = {}
        self._ask_again: dict[SourceKey, float] = {}
        self._active = False
        self._polling: asyncio.Task[None] | None = None
        connection.connected.connect(self._poll_if_wanted)
        connection.reconnected.connect(self._poll_if_wanted)
        connection.profile_changed.connect(self.clear)

    def picture(self, key: SourceKey) -> QImage | None:
        """The newest picture of a source."""
        return self._pictures.get(key)

    def set_active(self, active: bool) -> None:
        """Whether anybody looks."""
        self._active = active
        self._poll_if_wanted()

    def put(self, key: SourceKey, picture: QImage) -> None:
        """Show this picture for a source until a newer one comes."""
        self._pictures[key] = picture
        self.picture_changed.emit(key)

    def clear(self) -> None:
        """Forget all pictures."""
        keys = list(self._pictures)
        self._pictures.clear()
        self._ask_again.clear()
        for key in keys:
            self.picture_changed.emit(key)

    def _poll_if_wanted(self) -> None:
        running = self._polling is not None and not self._polling.done()
        if self._active and not running and self._connection.local is not None:
            self._polling = self._scope.start(self._poll)

    async def _poll(self) -> None:
        loop = asyncio.get_running_loop()
        while self._active:
            local = self._connection.local
            if local is None or not self._connection.is_connected:
                return
            started = loop.time()
            keys = {video.source for video in self._document.layout.videos if not video.hidden}
            due = [key for key in keys if self._ask_again.get(key, 0.0) <= started]
            fetched: list[QImage | None] = []
            for first in range(0, len(due), _AT_ONCE):
                batch = due[first : first + _AT_ONCE]
                fetched += await asyncio.gather(*(self._fetch(local, key) for key in batch))
            self._take(due, fetched)
            await asyncio.sleep(max(0.05, _EVERY - (loop.time() - started)))

    async def _fetch(self, local: "LocalApi", key: SourceKey) -> QImage | None:
        loop = asyncio.get_running_loop()
        group_id = self._roster.group_id
        try:
            untrusted_jpeg = await local.picture(
                group_id, key.user_id, key.media_id, key.media_type
            )
        except ClientError:
            return None
        picture = await loop.run_in_executor(self._executor, QImage.fromData, untrusted_jpeg)
        return None if picture.isNull() or group_id != self._roster.group_id else picture

    def _take(self, keys: list[SourceKey], pictures: list[QImage | None]) -> None:
        """All of a round at once, so that the canvas is painted once."""
        later = asyncio.get_running_loop().time() + _PATIENCE
        for key, picture in zip(keys, pictures, strict=True):
            if picture is not None:
                self.put(key, picture)
                continue
            self._ask_again[key] = later
            if self._pictures.pop(key, None) is not None:
                self.picture_changed.emit(key)
