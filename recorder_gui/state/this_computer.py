"""Where this computer's recorder keeps recordings and how much they may take: chosen, checked
before it is taken, and put into force by the recorder's next start."""

import asyncio
from enum import Enum
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recorder_gui.client.errors import ClientError
from recorder_gui.client.local import data_folder
from recorder_gui.client.local.data_folder import Storing
from recorder_gui.client.local.recorder import LocalRecorder, endpoint_of, storing_of
from recorder_gui.protocol.local import RunningRecorder
from recorder_gui.state.closing import Closing
from recorder_gui.state.connection import Connection
from recorder_gui.state.explanations import explain
from recorder_gui.state.preferences import Preferences
from recorder_gui.state.task_scope import TaskScope

GB = 1024**3
_RESTART, _CHOOSE, _LOOK = "restart the recorder", "choose the data folder", "look at the recorder"


class Restart(Enum):
    """Whether the running recorder can be restarted, and why not."""

    POSSIBLE = "possible"
    RECORDS = "records"  # or is about to
    ELSEWHERE = "elsewhere"  # this window is connected to another service, or to none
    UNDER_WAY = "under way"


class StoringFacts(Struct, frozen=True):
    """What is chosen, and how it stands: `data` and `usual` folder, `quota` in GB (None: no
    limit), bytes `free` there (None: not known). `before` is the folder of earlier recordings,
    where the choice left some. `running` is what the running recorder was started with, where
    that is something else than what is chosen."""

    data: Path
    usual: Path
    quota: int | None
    free: int | None = None
    before: Path | None = None
    running: Storing | None = None
    restart: Restart = Restart.ELSEWHERE


def chosen_storing(preferences: Preferences, usual: Path) -> Storing:
    """What a recorder is to be started with; `usual` is the folder where none was chosen."""
    quota = preferences.recorder_quota
    return Storing(preferences.recorder_data or usual, None if quota is None else quota * GB)


class ThisComputer(QObject):
    """Takes the choices and knows what the running recorder was started with.

    Signals: `changed`: other `facts`; `folder_refused(UserFacingError)`: the folder can't serve,
    the one of before stays.
    """

    changed = Signal()
    folder_refused = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        usual: Path,
        *,
        local_recorder: LocalRecorder,
        connection: Connection,
        closing: Closing,
        scope: TaskScope,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._usual = usual
        self._local_recorder = local_recorder
        self._connection = connection
        self._closing = closing
        self._scope = scope
        self._free: int | None = None
        self._before: Path | None = None
        self._running: Storing | None = None
        self._records = False
        scope.busy_changed.connect(self._on_busy_changed)

    @property
    def facts(self) -> StoringFacts:
        """What is chosen now, and what the last look found."""
        chosen = chosen_storing(self._preferences, self._usual)
        return StoringFacts(
            data=chosen.data,
            usual=self._usual,
            quota=self._preferences.recorder_quota,
            free=self._free,
            before=self._before,
            running=None if self._running == chosen else self._running,
            restart=self._can_restart(),
        )

    def look(self) -> None:
        """See what runs and how much is free; `changed` tells."""
        self._scope.start(self._look, key=_LOOK)

    def choose_folder(self, folder: Path | None) -> None:
        """Keep recordings in `folder` from the next start on, if it can serve; None: in the usual
        one."""
        self._scope.start(lambda: self._choose(folder or self._usual), key=_CHOOSE)

    def choose_quota(self, quota: int | None) -> None:
        """Let recordings take `quota` GB at most, from the next start on; None: no limit."""
        self._preferences.recorder_quota = quota
        self.changed.emit()

    def restart(self) -> None:
        """Restart the running recorder with what is chosen, unless it records."""
        self._scope.start(self._closing.renew, key=_RESTART)

    async def _choose(self, folder: Path) -> None:
        before = chosen_storing(self._preferences, self._usual).data
        if folder != before:
            running = await self._local_recorder.find()
            ours = None if running is None else storing_of(running).data
            try:
                await asyncio.to_thread(data_folder.prepare, folder, ours=ours)
            except ClientError as error:
                self.folder_refused.emit(explain(error))
                return
            if await asyncio.to_thread(data_folder.has_recordings, before):
                self._before = before
            elif self._before == folder:
                self._before = None
            self._preferences.recorder_data = None if folder == self._usual else folder
            if self._connection.profile.is_local and not self._connection.is_closed:
                self._connection.try_now()  # where the folder of before kept it from starting
        await self._look()

    async def _look(self) -> None:
        folder = chosen_storing(self._preferences, self._usual).data
        self._free = await asyncio.to_thread(data_folder.free_bytes, folder)
        running = await self._local_recorder.find()
        self._running = None if running is None else storing_of(running)
        self._records = running is not None and await _records(running)
        self.changed.emit()

    def _on_busy_changed(self, key: str, is_busy: bool) -> None:
        if key == _RESTART:
            self.changed.emit()
            if not is_busy:
                self.look()  # it waits for the start that is under way

    def _can_restart(self) -> Restart:
        if self._scope.is_busy(_RESTART):
            return Restart.UNDER_WAY
        if self._records:
            return Restart.RECORDS
        here = self._connection.profile.is_local and self._connection.is_connected
        return Restart.POSSIBLE if here else Restart.ELSEWHERE


async def _records(running: RunningRecorder) -> bool:
    """Whether it records or is about to; not knowing counts as yes."""
    from recorder_gui.client.local.api import LocalApi  # late: see `later`

    try:
        async with LocalApi(endpoint_of(running)) as api:
            work = await api.work()
            return work.recording + work.ready > 0
    except ClientError:
        return True
