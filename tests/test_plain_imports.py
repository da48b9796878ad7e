"""Once the window's program runs, no import reads sources behind Python's back."""

import subprocess
import sys

CHECK = """
import builtins, linecache
from recorder_gui.plain_imports import use_plain_imports
use_plain_imports()
import PySide6.QtWidgets
assert builtins.__import__ is not builtins.__feature_import__
import recorder_gui.app
print(sorted(name for name in linecache.cache if "recorder_gui" in name and "plain" not in name))
"""


def test_importing_the_window_reads_no_sources() -> None:
    told = subprocess.run([sys.executable, "-c", CHECK], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
