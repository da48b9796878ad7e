"""The Tasks page: filters, the table of all recordings, what happened to the chosen one.

Object names, for the demo and tests:

    tasks_filter_id, tasks_filter_group     QLineEdit
    tasks_filter_state, tasks_filter_time   QComboBox
    tasks_filter_from, tasks_filter_to      QDateTimeEdit, with tasks_filter_use_from, ..._use_to
    tasks_filter_clear                      IconButton
    tasks_table                             LongTable over state.tasks' model; ITEM_ROLE: Record
    tasks_unseen_button                     QPushButton "+N new"
    tasks_refresh_button                    IconButton, tasks_pause_refresh_button beside it
    tasks_pause_button, tasks_resume_button, tasks_stop_button      QPushButton
    tasks_stop_dialog, tasks_stop_confirm_button                    the question before Stop
    tasks_details, tasks_details_history, tasks_copy_button
    tasks_show_files_button, tasks_open_in_studio_button            QPushButton
    tasks_export_button                     IconButton; tasks_export_dialog asks for the file
    tasks_export_bar, tasks_export_cancel_button            while it is written
    tasks_count, tasks_age                  labels
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.replies import Record
from recorder_gui.state.settings import Settings
from recorder_gui.state.tasks.actions import ActionResult, results_text
from recorder_gui.state.tasks.filters import TaskFilter, filter_text
from recorder_gui.state.tasks.tasks import ExportEnd, Tasks
from recorder_gui.ui.paging.badge_delegate import BadgeDelegate
from recorder_gui.ui.paging.long_table import LongTable
from recorder_gui.ui.parts.banner import Banner, Tone
from recorder_gui.ui.parts.empty_state import EmptyState
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.state_badge import status_colour
from recorder_gui.ui.tasks.action_bar import ActionBar
from recorder_gui.ui.tasks.details import TaskDetails
from recorder_gui.ui.tasks.export_strip import ExportStrip
from recorder_gui.ui.tasks.filter_bar import FilterBar
from recorder_gui.ui.tasks.status_line import StatusLine
from recorder_gui.ui.theme import SPACE, Colours

_WIDTHS = {
    "status": 146,
    "record_id": 178,
    "group_id": 104,
    "file_name": 140,
    "start_time": 154,
    "record_time": 70,
    "stop_time": 154,
}


class TasksPage(QWidget):
    """Signals `show_files_requested(file_name)`, `open_in_studio_requested(Record)` and
    `new_recording_requested`: wishes that other pages fulfil."""

    show_files_requested = Signal(str)
    open_in_studio_requested = Signal(object)
    new_recording_requested = Signal()

    def __init__(
        self, tasks: Tasks, settings: Settings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.status_line = StatusLine(tasks.refresher, self)
        self.filter_bar = FilterBar(lambda: tasks.now, self)
        self.actions_bar = ActionBar(self)
        self.table: LongTable[Record] = named(LongTable(tasks.model, self), "tasks_table")
        self.details = named(TaskDetails(tasks, self), "tasks_details")
        self.empty = named(EmptyState("tasks", self), "tasks_empty")
        self.export_strip = ExportStrip(tasks, self)
        self._message: Banner | None = None
        self._messages = QVBoxLayout()
        self._stack = QStackedWidget(self)
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal, self), "tasks_splitter")
        self._set_up_table()
        self._lay_out()
        self._add_actions()
        self._connect_signals()
        if settings is not None:
            self.table.keep_columns(settings, "tasks/columns")
        self.retranslate()
        self._refresh()
        self.table.setFocus()

    def choose(self, record_id: str) -> None:
        """Show one recording, whatever is filtered now."""
        if not self.table.choose(record_id):
            self._tasks.set_filter(TaskFilter(record_id=record_id))

    def parts(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return [self.filter_bar.record_id, self.table, self.details]

    def retranslate(self) -> None:
        """Texts of the page itself; its parts do their own."""
        self.table.setAccessibleName(self.tr("Recordings"))
        self._find.setText(self.tr("Find a recording"))
        self._copy.setText(self.tr("Copy rows"))
        self._copy_filter.setText(self.tr("Copy the filter as text"))
        self._refresh_now.setText(self.tr("Refresh"))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Coming here shows what is true now, not at the next refresh."""
        super().showEvent(event)
        self._let_unseen_in()
        self._tasks.refresher.look()

    def _set_up_table(self) -> None:
        self.table.set_widths(_WIDTHS)
        self.table.share_room(self.table.column_of("file_name"), 480)
        self.table.setItemDelegateForColumn(
            self.table.column_of("status"), BadgeDelegate(_colour, self.table)
        )

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
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        column.addWidget(self.status_line)
        column.addLayout(tools)
        column.addWidget(self.export_strip)
        column.addLayout(self._messages)
        column.addWidget(self.splitter, 1)

    def _add_actions(self) -> None:
        self._find = QAction(self)
        self._find.setShortcut(QKeySequence.StandardKey.Find)
        self._find.triggered.connect(self.filter_bar.focus)
        self._refresh_now = QAction(self)
        self._refresh_now.setShortcut(QKeySequence.StandardKey.Refresh)
        self._refresh_now.triggered.connect(self._tasks.refresh)
        self._copy_filter = QAction(self)
        self._copy_filter.triggered.connect(self._on_copy_filter)
        self._copy = QAction(self)
        self._copy.triggered.connect(self.table.copy_chosen)
        for action in (self._find, self._refresh_now):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        self.table.addActions([self._copy, self._copy_filter])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _connect_signals(self) -> None:
        tasks, model = self._tasks, self._tasks.model
        self.filter_bar.filter_requested.connect(tasks.set_filter)
        self.status_line.refresh_requested.connect(tasks.refresh)
        self.status_line.export_requested.connect(self._on_export)
        self.status_line.unseen_requested.connect(self._on_unseen)
        self.actions_bar.command_requested.connect(tasks.act)
        self.table.chosen_changed.connect(self._on_chosen)
        self.empty.action_requested.connect(self._on_empty_action)
        self.details.show_files_requested.connect(self.show_files_requested)
        self.details.open_in_studio_requested.connect(self.open_in_studio_requested)
        tasks.filter_changed.connect(self._on_filter_changed)
        tasks.problem_changed.connect(self._on_problem)
        tasks.results_ready.connect(self._on_results)
        tasks.export_ended.connect(self._on_export_ended)
        tasks.acting_changed.connect(self.actions_bar.set_busy)
        model.total_changed.connect(self.status_line.set_total)
        model.total_changed.connect(self._refresh)
        model.unseen_changed.connect(self._on_unseen_changed)
        model.loading_changed.connect(self.status_line.set_loading)
        model.answered.connect(self._refresh)

    def _refresh(self) -> None:
        """Table or empty state, whichever fits."""
        model = self._tasks.model
        is_empty = model.is_known and model.total == 0
        self._stack.setCurrentIndex(1 if is_empty else 0)
        if not is_empty:
            return
        if self._tasks.filter.is_empty:
            self.empty.set_icon("tasks")
            self.empty.set_texts(
                self.tr("Nothing has been recorded yet"),
                self.tr("What is recorded in Studio appears here."),
                self.tr("Go to Studio"),
            )
        else:
            self.empty.set_icon("filter")
            self.empty.set_texts(
                self.tr("No recording matches these filters"),
                self.tr("The service matches ids exactly."),
                self.tr("Clear all filters"),
            )

    def _on_empty_action(self) -> None:
        if self._tasks.filter.is_empty:
            self.new_recording_requested.emit()
        else:
            self.filter_bar.clear()

    def _on_unseen_changed(self, unseen: int) -> None:
        """Newer ones wait, unless nobody reads or there is nothing that they could push about."""
        if unseen > 0 and (not self.isVisible() or self._tasks.model.total == 0):
            self._let_unseen_in()
        self.status_line.set_unseen(self._tasks.model.unseen)

    def _let_unseen_in(self) -> None:
        if self.table.verticalScrollBar().value() == 0:
            self._tasks.model.show_unseen()

    def _on_unseen(self) -> None:
        self._tasks.model.show_unseen()
        self.table.scrollToTop()

    def _on_chosen(self) -> None:
        chosen = self.table.chosen()
        self.actions_bar.show_chosen(chosen)
        current = self.table.current()
        one = current if current in chosen else (chosen[0] if chosen else None)
        self.details.show_record(one)

    def _on_copy_filter(self) -> None:
        """A colleague pastes it into the field for the id."""
        QGuiApplication.clipboard().setText(filter_text(self._tasks.filter))

    def _on_filter_changed(self, wanted: TaskFilter) -> None:
        self.filter_bar.show_filter(wanted)
        self._copy_filter.setEnabled(not wanted.is_empty)
        self._withdraw()

    def _on_problem(self) -> None:
        problem = self._tasks.problem
        if problem is not None:
            self._say(Tone.WARNING, problem.sentence, problem.advice, key="problem")
        elif self._message is not None and self._message.key == "problem":
            self._withdraw()

    def _on_results(self, results: tuple[ActionResult, ...]) -> None:
        errors: list[UserFacingError] = [each.error for each in results if each.error is not None]
        if not errors:
            if len(results) > 1:
                text = self.tr("Done for {0} recordings.").format(len(results))
                self._say(Tone.OK, text, "", details=results_text(results), key="results")
            else:
                self._withdraw()
            return
        if len(results) == 1:
            sentence = errors[0].sentence
        else:
            text = self.tr("Done for {0} of {1} recordings; {2} were refused.")
            sentence = text.format(len(results) - len(errors), len(results), len(errors))
        self._say(
            Tone.ERROR, sentence, errors[0].advice, details=results_text(results), key="results"
        )

    def _on_export(self) -> None:
        dialog = named(QFileDialog(self), "tasks_export_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Export all that is filtered…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = [self.tr("Table for a spreadsheet (*.csv)"), self.tr("JSON (*.json)")]
        dialog.setNameFilters(filters)
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if "json" in chosen else "csv")
        )
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("recordings.csv")
        dialog.fileSelected.connect(lambda path: self._tasks.export(Path(path)))
        dialog.open()

    def _on_export_ended(self, end: ExportEnd) -> None:
        if end.error is not None:
            self._say(Tone.ERROR, end.error.sentence, end.error.advice, key="export")
        elif not end.cancelled:
            text = self.tr("{0} recordings were written to {1}.")
            self._say(Tone.OK, text.format(end.count, end.path), "", key="export")

    def _say(self, tone: Tone, sentence: str, advice: str, *, key: str, details: str = "") -> None:
        self._withdraw()
        self._message = Banner(key, tone, self)
        self._message.set_message(sentence, advice, details=details)
        self._message.closed.connect(self._withdraw)
        self._messages.addWidget(self._message)

    def _withdraw(self) -> None:
        if self._message is not None:
            self._message.hide()
            self._message.deleteLater()
            self._message = None


def _colour(item: object, colours: Colours) -> str:
    return status_colour(item.status if isinstance(item, Record) else None, colours)
