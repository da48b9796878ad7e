"""The dialog of a new recording: every field of the protocol with its range and default.

What was chosen is remembered for Start. Object names: `new_recording_dialog`, `new_group`,
`new_file_name`, `new_preset`, `new_file_type`, `new_width`, `new_height`, `new_frame_rate`,
`new_slice`, `new_timeout`, `new_automatic`, `new_auto_type`, `new_speaker`, `new_auto_media`,
`new_media_count`, `new_auto_crop`, `automatic_preview`, `new_expected`, `new_start`, and what is
wrong with the name in `new_file_name_trouble`.
"""

from typing import TypeVar

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.layout.document import Layout
from recorder_gui.protocol.fields import (
    MAX_SLICES_DOWNLOADED,
    AutoLayoutType,
    CanvasHeight,
    CanvasWidth,
    CropMode,
    FileType,
    FrameRate,
    MediaCount,
    SliceMinutes,
    TimeoutSeconds,
    limits,
)
from recorder_gui.protocol.requests import AutoLayout, InitRecord
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.parts.buttons import PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel, add_row, new_form
from recorder_gui.ui.studio.new_recording.automatic_preview import AutomaticPreview
from recorder_gui.ui.studio.new_recording.presets import PRESETS, preset_of
from recorder_gui.ui.theme import SPACE

W = TypeVar("W", bound=QWidget)
_REMEMBERED = "studio/new recording"
_NARROW, _WIDE = 480, 800  # px, without and with what concerns automatic recordings
_NEVER_IN_NAMES = ("/", "\\")
_LONGEST_NAME = 200  # bytes: with a slice's number and an extension a file system takes it
_SCREEN_FIRST = 2  # the protocol's only `media_type` of automatic recordings


class NewRecordingDialog(QDialog):
    """Signal `start_requested(InitRecord)`."""

    start_requested = Signal(object)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new_recording_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._studio = studio
        self._group = _named(QComboBox(), "new_group")
        self._name = _named(QLineEdit(), "new_file_name")
        self._preset = _named(QComboBox(), "new_preset")
        self._type = _named(QComboBox(), "new_file_type")
        self._width = _spin("new_width", CanvasWidth)
        self._height = _spin("new_height", CanvasHeight)
        self._rate = _spin("new_frame_rate", FrameRate)
        self._slice = _spin("new_slice", SliceMinutes)
        self._expected = _named(QSpinBox(), "new_expected")
        self._timeout = _spin("new_timeout", TimeoutSeconds)
        self._automatic = _named(QCheckBox(), "new_automatic")
        self._auto_type = _named(QComboBox(), "new_auto_type")
        self._speaker = _named(QComboBox(), "new_speaker")
        self._count = _spin("new_media_count", MediaCount)
        self._crop = _named(QComboBox(), "new_auto_crop")
        self._preview = AutomaticPreview(studio, self)
        self._beside = QWidget(self)  # what concerns automatic recordings alone
        self._name_trouble = _named(QuietLabel(parent=self), "new_file_name_trouble")
        self._warning = QuietLabel(parent=self)
        self._buttons = QDialogButtonBox(self)
        self._build()
        self._fill(self.remembered(studio))
        self._connect_fields()
        self._show()

    @staticmethod
    def remembered(studio: Studio) -> InitRecord:
        """What Start uses: the settings of the last dialog, for the group of the Studio."""
        untrusted_text = studio.settings.text(_REMEMBERED)
        init = InitRecord(group_id=studio.roster.group_id or "-")
        if untrusted_text:
            try:
                init = msgspec.json.decode(untrusted_text, type=InitRecord)
            except (msgspec.MsgspecError, RecursionError):
                init = InitRecord(group_id="-")
        return msgspec.structs.replace(init, group_id=studio.roster.group_id, file_name="", seq="")

    def init_record(self) -> InitRecord:
        """The request that the fields say."""
        return InitRecord(
            group_id=self._group.currentText().strip(),
            file_name=self._name.text().strip(),
            file_type=self._type.currentData(),
            file_duration=self._slice.value(),
            width=self._width.value(),
            height=self._height.value(),
            frame_rate=self._rate.value(),
            timeout=self._timeout.value(),
            auto=self._auto_layout() if self._automatic.isChecked() else None,
        )

    def _auto_layout(self) -> AutoLayout:
        speaker = self._auto_type.currentData() is AutoLayoutType.SPEAKER
        return AutoLayout(
            type=self._auto_type.currentData(),
            user_id=self._speaker.currentText().strip() if speaker else "",
            media_type=_SCREEN_FIRST,
            media_count=self._count.value(),
            crop_mode=self._crop.currentData(),
        )

    def accept(self) -> None:
        """Remember, and start."""
        init = self.init_record()
        self._studio.settings.set_value(_REMEMBERED, msgspec.json.encode(init).decode())
        self._studio.roster.set_group(init.group_id)
        super().accept()
        self.start_requested.emit(init)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("New recording"))
        self._group.setEditable(True)
        self._speaker.setEditable(True)
        self._expected.setRange(1, 24 * 60)
        self._expected.setValue(60)
        for spin, suffix in (
            (self._width, self.tr(" px")),
            (self._height, self.tr(" px")),
            (self._rate, self.tr(" a second")),
            (self._slice, self.tr(" minutes")),
            (self._expected, self.tr(" minutes")),
            (self._timeout, self.tr(" seconds")),
        ):
            spin.setSuffix(suffix)
        self._type.addItem(self.tr("Video (MP4)"), FileType.MP4)
        self._type.addItem(self.tr("Sound only (MP3)"), FileType.MP3)
        for preset in PRESETS:
            self._preset.addItem(preset.title, preset)
        self._preset.addItem(self.tr("Other"), None)
        self._auto_type.addItem(self.tr("Even grid"), AutoLayoutType.GRID)
        self._auto_type.addItem(self.tr("Speaker with a column"), AutoLayoutType.SPEAKER)
        for text, mode in (
            (self.tr("Stretched"), CropMode.STRETCH),
            (self.tr("Filling, cropped"), CropMode.FILL),
            (self.tr("Whole, with bars"), CropMode.FIT),
        ):
            self._crop.addItem(text, mode)
        self._automatic.setText(self.tr("The service lays it out by itself"))
        self._form, self._auto_form = new_form(), new_form()
        self._add_rows()
        right = QVBoxLayout(self._beside)
        right.setContentsMargins(2 * SPACE, 0, 0, 0)
        right.setSpacing(2 * SPACE)
        right.addWidget(self._preview)
        right.addLayout(self._auto_form)
        right.addStretch(1)
        across = QHBoxLayout()
        across.addLayout(self._form, 1)
        across.addWidget(self._beside)
        self._start = _named(
            PrimaryButton(self.tr("&Start"), icon_name="record", role="recording"), "new_start"
        )
        self._start.setDefault(True)
        self._buttons.addButton(self._start, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(across)
        column.addWidget(self._warning)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setMinimumWidth(_NARROW)

    def _add_rows(self) -> None:
        rows = (
            (self._group, self.tr("Group")),
            (self._name, self.tr("File name")),
            (self._type, self.tr("Records")),
            (self._preset, self.tr("Quality")),
            (self._width, self.tr("Width")),
            (self._height, self.tr("Height")),
            (self._rate, self.tr("Frames")),
            (self._expected, self.tr("Expected length")),
            (self._slice, self.tr("A new file every")),
            (self._timeout, self.tr("Stops after silence of")),
            (self._automatic, self.tr("Automatic")),
        )
        automatic_rows = (
            (self._auto_type, self.tr("Layout")),
            (self._speaker, self.tr("Speaker")),
            (self._count, self.tr("Videos at most")),
            (self._crop, self.tr("Picture")),
        )
        for field, text in rows:
            add_row(self._form, field).set_texts(text)
            if field is self._name:
                self._form.addRow("", self._name_trouble)
        for field, text in automatic_rows:
            add_row(self._auto_form, field).set_texts(text)
        self._name.setPlaceholderText(self.tr("The recording's number"))

    def _fill(self, init: InitRecord) -> None:
        roster = self._studio.roster
        self._group.addItems(list(roster.groups))
        self._group.setCurrentText(roster.group_id)
        self._type.setCurrentIndex(self._type.findData(init.file_type))
        self._width.setValue(init.width)
        self._height.setValue(init.height)
        self._rate.setValue(init.frame_rate)
        self._slice.setValue(init.file_duration)
        self._timeout.setValue(init.timeout)
        auto = init.auto or AutoLayout()
        self._automatic.setChecked(init.auto is not None)
        self._auto_type.setCurrentIndex(self._auto_type.findData(auto.type))
        self._count.setValue(auto.media_count)
        self._crop.setCurrentIndex(self._crop.findData(auto.crop_mode))
        users = dict.fromkeys(source.key.user_id for source in roster.sources)
        self._speaker.addItems(list(users))
        self._speaker.setCurrentText(auto.user_id)
        line = self._speaker.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("The first to enter"))

    def _connect_fields(self) -> None:
        self._preset.activated.connect(lambda _index: self._use_preset())
        for spin in (self._width, self._height, self._rate, self._slice, self._expected):
            spin.valueChanged.connect(lambda _value: self._show())
        self._automatic.toggled.connect(lambda _on: self._show())
        self._count.valueChanged.connect(lambda _value: self._show())
        self._speaker.editTextChanged.connect(lambda _text: self._show())
        self._studio.roster.changed.connect(self._show)
        for combo in (self._auto_type, self._type, self._crop):
            combo.activated.connect(lambda _index: self._show())
        self._group.editTextChanged.connect(lambda _text: self._show())
        self._name.textChanged.connect(lambda _text: self._show())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _use_preset(self) -> None:
        preset = self._preset.currentData()
        if preset is None:
            return
        width, height, rate = preset.figures
        self._width.setValue(width)
        self._height.setValue(height)
        self._rate.setValue(rate)

    def _show(self) -> None:
        now = (self._width.value(), self._height.value(), self._rate.value())
        self._preset.setCurrentIndex(preset_of(now))
        automatic = self._automatic.isChecked()
        speaker = automatic and self._auto_type.currentData() is AutoLayoutType.SPEAKER
        if self._beside.isVisibleTo(self) != automatic:
            self._beside.setVisible(automatic)
            self.setMinimumWidth(_WIDE if automatic else _NARROW)
            self.resize(self.minimumWidth(), self.height())
        self._auto_form.setRowVisible(self._speaker, speaker)
        if automatic:
            self._preview.show_layout(self._expected_layout())
        slices = -(-self._expected.value() // self._slice.value())
        self._warning.setVisible(slices > MAX_SLICES_DOWNLOADED)
        self._warning.setText(
            self.tr(
                "That makes {0} files, and no more than {1} of a recording can be downloaded. "
                "Choose a longer time for each file."
            ).format(slices, MAX_SLICES_DOWNLOADED)
        )
        trouble = self._trouble_with_name()
        self._name_trouble.setText(trouble)
        self._form.setRowVisible(self._name_trouble, bool(trouble))
        self._start.setEnabled(bool(self._group.currentText().strip()) and not trouble)

    def _expected_layout(self) -> Layout:
        """What would be shown now; nobody is known of another group than the Studio's."""
        width, height = self._width.value(), self._height.value()
        if self._group.currentText().strip() != self._studio.roster.group_id:
            return Layout(width, height)
        return self._studio.automatic.expected(self._auto_layout(), width, height)

    def _trouble_with_name(self) -> str:
        """What is wrong with the name and what to do, "" when nothing is."""
        name = self._name.text().strip()
        fits = name.encode(errors="replace")[:_LONGEST_NAME].decode(errors="ignore")
        if len(fits) < len(name):
            text = self.tr("This name has {0} characters, and only {1} of them fit. Shorten it.")
            return text.format(len(name), len(fits))
        if any(each in name for each in _NEVER_IN_NAMES):
            return self.tr("A name can't hold / or \\. Use another character instead.")
        return ""


def _named(widget: W, name: str) -> W:
    widget.setObjectName(name)
    return widget


def _spin(name: str, ranged: object) -> QSpinBox:
    spin = _named(QSpinBox(), name)
    spin.setRange(*limits(ranged))
    return spin
