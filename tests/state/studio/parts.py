"""All that a Studio needs, built in one folder."""

from collections.abc import AsyncIterator
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from pathlib import Path

import shiboken6

from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.state.connection import Connection
from recorder_gui.state.profiles import Profile
from recorder_gui.state.settings import Settings
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.watching.times import WatchTimes
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.vault import Vault
from tests.running_recorder import RunningRecorder
from tests.waiting import until


class StudioParts:
    """Connection (not opened), scope, settings and the Studio that joins them."""

    def __init__(
        self, folder: Path, executor: Executor, *, times: WatchTimes | None = None
    ) -> None:
        self.settings = Settings(folder / "settings")
        self.scope = TaskScope()
        self.vault = Vault(executor)
        self.connection = Connection(
            vault=self.vault,
            local_recorder=LocalRecorder(LocalFolders.under(folder), executor),
        )
        self.studio = Studio(self.connection, self.scope, self.settings, executor, times=times)

    def delete(self) -> None:
        """Now, as the program does: the collector would take the parts apart in any order."""
        for each in (self.studio, self.connection, self.scope, self.settings):
            shiboken6.delete(each)

    @asynccontextmanager
    async def connected(self, recorder: RunningRecorder) -> AsyncIterator[Studio]:
        """The Studio, connected to `recorder` as to a service elsewhere."""
        profile = Profile(
            id="p",
            name="Team",
            control=recorder.control,
            storage=recorder.storage,
            app_id=recorder.app_id,
        )
        await self.vault.keep("p", recorder.token)
        try:
            await self.connection.open(profile)
            await until(lambda: self.connection.is_connected)
            yield self.studio
        finally:
            await self.scope.close()
            await self.connection.close()


INIT = InitRecord(group_id="demo", width=640, height=360, frame_rate=15)


async def started(studio: Studio, people: int = 1) -> None:
    """Record the first `people` of the demo group, each placed with their microphone."""
    studio.new_canvas(640, 360)
    cameras = [s.key for s in studio.roster.sources if s.key.media_type is MediaType.CAMERA]
    for camera in cameras[:people]:
        studio.editing.place(camera)
    await studio.recording.start(INIT, studio.wire)
