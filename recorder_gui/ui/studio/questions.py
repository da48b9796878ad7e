"""The Studio's questions: stop, and start without any sound. Asked without blocking anything."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class StopQuestion(QMessageBox):
    """Accepted: stop. Object names: `stop_question`, `stop_confirm`, `stop_cancel`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stop_question")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
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


class SilenceQuestion(QMessageBox):
    """Accepted: start without sound. Object names: `silence_question`, `silence_confirm`,
    `silence_cancel`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("silence_question")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Record without sound?"))
        self.setText(self.tr("No microphone is ticked: the recording would be silent."))
        self.setInformativeText(self.tr("Tick microphones in the sound list to hear them."))
        start = self.addButton(self.tr("&Record without sound"), QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        start.setObjectName("silence_confirm")
        cancel.setObjectName("silence_cancel")
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
