"""All about the chosen recording, beside the table: its fields, its history, what went wrong."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.states import Status
from recorder_gui.state.endings import reason_text
from recorder_gui.state.tasks.facts import Fact, facts_json, facts_of, facts_text
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.empty_state import EmptyState
from recorder_gui.ui.parts.form import QuietLabel, new_form
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.parts.state_badge import StateBadge
from recorder_gui.ui.tasks.moment_list import MomentList
from recorder_gui.ui.theme import HALF, SPACE


class TaskDetails(QWidget):
    """Signals `show_files_requested(file_name)` and `open_in_studio_requested(Record)`."""

    show_files_requested = Signal(str)
    open_in_studio_requested = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._record: Record | None = None
        self._facts: tuple[Fact, ...] = ()
        self._values: dict[str, QLabel] = {}
        self._names: dict[str, QLabel] = {}
        self._empty = EmptyState("tasks", self)
        self._empty.button.hide()
        self._badge = StateBadge(None, self)
        self._meaning = QuietLabel(parent=self)
        self._reason = QLabel(self)
        self._history = SectionHeader(parent=self)
        self._no_history = QuietLabel(parent=self)
        self.moments = named(MomentList(self), "tasks_details_history")
        self.files_button = named(QPushButton(self), "tasks_show_files_button")
        self.studio_button = named(QPushButton(self), "tasks_open_in_studio_button")
        self.copy_button = named(IconButton("copy", parent=self), "tasks_copy_button")
        self.copy_menu = named(QMenu(self), "tasks_copy_menu")
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.retranslate()
        self.files_button.clicked.connect(self._on_files)
        self.studio_button.clicked.connect(self._on_studio)
        self.copy_button.clicked.connect(self._on_copy)
        tasks.history_loaded.connect(self._on_history_loaded)

    @property
    def record(self) -> Record | None:
        """The recording shown."""
        return self._record

    def show_record(self, record: Record | None) -> None:
        """Show another recording, or the same one as it is now."""
        changed = record is not None and record != self._record
        self._record = record
        if changed and record is not None:
            self._tasks.load_history(record.record_id)
        self._fill()

    def as_text(self) -> str:
        """All of it as lines to paste."""
        if self._record is None:
            return ""
        return facts_text(self._facts, self._tasks.moments(self._record.record_id))

    def as_json(self) -> str:
        """All of it as JSON."""
        if self._record is None:
            return ""
        return facts_json(self._record, self._tasks.history(self._record.record_id))

    def value(self, key: str) -> str:
        """The value shown of one field; "" where it is not shown."""
        return next((fact.value for fact in self._facts if fact.key == key), "")

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self._empty.set_texts(
            self.tr("No recording chosen"),
            self.tr("Choose a row to see what happened to it."),
        )
        self._history.set_text(self.tr("History"))
        self._no_history.setText(
            self.tr("The service tells no history, and this window has seen nothing of it yet.")
        )
        self.moments.setAccessibleName(self.tr("History"))
        self.files_button.setText(self.tr("Show files"))
        self.studio_button.setText(self.tr("Open in Studio"))
        self.copy_button.set_label(self.tr("Copy"))
        self._copy_text.setText(self.tr("Copy as text"))
        self._copy_json.setText(self.tr("Copy as JSON"))
        self._copy_id.setText(self.tr("Copy the recording's id"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setWordWrap(True)
        self._reason.setTextInteractionFlags(_SELECTABLE)
        for button, icon in ((self.files_button, "files"), (self.studio_button, "studio")):
            button.setIcon(icons.icon(icon))
        menu = self.copy_menu
        self._copy_text = menu.addAction("", lambda: _copy(self.as_text()))
        self._copy_json = menu.addAction("", lambda: _copy(self.as_json()))
        self._copy_id = menu.addAction("", lambda: _copy(self.value("record_id")))
        head = QHBoxLayout()
        head.addWidget(self._badge)
        head.addStretch(1)
        head.addWidget(self.copy_button)
        self._form = new_form()
        self._form.setVerticalSpacing(SPACE)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.studio_button)
        buttons.addWidget(self.files_button)
        buttons.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self._meaning)
        column.addWidget(self._reason)
        column.addLayout(self._form)
        column.addSpacing(HALF)
        column.addLayout(buttons)
        column.addWidget(self._history)
        column.addWidget(self._no_history)
        column.addWidget(self.moments, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.moments.setMinimumHeight(20 * SPACE)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setMinimumWidth(36 * SPACE)

    def _fill(self) -> None:
        record = self._record
        self._stack.setCurrentIndex(0 if record is None else 1)
        if record is None:
            return
        history = self._tasks.history(record.record_id)
        self._facts = facts_of(record, history)
        self._badge.set_status(record.status)
        self._meaning.setText(self._facts[0].meaning)
        reason = "" if history is None else reason_text(history.reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._show_facts(self._facts[1:])
        moments = self._tasks.moments(record.record_id)
        self.moments.show_moments(moments)
        self.moments.setVisible(bool(moments))
        self._no_history.setVisible(not moments)
        self.files_button.setEnabled(bool(record.file_name) or record.status == Status.DONE)
        self.studio_button.setEnabled(bool(record.group_id))

    def _show_facts(self, facts: tuple[Fact, ...]) -> None:
        wanted = {fact.key for fact in facts}
        for fact in facts:
            if fact.key not in self._values:
                self._add_row(fact.key)
        for key, value in self._values.items():
            self._form.setRowVisible(value, key in wanted)
        for fact in facts:
            name, value = self._names[fact.key], self._values[fact.key]
            name.setText(fact.name)
            value.setText(fact.value)
            value.setAccessibleName(f"{fact.name}: {fact.value}")
            for label in (name, value):
                label.setToolTip(fact.meaning)

    def _add_row(self, key: str) -> None:
        name, value = QuietLabel(), QLabel()
        name.setWordWrap(False)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setTextInteractionFlags(_SELECTABLE)
        value.setWordWrap(True)
        self._form.addRow(name, value)
        self._names[key], self._values[key] = name, value

    def _on_history_loaded(self, record_id: str) -> None:
        if self._record is not None and self._record.record_id == record_id:
            self._fill()

    def _on_copy(self) -> None:
        below = self.copy_button.rect().bottomLeft()
        self.copy_menu.popup(self.copy_button.mapToGlobal(below))

    def _on_files(self) -> None:
        if self._record is not None:
            self.show_files_requested.emit(self._record.file_name or self._record.record_id)

    def _on_studio(self) -> None:
        if self._record is not None:
            self.open_in_studio_requested.emit(self._record)


_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
