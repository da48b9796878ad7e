"""Who is in the group, where the service does not tell: added one by one or pasted as a table, and
corrected in place. What is on the canvas follows a correction.

Object names: `people_dialog`, `people_table`, `people_paste`, `people_remove`, `people_done`.
"""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.state.phrases import listed
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.studio.adding.people_table import PeopleTable
from recorder_gui.ui.theme import SPACE

_SIZE = (560, 420)  # px


class PeopleDialog(QDialog):
    """The members of the Studio's group, kept for its profile."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people_dialog")
        self._studio = studio
        self.setWindowTitle(self.tr("People of {0}").format(studio.roster.group_id))
        self._hint = QuietLabel(
            self.tr(
                "This service does not tell who is there. Write who is to be recorded, or paste a"
                " table of user id, media id and kind (camera, mic, screen, whiteboard)."
            ),
            self,
        )
        self._table = PeopleTable(studio.roster.by_hand(), self)
        self._table.set_headings(self.tr("User id"), self.tr("Media id"), self.tr("Kind"))
        self._table.setAccessibleName(self.tr("People of the group"))
        self._told = QuietLabel(parent=self)
        self._paste = self._button(self.tr("Paste a table"), "copy", "people_paste")
        self._remove = self._button(self.tr("Remove the chosen"), "delete", "people_remove")
        self._done = PrimaryButton(self.tr("&Done"), icon_name="check")
        self._done.setObjectName("people_done")
        self._done.setDefault(True)
        self._lay_out()
        self._table.edited.connect(self._show)
        self._table.itemSelectionChanged.connect(self._show)
        self._paste.clicked.connect(self._on_paste)
        self._remove.clicked.connect(self._table.remove_chosen)
        self._show()
        self._table.setCurrentCell(self._table.rowCount() - 1, 0)

    def accept(self) -> None:
        """Keep what the table says."""
        self._table.setCurrentCell(-1, -1)  # a cell that is being edited is taken first
        filled = self._table.filled()
        self._studio.roster.correct(filled.members)
        if filled.renamed:
            self._studio.editing.follow_sources(filled.renamed)
        self.deleteLater()
        super().accept()

    def reject(self) -> None:
        """Leave everything as it was."""
        self.deleteLater()
        super().reject()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self._done, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._paste)
        row.addWidget(self._remove)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        column.addWidget(self._hint)
        column.addWidget(self._table, 1)
        column.addWidget(self._told)
        column.addLayout(row)
        self.resize(*_SIZE)

    def _button(self, text: str, icon_name: str, name: str) -> QPushButton:
        button = QPushButton(icons.icon(icon_name), text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _on_paste(self) -> None:
        added, wrong = self._table.paste(QGuiApplication.clipboard().text())
        if wrong:
            numbers = listed(map(str, wrong[:10]))
            self._tell(self.tr("Not understood: line {0}").format(numbers))
        elif added == 0:
            self._tell(self.tr("There is no table on the clipboard that adds anybody."))

    def _show(self) -> None:
        unfinished = self._table.filled().unfinished
        self._remove.setEnabled(bool(self._table.selectedIndexes()))
        self._done.setEnabled(not unfinished and bool(self._studio.roster.group_id))
        numbers = listed(map(str, unfinished[:10]))
        self._tell(
            self.tr("A user id and a media id are needed: row {0}").format(numbers)
            if unfinished
            else ""
        )

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))
