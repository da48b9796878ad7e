"""What stands in the table's place when there is no row: why, and the button that helps."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from recorder_gui.state.tasks.finding.filters import TaskFilter
from recorder_gui.ui.parts.empty_state import EmptyState


class NothingFound(EmptyState):
    """Signals: `new_recording_requested`, `clear_requested`: no condition at all."""

    new_recording_requested = Signal()
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("tasks", parent)
        self._is_filtered = False
        self._wanted = TaskFilter()
        self.action_requested.connect(self._on_action)

    def show_for(self, wanted: TaskFilter) -> None:
        """Nothing was let through by `wanted`."""
        self._wanted = wanted
        self._is_filtered = not wanted.is_empty
        if self._is_filtered:
            self.set_icon("filter")
            self.set_texts(
                self.tr("No recording matches these filters"),
                self.tr("The service matches ids exactly, letter by letter."),
                self.tr("Clear all filters"),
            )
        else:
            self.set_icon("tasks")
            self.set_texts(
                self.tr("Nothing has been recorded yet"),
                self.tr("What is recorded in Studio appears here."),
                self.tr("Go to Studio"),
            )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, shown or not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_for(self._wanted)

    def _on_action(self) -> None:
        if self._is_filtered:
            self.clear_requested.emit()
        else:
            self.new_recording_requested.emit()
