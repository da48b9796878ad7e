"""Builds the four pages with their state, and fulfils what one page wishes of another.

A part of the composition root.
"""

from concurrent.futures import Executor
from pathlib import Path

from PySide6.QtWidgets import QWidget

from recorder_gui.state.connection import Connection
from recorder_gui.state.preferences import Preferences
from recorder_gui.state.settings import Settings
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.ui.tasks.page import TasksPage
from recorder_gui.ui.window import MainWindow, PageEntry


class Pages:
    """The pages and what they know."""

    def __init__(
        self,
        *,
        connection: Connection,
        scope: TaskScope,
        settings: Settings,
        preferences: Preferences,
        executor: Executor,
    ) -> None:
        self._connection = connection
        self.tasks = Tasks(connection, scope)
        self.tasks_page = TasksPage(self.tasks)

    def entries(self) -> list[PageEntry]:
        """In the order of the rail."""
        return [
            PageEntry("studio", "studio", QWidget()),
            PageEntry("tasks", "tasks", self.tasks_page),
            PageEntry("files", "files", QWidget()),
            PageEntry("wire_log", "wire", QWidget()),
        ]

    def connect_to_window(self, window: MainWindow) -> None:
        """Wishes that one page has of another, and what the status bar shows."""
        self.tasks_page.new_recording_requested.connect(lambda: window.show_page("studio"))

    def recording_name(self) -> str:
        """The recording of this window that still runs; "" where there is none."""
        return ""

    async def stop_recording(self) -> None:
        """Stop it properly."""

    def set_downloads(self, folder: Path) -> None:
        """Downloads go to `folder` from now on."""

    async def close(self) -> None:
        """End what the pages still do."""
