"""Beside the list: the chosen file, its picture and player, and all that is known of it.

Object names: files_details, files_details_name, files_details_FIELD for each row,
files_details_open, files_details_folder.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.protocol.storage import StoredFile
from recorder_gui.state.amounts import length_text, size_text
from recorder_gui.state.files.columns import file_state_name
from recorder_gui.state.files.files import Files
from recorder_gui.state.files.looks import Look
from recorder_gui.state.phrases import joined
from recorder_gui.ui import icons
from recorder_gui.ui.files.folders import show_in_folder
from recorder_gui.ui.files.playing.player_view import PlayerView
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import HALF, SPACE, heading_font

_FIELDS = (
    "state",
    "recorded",
    "length",
    "size",
    "type",
    "picture",
    "slices",
    "chapters",
    "group",
    "recording",
    "links",
)
# Told only where they are known: most services never tell them.
_WHERE_KNOWN = frozenset({"chapters", "group", "recording"})


class FileDetails(QWidget):
    """`show_chosen` says which files are chosen. Signal `enlarge_requested(bool)`."""

    enlarge_requested = Signal(bool)

    def __init__(self, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("files_details")
        self._files = files
        self._chosen: tuple[StoredFile, ...] = ()
        self.player = PlayerView(files.player, self)
        self._name = named(QLabel(self), "files_details_name")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._name.setFont(heading_font(self.font()))
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._labels = {field: QuietLabel(parent=self) for field in _FIELDS}
        self._values = {field: named(QLabel(self), f"files_details_{field}") for field in _FIELDS}
        self.open_button = named(QPushButton(self), "files_details_open")
        self.folder_button = named(QPushButton(self), "files_details_folder")
        self._lay_out()
        self.player.play_requested.connect(files.player.open)
        self.player.enlarge_requested.connect(self._on_enlarge)
        self.open_button.clicked.connect(self._on_open)
        self.folder_button.clicked.connect(lambda: show_in_folder(self._downloaded()[0]))
        files.looks.looked.connect(lambda _: self._refresh())
        files.player.changed.connect(self._refresh_values)
        files.transfers.changed.connect(lambda _: self._refresh_buttons())
        files.transfers.removed.connect(lambda _: self._refresh_buttons())
        self.setMinimumWidth(340)
        self.retranslate()

    def show_chosen(self, chosen: list[StoredFile]) -> None:
        """These are chosen; of one alone there is more to tell."""
        if tuple(chosen) != self._chosen:
            self._chosen = tuple(chosen)
            self._files.looks.look(self._file())
            self._refresh()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        for field, text in {
            "state": self.tr("State"),
            "recorded": self.tr("Recorded"),
            "length": self.tr("Length"),
            "size": self.tr("Size"),
            "type": self.tr("Type"),
            "picture": self.tr("Picture"),
            "slices": self.tr("Slices"),
            "chapters": self.tr("Chapters"),
            "group": self.tr("Group"),
            "recording": self.tr("Recording"),
            "links": self.tr("Links"),
        }.items():
            self._labels[field].setText(text)
        self.open_button.setText(self.tr("Open"))
        self.folder_button.setText(self.tr("Show in folder"))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        inner = QWidget()
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(2 * SPACE)
        form.setVerticalSpacing(HALF)
        for field in _FIELDS:
            value = self._values[field]
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._labels[field].setWordWrap(False)
            self._labels[field].setBuddy(value)
            form.addRow(self._labels[field], value)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        self.folder_button.setIcon(icons.icon("folder"))
        below = QVBoxLayout(inner)
        below.setContentsMargins(0, SPACE, SPACE, 0)
        below.setSpacing(SPACE)
        below.addWidget(self._name)
        below.addLayout(buttons)  # above what is only to be read: nobody has to scroll for them
        below.addLayout(form)
        below.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.player)
        column.addWidget(self._scroll, 1)

    def _file(self) -> StoredFile | None:
        return self._chosen[0] if len(self._chosen) == 1 else None

    def _refresh(self) -> None:
        file = self._file()
        look = None if file is None else self._files.looks.of(file)
        self.player.show_file(file, _still(look))
        self._refresh_values()
        self._refresh_buttons()

    def _refresh_values(self) -> None:
        file = self._file()
        for part in (*self._labels.values(), *self._values.values()):
            part.setVisible(file is not None)
        if file is None:
            many = self.tr("{0} files are chosen.").format(len(self._chosen))
            none = self.tr("Choose a file to see its details and to play it.")
            self._name.setText(many if self._chosen else none)
            return
        self._name.setText(file.resource_name)
        for field, text in self._texts(file).items():
            self._values[field].setText(text or self.tr("unknown"))
            if field in _WHERE_KNOWN:
                self._labels[field].setVisible(bool(text))
                self._values[field].setVisible(bool(text))

    def _texts(self, file: StoredFile) -> dict[str, str]:
        """What is known by field; "" for what is not."""
        player = self._files.player
        look = self._files.looks.of(file) or Look()
        playing = player.file == file
        facts = (player.facts if playing else None) or look.facts
        slices = (player.slices if playing else 0) or look.slices
        seconds = file.file_length or None
        if seconds is None and facts is not None and slices == 1:
            seconds = round(facts.seconds or 0) or None
        picture = chapters = ""
        if facts is not None:
            picture = self._picture_text(facts.width, facts.height, facts.frame_rate)
            chapters = str(len(facts.chapters)) if facts.chapters else ""
        return {
            "state": file_state_name(file.file_state),
            "recorded": file.record_time,
            "length": length_text(seconds),
            "size": size_text(file.file_size) if file.file_size else "",
            "type": file.resource_type.lstrip(".").upper(),
            "picture": picture,
            "slices": str(slices) if slices else "",
            "chapters": chapters,
            "group": look.origin.group_id if look.origin is not None else "",
            "recording": look.origin.record_id if look.origin is not None else "",
            "links": self.tr("asked for when needed, good for an hour"),
        }

    def _picture_text(self, width: int, height: int, rate: float) -> str:
        if not width:
            return self.tr("none, sound only")
        size = f"{width} × {height}"
        often = self.tr("{0} pictures a second").format(f"{rate:.3g}")
        return joined((size, often if rate else ""))

    def _refresh_buttons(self) -> None:
        there = bool(self._downloaded())
        self.open_button.setVisible(there)
        self.folder_button.setVisible(there)

    def _downloaded(self) -> tuple[Path, ...]:
        file = self._file()
        return () if file is None else self._files.transfers.paths_of(file)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._downloaded()[0])))

    def _on_enlarge(self, large: bool) -> None:
        self._scroll.setVisible(not large)
        self.enlarge_requested.emit(large)


def _still(look: Look | None) -> QImage:
    if look is None:
        return QImage()
    if look.jpeg:
        return QImage.fromData(look.jpeg)
    if look.pixels is None:
        return QImage()
    height, width = look.pixels.shape[:2]
    return QImage(look.pixels.data, width, height, QImage.Format.Format_RGB32).copy()
