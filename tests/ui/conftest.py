"""The loop that the window runs on, for tests of whole parts of it."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from recorder_gui.app import DesktopApplication
from recorder_gui.client.local.recorder import LocalFolders, LocalRecorder
from recorder_gui.places import Places
from recorder_gui.qt_loop import QtLoop
from recorder_gui.state.studio.watching.times import WatchTimes

Scenario = Callable[[DesktopApplication], Coroutine[Any, Any, None]]


@pytest.fixture
def qt_loop(qapp: QApplication) -> Iterator[QtLoop]:
    """One qasync loop, closed at the end."""
    qapp.setQuitOnLastWindowClosed(False)
    loop = QtLoop(qapp)
    with loop:
        yield loop
    asyncio.set_event_loop(None)
    # Its long timers still run; the collector may come by in another thread, which must not end
    # them: here, and now.
    shiboken6.delete(loop._timer)


@pytest.fixture
def in_window(qapp: QApplication, qt_loop: QtLoop, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """`in_window(scenario)`: build the whole program in a folder of its own, run, shut down;
    `times=` are the waits of the Studio's guards and of Live.

    A recorder that a scenario left recording, on purpose or by failing, ends with the test.
    """

    def run(scenario: Scenario, times: WatchTimes | None = None) -> None:
        async def whole() -> None:
            program = DesktopApplication(qapp, Places.under(tmp_path), times=times)
            try:
                async with asyncio.timeout(60):
                    await scenario(program)
            finally:
                await program.shut_down()

        qt_loop.run_until_complete(whole())

    yield run
    with ThreadPoolExecutor(2) as executor:
        qt_loop.set_default_executor(executor)  # the program's own has ended with it
        left = LocalRecorder(LocalFolders.under(tmp_path), executor)
        qt_loop.run_until_complete(left.stop())
