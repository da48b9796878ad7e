"""Asks before *Again like this* starts: shows settings and layout of the recording to come, and
says what is not known of the old one.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from recorder_gui.protocol.requests import InitRecord
from recorder_gui.state.phrases import joined, listed
from recorder_gui.state.tasks.history.again import Again
from recorder_gui.ui.parts.buttons import PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.tasks.details.layout_strip import LayoutCanvas
from recorder_gui.ui.theme import SPACE, heading_font

_WIDTH = 55 * SPACE
_CANVAS_HEIGHT = 27 * SPACE


class AgainQuestion(QDialog):
    """Signal `start_requested(Again)`. Object name `tasks_again_dialog`; its button
    `tasks_again_start_button`."""

    start_requested = Signal(object)

    def __init__(self, known: Again, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.setObjectName("tasks_again_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Again like this"))
        title = QLabel(self.tr("Start a new recording of {0}?").format(known.init.group_id), self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(heading_font(self.font()))
        title.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(title)
        column.addWidget(QuietLabel(self._settings(known.init), self))
        if known.layout is not None and known.init.auto is None:
            canvas = LayoutCanvas(known.layout, known.init.width, known.init.height)
            canvas.setMinimumHeight(_CANVAS_HEIGHT)
            column.addWidget(canvas, 1)
        if known.unknown:
            text = self.tr("Not known of the old one, so as usual: {0}.")
            column.addWidget(QuietLabel(text.format(listed(known.unknown)), self))
        buttons = QDialogButtonBox(self)
        start = PrimaryButton(
            self.tr("Start recording"), self, icon_name="record", role="recording"
        )
        named(start, "tasks_again_start_button")
        buttons.addButton(start, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addSpacing(SPACE)
        column.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)

    def accept(self) -> None:
        """Start it."""
        super().accept()
        self.start_requested.emit(self._known)

    def _settings(self, init: InitRecord) -> str:
        text = self.tr("{0} × {1} px, {2} frames a second")
        words = text.format(init.width, init.height, init.frame_rate)
        how = self.tr("arranged by the service")
        if init.auto is None:
            how = self.tr("with its last layout")
        return joined((words, how))
