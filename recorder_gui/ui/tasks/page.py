"""The Tasks page: filters, the table of all recordings, what happened to the chosen one.

Object names, for the demo and tests:

    tasks_sidebar                           QListWidget: overview, states, saved filters
    tasks_filter_id, tasks_filter_group     QLineEdit
    tasks_filter_state, tasks_filter_time   QComboBox
    tasks_filter_from, ..._until, ..._to    QDateTimeEdit, each with tasks_filter_use_...
    tasks_filter_clear, tasks_filter_save   IconButton; tasks_filter_name_dialog asks for a name
    tasks_table                             LongTable over state.tasks' model; ITEM_ROLE: Record
    tasks_unseen_button                     QPushButton "+N new"
    tasks_refresh_button                    IconButton, tasks_pause_refresh_button beside it
    tasks_view_button                       IconButton with the menu of columns, density, times
    tasks_pause_button, tasks_resume_button, tasks_stop_button      QPushButton
    tasks_stop_dialog, tasks_stop_confirm_button                    the question before Stop
    tasks_results_dialog                    a result for each, of a command for many
    tasks_details, tasks_details_history, tasks_timeline, tasks_layouts, tasks_files
    tasks_problem                           what went wrong, what it means, what to do
    tasks_copy_button, tasks_show_files_button, tasks_open_in_studio_button, tasks_again_button
    tasks_overview                          the overview: tasks_tile_N, tasks_stuck_list
    tasks_export_button                     IconButton; tasks_export_dialog asks for the file
    tasks_export_bar, tasks_export_cancel_button            while it is written
    tasks_count, tasks_position, tasks_age  labels
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.protocol.replies import Record
from recorder_gui.state.settings import Settings
from recorder_gui.state.tasks.finding.filters import TaskFilter, filter_text
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.ui.paging.long_table import LongTable
from recorder_gui.ui.parts.export_strip import ExportStrip
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.tasks.action_bar import ActionBar
from recorder_gui.ui.tasks.actions import TasksActions
from recorder_gui.ui.tasks.details.details import TaskDetails
from recorder_gui.ui.tasks.export_question import ExportQuestion
from recorder_gui.ui.tasks.finding.filter_bar import FilterBar
from recorder_gui.ui.tasks.finding.name_question import NameQuestion
from recorder_gui.ui.tasks.finding.sidebar import Sidebar
from recorder_gui.ui.tasks.look import TableLook
from recorder_gui.ui.tasks.messages import TasksMessages
from recorder_gui.ui.tasks.nothing_found import NothingFound
from recorder_gui.ui.tasks.overview.view import OverviewView
from recorder_gui.ui.tasks.status_line import StatusLine
from recorder_gui.ui.theme import SPACE

_SIDEBAR = "tasks/sidebar"


class TasksPage(QWidget):
    """Wishes that other pages fulfil: `show_files_requested(file_name)`,
    `open_in_studio_requested(Record)`, `again_requested(Record)`, `download_requested(StoredFile)`
    and `new_recording_requested`."""

    show_files_requested = Signal(str)
    open_in_studio_requested = Signal(object)
    again_requested = Signal(object)
    download_requested = Signal(object)
    new_recording_requested = Signal()

    def __init__(
        self, tasks: Tasks, settings: Settings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self.status_line = StatusLine(tasks.refresher, self)
        self.sidebar = named(Sidebar(tasks.saved, tasks.counts, self), "tasks_sidebar")
        self.filter_bar = FilterBar(lambda: tasks.now, self)
        self.actions_bar = ActionBar(self)
        self.table: LongTable[Record] = named(LongTable(tasks.model, self), "tasks_table")
        self.details = named(TaskDetails(tasks, self), "tasks_details")
        self.empty = named(NothingFound(self), "tasks_empty")
        self.overview = named(OverviewView(tasks.overview, self), "tasks_overview")
        self.export_strip = ExportStrip(tasks, "tasks", self)
        self.messages = TasksMessages(tasks, self)
        self.look = TableLook(tasks, self.table, settings, self)
        self.actions_of_tasks = TasksActions(
            tasks, self.actions_bar, self.details, self.look.menu, self
        )
        self._wanted_id = ""  # a recording to choose once its row is known
        self._stack = QStackedWidget(self)
        self._views = QStackedWidget(self)
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal, self), "tasks_splitter")
        self._lay_out()
        self._connect_signals()
        self._connect_actions()
        if settings is not None:
            self.table.keep_columns(settings, "tasks/columns")
        self._show_sidebar(settings is None or settings.flag(_SIDEBAR, True))
        self.retranslate()
        self._refresh()
        self.table.setFocus()

    def choose(self, record_id: str) -> None:
        """Show one recording, whatever is filtered now."""
        self._show_table()
        if not self.table.choose(record_id):
            self._wanted_id = record_id
            self._tasks.set_filter(TaskFilter(record_id=record_id))

    def menus(self) -> Sequence[QMenu]:
        """The page's own menu in the menu bar."""
        return [self.actions_of_tasks.menu]

    def late_parts(self) -> Sequence[QWidget]:
        """Painted after the rest."""
        return [self.splitter, self.sidebar]

    def parts(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        if self._views.currentWidget() is self.overview:
            return [self.sidebar, self.overview]
        return [self.sidebar, self.filter_bar.record_id, self.table, self.details]

    def retranslate(self) -> None:
        """Texts of the page itself; its parts do their own."""
        self.table.setAccessibleName(self.tr("Recordings"))
        self.look.retranslate()
        self.actions_of_tasks.retranslate()
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Coming here shows what is true now, not at the next refresh."""
        super().showEvent(event)
        if self.focusWidget() in (None, self.status_line.sidebar_button):
            self.table.setFocus()  # Qt itself would take the first button
        self._let_unseen_in()
        self._tasks.refresher.look()
        self._tasks.counts.watch(self.sidebar.isVisibleTo(self))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is counted."""
        super().hideEvent(event)
        self._tasks.counts.watch(False)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2 * SPACE)
        tools.addWidget(self.filter_bar, 1)
        tools.addWidget(self.actions_bar, 0, Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.splitter.addWidget(self._stack)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([900, 340])
        table_view = QWidget(self)
        table_column = QVBoxLayout(table_view)
        table_column.setContentsMargins(0, 0, 0, 0)
        table_column.setSpacing(SPACE + SPACE // 2)
        table_column.addLayout(tools)
        table_column.addWidget(self.filter_bar.range)
        table_column.addWidget(self.splitter, 1)
        self._views.addWidget(table_view)
        self._views.addWidget(self.overview)
        across = QHBoxLayout()
        across.setSpacing(SPACE + SPACE // 2)
        across.addWidget(self.sidebar)
        across.addWidget(self._views, 1)
        self.sidebar.setFixedWidth(self.sidebar.sizeHint().width())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        column.addWidget(self.status_line)
        column.addWidget(self.export_strip)
        column.addWidget(self.messages)
        column.addLayout(across, 1)

    def _connect_signals(self) -> None:
        tasks, model = self._tasks, self._tasks.model
        self.filter_bar.filter_requested.connect(tasks.set_filter)
        self.filter_bar.save_requested.connect(self._on_save_filter)
        self.sidebar.filter_requested.connect(self._on_filter_wanted)
        self.sidebar.overview_requested.connect(self.show_overview)
        self.sidebar.copy_requested.connect(_copy_filter)
        self.overview.filter_requested.connect(self._on_filter_wanted)
        self.overview.recording_requested.connect(self.choose)
        self.status_line.refresh_requested.connect(self._on_refresh)
        self.status_line.export_requested.connect(self._on_export)
        self.status_line.unseen_requested.connect(self._on_unseen)
        self.status_line.sidebar_requested.connect(self.actions_of_tasks.sidebar.toggle)
        self.status_line.view_requested.connect(self._on_view_menu)
        self.actions_bar.command_requested.connect(tasks.act)
        self.table.chosen_changed.connect(self._on_chosen)
        self.table.view_changed.connect(self.status_line.set_view)
        self.table.activated.connect(lambda: self.details.panel.setFocus())
        self.table.customContextMenuRequested.connect(self._on_row_menu)
        self.look.order_wished.connect(self.messages.tell_order)
        self.empty.new_recording_requested.connect(self.new_recording_requested)
        self.empty.clear_requested.connect(self.filter_bar.clear)
        for name in ("show_files", "open_in_studio", "again", "download"):
            wish = f"{name}_requested"
            getattr(self.details, wish).connect(getattr(self, wish))
        tasks.filter_changed.connect(self._on_filter_changed)
        tasks.strays_found.connect(self.table.learn)
        tasks.acting_changed.connect(self.actions_bar.set_busy)
        for changed in (tasks.times.changed, tasks.refresher.changed):  # "5 min ago" grows older
            changed.connect(self.table.viewport().update)
        model.total_changed.connect(self.status_line.set_total)
        model.total_changed.connect(self._refresh)
        model.unseen_changed.connect(self._on_unseen_changed)
        model.loading_changed.connect(self.status_line.set_loading)
        model.answered.connect(self._on_answered)

    def _connect_actions(self) -> None:
        actions = self.actions_of_tasks
        actions.find.triggered.connect(self._on_find)
        actions.save_filter.triggered.connect(self._on_save_filter)
        actions.copy_filter.triggered.connect(lambda: _copy_filter(self._tasks.filter))
        actions.clear_filter.triggered.connect(self.filter_bar.clear)
        actions.overview.triggered.connect(self.show_overview)
        actions.sidebar.toggled.connect(self._show_sidebar)
        actions.refresh.triggered.connect(self._on_refresh)
        actions.pause_refresh.toggled.connect(self.status_line.pause_button.setChecked)
        self.status_line.pause_button.toggled.connect(actions.pause_refresh.setChecked)
        actions.export.triggered.connect(self._on_export)
        actions.copy_rows.triggered.connect(self.table.copy_chosen)

    def show_overview(self) -> None:
        """How the service stands, instead of the table."""
        self._views.setCurrentWidget(self.overview)
        self.status_line.set_about_table(False)
        self.sidebar.show_overview()

    def _show_table(self) -> None:
        self._views.setCurrentIndex(0)
        self.status_line.set_about_table(True)
        self.sidebar.show_filter(self._tasks.filter)

    def _show_sidebar(self, shown: bool) -> None:
        self.sidebar.setVisible(shown)
        self.actions_of_tasks.sidebar.setChecked(shown)
        self._tasks.counts.watch(shown and self.isVisible())
        if self._settings is not None:
            self._settings.set_flag(_SIDEBAR, shown)

    def _refresh(self) -> None:
        """Table or empty state, whichever fits."""
        model = self._tasks.model
        is_empty = model.is_known and model.total == 0
        self._stack.setCurrentIndex(1 if is_empty else 0)
        if is_empty:
            self.empty.show_for(self._tasks.filter)

    def _on_unseen_changed(self, unseen: int) -> None:
        """Newer ones wait, unless nobody reads or there is nothing that they could push about."""
        if unseen > 0 and (not self.isVisible() or self._tasks.model.total == 0):
            self._let_unseen_in()
        self.status_line.set_unseen(self._tasks.model.unseen)

    def _on_answered(self) -> None:
        self._refresh()
        if self._wanted_id and self.table.choose(self._wanted_id):
            self._wanted_id = ""

    def _let_unseen_in(self) -> None:
        if self.table.verticalScrollBar().value() == 0:
            self._tasks.model.show_unseen()

    def _on_unseen(self) -> None:
        self._tasks.model.show_unseen()
        self.table.scrollToTop()

    def _on_chosen(self) -> None:
        chosen = self.table.chosen()
        self.actions_bar.show_chosen(chosen)
        self._tasks.look_after(chosen)
        current = self.table.current()
        one = current if current in chosen else (chosen[0] if chosen else None)
        self.details.show_record(one)
        self.actions_of_tasks.show_enabled()

    def _on_find(self) -> None:
        self._show_table()
        self.filter_bar.focus()

    def _on_refresh(self) -> None:
        self._tasks.refresh()
        if self._views.currentWidget() is self.overview:
            self._tasks.overview.refresh()

    def _on_filter_wanted(self, wanted: TaskFilter) -> None:
        self._tasks.set_filter(wanted)
        self._show_table()

    def _on_filter_changed(self, wanted: TaskFilter) -> None:
        self.filter_bar.show_filter(wanted)
        if self._views.currentIndex() == 0:
            self.sidebar.show_filter(wanted)
        self.actions_of_tasks.show_enabled()

    def _on_save_filter(self) -> None:
        wanted = self._tasks.filter
        if wanted.is_empty:
            return
        question = NameQuestion(
            self.tr("Save this filter"), filter_text(wanted), self.tr("Save"), self
        )
        question.named.connect(lambda name: self._tasks.saved.save(name, wanted))
        question.named.connect(lambda: self._show_sidebar(True))
        question.open()

    def _on_export(self) -> None:
        question = ExportQuestion(self)
        question.export_requested.connect(self._tasks.export)
        question.open()

    def _on_row_menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        record = self._tasks.model.item(index.row()) if index.isValid() else None
        menu = self.actions_of_tasks.row_menu(record, self._on_filter_wanted)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _on_view_menu(self) -> None:
        button = self.status_line.view_button
        self.look.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _copy_filter(wanted: TaskFilter) -> None:
    """As text: a colleague pastes it into the field for the id."""
    QGuiApplication.clipboard().setText(filter_text(wanted))
