"""Whether the recorder found on this computer is of this program's version.

One that a window of an earlier version left running is replaced as soon as it has no work; while
it records it is used as it is, and the person is told.
"""

from PySide6.QtCore import QObject, Signal

from recorder_gui.client.local.recorder import LocalRecorder, is_same_version
from recorder_gui.state.closing import Closing
from recorder_gui.state.connection import Connection
from recorder_gui.state.task_scope import TaskScope


class LocalVersion(QObject):
    """Looks once after each first connection. Signal `other_found(version)`: one of another
    version runs and records. `replaced(version)`: it had no work, and ours runs in its place."""

    other_found = Signal(str)
    replaced = Signal(str)

    def __init__(
        self,
        connection: Connection,
        local_recorder: LocalRecorder,
        closing: Closing,
        scope: TaskScope,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._local_recorder = local_recorder
        self._closing = closing
        self._scope = scope
        connection.connected.connect(self._on_connected)

    def _on_connected(self) -> None:
        if self._connection.profile.is_local:
            self._scope.start(self._look, key="recorder's version")

    async def _look(self) -> None:
        running = await self._local_recorder.find()
        if running is None or is_same_version(running):
            return
        if await self._closing.renew():
            self.replaced.emit(running.version)
        else:
            self.other_found.emit(running.version)
