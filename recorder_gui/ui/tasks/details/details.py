"""All about the chosen recording, beside the table: what went wrong, its fields, what it looked
like, its files, its history.
"""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.states import Status
from recorder_gui.state.phrases import sentences
from recorder_gui.state.tasks.facts import Fact, facts_json, facts_of, facts_text
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.ui import icons
from recorder_gui.ui.parts.empty_state import EmptyState
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.parts.state_badge import StateBadge
from recorder_gui.ui.tasks.details.facts_form import FactsForm
from recorder_gui.ui.tasks.details.layout_strip import LayoutStrip
from recorder_gui.ui.tasks.details.moment_list import MomentList
from recorder_gui.ui.tasks.details.problem_card import ProblemCard
from recorder_gui.ui.tasks.details.recorded_files_list import RecordedFilesList
from recorder_gui.ui.tasks.details.timeline_bar import TimelineBar
from recorder_gui.ui.theme import HALF, SPACE

_USUAL_CANVAS = (1920, 1080)  # px, where nobody tells another (protocol: init record)
_DATES = frozenset({"start_time", "stop_time"})


class TaskDetails(QWidget):
    """Signals, each with the Record or the StoredFile that it is about: `show_files_requested`
    (with the file's name), `open_in_studio_requested`, `again_requested`, `download_requested`."""

    show_files_requested = Signal(str)
    open_in_studio_requested = Signal(object)
    again_requested = Signal(object)
    download_requested = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._record: Record | None = None
        self._facts: tuple[Fact, ...] = ()
        self._empty = EmptyState("tasks", self)
        self._empty.button.hide()
        self._badge = StateBadge(None, self)
        self._meaning = QuietLabel(parent=self)
        self.problem = named(ProblemCard(self), "tasks_problem")
        self.facts = FactsForm(self)
        self._looks = SectionHeader(parent=self)
        self.layouts = named(LayoutStrip(self), "tasks_layouts")
        self._files = SectionHeader(parent=self)
        self.files = named(RecordedFilesList(self), "tasks_files")
        self._history = SectionHeader(parent=self)
        self.timeline = named(TimelineBar(self), "tasks_timeline")
        self._no_history = QuietLabel(parent=self)
        self.moments = named(MomentList(self), "tasks_details_history")
        self.studio_button = named(QPushButton(self), "tasks_open_in_studio_button")
        self.again_button = named(QPushButton(self), "tasks_again_button")
        self.files_button = named(QPushButton(self), "tasks_show_files_button")
        self.copy_button = named(QPushButton(self), "tasks_copy_button")
        self.copy_menu = named(QMenu(self), "tasks_copy_menu")
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.retranslate()
        self.files_button.clicked.connect(self._on_files)
        self.studio_button.clicked.connect(self._on_studio)
        self.again_button.clicked.connect(self._on_again)
        self.files.download_requested.connect(self.download_requested)
        tasks.histories.loaded.connect(self._on_loaded)
        tasks.files.loaded.connect(self._on_loaded)
        tasks.times.changed.connect(self._fill)

    @property
    def record(self) -> Record | None:
        """The recording shown."""
        return self._record

    def record_status(self) -> int | None:
        """The state shown; None while no recording is."""
        return None if self._record is None else self._record.status

    def show_record(self, record: Record | None) -> None:
        """Show another recording, or the same one as it is now."""
        before, self._record = self._record, record
        if record is not None and record != before:
            self._tasks.histories.load(record.record_id)
            self._tasks.files.load(record)
        ids = [None if each is None else each.record_id for each in (before, record)]
        self._fill(anew=ids[0] != ids[1])

    def as_text(self) -> str:
        """All of it as lines to paste."""
        if self._record is None:
            return ""
        problem = self._tasks.histories.problem(self._record)
        moments = self._tasks.histories.moments(self._record.record_id)
        text = facts_text(self._facts, moments)
        if problem is None:
            return text
        what = sentences(problem.sentence, problem.advice, problem.code_text)
        return f"{text}\n\n{what}"

    def as_json(self) -> str:
        """All of it as JSON."""
        if self._record is None:
            return ""
        return facts_json(self._record, self._tasks.histories.told(self._record.record_id))

    def as_request(self) -> str:
        """The request that made it."""
        return "" if self._record is None else self._tasks.histories.request_text(self._record)

    def value(self, key: str) -> str:
        """The value shown of one field; "" where it is not shown."""
        return next((fact.value for fact in self._facts if fact.key == key), "")

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self._empty.set_texts(
            self.tr("No recording chosen"),
            self.tr("Choose a row to see what happened to it."),
        )
        self._looks.set_text(self.tr("Layouts"))
        self._files.set_text(self.tr("Files"))
        self._history.set_text(self.tr("History"))
        self._no_history.setText(
            self.tr("The service tells no history, and this window has seen nothing of it yet.")
        )
        self.moments.setAccessibleName(self.tr("History"))
        self.files_button.setText(self.tr("Show files"))
        self.studio_button.setText(self.tr("Open in Studio"))
        self.again_button.setText(self.tr("Again like this…"))
        self.copy_button.setText(self.tr("Copy"))
        self._copy_text.setText(self.tr("Copy as text"))
        self._copy_json.setText(self.tr("Copy as JSON"))
        self._copy_request.setText(self.tr("Copy as the request that made it"))
        self._copy_id.setText(self.tr("Copy the recording's id"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        buttons = QGridLayout()
        buttons.setSpacing(SPACE)
        for place, (button, icon) in enumerate(
            (
                (self.studio_button, "studio"),
                (self.again_button, "record"),
                (self.files_button, "files"),
                (self.copy_button, "copy"),
            )
        ):
            button.setIcon(icons.icon(icon))
            buttons.addWidget(button, place // 2, place % 2)
        menu = self.copy_menu
        self._copy_text = menu.addAction("", lambda: _copy(self.as_text()))
        self._copy_json = menu.addAction("", lambda: _copy(self.as_json()))
        self._copy_request = menu.addAction("", lambda: _copy(self.as_request()))
        self._copy_id = menu.addAction("", lambda: _copy(self.value("record_id")))
        self.copies = (self._copy_text, self._copy_json, self._copy_request, self._copy_id)
        self.copy_button.setMenu(menu)
        head = QHBoxLayout()
        head.addWidget(self._badge)
        head.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self._meaning)
        column.addWidget(self.problem)
        column.addWidget(self.facts)
        column.addSpacing(HALF)
        column.addLayout(buttons)
        column.addWidget(self._looks)
        column.addWidget(self.layouts)
        column.addWidget(self._files)
        column.addWidget(self.files)
        column.addWidget(self._history)
        column.addWidget(self.timeline)
        column.addWidget(self._no_history)
        column.addWidget(self.moments)
        column.addStretch(1)
        self.panel = QScrollArea(self)
        self.panel.setWidgetResizable(True)
        self.panel.setFrameShape(QScrollArea.Shape.NoFrame)
        self.panel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.panel.setWidget(inner)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setMinimumWidth(38 * SPACE)

    def _fill(self, *, anew: bool = False) -> None:
        record = self._record
        self._stack.setCurrentIndex(0 if record is None else 1)
        if record is None:
            return
        histories = self._tasks.histories
        history = histories.told(record.record_id)
        self._facts = tuple(map(self._in_style, facts_of(record, history)))
        self._badge.set_status(record.status)
        self._meaning.setText(self._facts[0].meaning)
        self.problem.show_problem(histories.problem(record))
        self.facts.show_facts(self._facts[1:])
        moments = histories.moments(record.record_id)
        self.moments.show_moments(moments, anew=anew)
        self.moments.setVisible(bool(moments))
        self._no_history.setVisible(not moments)
        self.timeline.show_moments(moments)
        layouts = histories.layouts(record.record_id)
        told = record if history is None else history
        usual_width, usual_height = _USUAL_CANVAS
        self.layouts.show_layouts(layouts, told.width or usual_width, told.height or usual_height)
        self._looks.setVisible(bool(layouts))
        self.files.show_files(self._tasks.files.of(record.record_id))
        self.files_button.setEnabled(bool(record.file_name) or record.status == Status.DONE)
        self.studio_button.setEnabled(bool(record.group_id))
        known = histories.again(record)
        possible = known is not None and known.is_possible
        self.again_button.setEnabled(possible)
        why = "" if possible else self.tr("Not possible: its layout is not known.")
        self.again_button.setToolTip(why)
        if anew:
            self.panel.verticalScrollBar().setValue(0)

    def _in_style(self, fact: Fact) -> Fact:
        """A date as it is chosen beside the service's own, and in every way as its tip."""
        if fact.key not in _DATES:
            return fact
        shown = self._tasks.times.text(fact.value)
        value = fact.value if shown == fact.value else f"{fact.value} ({shown})"
        tip = self._tasks.times.tip(fact.value)
        return replace(fact, value=value, meaning=f"{fact.meaning}\n{tip}")

    def _on_loaded(self, record_id: str) -> None:
        if self._record is not None and self._record.record_id == record_id:
            self._fill()

    def _on_files(self) -> None:
        if self._record is not None:
            self.show_files_requested.emit(self._record.file_name or self._record.record_id)

    def _on_studio(self) -> None:
        if self._record is not None:
            self.open_in_studio_requested.emit(self._record)

    def _on_again(self) -> None:
        if self._record is not None:
            self.again_requested.emit(self._record)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
