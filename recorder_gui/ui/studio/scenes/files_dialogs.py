"""The dialogs in which files of layouts are chosen, asked without blocking anything."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from recorder_gui.layout.keeping.exchange import SUFFIX
from recorder_gui.state.settings import Settings

_FOLDER = "studio/layout folder"


def ask_for_files(
    parent: QWidget,
    settings: Settings,
    title: str,
    chosen: Callable[[Sequence[Path]], None],
    *,
    several: bool = False,
) -> None:
    """Which files to read; object name of the dialog: `layout_open_dialog`."""
    dialog = _dialog(parent, settings, title, "layout_open_dialog")
    mode = QFileDialog.FileMode
    dialog.setFileMode(mode.ExistingFiles if several else mode.ExistingFile)
    _open(dialog, settings, chosen)


def ask_where_to_save(
    parent: QWidget, settings: Settings, title: str, name: str, chosen: Callable[[Path], None]
) -> None:
    """Where to write a file, `name` suggested; object name: `layout_save_dialog`."""
    dialog = _dialog(parent, settings, title, "layout_save_dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(_file_name(name))
    _open(dialog, settings, lambda paths: chosen(paths[0]))


def _dialog(parent: QWidget, settings: Settings, title: str, name: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, settings.text(_FOLDER))
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    layouts = QCoreApplication.translate("LayoutFiles", "Layouts")
    every = QCoreApplication.translate("LayoutFiles", "All files")
    dialog.setNameFilters([f"{layouts} (*{SUFFIX})", f"{every} (*)"])
    return dialog


def _open(
    dialog: QFileDialog, settings: Settings, chosen: Callable[[Sequence[Path]], None]
) -> None:
    def on_accepted() -> None:
        paths = [Path(each) for each in dialog.selectedFiles()]
        if paths:
            settings.set_value(_FOLDER, str(paths[0].parent))
            chosen(paths)

    dialog.accepted.connect(on_accepted)
    dialog.open()


def _file_name(name: str) -> str:
    """A name that a file may have on every system."""
    plain = "".join("-" if each in '\\/:*?"<>|' or ord(each) < 32 else each for each in name)
    return plain.strip(" .")[:60]
