"""Qt in the recorder's own processes, which draw texts and show nothing."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


def drawing_application(name: str) -> "QGuiApplication":
    """What Qt needs for drawing in a process without windows; keep it as long as is drawn."""
    # On Windows, `offscreen` knows no fonts: every text would be boxes. Its own platform needs no
    # screen, and draws as the window does.
    os.environ["QT_QPA_PLATFORM"] = "windows" if sys.platform == "win32" else "offscreen"
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication([name])
