"""Opens a window and ends at its first paint: `first_paint.py bare`, or `first_paint.py ours DIR`
with everything that ours keeps under DIR.

Printing nothing and ending at once, so that the time of the whole process is the figure. Each side
imports what it needs in its own way, as a program of its own would.
"""

import os
import sys
from pathlib import Path


def end_now() -> None:
    """Without tidying up: that is not part of a start."""
    os._exit(0)


def bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from tests.benchmarks.first_use import FirstUse

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    FirstUse(window, end_now)
    window.show()
    application.exec()


def ours(folder: Path) -> None:
    from recorder_gui.cli import quicken_start

    quicken_start()
    from recorder_gui.app import DesktopApplication, prepare_application
    from recorder_gui.opening import loop_once_seen
    from recorder_gui.places import Places
    from tests.benchmarks.first_use import FirstUse

    application = prepare_application([])
    program = DesktopApplication(application, Places.under(folder), in_loop=False)
    FirstUse(program.window, end_now)
    loop_once_seen(application, program.window, program.start)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(Path(sys.argv[2]))
