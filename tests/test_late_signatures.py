"""PySide keeps what it knows of its signatures for whoever asks, and nobody waits for it before."""

import subprocess
import sys

LATE = """
from recorder_gui.late_signatures import late_signatures
with late_signatures():
    import PySide6
"""
ASK = """
from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QColor

def said(call):
    try:
        call()
    except Exception as error:
        return type(error).__name__, str(error)

wrong = [
    lambda: QPoint("1", []),
    lambda: QPoint(1, 2, 3, 4),
    lambda: QObject(surname="Qt"),
    lambda: QObject().setObjectName(3),
    lambda: QTimer.singleShot("soon", None),
    lambda: QColor(object()),
]
print([said(call) for call in wrong])
from shibokensupport.signature import get_signature
print(get_signature(QPoint.setX), QPoint.setX.__doc__, QPoint.__doc__)
"""
EMPTY = """
import builtins, sys
from PySide6.QtWidgets import QApplication
names = ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator")
known = (sys.modules[f"shibokensupport.signature.{name}"] for name in names)
print(all(len(vars(module)) < 12 for module in known), builtins.compile.__module__)
"""


def told_by(program: str) -> str:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_a_wrong_call_is_told_in_the_same_words() -> None:
    words = told_by(LATE + ASK)
    assert "Supported signatures" in words
    assert words == told_by(ASK)


def test_a_program_that_asks_for_no_signature_has_none_compiled() -> None:
    assert told_by(LATE + EMPTY).split() == ["True", "builtins"]
    assert told_by(EMPTY).split() == ["False", "builtins"]
