"""The composition root: builds the objects of the window and hands them to each other."""

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import platformdirs
import qasync
from PySide6.QtWidgets import QApplication, QWidget

from recorder_gui import __version__
from recorder_gui.client.local_recorder import APP_NAME, LocalFolders, LocalRecorder
from recorder_gui.state.app_log import AppLog
from recorder_gui.state.connection import Connection
from recorder_gui.state.language import Language, LanguageChoice
from recorder_gui.state.profiles import Profile, Profiles
from recorder_gui.state.settings import Settings
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.unhandled import Unhandled
from recorder_gui.state.vault import Vault
from recorder_gui.ui.icons import application_icon
from recorder_gui.ui.theme import Theme, ThemeMode
from recorder_gui.ui.window import MainWindow, PageEntry

_log = logging.getLogger(__name__)
_THREADS = 4
_THEME = "look/theme"
_LANGUAGE = "look/language"


@dataclass(frozen=True)
class Places:
    """Every folder that the program writes to; the demo and the tests bring their own."""

    settings: Path
    logs: Path
    downloads: Path
    local: LocalFolders

    @classmethod
    def of_this_user(cls) -> "Places":
        """The system's own places."""
        return cls(
            settings=Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)),
            logs=Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)),
            downloads=Path(platformdirs.user_downloads_dir()),
            local=LocalFolders.of_this_user(),
        )

    @classmethod
    def under(cls, folder: Path) -> "Places":
        """Everything in one folder."""
        return cls(
            settings=folder / "settings",
            logs=folder / "logs",
            downloads=folder / "downloads",
            local=LocalFolders.under(folder),
        )


class DesktopApplication:
    """All objects of one running window.

    Build it inside the running loop; `start`, then `wait_until_closed`, then `shut_down`.
    """

    def __init__(self, application: QApplication, places: Places) -> None:
        self.places = places
        self.log = AppLog(places.logs)
        self.executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="window")
        loop = asyncio.get_running_loop()
        self.unhandled = Unhandled(loop)
        self.settings = Settings(places.settings)
        self.theme = Theme(application, _theme_of(self.settings))
        self.language = Language(application, _language_of(self.settings))
        self.tasks = TaskScope()
        self.profiles = Profiles(self.settings)
        self.vault = Vault(self.executor)
        self.local_recorder = LocalRecorder(places.local, self.executor)
        self.connection = Connection(
            vault=self.vault, local_recorder=self.local_recorder, executor=self.executor
        )
        self.window = MainWindow(
            connection=self.connection,
            profiles=self.profiles,
            settings=self.settings,
            pages=self._build_pages(),
        )
        self._closed = loop.create_future()
        self._connect_signals()

    def start(self) -> None:
        """Show the window and connect to the service that was used last."""
        self.window.show()
        self.connect_to(self.profiles.current())

    def connect_to(self, profile: Profile) -> None:
        """Leave the service of before for `profile`."""
        self.profiles.set_current(profile)
        self.tasks.start(lambda: self.connection.open(profile), key="connect")

    async def wait_until_closed(self) -> None:
        """Until the person has closed the window."""
        await self._closed

    async def shut_down(self) -> None:
        """End everything in the order that leaves nothing behind."""
        self.window.hide()
        await self.tasks.close()
        await self.connection.close()
        self.local_recorder.release()
        self.window.close_for_good()
        self.unhandled.remove()
        self.executor.shutdown(wait=True, cancel_futures=True)
        self.log.close()

    def _build_pages(self) -> list[PageEntry]:
        return [
            PageEntry("studio", "studio", QWidget()),
            PageEntry("tasks", "tasks", QWidget()),
            PageEntry("files", "files", QWidget()),
            PageEntry("wire_log", "wire", QWidget()),
        ]

    def _connect_signals(self) -> None:
        self.tasks.failed.connect(self.window.show_error)
        self.unhandled.happened.connect(self.window.show_error)
        self.window.close_requested.connect(self._on_close_requested)
        actions = self.window.actions_of_window
        actions.profile_requested.connect(self.connect_to)
        actions.theme_requested.connect(self._on_theme)
        actions.language_requested.connect(self._on_language)
        actions.try_now.triggered.connect(self.connection.try_now)

    def _on_theme(self, mode: ThemeMode) -> None:
        self.settings.set_value(_THEME, mode.value)
        self.theme.set_mode(mode)

    def _on_language(self, choice: LanguageChoice) -> None:
        self.settings.set_value(_LANGUAGE, choice.value)
        self.language.set_choice(choice)

    def _on_close_requested(self) -> None:
        if not self._closed.done():
            self._closed.set_result(None)


def prepare_application(argv: Sequence[str]) -> QApplication:
    """The Qt application with its names and icon; the window's closing does not end it."""
    application = QApplication(list(argv))
    application.setApplicationName(APP_NAME)
    application.setApplicationDisplayName("Cloud Recorder")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APP_NAME)
    application.setWindowIcon(application_icon())
    application.setQuitOnLastWindowClosed(False)
    return application


def run_window(argv: Sequence[str], places: Places | None = None) -> int:
    """Open the window and stay until it is closed; the exit status."""
    application = prepare_application(argv)
    loop = qasync.QEventLoop(application)

    async def main() -> None:
        program = DesktopApplication(application, places or Places.of_this_user())
        try:
            program.start()
            await program.wait_until_closed()
        finally:
            await program.shut_down()

    with loop, contextlib.suppress(KeyboardInterrupt):
        loop.run_until_complete(main())
    return 0


def _theme_of(settings: Settings) -> ThemeMode:
    with contextlib.suppress(ValueError):
        return ThemeMode(settings.text(_THEME))
    return ThemeMode.SYSTEM


def _language_of(settings: Settings) -> LanguageChoice:
    with contextlib.suppress(ValueError):
        return LanguageChoice(settings.text(_LANGUAGE))
    return LanguageChoice.SYSTEM
