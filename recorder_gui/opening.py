"""Opens the window: first it is seen, then the loop of coroutines comes and all that needs it."""

import contextlib
import importlib
import signal
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from recorder_gui.app import DesktopApplication, prepare_application
from recorder_gui.later import LOOP
from recorder_gui.places import Places
from recorder_gui.ui.first_paint import AfterFirstPaint
from recorder_gui.ui.window import MainWindow

if TYPE_CHECKING:
    from recorder_gui.qt_loop import QtLoop


def loop_once_seen(
    application: QApplication, window: MainWindow, start: Callable[[], None]
) -> "QtLoop":
    """The loop of coroutines. It takes a while to come: until then Qt's own loop, in which `start`
    shows `window`, serves the person."""
    first = QEventLoop()
    QTimer.singleShot(0, start)  # inside, where all is laid out before it is painted
    parts = [partial(importlib.import_module, name) for name in LOOP]
    AfterFirstPaint(window, *parts, first.quit)
    first.exec()  # no loop inside another: there is no other yet
    from recorder_gui.qt_loop import QtLoop

    return QtLoop(application)


def run_window(
    argv: Sequence[str], places: Places | None = None, *, layout_file: Path | None = None
) -> int:
    """Open the window, with `layout_file` on its canvas, and stay until it is closed; the exit
    status."""
    application = prepare_application(argv)
    program = DesktopApplication(application, places or Places.of_this_user(), in_loop=False)
    loop = loop_once_seen(application, program.window, partial(program.start, layout_file))

    async def main() -> None:
        try:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(program.close))
            program.enter()
            await program.wait_until_closed()
        finally:
            await program.shut_down()

    with loop, contextlib.suppress(KeyboardInterrupt):
        loop.run_until_complete(main())
    return 0
