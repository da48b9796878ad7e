"""The composition root: builds the objects of the window and hands them to each other."""

import asyncio
import contextlib
import gc
import logging
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from recorder_gui import __version__, own_program
from recorder_gui.client.control.session import RetryWaits
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.local.recorder import APP_NAME, LocalRecorder
from recorder_gui.collecting import OwnThreadCollector
from recorder_gui.later import Rest
from recorder_gui.pages import Pages
from recorder_gui.places import Places
from recorder_gui.state.app_log import AppLog
from recorder_gui.state.closing import Closing
from recorder_gui.state.connection import Connection
from recorder_gui.state.language import Language, LanguageChoice
from recorder_gui.state.local_version import LocalVersion
from recorder_gui.state.preferences import Preferences
from recorder_gui.state.profile_files import preset_profiles
from recorder_gui.state.profiles import Profile, Profiles
from recorder_gui.state.settings import Settings
from recorder_gui.state.studio.watching.times import WatchTimes
from recorder_gui.state.support_bundle import Ingredients, RecentErrors, SupportBundle
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.this_computer import ThisComputer, chosen_storing
from recorder_gui.state.unhandled import Unhandled
from recorder_gui.state.updates import Updates
from recorder_gui.state.vault import Vault
from recorder_gui.ui.connect.notices import ConnectionNotices
from recorder_gui.ui.first_paint import AfterFirstPaint
from recorder_gui.ui.icons import application_icon
from recorder_gui.ui.theme import Theme, ThemeMode
from recorder_gui.ui.versions import facts_for_support
from recorder_gui.ui.window import MainWindow
from recorder_gui.ui.window_dialogs import WindowDialogs

if TYPE_CHECKING:
    from recorder_gui.state.files.transfers import QueueTimes
    from recorder_gui.ui.closing import ClosingChoice

_log = logging.getLogger(__name__)
_THREADS = 4
_GIVES_WAY = 0.001  # seconds
_WIRE_LINES = 5000  # of the wire log, in a support bundle
_THEME = "look/theme"


class NetworkTimes(Struct, frozen=True):
    """Waits of the connection and of downloads, where they are not the usual ones."""

    control: ControlTimes | None = None
    retry: RetryWaits | None = None
    downloads: "QueueTimes | None" = None


class DesktopApplication:
    """All objects of one running window.

    `start`, then `wait_until_closed`, then `shut_down`. Built inside the running loop, or before
    there is one (`in_loop=False`): then `enter` as soon as it runs.
    `serve_options` are added to the command line of this computer's recorder; `times` are the
    waits of the Studio's guards and of Live, `network` those of the connection and of downloads.
    """

    def __init__(
        self,
        application: QApplication,
        places: Places,
        *,
        serve_options: Sequence[str] = (),
        theme: ThemeMode | None = None,
        language: LanguageChoice | None = None,
        times: WatchTimes | None = None,
        network: NetworkTimes | None = None,
        in_loop: bool = True,
    ) -> None:
        network = network or NetworkTimes()
        self.places = places
        self.log = AppLog(places.logs)
        with contextlib.suppress(OSError):  # what keeps it from being there is told on download
            places.downloads.mkdir(parents=True, exist_ok=True)
        self.executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="window")
        self.unhandled = Unhandled()
        self._root = QObject()  # of all that has no widget, so that it goes as one
        self.settings = Settings(places.settings, self._root)
        self.preferences = Preferences(self.settings, places.downloads)
        self.theme = Theme(application, theme or _theme_of(self.settings))
        self.language = Language(application, language or self.preferences.language)
        self.tasks = TaskScope(self._root, begun=False)
        self.rest = Rest(self.executor)
        self._collector = OwnThreadCollector(self._root)
        self.errors = RecentErrors()
        preset, self._preset_problem = preset_profiles(places.site)
        self.profiles = Profiles(self.settings, self._root, preset=preset)
        self.vault = Vault(self.executor)
        self.local_recorder = LocalRecorder(
            places.local,
            self.executor,
            storing=partial(chosen_storing, self.preferences, places.local.data),
            options=serve_options,
        )
        self.connection = Connection(
            vault=self.vault,
            local_recorder=self.local_recorder,
            waits=network.retry,
            times=network.control,
            parent=self._root,
        )
        self.log.hide(lambda: self.connection.wire_tap.secrets)
        self.closing = Closing(self.connection, self.local_recorder, self.preferences)
        self.local_version = LocalVersion(
            self.connection, self.local_recorder, self.closing, self.tasks, self._root
        )
        self.this_computer = ThisComputer(
            self.preferences,
            places.local.data,
            local_recorder=self.local_recorder,
            connection=self.connection,
            closing=self.closing,
            scope=self.tasks,
            parent=self._root,
        )
        self.pages = Pages(
            connection=self.connection,
            scope=self.tasks,
            settings=self.settings,
            preferences=self.preferences,
            executor=self.executor,
            wire_folder=places.wire,
            parent=self._root,
            times=times,
            downloads=network.downloads,
        )
        self.window = MainWindow(
            connection=self.connection,
            profiles=self.profiles,
            settings=self.settings,
            pages=self.pages.entries(),
        )
        self.updates = Updates(
            self.preferences,
            self.tasks,
            is_systems_affair=own_program.is_updated_by_system(),
            parent=self._root,
        )
        self.notices = ConnectionNotices(self.connection, self.window.messages)
        self.dialogs = WindowDialogs(
            self.window,
            profiles=self.profiles,
            vault=self.vault,
            tasks=self.tasks,
            theme=self.theme,
            preferences=self.preferences,
            this_computer=self.this_computer,
            facts=self._facts,
            bundle=SupportBundle(self._ingredients, self.tasks, self.executor, self._root),
            updates_are_systems_affair=self.updates.is_systems_affair,
        )
        self._is_closed = False
        self._waiting: asyncio.Future[None] | None = None  # for its being closed
        self._connect_signals()
        if in_loop:
            self.enter()

    def enter(self) -> None:
        """The loop runs, and this in it: what the person has asked for meanwhile begins."""
        loop = asyncio.get_running_loop()
        loop.set_default_executor(self.executor)
        self.unhandled.listen_to(loop)
        self.tasks.begin()

    def start(self, layout_file: Path | None = None) -> None:
        """Show the window, with `layout_file` on its canvas, and connect to the service that was
        used last."""
        _log.info("window of version %s starts", __version__)
        self.window.show()
        self.window.news.tell_of_lost_settings(
            self.settings.kept_aside, profiles_unreadable=self.profiles.unreadable
        )
        if self.preferences.mend_storing():
            self.window.news.tell_of_damaged_storing()
        if layout_file is not None:
            self.window.show_page("studio")
        if self._preset_problem is not None:
            self.window.show_error(self._preset_problem)
        AfterFirstPaint(self.window, lambda: self._when_seen(layout_file))

    def _when_seen(self, layout_file: Path | None) -> None:
        self.tasks.start(lambda: self._go_on(layout_file), key="go on")

    async def _go_on(self, layout_file: Path | None) -> None:
        """Everything that a window must not be waited for."""
        await self.rest.here()
        if not gc.isenabled():  # the command left it off while all this was made
            gc.freeze()  # it stays: it is never looked through again
        self._collector.start()
        await self.pages.know_all()
        self.pages.start(layout_file)
        if self.connection.is_closed and not self.tasks.is_busy("connect"):
            self.connect_to(self.profiles.current())
        self.updates.look()
        for page in self.pages.entries():
            await asyncio.sleep(0)
            self.window.page(page.key)

    def connect_to(self, profile: Profile) -> None:
        """Leave the service of before for `profile`."""
        self.profiles.set_current(profile)
        self.tasks.start(lambda: self._connect(profile), key="connect")

    async def wait_until_closed(self) -> None:
        """Until the person has closed the window."""
        if not self._is_closed:
            self._waiting = asyncio.get_running_loop().create_future()
            await self._waiting

    async def shut_down(self) -> None:
        """End everything, in the order that leaves nothing behind."""
        self.window.remember()
        self.window.hide()
        await self.pages.end_playing()
        await self.tasks.close()
        self.pages.close()
        await self.closing.end_idle_recorder()
        await self.connection.close()
        self.local_recorder.release()
        self.window.close_for_good()
        self.settings.save()
        self.unhandled.remove()
        self.language.remove()
        # First, since a thread that tells its result to an object just deleted crashes.
        self.executor.shutdown(wait=True, cancel_futures=True)
        self._collector.stop()
        # Now, not when the collector comes by: what is left of a window would go on listening.
        for each in (self.window, self.theme, self.language, self._root):
            shiboken6.delete(each)
        self.log.close()

    async def _connect(self, profile: Profile) -> None:
        await self.rest.here()
        await self.pages.know_all()
        if not profile.is_local:
            await self.closing.end_idle_recorder()
        await self.connection.open(profile)

    def _connect_signals(self) -> None:
        window, dialogs, actions = self.window, self.dialogs, self.window.actions_of_window
        self.tasks.failed.connect(window.show_error)
        self.unhandled.happened.connect(window.show_error)
        self.pages.connect_to_window(window)
        self.updates.newer_found.connect(window.news.tell_of_newer_version)
        self.local_version.other_found.connect(window.news.tell_of_other_version)
        self.local_version.replaced.connect(window.news.tell_of_replaced_recorder)
        window.close_requested.connect(self._on_close_requested)
        window.session_ended.connect(self.close)
        window.status.profiles_requested.connect(self._show_profiles)
        self.notices.profiles_requested.connect(self._show_profiles)
        self.notices.wait_requested.connect(self._on_wait_for_free)
        actions.profiles.triggered.connect(self._show_profiles)
        actions.preferences.triggered.connect(dialogs.show_preferences)
        actions.about.triggered.connect(dialogs.show_about)
        actions.support_bundle.triggered.connect(dialogs.show_support_bundle)
        self.tasks.failed.connect(self.errors.note)
        self.unhandled.happened.connect(self.errors.note)
        actions.show_log.triggered.connect(lambda: dialogs.show_folder(str(self.places.logs)))
        actions.profile_requested.connect(self.connect_to)
        actions.try_now.triggered.connect(self._on_try_now)
        actions.disconnect_now.triggered.connect(
            lambda: self.tasks.start(self.connection.close, key="connect")
        )
        for source in (actions, dialogs):
            source.theme_requested.connect(self._on_theme)
            source.language_requested.connect(self._on_language)
        dialogs.connect_requested.connect(self.connect_to)
        dialogs.downloads_requested.connect(self._on_downloads)
        dialogs.at_once_requested.connect(self._on_at_once)
        dialogs.closing_answered.connect(self._on_closing_answered)

    def _facts(self) -> list[tuple[str, str]]:
        return facts_for_support(self.log.path, self.local_recorder.log)

    def _ingredients(self) -> Ingredients:
        self.settings.save()
        logs = [*sorted(self.places.logs.glob("*.log*")), self.local_recorder.log]
        return Ingredients(
            facts=self._facts(),
            logs=list(dict.fromkeys(logs)),
            settings=self.settings.path,
            wire=partial(self.pages.wire_log.last_lines, _WIRE_LINES),
            errors=self.errors.texts(),
            secrets=self.connection.wire_tap.secrets,
        )

    def _show_profiles(self) -> None:
        self.dialogs.show_profiles(self.connection.profile)

    def _on_try_now(self) -> None:
        if self.connection.is_closed:
            self.connect_to(self.connection.profile)
        else:
            self.connection.try_now()

    def _on_wait_for_free(self) -> None:
        profile = self.connection.profile
        self.tasks.start(lambda: self.connection.open(profile, wait_for_free=True), key="connect")

    def _on_theme(self, mode: ThemeMode) -> None:
        self.settings.set_value(_THEME, mode.value)
        self.theme.set_mode(mode)

    def _on_language(self, choice: LanguageChoice) -> None:
        self.preferences.language = choice
        self.language.set_choice(choice)

    def _on_downloads(self, folder: str) -> None:
        self.preferences.downloads = Path(folder)
        self.pages.set_downloads(Path(folder))

    def _on_at_once(self, count: int) -> None:
        self.preferences.downloads_at_once = count
        self.pages.files.transfers.set_at_once(count)

    def _on_close_requested(self) -> None:
        recording = self.pages.recording_name()
        if recording:
            self.dialogs.ask_about_closing(recording)
        else:
            self.close()

    def _on_closing_answered(self, choice: "ClosingChoice") -> None:
        from recorder_gui.ui.closing import ClosingChoice

        if choice is ClosingChoice.KEEP_RECORDING:
            self.close()
        elif choice is ClosingChoice.STOP_AND_FINISH:
            self.tasks.start(self._stop_and_close, key="close")

    async def _stop_and_close(self) -> None:
        await self.pages.stop_recording()
        self.close()

    def close(self) -> None:
        """Close without asking; a recording goes on."""
        self._is_closed = True
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)


def prepare_application(argv: Sequence[str]) -> QApplication:
    """The Qt application with its names and icon; the window's closing does not end it."""
    # A thread that computes in Python gives way to the window after one ms instead of five.
    sys.setswitchinterval(_GIVES_WAY)
    application = QApplication(list(argv))
    application.setApplicationName(APP_NAME)
    application.setApplicationDisplayName("Cloud Recorder")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APP_NAME)
    application.setWindowIcon(application_icon())
    application.setQuitOnLastWindowClosed(False)
    return application


def _theme_of(settings: Settings) -> ThemeMode:
    with contextlib.suppress(ValueError):
        return ThemeMode(settings.text(_THEME))
    return ThemeMode.SYSTEM
