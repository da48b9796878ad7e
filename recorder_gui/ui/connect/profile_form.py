"""The fields of one profile, and what is wrong with them."""

from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QLineEdit, QWidget

from recorder_gui.state.profiles import Profile
from recorder_gui.ui import icons
from recorder_gui.ui.parts.form import FormRow, add_row, new_form

_FIELDS = ("name", "control", "storage", "app_id", "token", "zone", "authority")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class ProfileForm(QWidget):
    """Edits a profile and its token. Signal `edited`: a field was changed by hand.

    Object names: `profile_name`, `profile_control`, `profile_storage`, `profile_app_id`,
    `profile_token`, `profile_zone`, `profile_authority`.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile: Profile | None = None
        self.name = QLineEdit(self)
        self.control = QLineEdit(self)
        self.storage = QLineEdit(self)
        self.app_id = QLineEdit(self)
        self.token = QLineEdit(self)
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.zone = QComboBox(self)
        self.zone.setEditable(True)
        self.authority = QLineEdit(self)
        self._choose = self.authority.addAction(
            icons.icon("folder"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._choose.triggered.connect(self._on_choose)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for name in _FIELDS:
            getattr(self, name).setObjectName(f"profile_{name}")
        form: QFormLayout = new_form(self)
        self._rows: dict[str, FormRow] = {
            name: add_row(form, getattr(self, name), with_hint=True) for name in _FIELDS
        }
        self._examples = {
            self.control: "wss://record.example.com/",
            self.storage: "https://store.example.com",
            self.authority: "/etc/ssl/certs/example-authority.pem",
        }
        self._fill_zones()
        for field in (
            self.name,
            self.control,
            self.storage,
            self.app_id,
            self.token,
            self.authority,
        ):
            field.textEdited.connect(self._on_edited)
        self.zone.editTextChanged.connect(self._on_edited)
        self.retranslate()

    def set_fixed(self, fixed: bool) -> None:
        """Whether only the token can be entered."""
        for field in (self.name, self.control, self.storage, self.app_id, self.authority):
            field.setReadOnly(fixed)
        self._choose.setEnabled(not fixed)
        self.zone.setEnabled(not fixed and not (self._profile is None or self._profile.is_local))

    def show_profile(self, profile: Profile) -> None:
        """Fill the fields; the token is never shown again, an empty field keeps it."""
        self._profile = profile
        self.name.setText(profile.title if profile.is_local else profile.name)
        self.control.setText(profile.control)
        self.storage.setText(profile.storage)
        self.app_id.setText(profile.app_id)
        self.token.clear()
        self.zone.blockSignals(True)
        self.zone.setEditText(profile.zone or self.zone.itemText(0))
        self.zone.blockSignals(False)
        self.authority.setText(profile.authority)
        self.setEnabled(not profile.is_local)
        for field, example in self._examples.items():  # where nothing can be entered: no address
            field.setPlaceholderText("" if profile.is_local else example)
        self._show_hints()

    def profile(self) -> Profile | None:
        """The profile as the fields say; None while none is shown."""
        if self._profile is None or self._profile.is_local:
            return self._profile
        zone = self.zone.currentText().strip()
        return Profile(
            id=self._profile.id,
            name=self.name.text().strip(),
            control=self.control.text().strip(),
            storage=self.storage.text().strip().rstrip("/"),
            app_id=self.app_id.text().strip(),
            zone="" if zone == self.zone.itemText(0) else zone,
            authority=self.authority.text().strip(),
        )

    def problem(self) -> str:
        """What keeps the profile from being saved, in words; "" when nothing does."""
        profile = self.profile()
        if profile is None or profile.is_local:
            return ""
        if not profile.name:
            return self.tr("Give the profile a name.")
        if not _is_address(profile.control, ("ws", "wss")):
            return self.tr("The control address starts with ws:// or wss://.")
        if not _is_address(profile.storage, ("http", "https")):
            return self.tr("The storage address starts with http:// or https://.")
        if not profile.app_id:
            return self.tr("Enter the app id that the service gave you.")
        if profile.zone and not QTimeZone(profile.zone.encode()).isValid():
            return self.tr("There is no time zone “{0}”.").format(profile.zone)
        return ""

    def retranslate(self) -> None:
        """Labels and hints."""
        self.zone.setItemText(0, self.tr("As on this computer"))
        self._rows["name"].set_texts(self.tr("&Name"))
        self._rows["app_id"].set_texts(self.tr("&App id"))
        self._rows["zone"].set_texts(
            self.tr("Time &zone"), self.tr("Of the service: its dates come without one.")
        )
        self._rows["authority"].set_texts(
            self.tr("Own a&uthority"),
            self.tr(
                "A PEM file, where your organisation signs its own certificates: trusted besides"
                " this system's."
            ),
        )
        self._choose.setText(self.tr("Choose the file…"))
        self._choose.setToolTip(self.tr("Choose the file…"))
        self._show_hints()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_hints(self) -> None:
        open_text = self.tr("Not encrypted: others in the network could read along.")
        profile = self.profile()
        control = profile.control if profile else ""
        storage = profile.storage if profile else ""
        self._rows["control"].set_texts(
            self.tr("&Control address"), open_text if _is_open(control, "ws") else ""
        )
        self._rows["storage"].set_texts(
            self.tr("&Storage address"), open_text if _is_open(storage, "http") else ""
        )
        self._rows["token"].set_texts(
            self.tr("&Token"),
            self.tr("Kept in the system's vault. Leave empty to keep the one that is there."),
        )

    def _fill_zones(self) -> None:
        self.zone.addItem("")
        names = [bytes(each.data()).decode() for each in QTimeZone.availableTimeZoneIds()]
        self.zone.addItems([name for name in names if "/" in name and name[0].isupper()])
        completer = self.zone.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the authority's file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Certificates (*.pem *.crt *.cer)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(self._on_chosen_file)
        dialog.open()

    def _on_chosen_file(self, path: str) -> None:
        self.authority.setText(path)
        self._on_edited()

    def _on_edited(self) -> None:
        self._show_hints()
        self.edited.emit()


def _is_address(text: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_open(text: str, scheme: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme == scheme and bool(parts.hostname) and parts.hostname not in _LOOPBACK
    except ValueError:
        return False
