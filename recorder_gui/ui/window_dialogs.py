"""The dialogs that the window's own actions open, and the wishes that come out of them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from recorder_gui.state.preferences import Preferences
from recorder_gui.state.profiles import Profile, Profiles
from recorder_gui.state.support_bundle import SupportBundle
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.this_computer import ThisComputer
from recorder_gui.state.vault import Vault
from recorder_gui.ui.theme import Theme

if TYPE_CHECKING:
    from recorder_gui.ui.closing import ClosingChoice, ClosingQuestion
    from recorder_gui.ui.connect.profiles_dialog import ProfilesDialog
    from recorder_gui.ui.preferences.dialog import PreferencesDialog


class WindowDialogs(QObject):
    """Opens each dialog over `window`, one of each kind at a time.

    Signals: `connect_requested(Profile)`; `theme_requested`, `language_requested`,
    `downloads_requested`, `at_once_requested` as of the preferences;
    `closing_answered(ClosingChoice)`.
    """

    connect_requested = Signal(object)
    theme_requested = Signal(object)
    language_requested = Signal(object)
    downloads_requested = Signal(str)
    at_once_requested = Signal(int)
    closing_answered = Signal(object)

    def __init__(
        self,
        window: QWidget,
        *,
        profiles: Profiles,
        vault: Vault,
        tasks: TaskScope,
        theme: Theme,
        preferences: Preferences,
        this_computer: ThisComputer,
        facts: Callable[[], Sequence[tuple[str, str]]],
        bundle: SupportBundle,
        updates_are_systems_affair: bool = False,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._profiles = profiles
        self._vault = vault
        self._tasks = tasks
        self._theme = theme
        self._preferences = preferences
        self._this_computer = this_computer
        self._facts = facts
        self._bundle = bundle
        self._updates_are_systems_affair = updates_are_systems_affair
        self._profiles_dialog: ProfilesDialog | None = None
        self._preferences_dialog: PreferencesDialog | None = None
        self._question: ClosingQuestion | None = None

    def show_profiles(self, current: Profile) -> None:
        """The services, with `current` chosen."""
        from recorder_gui.ui.connect.profiles_dialog import ProfilesDialog

        if self._profiles_dialog is None:
            dialog = ProfilesDialog(self._profiles, self._vault, self._tasks, self._window)
            dialog.connect_requested.connect(self.connect_requested)
            self._profiles_dialog = dialog
        self._profiles_dialog.open_at(current)

    def show_preferences(self) -> None:
        """The preferences as they are now."""
        from recorder_gui.ui.preferences.dialog import PreferencesDialog

        if self._preferences_dialog is None:
            dialog = PreferencesDialog(self._window)
            dialog.theme_requested.connect(self.theme_requested)
            dialog.language_requested.connect(self.language_requested)
            dialog.downloads_requested.connect(self.downloads_requested)
            dialog.at_once_requested.connect(self.at_once_requested)
            dialog.keep_recorder_requested.connect(self._on_keep_recorder)
            dialog.updates_requested.connect(self._on_updates)
            self._connect_this_computer(dialog)
            self._preferences_dialog = dialog
        self._preferences_dialog.this_computer.show_facts(self._this_computer.facts)
        self._preferences_dialog.open_with(
            self._theme.mode,
            self._preferences.language,
            str(self._preferences.downloads),
            at_once=self._preferences.downloads_at_once,
            keep_recorder=self._preferences.keep_recorder,
            updates=None
            if self._updates_are_systems_affair
            else (self._preferences.look_for_updates, self._preferences.updates_address),
        )

    def show_about(self) -> None:
        """Versions and places."""
        from recorder_gui.ui.about import AboutDialog

        dialog = AboutDialog(self._facts(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_support_bundle(self) -> None:
        """What support staff need, to look at and to save."""
        from recorder_gui.ui.support_bundle import SupportBundleDialog

        SupportBundleDialog(self._bundle, self._window).open()

    def show_folder(self, folder: str) -> None:
        """Open a folder in the system's own way."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def ask_about_closing(self, recording_name: str) -> None:
        """The question about the recording that runs; once, however often Close is pressed."""
        from recorder_gui.ui.closing import ClosingQuestion

        if self._question is not None:
            self._question.raise_()
            return
        self._question = ClosingQuestion(recording_name, self._window)
        self._question.answered.connect(self._on_answered)
        self._question.open()

    def _on_answered(self, choice: "ClosingChoice") -> None:
        if self._question is not None:
            self._question.deleteLater()
            self._question = None
        self.closing_answered.emit(choice)

    def _on_keep_recorder(self, on: bool) -> None:
        self._preferences.keep_recorder = on

    def _connect_this_computer(self, dialog: "PreferencesDialog") -> None:
        state, rows = self._this_computer, dialog.this_computer
        state.changed.connect(lambda: rows.show_facts(state.facts))
        state.folder_refused.connect(
            lambda error: (
                rows.show_refusal(error) if dialog.isVisible() else self._tasks.report(error)
            )
        )
        rows.look_wanted.connect(state.look)
        rows.folder_requested.connect(state.choose_folder)
        rows.quota_requested.connect(state.choose_quota)
        rows.restart_requested.connect(state.restart)

    def _on_updates(self, wished: bool, address: str) -> None:
        self._preferences.look_for_updates = wished
        self._preferences.updates_address = address
