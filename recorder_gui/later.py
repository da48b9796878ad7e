"""What the window needs only once it is seen: imported after its first paint.

First the loop of coroutines, in the window's own thread, a part a turn, so that a press of a key
gets its turn in between; then, in a thread of its own, all the rest. Whoever uses these parts
imports them where they are used; by then they are there. Importing them all before would keep the
person waiting for the window three times as long.
"""

import asyncio
import importlib
from concurrent.futures import Executor

LOOP = (
    "subprocess",
    "ssl",
    "asyncio.events",  # with it all of asyncio
    "qasync",
    "recorder_gui.qt_loop",
)
LATER = (
    "zoneinfo",
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
    "recorder_gui.ui.command_palette",
    "recorder_gui.ui.studio.canvas.spoken.items",
    "recorder_gui.ui.studio.inspector.fields",
    "recorder_gui.ui.studio.adding.source_dialog",
    "recorder_gui.ui.studio.adding.people_dialog",
    "recorder_gui.ui.studio.new_recording.dialog",
    "recorder_gui.ui.tasks.page",
    "recorder_gui.ui.files.page",
    "recorder_gui.ui.wire_log.page",
    "recorder_gui.ui.connect.profiles_dialog",
)


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


def _import_all() -> None:
    for name in LATER:
        importlib.import_module(name)
