"""What can be known cheaply of the file that is chosen: its picture, length and size of picture.

Our own recorder gives a small picture of its own; of any other service's file the header and one
picture are read, by a bounded number of bytes. What costs more stays unknown.
"""

from collections import OrderedDict
from concurrent.futures import Executor
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.errors import RecorderError
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.storage import FileState, StoredFile
from recorder_gui.state.connection import Connection
from recorder_gui.state.files.origins import origin_of
from recorder_gui.state.task_scope import TaskScope

if TYPE_CHECKING:
    from recorder_gui.client.playing.facts import MediaFacts
    from recorder_gui.client.playing.pixels import Pixels

_KEPT = 200
_BUDGET = 1_500_000  # bytes
_CHOSEN_MS = 250  # so long a file is chosen before it is looked at: not each one passed by
_WITHIN = 10.0  # seconds


class Look(Struct, frozen=True):
    """`jpeg` and `pixels` are pictures, at most one of them is there. `slices` 0: not known.
    `origin` is the recording that it came out of, where that is known."""

    jpeg: bytes = b""
    pixels: "Pixels | None" = None
    facts: "MediaFacts | None" = None
    slices: int = 0
    origin: Record | None = None


class Looks(QObject):
    """Signal `looked(StoredFile)`: `of` tells what is known of it now."""

    looked = Signal(object)

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        executor: Executor,
        *,
        budget: int = _BUDGET,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._scope = scope
        self._executor = executor
        self._budget = budget
        self._known: OrderedDict[StoredFile, Look] = OrderedDict()
        self._wanted: StoredFile | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHOSEN_MS)
        self._timer.timeout.connect(self._begin)
        connection.profile_changed.connect(self._forget)

    def of(self, file: StoredFile) -> Look | None:
        """What is known of it; None before it was looked at."""
        return self._known.get(file)

    def look(self, file: StoredFile | None) -> None:
        """This one is chosen: look at it, if it stays so."""
        self._wanted = file
        if file is None or file.file_state != FileState.NORMAL or file in self._known:
            self._timer.stop()
        else:
            self._timer.start()

    def close(self) -> None:
        """Look at nothing any more."""
        self._wanted = None
        self._timer.stop()

    def _begin(self) -> None:
        file = self._wanted
        if file is None or not self._connection.is_connected:
            return
        if self._scope.start(partial(self._look, file), key="look at a file") is None:
            self._timer.start()  # after the one that is looked at now

    async def _look(self, file: StoredFile) -> None:
        jpeg = await self._local_picture(file)
        look = replace(await self._glimpse(file, jpeg), origin=await self._origin(file))
        self._known[file] = look
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.looked.emit(file)

    async def _local_picture(self, file: StoredFile) -> bytes:
        local = self._connection.local
        if local is None:
            return b""
        try:
            return await local.file_thumbnail(file.resource_name)
        except RecorderError:
            return b""

    async def _origin(self, file: StoredFile) -> Record | None:
        try:
            return await origin_of(file, self._connection.control)
        except RecorderError:
            return None

    async def _glimpse(self, file: StoredFile, jpeg: bytes) -> Look:
        storage = self._connection.storage
        if storage is None:
            return Look(jpeg)
        # late: see `later`
        from recorder_gui.client.playing.glimpse import glimpse
        from recorder_gui.client.playing.remote import Reading, clients_for
        from recorder_gui.client.storage.links import FreshLinks

        clients = clients_for(storage, Reading(silence=_WITHIN))
        links = FreshLinks(storage, file.resource_name)
        try:
            seen = await glimpse(
                links,
                clients,
                self._executor,
                budget=self._budget,
                within=_WITHIN,
                with_picture=not jpeg,
            )
        except (RecorderError, TimeoutError):
            return Look(jpeg, slices=links.count)
        finally:
            await clients.aclose()
        return Look(jpeg, seen.picture, seen.facts, seen.slices)

    def _forget(self) -> None:
        self._known.clear()
        self.close()
