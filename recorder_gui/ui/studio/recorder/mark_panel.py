"""Mark: the moment of the press is kept, and a note may be typed for it; the marks so far below.

Object names: `mark_panel`, `mark_note`, `mark_confirm`, `mark_list`, `mark_copy`.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPushButton, QWidget

from recorder_gui.state.amounts import length_text
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.watching.marks import Mark
from recorder_gui.ui.parts.buttons import PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.pop_up import PopUp
from recorder_gui.ui.theme import SPACE, heading_font

_ROWS = 6
_LONGEST = 200  # characters of a note
_WIDTH = 320  # px


class MarkPanel(PopUp):
    """Enter keeps the mark, Esc gives it up."""

    def __init__(self, studio: Studio, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mark_panel")
        self.setFixedWidth(_WIDTH)
        self._studio = studio
        self._moment = studio.marks.moment()
        title = QuietLabel(self.tr("Mark at {0}").format(length_text(self._moment)), self)
        title.setFont(heading_font(self.font()))
        self._note = QLineEdit(self)
        self._note.setObjectName("mark_note")
        self._note.setMaxLength(_LONGEST)
        self._note.setPlaceholderText(self.tr("A note, if you like"))
        self._note.setAccessibleName(self.tr("Note for this moment"))
        add = PrimaryButton(self.tr("Mark"), self, icon_name="mark")
        add.setObjectName("mark_confirm")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._note, 1)
        row.addWidget(add)
        self.column.addWidget(title)
        self.column.addLayout(row)
        self.column.addWidget(QuietLabel(self._where(), self))
        self._add_list(studio.marks.all)
        add.clicked.connect(self._keep)
        self._note.returnPressed.connect(self._keep)

    def show_above(self, widget: QWidget) -> None:
        """Above `widget`, the keyboard in the note."""
        self.open_above(widget, QPoint(0, -SPACE))
        self._note.setFocus()

    def _where(self) -> str:
        if self._studio.marks.kept_here:
            return self.tr("This service keeps no marks: this window does.")
        return self.tr("Marks become chapters of the recording.")

    def _add_list(self, marks: tuple[Mark, ...]) -> None:
        if not marks:
            return
        shown = QListWidget(self)
        shown.setObjectName("mark_list")
        shown.setAccessibleName(self.tr("Marks so far"))
        shown.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for mark in reversed(marks):
            shown.addItem(f"{length_text(mark.recorded)}   {mark.text}".rstrip())
        shown.setSpacing(2)
        row = shown.sizeHintForRow(0) + 2 * shown.spacing()
        shown.setFixedHeight(row * min(len(marks), _ROWS) + 2 * shown.frameWidth() + 4)
        copy = QPushButton(self.tr("Copy all marks"), self)
        copy.setObjectName("mark_copy")
        copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self._studio.marks.as_text())
        )
        self.column.addWidget(shown)
        self.column.addWidget(copy)

    def _keep(self) -> None:
        self._studio.mark(self._moment, self._note.text().strip())
        self.close()
