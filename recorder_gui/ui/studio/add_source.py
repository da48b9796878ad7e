"""The dialog that adds sources: people by hand, one by one or pasted as a table, and on our own
recorder a file, a picture or an address that plays a member.

Object names: `add_source_dialog`, `add_user`, `add_media`, `add_kind`, `add_location`,
`add_table`, `add_confirm`.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.state.studio.members import members_of_table
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.parts.buttons import PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel, add_row, new_form
from recorder_gui.ui.studio.source_faces import kind_name
from recorder_gui.ui.theme import SPACE


class AddSourceDialog(QDialog):
    """Adds to the Studio's group."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("add_source_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._studio = studio
        self._user = QLineEdit(self)
        self._media = QLineEdit("1", self)
        self._kind = QComboBox(self)
        self._location = QLineEdit(self)
        self._browse = QPushButton(self.tr("Choose a file…"), self)
        self._table = QPlainTextEdit(self)
        self._told = QuietLabel(parent=self)
        self._buttons = QDialogButtonBox(self)
        self._add = PrimaryButton(self.tr("&Add"), icon_name="plus")
        self._add.setDefault(True)
        self._buttons.addButton(self._add, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._build()
        self._show()

    def accept(self) -> None:
        """Add them."""
        streams = self._streams()
        roster = self._studio.roster
        self._studio.scope.start(lambda: roster.add(streams), key="add source")
        super().accept()

    def _build(self) -> None:
        names = {
            self._user: "add_user",
            self._media: "add_media",
            self._kind: "add_kind",
            self._location: "add_location",
            self._table: "add_table",
            self._add: "add_confirm",
        }
        for widget, name in names.items():
            widget.setObjectName(name)
        listed = self._studio.roster.is_listed
        group = self._studio.roster.group_id
        self.setWindowTitle(
            self.tr("Add a source to {0}").format(group)
            if listed
            else self.tr("Add people to {0}").format(group)
        )
        camera_first = (
            MediaType.CAMERA,
            MediaType.SCREEN,
            MediaType.MICROPHONE,
            MediaType.WHITEBOARD,
        )
        for kind in camera_first:
            self._kind.addItem(kind_name(kind), kind)
        form = new_form()
        add_row(form, self._user).set_texts(self.tr("User id"))
        add_row(form, self._media).set_texts(self.tr("Media id"))
        add_row(form, self._kind).set_texts(self.tr("Kind"))
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._location, 1)
        row.addWidget(self._browse)
        add_row(form, place).set_texts(self.tr("Plays"))
        form.setRowVisible(place, listed)
        self._location.setAccessibleName(self.tr("Plays"))
        self._location.setPlaceholderText(self.tr("A file, or an address: rtmp, rtsp, http"))
        table_row = add_row(form, self._table, with_hint=True)
        table_row.set_texts(
            self.tr("Or a table"),
            self.tr("A line for each: user id, media id, kind (camera, screen, mic, whiteboard)"),
        )
        self._table.setFixedHeight(96)
        self._table.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addWidget(self._buttons)
        self.setMinimumWidth(480)
        form.setRowVisible(table_row.label, not listed)
        for line in (self._user, self._media, self._location):
            line.textChanged.connect(lambda _text: self._show())
        self._table.textChanged.connect(self._show)
        self._browse.clicked.connect(self._ask_for_file)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _streams(self) -> list[MediaSource]:
        pasted, _wrong = members_of_table(self._table.toPlainText())
        user, media = self._user.text().strip(), self._media.text().strip()
        if not user or not media:
            return list(pasted)
        kind: MediaType = self._kind.currentData()
        source = self._location.text().strip() if self._studio.roster.is_listed else ""
        single = MediaSource(user_id=user, media_id=media, media_type=kind, source=source)
        return [single, *pasted]

    def _show(self) -> None:
        streams = self._streams()
        needs_place = self._studio.roster.is_listed and not self._location.text().strip()
        self._add.setEnabled(
            bool(streams) and not needs_place and bool(self._studio.roster.group_id)
        )
        _found, wrong = members_of_table(self._table.toPlainText())
        numbers = ", ".join(str(number) for number in wrong[:10])
        self._told.setText(self.tr("Not understood: line {0}").format(numbers) if wrong else "")
        self._told.setVisible(bool(wrong))

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a video, a picture or a sound"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._location.setText)
        dialog.open()
