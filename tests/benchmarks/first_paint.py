"""Opens a window and ends at its first paint: `first_paint.py bare`, or `first_paint.py ours DIR`
with everything that ours keeps under DIR.

Printing nothing and ending at once, so that the time of the whole process is the figure.
"""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Calls `painted` once `window` was painted and the loop has gone round after it."""

    def __init__(self, window: QMainWindow, painted: Callable[[], None]) -> None:
        super().__init__(window)
        self._painted = painted
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def customEvent(self, event: QEvent) -> None:
        self._painted()


def end_now() -> None:
    """Without tidying up: that is not part of a start."""
    os._exit(0)


def bare() -> None:
    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    FirstPaint(window, end_now)
    window.show()
    application.exec()


def ours(folder: Path) -> None:
    gc.disable()  # as the command does, and this too
    from recorder_gui.plain_imports import use_plain_imports

    use_plain_imports()
    from recorder_gui.app import DesktopApplication, prepare_application
    from recorder_gui.places import Places
    from recorder_gui.qt_loop import QtLoop

    application = prepare_application([])
    loop = QtLoop(application)

    async def start() -> None:
        program = DesktopApplication(application, Places.under(folder))
        FirstPaint(program.window, end_now)
        program.start()
        await program.wait_until_closed()

    with loop:
        loop.run_until_complete(start())


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(Path(sys.argv[2]))
