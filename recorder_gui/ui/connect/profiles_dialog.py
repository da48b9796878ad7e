"""The dialog in which services are added, corrected, tried and removed."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.errors import UserFacingError
from recorder_gui.state.explanations import explain
from recorder_gui.state.phrases import sentences
from recorder_gui.state.profile_files import profiles_text, read_profiles
from recorder_gui.state.profiles import Profile, Profiles, new_profile_id
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.vault import Vault
from recorder_gui.ui import icons
from recorder_gui.ui.connect.profile_form import ProfileForm
from recorder_gui.ui.connect.profile_trial import ProfileTrial
from recorder_gui.ui.parts.buttons import IconButton, PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.question import Question
from recorder_gui.ui.theme import SPACE, title_font

_LIST_WIDTH = 220  # px


class ProfilesDialog(QDialog):
    """Signal `connect_requested(Profile)`: connect to it now.

    Object names: `profiles_list`, `profile_add`, `profile_remove`, `profile_bring`,
    `profile_hand_on` (from and to a file), `profile_save`, `profile_connect`, and those of the
    form and of the test.
    """

    connect_requested = Signal(object)

    def __init__(
        self, profiles: Profiles, vault: Vault, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("profiles_dialog")
        self._profiles = profiles
        self._vault = vault
        self._tasks = tasks
        self._new: Profile | None = None
        self.title = QLabel(self)
        self.title.setFont(title_font(self.font()))
        self.list = QListWidget(self)
        self.form = ProfileForm(self)
        self.problem = QuietLabel(parent=self)
        self.add = IconButton("plus", parent=self)
        self.remove = IconButton("delete", parent=self)
        self.bring = IconButton("folder", parent=self)
        self.hand_on = IconButton("export", parent=self)
        self.save = QPushButton(self)
        self.test = ProfileTrial(self.form, vault, tasks, self)
        self.connect_now = PrimaryButton(parent=self)
        self.close_button = QPushButton(self)
        self._name_widgets()
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self._fill()

    def open_at(self, profile: Profile) -> None:
        """Open it with `profile` chosen."""
        self._new = None
        self._fill(profile.id)
        self.open()

    def retranslate(self) -> None:
        """Texts of its own."""
        self.setWindowTitle(self.tr("Profiles"))
        self.title.setText(self.tr("Where to record"))
        self.add.set_label(self.tr("Add a profile"))
        self.remove.set_label(self.tr("Remove this profile"))
        self.bring.set_label(self.tr("Add profiles from a file…"))
        self.hand_on.set_label(self.tr("Write all profiles into a file, without tokens…"))
        self.save.setText(self.tr("Sa&ve"))
        self.test.retranslate()
        self.connect_now.setText(self.tr("Connect"))
        self.close_button.setText(self.tr("Close"))
        self.list.setAccessibleName(self.tr("Profiles"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fill(self, chosen_id: str = "") -> None:
        self.list.blockSignals(True)
        self.list.clear()
        entries = [*self._profiles.all(), *([self._new] if self._new else [])]
        for profile in entries:
            name = profile.title or self.tr("New profile")
            item = QListWidgetItem(name, self.list)
            item.setIcon(icons.icon("computer" if profile.is_local else "cloud"))
            item.setData(Qt.ItemDataRole.UserRole, profile.id)
            if profile.id == chosen_id:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._on_chosen()

    def _chosen(self) -> Profile:
        item = self.list.currentItem()
        chosen_id = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        if self._new is not None and self._new.id == chosen_id:
            return self._new
        return self._profiles.get(chosen_id)

    def _on_chosen(self) -> None:
        profile = self._chosen()
        self.form.show_profile(profile)
        self.test.clear()
        preset = self._profiles.is_preset(profile)
        self.remove.setEnabled(not profile.is_local and not preset)
        self.form.set_fixed(preset)
        self._on_edited()

    def _on_edited(self) -> None:
        profile = self.form.profile()
        local = profile is not None and profile.is_local
        fits = not self.form.problem()
        changed = profile != self._chosen() or bool(self.form.token.text())
        self.save.setEnabled(fits and changed and not local)
        self.hand_on.setEnabled(len(self._profiles.all()) > 1)
        self.test.button.setEnabled(fits and not local)
        self.connect_now.setEnabled(fits or local)
        self.problem.setText("" if profile == self._new else self.form.problem())
        if local:
            self.problem.setText(
                self.tr("The recorder of this computer is started by itself and needs no account.")
            )

        elif profile is not None and self._profiles.is_preset(profile):
            self.problem.setText(
                self.tr("Preset on this machine. Only the token is yours to enter.")
            )

    def _on_bring(self) -> None:
        dialog = self._file_dialog(self.tr("Add profiles from a file…"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_from(Path(path)))
        dialog.open()

    def _on_hand_on(self) -> None:
        dialog = self._file_dialog(self.tr("Write all profiles into a file, without tokens…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("cloud-recorder-profiles.json")
        dialog.fileSelected.connect(lambda path: self.write_to(Path(path)))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([self.tr("Profiles (*.json)")])
        return dialog

    def take_from(self, path: Path) -> None:
        """Add the profiles of a file; those that are there already become as it says."""
        try:
            found = read_profiles(path)
        except UserFacingError as error:
            self.problem.setText(sentences(error.sentence, error.advice))
            return
        for profile in found:
            self._profiles.put(profile)
        self._new = None
        self._fill(found[0].id if found else "")
        self.problem.setText(
            self.tr("Profiles taken from the file: {0}. Their tokens are yours to enter.").format(
                len(found)
            )
        )

    def write_to(self, path: Path) -> None:
        """Write all profiles, without tokens."""
        try:
            path.write_bytes(profiles_text(self._profiles.all()))
        except OSError as error:
            problem = explain(error)
            self.problem.setText(sentences(problem.sentence, problem.advice))
        else:
            self.problem.setText(self.tr("Written to {0}, without tokens.").format(path))

    def _on_add(self) -> None:
        self._new = Profile(id=new_profile_id())
        self._fill(self._new.id)
        self.form.name.setFocus()

    def _on_remove(self) -> None:
        profile = self._chosen()
        if profile is self._new:
            self._new = None
            self._fill()
            return
        box = Question(self, "remove_profile_question", "warning")
        box.setWindowTitle(self.tr("Remove profile"))
        box.setText(self.tr("Remove the profile “{0}” and its token?").format(profile.title))
        box.setInformativeText(self.tr("Recordings of the service are not touched."))
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.buttonClicked.connect(
            lambda button: self._remove(profile) if button is remove else None
        )
        box.open()

    def _remove(self, profile: Profile) -> None:
        self._profiles.remove(profile)
        self._tasks.start(lambda: self._vault.forget(profile.id))
        self._fill()

    def _on_save(self) -> None:
        profile = self.form.profile()
        if profile is None or profile.is_local or self.form.problem():
            return
        token = self.form.token.text()
        self._new = None
        self._profiles.put(profile)
        self._fill(profile.id)
        if token:
            self._tasks.start(lambda: self._keep(profile, token), key="keep token")

    async def _keep(self, profile: Profile, token: str) -> None:
        if not await self._vault.keep(profile.id, token):
            self.problem.setText(
                self.tr(
                    "This system has no vault for secrets: the token is kept until the window is"
                    " closed, then it has to be entered again."
                )
            )

    def _on_connect(self) -> None:
        profile = self.form.profile()
        if profile is None:
            return
        if not profile.is_local:
            token = self.form.token.text()
            self._on_save()
            if token:  # the vault may be slow: connect once it has the token
                self._tasks.start(lambda: self._connect_with(profile, token), key="connect anew")
                return
        self.accept()
        self.connect_requested.emit(profile)

    async def _connect_with(self, profile: Profile, token: str) -> None:
        await self._vault.keep(profile.id, token)
        self.accept()
        self.connect_requested.emit(profile)

    def _name_widgets(self) -> None:
        self.list.setObjectName("profiles_list")
        self.add.setObjectName("profile_add")
        self.bring.setObjectName("profile_bring")
        self.hand_on.setObjectName("profile_hand_on")
        self.remove.setObjectName("profile_remove")
        self.save.setObjectName("profile_save")
        self.connect_now.setObjectName("profile_connect")

    def _connect_signals(self) -> None:
        self.list.currentItemChanged.connect(lambda *_: self._on_chosen())
        self.form.edited.connect(self._on_edited)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.bring.clicked.connect(self._on_bring)
        self.hand_on.clicked.connect(self._on_hand_on)
        self.save.clicked.connect(self._on_save)
        self.finished.connect(lambda _: self.test.stop())
        self.connect_now.clicked.connect(self._on_connect)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setSpacing(2)
        small = QHBoxLayout()
        small.addWidget(self.add)
        small.addWidget(self.remove)
        small.addStretch(1)
        small.addWidget(self.bring)
        small.addWidget(self.hand_on)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(small)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        below.addWidget(self.test.button)
        below.addWidget(self.test.copy)
        below.addWidget(self.save)
        below.addStretch(1)
        below.addWidget(self.close_button)
        below.addWidget(self.connect_now)
        inner = QWidget(self)
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(SPACE)
        fields.addWidget(self.form)
        fields.addWidget(self.problem)
        fields.addWidget(self.test.results)
        fields.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        right = QVBoxLayout()
        right.setSpacing(SPACE)
        right.addWidget(self._scroll, 1)
        right.addLayout(below)
        across = QHBoxLayout()
        across.setSpacing(3 * SPACE)
        across.addLayout(left)
        across.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.title)
        column.addLayout(across, 1)
        self.resize(860, 680)
