"""The window's own actions and the menu bar that shows them; pages add menus of their own."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from recorder_gui.state.language import LanguageChoice
from recorder_gui.state.profiles import Profile
from recorder_gui.ui import icons
from recorder_gui.ui.parts.emptying import empty
from recorder_gui.ui.theme import ThemeMode


class WindowActions(QObject):
    """What the window itself can do, each as a QAction with its shortcut.

    Signals say what is wished: `page_requested(key)`, `profile_requested(Profile)`,
    `theme_requested(ThemeMode)`, `language_requested(LanguageChoice)`.
    """

    page_requested = Signal(str)
    profile_requested = Signal(object)
    theme_requested = Signal(object)
    language_requested = Signal(object)

    def __init__(self, window: QWidget, page_keys: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self.profiles = self._new("key", "")
        self.preferences = self._new("settings", QKeySequence.StandardKey.Preferences)
        self.quit = self._new("", QKeySequence.StandardKey.Quit)
        self.palette = self._new("search", "Ctrl+K")
        self.next_part = self._new("", "F6")
        self.previous_part = self._new("", "Shift+F6")
        self.full_screen = self._new("", QKeySequence.StandardKey.FullScreen)
        self.try_now = self._new("refresh", "")
        self.disconnect_now = self._new("disconnected", "")
        self.show_log = self._new("terminal", "")
        self.support_bundle = self._new("export", "")
        self.about = self._new("info", "")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.full_screen.setCheckable(True)
        if not self.preferences.shortcut().toString():
            self.preferences.setShortcut("Ctrl+,")
        if not self.quit.shortcut().toString():
            self.quit.setShortcut("Ctrl+Q")
        self.pages = {key: self._page(key, number) for number, key in enumerate(page_keys, start=1)}
        self.themes = self._choices(ThemeMode, self.theme_requested)
        self.languages = self._choices(LanguageChoice, self.language_requested)
        self.services: list[QAction] = []
        self._service_group = QActionGroup(self)

    def set_profiles(self, profiles: Sequence[Profile], current: Profile) -> None:
        """The services that can be chosen."""
        for action in self.services:
            self._window.removeAction(action)
            action.deleteLater()
        self.services = []
        for profile in profiles:
            action = QAction(profile.title, self._window)
            action.setIcon(icons.icon("computer" if profile.is_local else "cloud"))
            action.setCheckable(True)
            action.setChecked(profile.id == current.id)
            action.triggered.connect(
                lambda _checked=False, chosen=profile: self.profile_requested.emit(chosen)
            )
            self._service_group.addAction(action)
            self.services.append(action)

    def retranslate(self) -> None:
        """All texts."""
        self.profiles.setText(self.tr("&Profiles…"))
        self.preferences.setText(self.tr("P&references…"))
        self.quit.setText(self.tr("&Quit"))
        self.palette.setText(self.tr("All &commands…"))
        self.next_part.setText(self.tr("&Next part of the window"))
        self.previous_part.setText(self.tr("&Previous part of the window"))
        self.full_screen.setText(self.tr("&Full screen"))
        self.try_now.setText(self.tr("&Connect now"))
        self.disconnect_now.setText(self.tr("&Disconnect"))
        self.show_log.setText(self.tr("Show &log"))
        self.support_bundle.setText(self.tr("Support &bundle…"))
        self.about.setText(self.tr("&About Cloud Recorder"))
        for key, action in self.pages.items():
            action.setText(self.page_name(key))
        for mode, action in self.themes.items():
            action.setText(self._theme_name(ThemeMode(mode)))
        for choice, action in self.languages.items():
            action.setText(self._language_name(LanguageChoice(choice)))

    def page_name(self, key: str) -> str:
        """The name of a page."""
        names = {
            "studio": self.tr("Studio"),
            "tasks": self.tr("Tasks"),
            "files": self.tr("Files"),
            "wire_log": self.tr("Wire log"),
        }
        return names.get(key, key)

    def page_hint(self, key: str) -> str:
        """What a page is for, with its shortcut."""
        hints = {
            "studio": self.tr("Compose and record"),
            "tasks": self.tr("Find and follow recordings"),
            "files": self.tr("Download and delete recorded files"),
            "wire_log": self.tr("See every message between this window and the service"),
        }
        keys = self.pages[key].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return f"{hints.get(key, key)} ({keys})"

    def _theme_name(self, mode: ThemeMode) -> str:
        return {
            ThemeMode.SYSTEM: self.tr("Look: as the system"),
            ThemeMode.LIGHT: self.tr("Look: light"),
            ThemeMode.DARK: self.tr("Look: dark"),
        }[mode]

    def _language_name(self, choice: LanguageChoice) -> str:
        return {
            LanguageChoice.SYSTEM: self.tr("Language: as the system"),
            LanguageChoice.ENGLISH: "English",
            LanguageChoice.CHINESE: "简体中文",
        }[choice]

    def _page(self, key: str, number: int) -> QAction:
        action = self._new("wire" if key == "wire_log" else key, f"Alt+{number}")
        action.setObjectName(f"action_{key}")
        action.triggered.connect(lambda: self.page_requested.emit(key))
        return action

    def _new(self, icon_name: str, keys: str | QKeySequence.StandardKey) -> QAction:
        action = QAction(self._window)
        if icon_name:
            action.setIcon(icons.icon(icon_name))
        if keys:
            action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action

    def _choices(
        self, kinds: type[ThemeMode] | type[LanguageChoice], wish: SignalInstance
    ) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions: dict[str, QAction] = {}
        for kind in kinds:
            action = QAction(self._window)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, chosen=kind: wish.emit(chosen))
            group.addAction(action)
            actions[kind.value] = action
        return actions


class MenuBar(QMenuBar):
    """File, the pages' own menus, View, Connection, Help."""

    def __init__(self, actions: WindowActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._file = self.addMenu("")
        self._view = self.addMenu("")
        self._connection = self.addMenu("")
        self._help = self.addMenu("")
        self._look = QMenu(self)
        self._language = QMenu(self)
        self._page_menus: dict[int, QAction] = {}  # the first of each page
        self._fill()
        self._connection.aboutToShow.connect(self._fill_services)

    def add_page_menus(self, menus: Sequence[QMenu], place: int) -> None:
        """Menus of a page, before View and before those of pages with a higher `place`."""
        later = [self._page_menus[each] for each in sorted(self._page_menus) if each > place]
        before = later[0] if later else self._view.menuAction()
        for menu in menus:
            self.insertMenu(before, menu)
        if menus:
            self._page_menus[place] = menus[0].menuAction()

    def add_file_actions(self, actions: Sequence[QAction]) -> None:
        """What a page opens and saves, at the top of File."""
        first = self._file.actions()[0]
        self._file.insertActions(first, list(actions))
        self._file.insertSeparator(first)

    def retranslate(self) -> None:
        """All titles."""
        self._file.setTitle(self.tr("&File"))
        self._view.setTitle(self.tr("&View"))
        self._connection.setTitle(self.tr("&Connection"))
        self._help.setTitle(self.tr("&Help"))
        self._look.setTitle(self.tr("&Look"))
        self._language.setTitle(self.tr("L&anguage"))

    def _fill(self) -> None:
        actions = self._actions
        self._file.addActions([actions.profiles, actions.preferences])
        self._file.addSeparator()
        self._file.addAction(actions.quit)
        self._view.addActions(list(actions.pages.values()))
        self._view.addSeparator()
        self._view.addMenu(self._look)
        self._view.addMenu(self._language)
        self._view.addSeparator()
        self._view.addActions([actions.palette, actions.next_part, actions.previous_part])
        self._view.addAction(actions.full_screen)
        self._look.addActions(list(actions.themes.values()))
        self._language.addActions(list(actions.languages.values()))
        self._help.addActions([actions.show_log, actions.support_bundle, actions.about])
        self._fill_services()

    def _fill_services(self) -> None:
        empty(self._connection)
        self._connection.addActions(self._actions.services)
        self._connection.addSeparator()
        self._connection.addActions([self._actions.try_now, self._actions.disconnect_now])
        self._connection.addAction(self._actions.profiles)
