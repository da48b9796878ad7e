"""A file shown where it lies, in the system's own file manager."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(path: Path) -> None:
    """Open the folder, with the file chosen in it where the system can do that."""
    if path.is_file() and sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif path.is_file() and sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        folder = path if path.is_dir() else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
