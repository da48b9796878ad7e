"""Qt in the processes that draw and show nothing."""

import os
import subprocess
import sys

import pytest

from recorder_gui.recorder.engine.drawing import drawing_application

_TELL = (
    "from recorder_gui.recorder.engine.drawing import drawing_application\n"
    "application = drawing_application('x')\n"
    "from PySide6.QtGui import QFontDatabase\n"
    "print(application.platformName(), bool(QFontDatabase.families()))"
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another platform")
def test_it_needs_no_display_and_has_fonts() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    told = subprocess.run(
        [sys.executable, "-c", _TELL],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told.split() == ["offscreen", "True"]


def test_on_windows_it_is_the_platform_that_knows_the_fonts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[list[str]] = []
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication", made.append)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(os.environ, "QT_QPA_PLATFORM", "anything")
    drawing_application("x")
    assert (os.environ["QT_QPA_PLATFORM"], made) == ("windows", [["x"]])
