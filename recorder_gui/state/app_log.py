"""The application's own log: a rotated file, written off the main thread, without secrets."""

import logging
import logging.handlers
import queue
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from recorder_gui.protocol.masking import MASK, masked

_FILE = "recorder-gui.log"
_BYTES = 1_000_000
_KEPT = 5
_SECRET = re.compile(
    r"(?i)((?:token|password|secret)\"?'?\s*[=:]\s*[\"']?|authorization\"?'?\s*[=:]\s*[\"']?(?:bearer\s+)?"
    r"|bearer\s+)[^\s\"'&,}]+"
)


class _Masking(logging.Formatter):
    """Hides the `secrets` that are known when a line is written, and whatever is named as one."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.secrets: Callable[[], Iterable[str]] = frozenset

    def format(self, record: logging.LogRecord) -> str:
        text = str(masked(super().format(record)))
        for secret in self.secrets():
            text = text.replace(secret, MASK)
        return _SECRET.sub(rf"\g<1>{MASK}", text)


class AppLog:
    """Takes everything that is logged from INFO up, until `close`. `path` is the file."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / _FILE
        self._file = logging.handlers.RotatingFileHandler(
            self.path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
        self._masking = _Masking("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._file.setFormatter(self._masking)
        lines: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
        self._entry = logging.handlers.QueueHandler(lines)
        self._listener = logging.handlers.QueueListener(lines, self._file)
        self._listener.start()
        root = logging.getLogger()
        root.addHandler(self._entry)
        self._level_before = root.level
        root.setLevel(logging.INFO)
        # Each request with its whole address is the wire log's business.
        logging.getLogger("httpx").setLevel(logging.WARNING)

    def hide(self, secrets: Callable[[], Iterable[str]]) -> None:
        """Mask all that `secrets` gives, wherever it appears from now on; called in any thread."""
        self._masking.secrets = secrets

    def close(self) -> None:
        """Write what is left and let the file go."""
        root = logging.getLogger()
        root.removeHandler(self._entry)
        root.setLevel(self._level_before)
        self._listener.stop()
        self._file.close()
