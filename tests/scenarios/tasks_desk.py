"""The Tasks page, with a real connection to a toy service or to a recorder of the test's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView

from recorder_gui.client.control.session import SessionState
from recorder_gui.state.profiles import Profile
from recorder_gui.state.settings import Settings
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.ui.tasks.page import TasksPage
from tests.running_recorder import RunningRecorder
from tests.services.hostile_service import APP_ID, TOKEN, HostileService
from tests.state.service_desk import Desk
from tests.ui.page_on_screen import on_screen, put_away

NOWHERE = "http://127.0.0.1:9"  # a storage that is not there


@dataclass(frozen=True)
class Support:
    """Everything that a person of the support staff has in front of them."""

    desk: Desk
    tasks: Tasks
    page: TasksPage

    def scroll_to(self, row: int) -> None:
        """Bring a row to the top, or as near as the end of the table lets it."""
        top = QAbstractItemView.ScrollHint.PositionAtTop
        self.page.table.scrollTo(self.tasks.model.index(row, 0), top)

    def ids_in_view(self) -> dict[int, str]:
        """The recordings that can be read now, by row."""
        table = self.page.table
        first = table.rowAt(0)
        last = table.rowAt(table.viewport().height() - 1)
        if first < 0:
            return {}
        rows = range(first, (last if last >= 0 else self.tasks.model.total - 1) + 1)
        known = {row: self.tasks.model.id_of(row) for row in rows}
        return {row: each for row, each in known.items() if each is not None}

    def is_read(self) -> bool:
        """Whether every row in view is known."""
        table = self.page.table
        rows = table.viewport().height() // table.verticalHeader().defaultSectionSize()
        model = self.tasks.model
        return model.is_known and len(self.ids_in_view()) >= min(rows, model.total)


@asynccontextmanager
async def support(
    folder: Path, service: HostileService | RunningRecorder, *, interval: float = 3600.0
) -> AsyncIterator[Support]:
    """Connected, the page shown; nothing is refreshed by itself within `interval` seconds."""
    desk = Desk(folder)
    settings = Settings(folder / "settings")
    tasks = Tasks(desk.connection, desk.scope, desk.executor, settings=settings, interval=interval)
    page = on_screen(TasksPage(tasks, settings))
    try:
        if isinstance(service, RunningRecorder):
            await desk.connect(service)
        else:
            profile = Profile(
                id="toy", name="toy", control=service.url, storage=NOWHERE, app_id=APP_ID
            )
            desk.vault._for_this_run["toy"] = TOKEN
            await desk.connection.open(profile)
            await desk.connection.control.wait_for(SessionState.CONNECTED)
        yield Support(desk, tasks, page)
    finally:
        await put_away(desk, tasks, page)
