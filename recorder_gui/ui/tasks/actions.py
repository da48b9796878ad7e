"""Every action of the Tasks page with its shortcut, and the menus that show them."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from recorder_gui.protocol.replies import Record
from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.finding.filters import TaskFilter
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.ui import icons
from recorder_gui.ui.tasks.action_bar import ActionBar
from recorder_gui.ui.tasks.details.details import TaskDetails

_KEYS = QKeySequence.StandardKey


class TasksActions(QObject):
    """All actions by role; `menu` has them for the menu bar, `look` is a menu of its own in it.

    What is done to recordings is done by the buttons: the actions press them, so that each is
    offered in the same cases everywhere.
    """

    def __init__(
        self, tasks: Tasks, bar: ActionBar, details: TaskDetails, look: QMenu, page: QWidget
    ) -> None:
        super().__init__(page)
        self._tasks = tasks
        self._page = page
        self._bar = bar
        self._details = details
        self.find = self._new("search", _KEYS.Find)
        self.save_filter = self._new("mark", "Ctrl+S")
        self.copy_filter = self._new("copy", "")
        self.clear_filter = self._new("close", "")
        self.overview = self._new("grid", "Ctrl+Shift+O")
        self.sidebar = self._new("filter", "Ctrl+B")
        self.sidebar.setCheckable(True)
        self.refresh = self._new("refresh", _KEYS.Refresh)
        self.pause_refresh = self._new("pause", "")
        self.pause_refresh.setCheckable(True)
        self.export = self._new("export", "Ctrl+E")
        self.pause = self._press("pause", bar.pause_button.click)
        self.resume = self._press("play", bar.resume_button.click)
        self.stop = self._press("stop", bar.stop_button.click)
        self.again = self._press("record", details.again_button.click)
        self.studio = self._press("studio", details.studio_button.click)
        self.files = self._press("files", details.files_button.click)
        self.copy_rows = self._new("copy", "")
        self.copy_text, self.copy_json, self.copy_request, self.copy_id = details.copies
        self.menu = QMenu(page)
        self._fill(look)
        self.menu.aboutToShow.connect(self.show_enabled)

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self.menu.setTitle(self.tr("&Tasks"))
        for action, text in (
            (self.find, self.tr("Find a recording")),
            (self.save_filter, self.tr("Save this filter…")),
            (self.copy_filter, self.tr("Copy the filter as text")),
            (self.clear_filter, self.tr("Clear all filters")),
            (self.overview, self.tr("Overview of all recordings")),
            (self.sidebar, self.tr("Show the filters beside the table")),
            (self.refresh, self.tr("Refresh")),
            (self.pause_refresh, self.tr("Pause refreshing")),
            (self.export, self.tr("Export all that is filtered…")),
            (self.pause, self.tr("Pause the chosen recordings")),
            (self.resume, self.tr("Resume the chosen recordings")),
            (self.stop, self.tr("Stop the chosen recordings…")),
            (self.again, self.tr("Again like this…")),
            (self.studio, self.tr("Open in Studio")),
            (self.files, self.tr("Show files")),
            (self.copy_rows, self.tr("Copy rows")),
        ):
            action.setText(text)

    def show_enabled(self) -> None:
        """Each is offered where its button is."""
        bar, details = self._bar, self._details
        for action, button in (
            (self.pause, bar.pause_button),
            (self.resume, bar.resume_button),
            (self.stop, bar.stop_button),
            (self.again, details.again_button),
            (self.studio, details.studio_button),
            (self.files, details.files_button),
        ):
            action.setEnabled(button.isEnabled() and details.record is not None)
        for action in (self.copy_rows, *details.copies):
            action.setEnabled(details.record is not None)
        filtered = not self._tasks.filter.is_empty
        for action in (self.save_filter, self.copy_filter, self.clear_filter):
            action.setEnabled(filtered)

    def row_menu(
        self, record: Record | None, filter_requested: Callable[[TaskFilter], None]
    ) -> QMenu:
        """What can be done with the row under the pointer and all that are chosen."""
        self.show_enabled()
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.pause, self.resume, self.stop])
        menu.addSeparator()
        menu.addActions([self.again, self.studio, self.files])
        menu.addSeparator()
        if record is not None:
            now = self._tasks.filter
            for text, wanted in self._narrower(record, now):
                action = menu.addAction(text)
                action.setEnabled(wanted != now)
                action.triggered.connect(lambda _checked=False, each=wanted: filter_requested(each))
            menu.addSeparator()
        copies: Sequence[QAction] = (self.copy_rows, *self._details.copies, self.copy_filter)
        menu.addActions(list(copies))
        return menu

    def _narrower(self, record: Record, now: TaskFilter) -> list[tuple[str, TaskFilter]]:
        """The filter shown, narrowed to what the record has."""
        found: list[tuple[str, TaskFilter]] = []
        if record.group_id:
            text = self.tr("Only group {0}").format(record.group_id.replace("&", "&&"))
            found.append((text, replace(now, group_id=record.group_id)))
        text = self.tr("Only state: {0}").format(status_name(record.status))
        found.append((text, replace(now, status=record.status)))
        return found

    def _fill(self, look: QMenu) -> None:
        menu = self.menu
        menu.addActions([self.find, self.save_filter, self.copy_filter, self.clear_filter])
        menu.addSeparator()
        menu.addActions([self.pause, self.resume, self.stop])
        menu.addActions([self.again, self.studio, self.files])
        menu.addSeparator()
        menu.addActions([self.copy_rows, *self._details.copies])
        menu.addAction(self.export)
        menu.addSeparator()
        menu.addActions([self.overview, self.sidebar, self.refresh, self.pause_refresh])
        menu.addSeparator()
        for action in look.actions():
            menu.addAction(action)

    def _new(self, icon_name: str, keys: str | QKeySequence.StandardKey) -> QAction:
        action = QAction(self._page)
        action.setIcon(icons.icon(icon_name))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._page.addAction(action)
        return action

    def _press(self, icon_name: str, press: Callable[[], None]) -> QAction:
        action = self._new(icon_name, "")
        action.triggered.connect(lambda: press())
        return action
