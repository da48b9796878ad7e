"""The main window: assembly only. Rail, message area, pages, status bar, menus.

Object names that tools and tests go by: `rail`, `rail_studio`, `rail_tasks`, `rail_files`,
`rail_wire_log`, `messages`, `pages`, `status_bar`, `status_connection`, `command_palette`.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.errors import UserFacingError
from recorder_gui.state.connection import Connection
from recorder_gui.state.profiles import Profiles
from recorder_gui.state.settings import Settings
from recorder_gui.ui.menus import MenuBar, WindowActions
from recorder_gui.ui.messages import MessageArea
from recorder_gui.ui.news import News
from recorder_gui.ui.notifications import Notifications
from recorder_gui.ui.page import HasFileActions, HasLateParts, HasMenus, HasParts
from recorder_gui.ui.rail import Rail
from recorder_gui.ui.status_bar import StatusBar
from recorder_gui.ui.unveiling import Unveiling

if TYPE_CHECKING:
    from recorder_gui.ui.command_palette import CommandPalette

W = TypeVar("W", bound=QWidget)

_GEOMETRY = "window/geometry"
_PAGE = "window/page"
_SPLITTERS = "window/splitter/"
_COLUMNS = "window/columns/"
_USUAL_SIZE = QSize(1280, 800)
_LEAST_SIZE = QSize(960, 600)


class PageEntry(Struct, frozen=True):
    """A page with the key by which rail, menus and settings call it; `build` makes it, or gives
    the one that was made, when it is first to be seen."""

    key: str
    icon_name: str
    build: Callable[[], QWidget]


class MainWindow(QMainWindow):
    """Shows the pages that it is given.

    Signal `close_requested`: the person wants to close it; whoever listens decides, asks where
    something is recorded, and then calls `close_for_good`. Signal
    `session_ended`: the person logs out.
    """

    close_requested = Signal()
    session_ended = Signal()

    def __init__(
        self,
        *,
        connection: Connection,
        profiles: Profiles,
        settings: Settings,
        pages: Sequence[PageEntry],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._profiles = profiles
        self._connection = connection
        self._may_close = False
        self._recording = ""  # how this window's recording stands, for the title
        self._icon_key = 0
        self._entries = {entry.key: entry for entry in pages}
        self._built: dict[str, QWidget] = {}
        self.rail = Rail(self)
        self.notifications = Notifications(self)
        self.messages = MessageArea(self)
        self.news = News(self.messages)
        self._unveiling = Unveiling(self)
        self.pages = QStackedWidget(self)
        self.pages.setObjectName("pages")
        self.status = StatusBar(connection, self)
        self.actions_of_window = WindowActions(self, [entry.key for entry in pages])
        self.menus = MenuBar(self.actions_of_window, self)
        self._assemble()
        self._connect_signals()
        self._on_profiles_changed()
        self.retranslate()
        self._restore()

    @cached_property
    def palette_of_commands(self) -> "CommandPalette":
        """Built when it is first asked for."""
        from recorder_gui.ui.command_palette import CommandPalette

        return CommandPalette(self)

    def show_page(self, key: str) -> None:
        """Show the page `key`."""
        if key not in self._entries:
            return
        page = self.page(key)
        if page is not self.pages.currentWidget():
            if self.isVisible():
                late = page.late_parts() if isinstance(page, HasLateParts) else ()
                self._unveiling.begin([self.pages, *late])
            self.pages.setCurrentWidget(page)
        self.rail.show_page(key)
        self._set_title()

    def page(self, key: str) -> QWidget:
        """The page `key`, as it was left; built when it is first asked for."""
        if key not in self._built:
            page = self._entries[key].build()
            self._built[key] = page
            self.pages.addWidget(page)
            if isinstance(page, HasMenus):
                self.menus.add_page_menus(page.menus(), list(self._entries).index(key))
            if isinstance(page, HasFileActions):
                self.menus.add_file_actions(page.file_actions())
            self._restore_page(page)
        return self._built[key]

    def current_page(self) -> str:
        """The key of the page shown."""
        shown = self.pages.currentWidget()
        return next(key for key, page in self._built.items() if page is shown)

    def show_error(self, error: UserFacingError) -> None:
        """Say it in the message area."""
        self.messages.show_error(error)

    def show_recording(self, words: str, icon: QIcon) -> None:
        """How this window's recording stands, before all else in the title; "" while none runs."""
        if icon.cacheKey() != self._icon_key:
            self._icon_key = icon.cacheKey()
            self.setWindowIcon(icon)
        if words != self._recording:
            self._recording = words
            self._set_title()

    def close_for_good(self) -> None:
        """Remember how it was left, and close without asking."""
        self._may_close = True
        self.close()

    def retranslate(self) -> None:
        """All texts of the window itself; pages see to theirs."""
        self.actions_of_window.retranslate()
        self.menus.retranslate()
        actions = self.actions_of_window
        self.rail.set_names(actions.page_name, actions.page_hint)
        self._on_profiles_changed()
        self._set_title()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is asked for, never simply done."""
        if self._may_close:
            event.accept()
            return
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and application.isSavingSession():
            event.accept()  # whoever logs out is not held up: the recorder goes on by itself
            self.session_ended.emit()
            return
        event.ignore()
        self.close_requested.emit()

    def _assemble(self) -> None:
        for entry in self._entries.values():
            self.rail.add_page(entry.key, entry.icon_name)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.messages)
        right.addWidget(self.pages, 1)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        centre = QWidget(self)
        down = QVBoxLayout(centre)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across, 1)
        down.addWidget(self.status)
        self.setCentralWidget(centre)
        self.setMenuBar(self.menus)
        self.setMinimumSize(_LEAST_SIZE)

    def _connect_signals(self) -> None:
        actions = self.actions_of_window
        self.rail.page_requested.connect(self.show_page)
        actions.page_requested.connect(self.show_page)
        actions.quit.triggered.connect(self.close)
        actions.palette.triggered.connect(lambda: self.palette_of_commands.show_over(self))
        actions.next_part.triggered.connect(lambda: self._go_to_part(1))
        actions.previous_part.triggered.connect(lambda: self._go_to_part(-1))
        actions.full_screen.toggled.connect(self._on_full_screen)
        self._profiles.changed.connect(self._on_profiles_changed)
        self._connection.profile_changed.connect(self._on_profiles_changed)
        self._connection.status_changed.connect(self._on_status)

    def _parts(self) -> list[QWidget]:
        """What F6 goes through: the rail, the page's own parts, the status bar."""
        page = self.page(self.current_page())
        middle = page.parts() if isinstance(page, HasParts) else [page]
        return [self.rail, *[each for each in middle if each.isVisible()], self.status]

    def _go_to_part(self, step: int) -> None:
        parts = self._parts()
        focus = QApplication.focusWidget()
        here = next(
            (
                index
                for index, part in enumerate(parts)
                if focus is not None and (part is focus or part.isAncestorOf(focus))
            ),
            0 if step > 0 else 1,
        )
        for steps in range(1, len(parts) + 1):
            part = parts[(here + step * steps) % len(parts)]
            if part is self.rail:
                self.rail.focus_current()
                return
            if _focus_first(part):
                return

    def _on_full_screen(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    def _on_profiles_changed(self) -> None:
        self.actions_of_window.set_profiles(self._profiles.all(), self._connection.profile)
        self._set_title()

    def _on_status(self) -> None:
        actions = self.actions_of_window
        actions.try_now.setEnabled(not self._connection.is_connected)
        actions.disconnect_now.setEnabled(not self._connection.is_closed)

    def _set_title(self) -> None:
        if self.pages.currentWidget() is None:
            return
        name = self.actions_of_window.page_name(self.current_page())
        parts = [self._recording, name, self._connection.profile.title, "Cloud Recorder"]
        self.setWindowTitle(" - ".join(part for part in parts if part))

    def _restore(self) -> None:
        geometry = self._settings.blob(_GEOMETRY)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            # On a small screen the recorder bar must not lie below its edge.
            screen = self.screen().availableSize()
            self.resize(_USUAL_SIZE.boundedTo(screen).expandedTo(_LEAST_SIZE))
        page = self._settings.text(_PAGE)
        self.show_page(page if page in self._entries else next(iter(self._entries)))
        self.rail.focus_current(Qt.FocusReason.OtherFocusReason)

    def _restore_page(self, page: QWidget) -> None:
        for name in self._settings.names_under(_SPLITTERS):
            splitter = page.findChild(QSplitter, name)
            if splitter is not None:
                splitter.restoreState(self._settings.blob(_SPLITTERS + name))
        for name in self._settings.names_under(_COLUMNS):
            table = page.findChild(QTableView, name)
            if table is not None:
                table.horizontalHeader().restoreState(self._settings.blob(_COLUMNS + name))

    def remember(self) -> None:
        """Keep how the window was left: geometry, page, splitters, columns."""
        self._settings.set_value(_GEOMETRY, self.saveGeometry())
        for splitter in _named(self, QSplitter):
            self._settings.set_value(_SPLITTERS + splitter.objectName(), splitter.saveState())
        for table in _named(self, QTableView):
            state = table.horizontalHeader().saveState()
            self._settings.set_value(_COLUMNS + table.objectName(), state)
        self._settings.set_value(_PAGE, self.current_page())
        self._settings.save()


def _named(parent: QWidget, kind: type[W]) -> list[W]:
    return [each for each in parent.findChildren(kind) if each.objectName()]


def _focus_first(part: QWidget) -> bool:
    """Give the keyboard to `part`, to what it names as its focus proxy, or else to the first widget
    in it that takes it; False where none does, such as in an inspector of nothing."""
    reason = Qt.FocusReason.ShortcutFocusReason
    named = part.focusProxy()
    if named is not None and named.isVisibleTo(part):
        named.setFocus(reason)
        return True
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        part.setFocus(reason)
        return True
    for child in part.findChildren(QWidget):
        takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and child.isVisibleTo(part) and child.isEnabled():
            child.setFocus(reason)
            return True
    return False
