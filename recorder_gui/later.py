"""What the window needs only once it is seen: imported in a thread after its first paint.

Whoever uses these parts imports them where they are used; by then they are there. Importing them
all before would keep the person waiting for the window three times as long.
"""

import asyncio
import importlib
from collections.abc import Callable
from concurrent.futures import Executor

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LATER = (
    "recorder_gui.state.wire_log.wire_log",
    "recorder_gui.state.files.files",
    "recorder_gui.state.tasks.tasks",
    "recorder_gui.client.control.channel",
    "recorder_gui.client.storage.channel",
    "recorder_gui.client.local.api",
    "recorder_gui.client.downloading.downloader",
    "recorder_gui.client.playing.player",
    "recorder_gui.client.playing.glimpse",
    "recorder_gui.painting.items",
    "recorder_gui.painting.composition",
    "recorder_gui.ui.studio.adding.source_dialog",
    "recorder_gui.ui.studio.adding.people_dialog",
    "recorder_gui.ui.studio.new_recording.dialog",
    "recorder_gui.ui.tasks.page",
    "recorder_gui.ui.files.page",
    "recorder_gui.ui.wire_log.page",
    "recorder_gui.ui.connect.profiles_dialog",
)
_UNSEEN = 500  # ms after which a window that nobody shows goes on all the same


class Rest:
    """Imports them in `executor`; `here` waits for that."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._importing: asyncio.Future[None] | None = None

    async def here(self) -> None:
        """Returns once everything is imported."""
        if self._importing is None:
            loop = asyncio.get_running_loop()
            self._importing = loop.run_in_executor(self._executor, _import_all)
        await asyncio.shield(self._importing)


class AfterFirstPaint(QObject):
    """Calls `then` once `window` was painted for the first time, or is not to be seen at all."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)
        QTimer.singleShot(_UNSEEN, self, self._go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go_on)
        return False

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


def _import_all() -> None:
    for name in LATER:
        importlib.import_module(name)
