"""This program itself: how its other processes are started, and how it came to this computer.

A packaged program has one executable and knows its processes by a word; in a virtual environment
they are modules of Python's own executable.
"""

import sys
from pathlib import Path

NAME = "recorder-gui"
# A package that the system's own package manager brings and updates has this beside its executable.
SYSTEM_MARK = "updated-by-system"

_MODULES = {
    "worker": "recorder_gui.recorder.engine",
    "previews": "recorder_gui.recorder.previews",
    "repair": "recorder_gui.recorder.keeping.repair",
}


def is_packaged() -> bool:
    """Whether this process is an installed package's own executable."""
    return bool(getattr(sys, "frozen", False)) or Path(sys.executable).stem == NAME


def command(word: str) -> tuple[str, ...]:
    """How the process `word` is started: `serve`, `join`, `worker`, `previews` or `repair`."""
    if is_packaged():
        return (sys.executable, word)
    if word in _MODULES:
        return (sys.executable, "-m", _MODULES[word])
    return (sys.executable, "-m", "recorder_gui", word)


def is_updated_by_system() -> bool:
    """Whether updates are the affair of the system's package manager."""
    return is_packaged() and (
        Path("/.flatpak-info").exists() or Path(sys.executable).with_name(SYSTEM_MARK).exists()
    )
