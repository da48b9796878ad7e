"""Live pictures of the sources that lie on the canvas, where the service gives them.

They are pushed, twice a second those that have changed, while the Studio is in view: another
layout asks for other sources, and out of view nobody is asked to look.
"""

import asyncio
from collections.abc import Mapping
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from recorder_gui.client.errors import ClientError
from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.local import GroupPictures
from recorder_gui.state.connection import Connection
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.following import Following
from recorder_gui.state.studio.roster import Roster
from recorder_gui.state.task_scope import TaskScope

if TYPE_CHECKING:
    from recorder_gui.client.local.api import LocalApi

_EVERY = 0.5  # seconds between two pictures of one source
_AGAIN = 1.0  # seconds until the service is asked again to push them


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
        self._executor = executor
        self._pictures: dict[SourceKey, QImage] = {}
        self._active = False
        self._following = Following(scope)
        for news in (
            connection.connected,
            connection.reconnected,
            connection.lost,
            document.layout_changed,
            roster.groups_changed,
        ):
            news.connect(self._follow_if_wanted)
        connection.profile_changed.connect(self.clear)

    def picture(self, key: SourceKey) -> QImage | None:
        """The newest picture of a source."""
        return self._pictures.get(key)

    def set_active(self, active: bool) -> None:
        """Whether anybody looks."""
        self._active = active
        self._follow_if_wanted()

    def put(self, key: SourceKey, picture: QImage) -> None:
        """Show this picture for a source until a newer one comes."""
        self._pictures[key] = picture
        self.picture_changed.emit(key)

    def clear(self) -> None:
        """Forget all pictures."""
        keys = list(self._pictures)
        self._pictures.clear()
        for key in keys:
            self.picture_changed.emit(key)

    def _follow_if_wanted(self) -> None:
        """Follow what lies on the canvas now, and nothing while nobody looks."""
        local = self._connection.local
        looks = self._active and self._connection.is_connected
        streams = self._on_canvas() if looks else frozenset[SourceKey]()
        if local is None or not streams:
            self._following.stop()
            return
        wanted = (local, self._roster.group_id, streams)
        self._following.follow(wanted, lambda: self._follow(local, streams))

    def _on_canvas(self) -> frozenset[SourceKey]:
        videos = self._document.layout.videos
        return frozenset(video.source for video in videos if not video.hidden)

    async def _follow(self, local: "LocalApi", streams: frozenset[SourceKey]) -> None:
        group_id = self._roster.group_id
        wanted = [(key.user_id, key.media_id, key.media_type) for key in streams]
        while self._connection.local is local and self._connection.is_connected:
            pushed = local.group_pictures(group_id, wanted, every=_EVERY)
            try:
                async for told in pushed:
                    await self._take(told)
            except ClientError:
                if self._connection.is_connected:
                    self._show(dict.fromkeys(streams))
            finally:
                await pushed.aclose()
            await asyncio.sleep(_AGAIN)

    async def _take(self, told: GroupPictures) -> None:
        loop = asyncio.get_running_loop()
        fresh: dict[SourceKey, QImage | None] = {}
        for each in told.pictures:
            key = SourceKey(each.user_id, each.media_id, each.media_type)
            fresh[key] = None
            if each.jpeg:
                image = await loop.run_in_executor(self._executor, QImage.fromData, each.jpeg)
                fresh[key] = None if image.isNull() else image
        self._show(fresh)

    def _show(self, fresh: Mapping[SourceKey, QImage | None]) -> None:
        """All that came together at once, so that the canvas is painted once."""
        for key, picture in fresh.items():
            if picture is not None:
                self.put(key, picture)
            elif self._pictures.pop(key, None) is not None:
                self.picture_changed.emit(key)
