"""The Studio's questions: stop, and start without any sound. Asked without blocking anything."""

from PySide6.QtWidgets import QMessageBox, QWidget

from recorder_gui.ui.parts.question import Question


class StopQuestion(Question):
    """Accepted: stop. Object names: `stop_question`, `stop_confirm`, `stop_cancel`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "stop_question", "record")
        self.setWindowTitle(self.tr("Stop the recording?"))
        self.setText(self.tr("Stop the recording?"))
        self.setInformativeText(
            self.tr("The file is finished then and cannot be continued. To go on later, pause.")
        )
        stop = self.addButton(self.tr("&Stop"), QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(self.tr("Go on recording"), QMessageBox.ButtonRole.RejectRole)
        stop.setObjectName("stop_confirm")
        cancel.setObjectName("stop_cancel")
        self.setDefaultButton(stop)
        self.setEscapeButton(cancel)


class SilenceQuestion(Question):
    """Accepted: start without sound. Object names: `silence_question`, `silence_confirm`,
    `silence_cancel`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "silence_question", "warning")
        self.setWindowTitle(self.tr("Record without sound?"))
        self.setText(self.tr("No microphone is ticked: the recording would be silent."))
        self.setInformativeText(self.tr("Tick microphones in the sound list to hear them."))
        start = self.addButton(self.tr("&Record without sound"), QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        start.setObjectName("silence_confirm")
        cancel.setObjectName("silence_cancel")
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
