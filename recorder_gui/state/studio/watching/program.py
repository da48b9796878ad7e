"""The program: a picture of what is recorded now. Our own recorder gives it; for any other service
it is drawn here from the layout that was sent last."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from recorder_gui.client.errors import ClientError
from recorder_gui.layout.document import SourceKey
from recorder_gui.layout.wire import WireLayout
from recorder_gui.protocol.requests import VideoItem
from recorder_gui.state.connection import Connection
from recorder_gui.state.studio.pictures import LivePictures
from recorder_gui.state.studio.recording import RecordingControl
from recorder_gui.state.studio.task import Task
from recorder_gui.state.task_scope import TaskScope

if TYPE_CHECKING:
    from recorder_gui.client.local.api import LocalApi

_DRAWN_EVERY = 1.0  # seconds: drawn here it costs more, and shows no more than the canvas
_DRAWN_WIDTH = 640  # px


class Program(QObject):
    """Signal `changed`: another picture, or none; `is_drawn`: whether it was drawn here."""

    changed = Signal()

    def __init__(
        self,
        connection: Connection,
        recording: RecordingControl,
        pictures: LivePictures,
        scope: TaskScope,
        executor: Executor,
        clock_text: Callable[[], str],
        every: float,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._recording = recording
        self._pictures = pictures
        self._scope = scope
        self._executor = executor
        self._clock_text = clock_text
        self._every = every
        self._active = False
        self._looking: asyncio.Task[None] | None = None
        self.picture: QImage | None = None
        self.is_drawn = False
        recording.changed.connect(self._look_if_wanted)
        connection.reconnected.connect(self._look_if_wanted)

    def set_active(self, active: bool) -> None:
        """Whether anybody looks."""
        self._active = active
        self._look_if_wanted()

    def _look_if_wanted(self) -> None:
        if not self._recording.is_begun:
            self._show(None, drawn=False)
        looking = self._looking is not None and not self._looking.done()
        if self._active and self._recording.is_begun and not looking:
            self._looking = self._scope.start(self._look)

    async def _look(self) -> None:
        loop = asyncio.get_running_loop()
        while self._active and self._connection.is_connected:
            task = self._recording.task
            if task is None or not self._recording.is_begun:
                return
            started = loop.time()
            local = self._connection.local
            taken = None if local is None else await self._fetch(local, task.record_id)
            drawn = taken is None
            if taken is None:
                taken = await self._draw(task)
            if not self._recording.is_begun:
                return
            self._show(taken, drawn=drawn)
            every = max(self._every, _DRAWN_EVERY) if drawn else self._every
            await asyncio.sleep(max(0.05, every - (loop.time() - started)))

    async def _fetch(self, local: "LocalApi", record_id: str) -> QImage | None:
        try:
            untrusted_jpeg = await local.program(record_id)
        except ClientError:
            return None
        loop = asyncio.get_running_loop()
        picture = await loop.run_in_executor(self._executor, QImage.fromData, untrusted_jpeg)
        return None if picture.isNull() else picture

    async def _draw(self, task: Task) -> QImage | None:
        running = self._recording.running
        if running is None or task.automatic:
            return None
        pictures = {key: self._pictures.picture(key) for key in map(_key, running.videos)}
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._executor, _compose, task, running, pictures, self._clock_text()
        )

    def _show(self, picture: QImage | None, *, drawn: bool) -> None:
        if picture is None and self.picture is None:
            return
        self.picture, self.is_drawn = picture, drawn
        self.changed.emit()


def _compose(
    task: Task, wire: WireLayout, pictures: dict[SourceKey, QImage | None], clock_text: str
) -> QImage:
    """The canvas at its own size, then small. In a thread of the executor."""
    from recorder_gui.painting.composition import compose_canvas  # late: see `later`

    whole = compose_canvas(
        task.width,
        task.height,
        wire.videos,
        wire.subtitles,
        lambda video: pictures.get(_key(video)),
        clock_text,
    )
    return whole.scaledToWidth(_DRAWN_WIDTH, Qt.TransformationMode.SmoothTransformation)


def _key(video: VideoItem) -> SourceKey:
    return SourceKey(video.user_id, video.media_id, video.media_type)
