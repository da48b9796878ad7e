"""The one question when the window is closed while it records."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from recorder_gui.ui.parts.question import Question


class ClosingChoice(Enum):
    """What shall become of the recording."""

    KEEP_RECORDING = "keep recording"
    STOP_AND_FINISH = "stop and finish"
    CANCEL = "cancel"


class ClosingQuestion(Question):
    """Asks once, without blocking anything. Signal `answered(ClosingChoice)`.

    Object names: `closing_keep`, `closing_stop`, `closing_cancel`.
    """

    answered = Signal(object)

    def __init__(self, recording_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, "closing_question", "record")
        self.setWindowTitle(self.tr("A recording is running"))
        self.setText(self.tr("“{0}” is still being recorded.").format(recording_name))
        self.setInformativeText(
            self.tr(
                "It can go on without this window: the next window finds it in Studio and Tasks."
            )
        )
        role = QMessageBox.ButtonRole
        keep = self.addButton(self.tr("&Keep recording"), role.AcceptRole)
        stop = self.addButton(self.tr("&Stop and finish"), role.DestructiveRole)
        cancel = self.addButton(self.tr("Cancel"), role.RejectRole)
        keep.setObjectName("closing_keep")
        stop.setObjectName("closing_stop")
        cancel.setObjectName("closing_cancel")
        self.setDefaultButton(keep)
        self.setEscapeButton(cancel)
        self._choices = {
            keep: ClosingChoice.KEEP_RECORDING,
            stop: ClosingChoice.STOP_AND_FINISH,
            cancel: ClosingChoice.CANCEL,
        }
        self.finished.connect(self._on_finished)

    def _on_finished(self, _result: int) -> None:
        clicked = self.clickedButton()
        choice = ClosingChoice.CANCEL
        for button, meaning in self._choices.items():
            if button is clicked:
                choice = meaning
        self.answered.emit(choice)
