"""One download in the list: name, bar, how far, how fast, how long still, and its buttons."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from recorder_gui.state.amounts import size_text, speed_text, time_left_text
from recorder_gui.state.files.transfer import Transfer, TransferState
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.progress_line import ProgressLine
from recorder_gui.ui.theme import HALF, SPACE

_STEPS = 1000


class TransferRow(QWidget):
    """Shows one transfer. Signals with its number: `cancel_requested`, `retry_requested`,
    `remove_requested`."""

    cancel_requested = Signal(int)
    retry_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, transfer: Transfer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._transfer = transfer
        number = transfer.number
        self.setObjectName(f"transfer_{number}")
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._told = named(QuietLabel(parent=self), f"transfer_text_{number}")
        self.bar = named(ProgressLine(self), f"transfer_bar_{number}")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(SPACE)
        self.cancel_button = self._button("close", f"transfer_cancel_{number}")
        self.retry_button = self._button("refresh", f"transfer_retry_{number}")
        self.open_button = self._button("play", f"transfer_open_{number}")
        self.folder_button = self._button("folder", f"transfer_folder_{number}")
        self.remove_button = self._button("check", f"transfer_remove_{number}")
        self._lay_out()
        self.cancel_button.clicked.connect(lambda: self.cancel_requested.emit(number))
        self.retry_button.clicked.connect(lambda: self.retry_requested.emit(number))
        self.remove_button.clicked.connect(lambda: self.remove_requested.emit(number))
        self.open_button.clicked.connect(self._on_open)
        self.folder_button.clicked.connect(lambda: _open(self._transfer.folder))
        self.retranslate()

    def refresh(self) -> None:
        """Show the transfer as it is now."""
        transfer, state = self._transfer, self._transfer.state
        self._name.setText(transfer.file_name)
        share = transfer.share
        if share is None and state is TransferState.RUNNING:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round((share or 0.0) * _STEPS))
        self.bar.setVisible(state is not TransferState.DONE)
        self._told.setText(self._text())
        self.bar.setAccessibleName(transfer.file_name)
        self.bar.setAccessibleDescription(self._told.text())
        self.cancel_button.setVisible(transfer.is_open)
        again = state in (TransferState.FAILED, TransferState.CANCELLED)
        self.retry_button.setVisible(again)
        self.open_button.setVisible(state is TransferState.DONE)
        self.folder_button.setVisible(state is TransferState.DONE)
        self.remove_button.setVisible(not transfer.is_open)
        self.remove_button.set_icon("check" if state is TransferState.DONE else "close")

    def text(self) -> str:
        """What it says beside the name."""
        return self._told.text()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self.cancel_button.set_label(self.tr("Cancel this download"))
        self.retry_button.set_label(self.tr("Go on with this download"))
        self.open_button.set_label(self.tr("Open the file"))
        self.folder_button.set_label(self.tr("Show the folder"))
        self.remove_button.set_label(self.tr("Take it off this list; files are kept"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _button(self, icon: str, name: str) -> IconButton:
        return named(IconButton(icon, parent=self, size=16), name)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (
            self.cancel_button,
            self.retry_button,
            self.open_button,
            self.folder_button,
            self.remove_button,
        ):
            buttons.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE, HALF, SPACE, HALF)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self.bar, 1, 0)
        grid.addWidget(self._told, 2, 0)
        grid.addLayout(buttons, 0, 1, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)

    def _text(self) -> str:
        transfer = self._transfer
        match transfer.state:
            case TransferState.WAITING:
                return self.tr("Waiting for its turn")
            case TransferState.RUNNING:
                return self._running_text()
            case TransferState.DONE:
                return self._done_text()
            case TransferState.CANCELLED:
                return self.tr("Cancelled; what is here already is kept for another try")
            case TransferState.FAILED:
                error = transfer.error
                return f"{error.sentence} {error.advice}".strip() if error is not None else ""

    def _running_text(self) -> str:
        transfer = self._transfer
        total = transfer.total
        done = size_text(transfer.done)
        parts = [done if total is None else f"{done} / {size_text(total)}"]
        if len(transfer.slices) > 1:
            text = self.tr("{0} of {1} slices")
            parts.append(text.format(transfer.slices_done, len(transfer.slices)))
        if transfer.speed > 0:
            parts.append(speed_text(transfer.speed))
            parts.append(time_left_text(transfer.seconds_left))
        return " · ".join(part for part in parts if part)

    def _done_text(self) -> str:
        transfer = self._transfer
        where = str(transfer.folder)
        if len(transfer.paths) == 1:
            where = str(transfer.paths[0])
        parts = [size_text(transfer.done), where]
        if len(transfer.paths) > 1:
            parts.insert(1, self.tr("{0} slices").format(len(transfer.paths)))
        if transfer.may_lack_more:
            parts.append(self.tr("The service gives 30 slices at most: there may be more"))
        return " · ".join(parts)

    def _on_open(self) -> None:
        if self._transfer.paths:
            _open(self._transfer.paths[0])


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
