"""One download in the list: name, bar, how far, how fast, how long still, and its buttons."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QWidget

from recorder_gui.state.amounts import size_text, speed_text, time_left_text
from recorder_gui.state.files.transfer import Transfer, TransferState
from recorder_gui.state.phrases import sentences
from recorder_gui.ui.files.folders import show_in_folder
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.progress_line import ProgressLine
from recorder_gui.ui.theme import HALF, SPACE

_STEPS = 1000
_MOST_BUTTONS = 4  # in one row at a time


class TransferRow(QWidget):
    """Shows one transfer; a finished one can be dragged out of the window. Signals with its
    number: `pause_requested`, `cancel_requested`, `retry_requested`, `first_requested`,
    `join_requested`, `remove_requested`."""

    pause_requested = Signal(int)
    cancel_requested = Signal(int)
    retry_requested = Signal(int)
    first_requested = Signal(int)
    join_requested = Signal(int)
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
        self.first_button = self._button("top", f"transfer_first_{number}")
        self.pause_button = self._button("pause", f"transfer_pause_{number}")
        self.cancel_button = self._button("close", f"transfer_cancel_{number}")
        self.retry_button = self._button("refresh", f"transfer_retry_{number}")
        self.join_button = self._button("layers", f"transfer_join_{number}")
        self.open_button = self._button("play", f"transfer_open_{number}")
        self.folder_button = self._button("folder", f"transfer_folder_{number}")
        self.remove_button = self._button("check", f"transfer_remove_{number}")
        self._pressed_at: QPoint | None = None
        self._lay_out()
        for button, wish in (
            (self.first_button, self.first_requested),
            (self.pause_button, self.pause_requested),
            (self.cancel_button, self.cancel_requested),
            (self.retry_button, self.retry_requested),
            (self.join_button, self.join_requested),
            (self.remove_button, self.remove_requested),
        ):
            button.clicked.connect(lambda _=False, wish=wish: wish.emit(number))
        self.open_button.clicked.connect(self._on_open)
        self.folder_button.clicked.connect(lambda: show_in_folder(self._files()[0]))
        self.retranslate()

    def refresh(self) -> None:
        """Show the transfer as it is now."""
        transfer, state = self._transfer, self._transfer.state
        self._name.setText(transfer.file_name)
        share = transfer.share if transfer.joining is None else transfer.joining
        if share is None and state is TransferState.RUNNING:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round((share or 0.0) * _STEPS))
        done = state is TransferState.DONE
        self.bar.setVisible(not done or transfer.joining is not None)
        self._told.setText(self._text())
        self.bar.setAccessibleName(transfer.file_name)
        self.bar.setAccessibleDescription(self._told.text())
        self.first_button.setVisible(state is TransferState.WAITING)
        self.pause_button.setVisible(transfer.is_open)
        self.cancel_button.setVisible(transfer.is_open)
        held = state in (TransferState.FAILED, TransferState.CANCELLED, TransferState.PAUSED)
        self.retry_button.setVisible(held or transfer.retry_at is not None)
        self.retry_button.set_icon("play" if state is TransferState.PAUSED else "refresh")
        self.join_button.setVisible(done and transfer.can_join)
        self.open_button.setVisible(done)
        self.folder_button.setVisible(done)
        self.remove_button.setVisible(not transfer.is_open)
        self.remove_button.set_icon("check" if done else "delete")
        self.remove_button.set_label(
            self.tr("Take it off this list; files are kept")
            if done
            else self.tr("Take it off this list and delete what has arrived")
        )
        self.setCursor(Qt.CursorShape.OpenHandCursor if done else Qt.CursorShape.ArrowCursor)

    def text(self) -> str:
        """What it says beside the name."""
        return self._told.text()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self.first_button.set_label(self.tr("Download this one next"))
        self.pause_button.set_label(self.tr("Pause this download"))
        self.cancel_button.set_label(self.tr("Cancel this download"))
        self.join_button.set_label(self.tr("Join the slices into one file"))
        self.retry_button.set_label(self.tr("Go on with this download"))
        self.open_button.set_label(self.tr("Open the file"))
        self.folder_button.set_label(self.tr("Show it in its folder"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _button(self, icon: str, name: str) -> IconButton:
        return named(IconButton(icon, parent=self, size=16), name)

    def _lay_out(self) -> None:
        room = QWidget(self)  # as wide in every row, so that the bars end below each other
        room.setFixedWidth(_MOST_BUTTONS * self.open_button.width())
        buttons = QHBoxLayout(room)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(0)
        buttons.addStretch(1)
        for button in (
            self.first_button,
            self.retry_button,
            self.pause_button,
            self.cancel_button,
            self.join_button,
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
        grid.addWidget(room, 0, 1, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)

    def _text(self) -> str:
        transfer = self._transfer
        match transfer.state:
            case TransferState.WAITING:
                return self._waiting_text()
            case TransferState.PAUSED:
                return self._with_amount(self.tr("Paused"))
            case TransferState.RUNNING:
                return self._running_text()
            case TransferState.DONE:
                return self._done_text()
            case TransferState.CANCELLED:
                return self.tr("Cancelled; what has arrived is kept for another try")
            case TransferState.FAILED:
                error = transfer.error
                return "" if error is None else sentences(error.sentence, error.advice)

    def _waiting_text(self) -> str:
        transfer = self._transfer
        seconds = transfer.seconds_to_retry
        if transfer.error is not None and seconds is not None:
            again = self.tr("It is tried again in {0} s.").format(max(1, round(seconds)))
            return sentences(transfer.error.sentence, again)
        if transfer.elsewhere:
            return self._with_amount(
                self.tr("Goes on when {0} is connected").format(transfer.profile_title)
            )
        return self._with_amount(self.tr("Waiting for its turn"))

    def _with_amount(self, words: str) -> str:
        return f"{words} · {self._amount()}" if self._transfer.done else words

    def _amount(self) -> str:
        total, done = self._transfer.total, size_text(self._transfer.done)
        return done if total is None else f"{done} / {size_text(total)}"

    def _running_text(self) -> str:
        transfer = self._transfer
        parts = [self._amount()]
        if len(transfer.slices) > 1:
            text = self.tr("{0} of {1} slices")
            parts.append(text.format(transfer.slices_done, len(transfer.slices)))
        if transfer.speed > 0:
            parts.append(speed_text(transfer.speed))
            parts.append(time_left_text(transfer.seconds_left))
        return " · ".join(part for part in parts if part)

    def _done_text(self) -> str:
        transfer = self._transfer
        if transfer.joining is not None:
            return self.tr("The slices are being joined…")
        where = str(transfer.folder)
        if len(self._files()) == 1:
            where = str(self._files()[0])
        parts = [size_text(transfer.done), where]
        if len(transfer.paths) > 1:
            parts.insert(1, self.tr("{0} slices").format(len(transfer.paths)))
        if transfer.may_lack_more:
            parts.append(self.tr("The service gives 30 slices at most: there may be more"))
        return " · ".join(parts)

    def _files(self) -> tuple[Path, ...]:
        """What a person holds in the end: the joined file, else the slices, else the folder."""
        transfer = self._transfer
        if transfer.joined is not None:
            return (transfer.joined,)
        return transfer.paths or (transfer.folder,)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files()[0])))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin."""
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        done = self._transfer.state is TransferState.DONE
        self._pressed_at = event.position().toPoint() if left and done else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the finished files out of the window."""
        super().mouseMoveEvent(event)
        begun, at = self._pressed_at, event.position().toPoint()
        far = QApplication.startDragDistance()
        if begun is None or (at - begun).manhattanLength() < far:
            return
        self._pressed_at = None
        drag = QDrag(self)
        drag.setMimeData(self.dragged())
        # Qt's own loop while it lasts: begun by the mouse, never inside a coroutine, so these go on
        drag.exec(Qt.DropAction.CopyAction)

    def dragged(self) -> QMimeData:
        """What a drag carries: the finished files."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in self._files()])
        return data
