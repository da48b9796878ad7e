"""A request of the log, to send again as it is or edited; what is wrong with it is said while one
types. Object names: `resend_dialog`, `resend_text`, `resend_problem`, `resend_send`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.client.wire_tap import WireMessage
from recorder_gui.errors import UserFacingError
from recorder_gui.state.wire_log.sending import Sending, checked, editable_text
from recorder_gui.ui.parts.buttons import PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE, code_font, title_font


class ResendDialog(QDialog):
    """Sends through `sending`; stays open where the text is no message."""

    def __init__(
        self, message: WireMessage, sending: Sending, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("resend_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sending = sending
        self.setWindowTitle(self.tr("Send again"))
        title = QLabel(self.tr("Send “{0}” again").format(message.kind), self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(title_font(self.font()))
        hint = QuietLabel(
            self.tr("It really is carried out. The running number is given anew."), self
        )
        self.text = named(QPlainTextEdit(editable_text(message), self), "resend_text")
        self.text.setFont(code_font(self.font()))
        self.text.setAccessibleName(self.tr("The message"))
        self.problem = named(QuietLabel(parent=self), "resend_problem")
        self.problem.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.send = named(PrimaryButton(self.tr("Send"), self, icon_name="upload"), "resend_send")
        cancel = QPushButton(self.tr("Cancel"), self)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(cancel)
        below.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(SPACE)
        for widget in (title, hint):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        column.addWidget(self.problem)
        column.addLayout(below)
        self.resize(560, 520)
        self.text.textChanged.connect(self._check)
        self.send.clicked.connect(self._on_send)
        cancel.clicked.connect(self.reject)
        self._check()

    def _check(self) -> None:
        """Say what is wrong as it is typed; nothing out of range can be sent."""
        try:
            checked(self.text.toPlainText())
        except UserFacingError as error:
            self.problem.setText(error.sentence)
            self.send.setEnabled(False)
            return
        connected = self._sending.is_possible
        self.problem.setText("" if connected else self.tr("There is no connection just now."))
        self.send.setEnabled(connected)

    def _on_send(self) -> None:
        try:
            self._sending.send(self.text.toPlainText())
        except UserFacingError as error:
            self.problem.setText(error.sentence)
        else:
            self.accept()
