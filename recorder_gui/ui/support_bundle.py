"""What the support bundle will hold, each file to read before it is written.

Object names: `bundle_dialog`, `bundle_list`, `bundle_text`, `bundle_save`.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.errors import UserFacingError
from recorder_gui.state.amounts import size_text
from recorder_gui.state.phrases import sentences
from recorder_gui.state.support_bundle import Entry, SupportBundle
from recorder_gui.ui.parts.buttons import PrimaryButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE, code_font, title_font

_USUAL_NAME = "cloud-recorder-support.zip"
_MOST_SHOWN = 200_000  # characters of one file


class SupportBundleDialog(QDialog):
    """Gathers when it is opened; a tick taken away leaves that file out."""

    def __init__(self, bundle: SupportBundle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bundle_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bundle = bundle
        self._entries: Sequence[Entry] = ()
        self.setWindowTitle(self.tr("Support bundle"))
        title = QLabel(self.tr("Support bundle"), self)
        title.setFont(title_font(self.font()))
        hint = QuietLabel(
            self.tr(
                "One file for support. Tokens and links are masked. Look at what is in it, and"
                " untick what you do not want to send."
            ),
            self,
        )
        self.list = named(QListWidget(self), "bundle_list")
        self.list.setSpacing(SPACE // 2)
        self.list.setAccessibleName(self.tr("Files of the bundle"))
        self.text = named(QPlainTextEdit(self), "bundle_text")
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(code_font(self.font()))
        self.text.setAccessibleName(self.tr("The chosen file"))
        self.told = QuietLabel(self.tr("Gathering…"), self)
        self.save = named(PrimaryButton(self.tr("Save…"), self, icon_name="export"), "bundle_save")
        self.save.setEnabled(False)
        close = QPushButton(self.tr("Close"), self)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.list)
        parts.addWidget(self.text)
        parts.setStretchFactor(1, 1)
        parts.setSizes([260, 560])
        parts.setChildrenCollapsible(False)
        below = QHBoxLayout()
        below.addWidget(self.told, 1)
        below.addWidget(close)
        below.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(title)
        column.addWidget(hint)
        column.addWidget(parts, 1)
        column.addLayout(below)
        self.resize(860, 560)
        bundle.gathered.connect(self._on_gathered)
        bundle.written.connect(self._on_written)
        bundle.failed.connect(self._on_failed)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(self._refresh)
        self.save.clicked.connect(self._on_save)
        close.clicked.connect(self.reject)
        bundle.gather()

    def chosen(self) -> list[Entry]:
        """The files that are ticked."""
        rows = range(self.list.count())
        ticked = [self.list.item(row).checkState() is Qt.CheckState.Checked for row in rows]
        return [entry for entry, on in zip(self._entries, ticked, strict=True) if on]

    def save_to(self, path: Path) -> None:
        """Write what is ticked."""
        self.told.setText(self.tr("Writing…"))
        self._bundle.write(self.chosen(), path)

    def _on_gathered(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(f"{entry.name}  ·  {size_text(entry.size)}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._refresh()

    def _refresh(self) -> None:
        chosen = self.chosen() if self.list.count() == len(self._entries) else []
        size = size_text(sum(entry.size for entry in chosen))
        self.told.setText(self.tr("{0} files, {1} before packing").format(len(chosen), size))
        self.save.setEnabled(bool(chosen))

    def _show(self, row: int) -> None:
        shown = self._entries[row].text[-_MOST_SHOWN:] if 0 <= row < len(self._entries) else ""
        self.text.setPlainText(shown)

    def _on_save(self) -> None:
        dialog = named(QFileDialog(self), "bundle_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setWindowTitle(self.tr("Save…"))
        dialog.setNameFilters([self.tr("Zip archives (*.zip)")])
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(_USUAL_NAME)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def _on_written(self, path: Path) -> None:
        self.told.setText(self.tr("Written to {0}").format(path))

    def _on_failed(self, error: UserFacingError) -> None:
        self.told.setText(sentences(error.sentence, error.advice))
