"""Builds the four pages with their state, and fulfils what one page wishes of another.

A part of the composition root.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.wire import from_wire
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.storage import Volume
from recorder_gui.state.amounts import size_text
from recorder_gui.state.connection import Connection
from recorder_gui.state.preferences import Preferences
from recorder_gui.state.settings import Settings
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.task import OPEN
from recorder_gui.state.studio.watching.times import WatchTimes
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.ui.recording_presence import RecordingPresence
from recorder_gui.ui.status_bar import StatusBar
from recorder_gui.ui.studio.recorder.notices import RecordingNotices
from recorder_gui.ui.window import MainWindow, PageEntry

if TYPE_CHECKING:
    from recorder_gui.state.files.files import Files
    from recorder_gui.state.files.transfer import Transfer
    from recorder_gui.state.files.transfers import QueueTimes
    from recorder_gui.state.tasks.history.again import Again
    from recorder_gui.state.tasks.tasks import Tasks
    from recorder_gui.state.wire_log.wire_log import WireLog
    from recorder_gui.ui.files.page import FilesPage
    from recorder_gui.ui.studio.page import StudioPage
    from recorder_gui.ui.tasks.page import TasksPage
    from recorder_gui.ui.wire_log.page import WireLogPage


class Pages:
    """What the pages know, and the pages, each built when it is first asked for: only the Studio
    is needed for the window's first paint."""

    def __init__(
        self,
        *,
        connection: Connection,
        scope: TaskScope,
        settings: Settings,
        preferences: Preferences,
        executor: Executor,
        wire_folder: Path,
        parent: QObject,
        times: WatchTimes | None = None,
        downloads: "QueueTimes | None" = None,
    ) -> None:
        self.studio = Studio(connection, scope, settings, executor, parent, times=times)
        self._connection, self._scope, self._executor = connection, scope, executor
        self._settings, self._preferences = settings, preferences
        self._wire_folder, self._parent, self._queue_times = wire_folder, parent, downloads
        self._window: MainWindow | None = None
        self._unwired: list[Callable[[MainWindow], object]] = []  # of pages built before the window

    @cached_property
    def tasks(self) -> "Tasks":
        """The recordings of the service."""
        from recorder_gui.state.tasks.tasks import Tasks

        return Tasks(
            self._connection,
            self._scope,
            self._executor,
            settings=self._settings,
            parent=self._parent,
        )

    @cached_property
    def files(self) -> "Files":
        """The files of the service, and the downloads."""
        from recorder_gui.state.files.files import Files
        from recorder_gui.state.files.kept_transfers import TransferStore

        files = Files(
            self._connection,
            self._scope,
            self._executor,
            download_folder=self._preferences.downloads,
            store=TransferStore(self._settings.folder / "transfers.json", self._executor),
            at_once=self._preferences.downloads_at_once,
            times=self._queue_times,
            parent=self._parent,
        )
        self._wire(lambda window: _connect_files(files, window))
        return files

    @cached_property
    def wire_log(self) -> "WireLog":
        """Every message; it listens from its first moment."""
        from recorder_gui.state.wire_log.wire_log import WireLog

        return WireLog(
            self._connection.wire_tap,
            self._scope,
            self._executor,
            folder=self._wire_folder,
            parent=self._parent,
        )

    async def know_all(self) -> None:
        """What the window was not kept waiting for is there, and listens: before it connects."""
        for each in ("wire_log", "files", "tasks"):
            getattr(self, each)
            await asyncio.sleep(0)  # whoever waits for the window gets a turn

    @cached_property
    def studio_page(self) -> "StudioPage":
        """The canvas and what is around it."""
        from recorder_gui.ui.studio.page import StudioPage

        return StudioPage(self.studio)

    @cached_property
    def tasks_page(self) -> "TasksPage":
        """All recordings of the service."""
        from recorder_gui.ui.tasks.page import TasksPage

        page = TasksPage(self.tasks, self._settings)
        self._wire(lambda window: self._connect_tasks_page(page, window))
        return page

    @cached_property
    def files_page(self) -> "FilesPage":
        """All files of the service, and the downloads."""
        from recorder_gui.ui.files.page import FilesPage

        page = FilesPage(self.files, self._settings)
        self._wire(
            lambda window: page.new_recording_requested.connect(lambda: window.show_page("studio"))
        )
        return page

    @cached_property
    def wire_log_page(self) -> "WireLogPage":
        """Every message of both channels."""
        from recorder_gui.state.wire_log.sending import Sending
        from recorder_gui.ui.wire_log.page import WireLogPage

        sending = Sending(self._connection, self._scope, self._parent)
        return WireLogPage(self.wire_log, sending, self._settings)

    def _wire(self, connect: Callable[[MainWindow], object]) -> None:
        """Do `connect` now, or as soon as there is a window."""
        if self._window is not None:
            connect(self._window)
        else:
            self._unwired.append(connect)

    def start(self, layout_file: Path | None = None) -> None:
        """Show the canvas as it was left, then `layout_file` where one was asked for."""
        layouts = self.studio.layouts
        if layout_file is not None:
            layouts.canvas.looked.connect(lambda: layouts.files.open(layout_file))
        layouts.canvas.restore()

    def entries(self) -> list[PageEntry]:
        """In the order of the rail."""
        return [
            PageEntry("studio", "studio", lambda: self.studio_page),
            PageEntry("tasks", "tasks", lambda: self.tasks_page),
            PageEntry("files", "files", lambda: self.files_page),
            PageEntry("wire_log", "wire", lambda: self.wire_log_page),
        ]

    def connect_to_window(self, window: MainWindow) -> None:
        """Wishes that one page has of another, and what the status bar shows."""
        self._window = window
        for connect in self._unwired:
            connect(window)
        self._unwired.clear()
        self.studio.recording.stopped.connect(lambda _: self._tell_stopped(window))
        self.studio.recording.ended_unasked.connect(lambda _: self._tell_stopped(window))
        window.status.recording_requested.connect(lambda: window.show_page("studio"))
        RecordingPresence(self.studio, window)
        RecordingNotices(
            self.studio,
            window.messages,
            window,
            start=lambda: self.studio_page.start(),
            show_files=lambda: window.show_page("files"),
        )
        window.status.transfers_requested.connect(lambda: window.show_page("files"))

    def _connect_tasks_page(self, page: "TasksPage", window: MainWindow) -> None:
        def show_file(name: str) -> None:
            self.files_page.show_file(name)
            window.show_page("files")

        def open_in_studio(record: Record) -> None:
            problem = self._open_in_studio(record)
            if problem is None:
                window.show_page("studio")
            else:
                window.show_error(problem)

        page.show_files_requested.connect(show_file)
        page.open_in_studio_requested.connect(open_in_studio)
        page.again_requested.connect(lambda record: self._again(record, window))
        page.download_requested.connect(lambda file: self.files.download([file]))
        page.new_recording_requested.connect(lambda: window.show_page("studio"))

    def _open_in_studio(self, record: Record) -> UserFacingError | None:
        """Take over a recording that runs; of one that has ended, take its last layout."""
        task = self.studio.recording.task
        if task is not None and task.is_open and task.record_id != record.record_id:
            return _studio_busy()
        self.studio.roster.set_group(record.group_id)
        if record.status in OPEN:
            self.studio.pick_up(record.record_id)
            return None
        known = self.tasks.histories.again(record)
        if known is None or known.layout is None:
            return _layout_unknown()
        self.studio.document.change(
            from_wire(known.layout, known.init.width, known.init.height),
            QCoreApplication.translate("Pages", "Open a recording's layout"),
        )
        return None

    def _again(self, record: Record, window: MainWindow) -> None:
        """Ask, then start a recording like that one, in Studio."""
        from recorder_gui.ui.tasks.again_question import AgainQuestion

        known = self.tasks.histories.again(record)
        if self.studio.recording.is_open:
            window.show_error(_studio_busy())
        elif known is None or not known.is_possible:
            window.show_error(_layout_unknown())
        else:
            question = AgainQuestion(known, self.tasks_page)
            question.start_requested.connect(lambda wanted: self._start_again(wanted, window))
            question.open()

    def _start_again(self, wanted: "Again", window: MainWindow) -> None:
        self.studio.roster.set_group(wanted.init.group_id)
        if wanted.layout is not None and wanted.init.auto is None:
            self.studio.document.change(
                from_wire(wanted.layout, wanted.init.width, wanted.init.height),
                QCoreApplication.translate("Pages", "Again like a recording"),
            )
        window.show_page("studio")
        self.studio.start(wanted.init)

    def recording_name(self) -> str:
        """The recording of this window that still runs; "" where there is none."""
        task = self.studio.recording.task
        if task is None or not task.is_open:
            return ""
        return task.file_name or task.record_id

    async def stop_recording(self) -> None:
        """Stop it properly; raises ClientError."""
        if self.studio.recording.is_open:
            await self.studio.recording.stop()

    def _tell_stopped(self, window: MainWindow) -> None:
        task = self.studio.recording.task
        window.notifications.tell(
            QCoreApplication.translate("Pages", "The recording has ended"),
            "" if task is None else task.file_name or task.record_id,
        )

    def set_downloads(self, folder: Path) -> None:
        """Downloads go to `folder` from now on."""
        self.files.set_download_folder(folder)

    async def end_playing(self) -> None:
        """Let go of a recording that plays."""
        if "files" in self.__dict__:
            await self.files.player.shut_down()

    def close(self) -> None:
        """End what the pages still watch."""
        self.studio.layouts.close()
        for each in ("tasks", "files", "wire_log"):
            if each in self.__dict__:  # else there is nothing to end
                getattr(self, each).close()


def _studio_busy() -> UserFacingError:
    return UserFacingError(
        "studio_busy",
        lambda: (
            QCoreApplication.translate("Pages", "Studio holds another recording that runs."),
            QCoreApplication.translate("Pages", "Stop it in Studio first."),
        ),
    )


def _layout_unknown() -> UserFacingError:
    return UserFacingError(
        "layout_unknown",
        lambda: (
            QCoreApplication.translate("Pages", "This recording's layout is not known."),
            QCoreApplication.translate("Pages", "It has ended, and the service keeps none."),
        ),
    )


def _connect_files(files: "Files", window: MainWindow) -> None:
    """What the window shows of them on every page."""
    files.volume_changed.connect(lambda volume: _show_volume(window.status, volume))
    files.transfers.open_changed.connect(window.status.set_transfers)
    files.transfers.ended.connect(lambda transfer: _tell_transfer(window, transfer))
    window.status.retranslated.connect(lambda: _show_volume(window.status, files.volume))


def _tell_transfer(window: MainWindow, transfer: "Transfer") -> None:
    """A download has ended, seen or not."""
    from recorder_gui.state.files.transfer import TransferState

    if transfer.state is TransferState.DONE:
        title = QCoreApplication.translate("Pages", "Downloaded")
        window.notifications.tell(title, transfer.file_name)
    elif transfer.error is not None:
        title = QCoreApplication.translate("Pages", "A download has failed")
        window.notifications.tell(title, transfer.error.sentence)


def _show_volume(status: StatusBar, volume: Volume | None) -> None:
    """Storage used, in the status bar."""
    if volume is None:
        status.set_storage(None, "")
        return
    used = size_text(volume.used)
    if volume.limit:
        words = QCoreApplication.translate("Storage", "{0} of {1} used")
        status.set_storage(volume.used / volume.limit, words.format(used, size_text(volume.limit)))
        return
    status.set_storage(None, QCoreApplication.translate("Storage", "{0} used").format(used))
