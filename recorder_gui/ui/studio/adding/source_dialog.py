"""The dialog that adds a source on our own recorder: a file, an address, OBS, or a device.

Object names: `add_source_dialog`, `add_ways`, `add_user`, `add_location`, `add_browse`,
`add_address`, `add_obs_address`, `add_obs_copy`, `add_device`, `add_why_not`, `add_with_sound`,
`add_confirm`.
"""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import Media, MediaSource
from recorder_gui.state.device_words import device_reason
from recorder_gui.state.studio.publishing import LISTEN, publish_address
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import IconButton, PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel, add_row, new_form
from recorder_gui.ui.studio.adding.ways import DEVICES, WAY_ICONS, Way
from recorder_gui.ui.style import CONTROL_HEIGHT
from recorder_gui.ui.theme import HALF, SPACE

_THIS_COMPUTER = "this-computer"  # the recorder's group of its machine's own devices
_WAY = Qt.ItemDataRole.UserRole + 1
_WAYS_WIDTH = 168  # px
_SIZE = QSize(620, 340)
_STILLS = {".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".svg"}
_SOUNDS = {".mp3", ".wav", ".flac", ".m4a", ".aac", ".ogg", ".opus"}


class AddSourceDialog(QDialog):
    """Adds to the Studio's group; what is added appears in its sources."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("add_source_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._studio = studio
        self._named_by_hand = False
        self._ways = QListWidget(self)
        self._user = QLineEdit(self)
        self._location = QLineEdit(self)
        self._browse = QPushButton(self.tr("Choose…"), self)
        self._address = QLineEdit(self)
        self._obs = QLineEdit(self)
        self._copy = IconButton("copy", self.tr("Copy the address"), self)
        self._device = QComboBox(self)
        self._why_not = QuietLabel(parent=self)
        self._sound = QCheckBox(self.tr("Its sound too, as a microphone"), self)
        self._add = PrimaryButton(self.tr("&Add"), icon_name="plus")
        self._name_widgets()
        self._fill()
        self._lay_out()
        self._connect_signals()
        self._show()
        self._location.setFocus()

    def accept(self) -> None:
        """Add what the form says."""
        streams, roster = self._streams(), self._studio.roster
        self._studio.scope.start(lambda: roster.add(streams))
        super().accept()

    def choose(self, way: Way) -> None:
        """Show the form of `way`."""
        for row in range(self._ways.count()):
            if self._ways.item(row).data(_WAY) == way:
                self._ways.setCurrentRow(row)

    @property
    def _way(self) -> Way:
        item = self._ways.currentItem()
        return Way(item.data(_WAY)) if item is not None else Way.FILE

    def _name_widgets(self) -> None:
        names = {
            self._ways: "add_ways",
            self._user: "add_user",
            self._location: "add_location",
            self._browse: "add_browse",
            self._address: "add_address",
            self._obs: "add_obs_address",
            self._copy: "add_obs_copy",
            self._device: "add_device",
            self._why_not: "add_why_not",
            self._sound: "add_with_sound",
            self._add: "add_confirm",
        }
        for widget, name in names.items():
            widget.setObjectName(name)
        group = self._studio.roster.group_id
        self.setWindowTitle(self.tr("Add a source to {0}").format(group))
        self._ways.setAccessibleName(self.tr("Kind of source"))

    def _fill(self) -> None:
        texts = {
            Way.FILE: self.tr("File or picture"),
            Way.ADDRESS: self.tr("Stream address"),
            Way.OBS: self.tr("OBS (RTMP)"),
            Way.SCREEN: self.tr("Screen"),
            Way.CAMERA: self.tr("Camera"),
            Way.MICROPHONE: self.tr("Microphone"),
        }
        self._ways.setFixedWidth(_WAYS_WIDTH)
        self._ways.setIconSize(QSize(18, 18))
        for way, text in texts.items():
            item = QListWidgetItem(icons.icon(WAY_ICONS[way]), text, self._ways)
            item.setData(_WAY, way)
            item.setSizeHint(QSize(0, CONTROL_HEIGHT + HALF))
        self._ways.setCurrentRow(0)
        self._location.setPlaceholderText(self.tr("A video, a sound or a picture"))
        self._address.setPlaceholderText("rtsp://, rtmp://, http://, https://")
        self._obs.setReadOnly(True)
        self._obs.setText(self._publish_address())
        self._sound.setChecked(True)

    def _lay_out(self) -> None:
        self._form = new_form()
        file_row, obs_row = _beside(self._location, self._browse), _beside(self._obs, self._copy)
        self._rows: dict[Way, tuple[QWidget, ...]] = {
            Way.FILE: (file_row,),
            Way.ADDRESS: (self._address,),
            Way.OBS: (obs_row,),
            **dict.fromkeys(DEVICES, (self._device,)),
        }
        add_row(self._form, file_row).set_texts(self.tr("File"))
        self._location.setAccessibleName(self.tr("File"))
        add_row(self._form, self._address).set_texts(self.tr("Address"))
        add_row(self._form, obs_row).set_texts(self.tr("Address"))
        self._obs.setAccessibleName(self.tr("Address for OBS"))
        add_row(self._form, self._device).set_texts(self.tr("Device"))
        add_row(self._form, self._user).set_texts(self.tr("Name"))
        add_row(self._form, self._sound).set_texts("")
        self._sound.setAccessibleName(self._sound.text())
        right = QVBoxLayout()
        right.setSpacing(2 * SPACE)
        right.addLayout(self._form)
        right.addWidget(self._why_not)
        right.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(3 * SPACE)
        across.addWidget(self._ways)
        across.addLayout(right, 1)
        buttons = QDialogButtonBox(self)
        self._add.setDefault(True)
        buttons.addButton(self._add, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(across, 1)
        column.addWidget(buttons)
        self.resize(_SIZE)

    def _connect_signals(self) -> None:
        self._ways.currentRowChanged.connect(lambda _row: self._on_way())
        self._user.textEdited.connect(self._on_named)
        for line in (self._location, self._address, self._user):
            line.textChanged.connect(lambda _text: self._show())
        self._device.currentIndexChanged.connect(lambda _index: self._show())
        self._browse.clicked.connect(self._ask_for_file)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._obs.text()))

    def _on_named(self, text: str) -> None:
        self._named_by_hand = bool(text.strip())

    def _on_way(self) -> None:
        kind = DEVICES.get(self._way)
        self._device.clear()
        for media in self._devices(kind) if kind is not None else ():
            self._device.addItem(media.media_id, media)
        self._show()

    def _show(self) -> None:
        way = self._way
        shown = self._rows[way]
        for row in {widget for rows in self._rows.values() for widget in rows}:
            self._form.setRowVisible(row, row in shown)
        missing = way in DEVICES and self._device.count() == 0
        self._form.setRowVisible(self._user, not missing)
        self._form.setRowVisible(self._sound, self._may_have_sound())
        self._why_not.setText(self._hint(missing=missing))
        self._why_not.setVisible(bool(self._why_not.text()))
        if missing:
            self._form.setRowVisible(self._device, False)
        if not self._named_by_hand:
            self._user.setText(self._usual_name())
        self._add.setEnabled(bool(self._studio.roster.group_id) and bool(self._streams()))

    def _hint(self, *, missing: bool) -> str:
        if self._way is Way.OBS:
            return self.tr(
                "In OBS choose Settings, Stream, Service: Custom, and paste this address as the"
                " server; any stream key will do. The source is live once OBS streams."
            )
        if not missing:
            return ""
        group = self._studio.roster.group(_THIS_COMPUTER)
        why = device_reason(group.reason) if group is not None and group.reason else ""
        return why or self.tr("None was found on the recorder's computer.")

    def _devices(self, kind: MediaType) -> list[Media]:
        group = self._studio.roster.group(_THIS_COMPUTER)
        return [] if group is None else [each for each in group.media if each.media_type is kind]

    def _may_have_sound(self) -> bool:
        suffix = Path(self._location.text().strip()).suffix.lower()
        if self._way is Way.FILE:
            return suffix not in _STILLS | _SOUNDS
        return self._way in (Way.ADDRESS, Way.OBS)

    def _usual_name(self) -> str:
        way = self._way
        if way is Way.FILE:
            return Path(self._location.text().strip()).stem
        if way is Way.OBS:
            return "OBS"
        if way is Way.ADDRESS:
            return self._address.text().strip().rstrip("/").rpartition("/")[2].partition("?")[0]
        return self._device.currentText()

    def _streams(self) -> list[MediaSource]:
        """What would be added; nothing while something lacks."""
        user, way = self._user.text().strip(), self._way
        if not user:
            return []
        if way in DEVICES:
            media: Media | None = self._device.currentData()
            return [] if media is None else [self._stream(user, media.media_type, media.source)]
        place = self._place()
        if not place:
            return []
        if way is Way.FILE and Path(place).suffix.lower() in _SOUNDS:
            return [self._stream(user, MediaType.MICROPHONE, place)]
        streams = [self._stream(user, MediaType.CAMERA, place)]
        if self._may_have_sound() and self._sound.isChecked():
            streams.append(self._stream(user, MediaType.MICROPHONE, place))
        return streams

    def _stream(self, user: str, kind: MediaType, place: str) -> MediaSource:
        """One stream under the first id that this user does not have yet."""
        known = {each.key for each in self._studio.roster.sources}
        number = 1
        while SourceKey(user, str(number), kind) in known:
            number += 1
        return MediaSource(user_id=user, media_id=str(number), media_type=kind, source=place)

    def _place(self) -> str:
        if self._way is Way.FILE:
            return self._location.text().strip()
        if self._way is Way.OBS:
            return LISTEN + self._obs.text()
        address = self._address.text().strip()
        return address if "://" in address else ""

    def _publish_address(self) -> str:
        connection, roster = self._studio.connection, self._studio.roster
        groups = [roster.group(group_id) for group_id in roster.groups]
        known = [media for group in groups if group is not None for media in group.media]
        storage = connection.endpoint.storage if connection.endpoint is not None else ""
        return publish_address(storage, known, here=connection.profile.is_local)

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a video, a picture or a sound"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._location.setText)
        dialog.open()


def _beside(field: QLineEdit, button: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE)
    row.addWidget(field, 1)
    row.addWidget(button)
    return whole
