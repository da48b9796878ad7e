"""What the window remembers between runs, in one INI file of a folder that the caller chooses.

A file that can't be read is kept aside, defaults are used, and `problem` says so once.
"""

import contextlib
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

_FILE = "settings.ini"


class Settings(QObject):
    """Values by key. Signal `changed(key)`: a value is another one now.

    `kept_aside` is where an unreadable file of an earlier run was moved to, or None.
    """

    changed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.path = folder / _FILE
        folder.mkdir(parents=True, exist_ok=True)
        self.kept_aside = _put_aside_if_broken(self.path)
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """The text of `key`."""
        value: Any = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def has(self, key: str) -> bool:
        """Whether there is a value of `key`, of whatever kind."""
        return self._store.contains(key)

    def names_under(self, start: str) -> list[str]:
        """What follows `start` in the keys that begin with it and have a value."""
        keys = self._store.allKeys()
        return [key.removeprefix(start) for key in keys if key.startswith(start)]

    def number(self, key: str, default: int = 0) -> int:
        """The whole number of `key`; `default` for anything that is none."""
        with contextlib.suppress(ValueError, TypeError):
            return int(self._store.value(key, default))  # pyright: ignore[reportArgumentType]
        return default

    def flag(self, key: str, default: bool = False) -> bool:
        """Whether `key` is on."""
        return self.text(key, "yes" if default else "no") == "yes"

    def blob(self, key: str) -> QByteArray:
        """The bytes of `key`, such as a saved geometry; empty for anything else."""
        value: Any = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_value(self, key: str, value: str | int | QByteArray) -> None:
        """Keep a text, a number or bytes."""
        if self._store.value(key) == value:
            return
        self._store.setValue(key, value)
        self.changed.emit(key)

    def set_flag(self, key: str, on: bool) -> None:
        """Keep whether `key` is on."""
        self.set_value(key, "yes" if on else "no")

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()


def _put_aside_if_broken(path: Path) -> Path | None:
    if not path.exists():
        return None
    probe = QSettings(str(path), QSettings.Format.IniFormat)
    probe.allKeys()
    if probe.status() is QSettings.Status.NoError:
        return None
    aside = path.with_name(f"{path.stem}-unreadable-{int(time.time())}{path.suffix}")
    with contextlib.suppress(OSError):
        path.replace(aside)
        return aside
    return None
