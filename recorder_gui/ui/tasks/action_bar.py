"""Pause, resume and stop for what is chosen; stop asks first and names what it will stop."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.states import Command
from recorder_gui.state.tasks.actions import makes_sense
from recorder_gui.ui import icons
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.question import Question
from recorder_gui.ui.theme import SPACE

_MOST_NAMED = 12  # recordings listed by name in the question; the others are counted


class ActionBar(QWidget):
    """Signal `command_requested(Command, list[str])`: the ids are those that were chosen."""

    command_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: list[Record] = []
        self._busy = False
        self._count = QLabel(self)
        self.pause_button = self._button("tasks_pause_button", "pause", self._on_pause)
        self.resume_button = self._button("tasks_resume_button", "play", self._on_resume)
        self.stop_button = self._button("tasks_stop_button", "stop", self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._count)
        row.addSpacing(SPACE)
        for button in (self.pause_button, self.resume_button, self.stop_button):
            row.addWidget(button)
        self.retranslate()

    def show_chosen(self, chosen: Sequence[Record]) -> None:
        """What the commands are for; each is offered where it would change something."""
        self._chosen = list(chosen)
        self._refresh()

    def set_busy(self, busy: bool) -> None:
        """A command is on its way: no second one meanwhile."""
        self._busy = busy
        self._refresh()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self.pause_button.setText(self.tr("Pause"))
        self.resume_button.setText(self.tr("Resume"))
        self.stop_button.setText(self.tr("Stop…"))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _button(self, name: str, icon: str, pressed: Callable[[], None]) -> QPushButton:
        button = named(QPushButton(self), name)
        button.setIcon(icons.icon(icon))
        button.clicked.connect(pressed)
        return button

    def _refresh(self) -> None:
        for button, command in (
            (self.pause_button, Command.PAUSE),
            (self.resume_button, Command.RESUME),
            (self.stop_button, Command.STOP),
        ):
            button.setEnabled(not self._busy and bool(self._ids_for(command)))
        count = len(self._chosen)
        self._count.setText(self.tr("{0} chosen").format(count) if count > 1 else "")

    def _ids_for(self, command: Command) -> list[str]:
        return [record.record_id for record in self._chosen if makes_sense(command, record)]

    def _on_pause(self) -> None:
        self.command_requested.emit(Command.PAUSE, self._ids_for(Command.PAUSE))

    def _on_resume(self) -> None:
        self.command_requested.emit(Command.RESUME, self._ids_for(Command.RESUME))

    def _on_stop(self) -> None:
        ids = self._ids_for(Command.STOP)
        names = [_name(record) for record in self._chosen if record.record_id in ids]
        question = Question(self, "tasks_stop_dialog", "record")
        question.setWindowTitle(self.tr("Stop recording"))
        if len(names) == 1:
            question.setText(self.tr("Stop this recording?"))
        else:
            question.setText(self.tr("Stop these {0} recordings?").format(len(names)))
        shown = names[:_MOST_NAMED]
        if len(names) > _MOST_NAMED:
            shown.append(self.tr("and {0} more").format(len(names) - _MOST_NAMED))
        end = self.tr("A stopped recording can't go on; its file is finished and kept.")
        question.setInformativeText("\n".join([*shown, "", end]))
        stop = question.addButton(self.tr("Stop"), QMessageBox.ButtonRole.DestructiveRole)
        stop.setObjectName("tasks_stop_confirm_button")
        keep = question.addButton(self.tr("Keep recording"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        stop.clicked.connect(lambda: self.command_requested.emit(Command.STOP, ids))
        question.open()


def _name(record: Record) -> str:
    title = record.file_name or record.record_id
    return f"{title} · {record.group_id}" if record.group_id else title
