"""Versions and places, as support staff ask for them."""

import platform
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication

from recorder_gui import __version__

_PACKAGES = ("PySide6-Essentials", "av", "websockets", "httpx", "msgspec", "numpy", "qasync")


def facts_for_support(log: Path, recorder_log: Path) -> list[tuple[str, str]]:
    """Pairs of a name and a value."""
    libraries = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    return [
        (QCoreApplication.translate("Facts", "Version"), __version__),
        (QCoreApplication.translate("Facts", "System"), platform.platform()),
        (QCoreApplication.translate("Facts", "Program"), sys.executable),
        (QCoreApplication.translate("Facts", "Display"), _display()),
        ("Python", sys.version.split()[0]),
        ("Qt", qVersion()),
        (QCoreApplication.translate("Facts", "Libraries"), libraries),
        (QCoreApplication.translate("Facts", "Log of this window"), str(log)),
        (QCoreApplication.translate("Facts", "Log of the recorder"), str(recorder_log)),
    ]


def _display() -> str:
    """What Qt shows itself on: its platform, and each screen's size in px and scale."""
    screens = [
        f"{screen.size().width()}x{screen.size().height()} x {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
    return ", ".join([QGuiApplication.platformName(), *screens])


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # late: it is slow to import

    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
