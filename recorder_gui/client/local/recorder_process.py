"""Starting `recorder-gui serve` as a program that outlives the window, and ending it.

The token goes through the environment, never through the arguments. The functions here block:
they are called in a thread.
"""

import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recorder_gui.client.errors import LocalRecorderFailed
from recorder_gui.protocol import local
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.local import ReadyLine

if TYPE_CHECKING:
    import subprocess

_log = logging.getLogger(__name__)

HAS_SIGNALS = sys.platform != "win32"  # there a signal ends a process where it stands
LOGIN_VARIABLE = "RECORDER_GUI_TOKEN"
LOG_NAME = "recorder.log"
_LARGEST_LOG = 2 * 1024 * 1024
_OLDER_LOGS = 3


class RecorderProcess:
    """A recorder that we started."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: Path, log_start: int) -> None:
        self._process = process
        self._log = log
        self._log_start = log_start

    @classmethod
    def start(cls, command: Sequence[str], token: str, log_folder: Path) -> "RecorderProcess":
        """Start `command` in a session of its own; raises LocalRecorderFailed."""
        import subprocess

        detached = 0
        if sys.platform == "win32":
            detached = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        log = log_folder / LOG_NAME
        try:
            log_folder.mkdir(parents=True, exist_ok=True)
            _rotate(log)
            with log.open("ab") as log_file:
                process = subprocess.Popen(
                    list(command),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=log_file,
                    env=os.environ | {LOGIN_VARIABLE: token},
                    start_new_session=True,
                    creationflags=detached,
                )
                return cls(process, log, log_file.tell())
        except OSError as error:
            raise LocalRecorderFailed(str(error), log) from error

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def read_ready_line(self) -> ReadyLine:
        """Wait for the ready line; raises LocalRecorderFailed when it ends without one."""
        stdout = self._process.stdout
        assert stdout is not None
        with stdout:
            for untrusted_line in stdout:
                try:
                    return local.decode(untrusted_line, ReadyLine)
                except MalformedMessage:
                    _log.info("the recorder printed something else before its ready line")
        self.end()
        raise LocalRecorderFailed(self._last_words(), self._log)

    def has_ended(self) -> bool:
        """Whether it is over; takes its exit status, so that it leaves no zombie."""
        return self._process.poll() is not None

    def end(self) -> None:
        """Kill it, if it still runs: for a start that came to nothing."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def release(self) -> None:
        """Forget it without ending it: it outlives the window on purpose."""
        if self._process.poll() is None:
            self._process.returncode = 0  # else its garbage collection complains

    def _last_words(self) -> str:
        """The last line that it logged."""
        try:
            with self._log.open("rb") as file:
                file.seek(self._log_start)
                lines = file.read()[-8192:].decode("utf-8", "replace").split("\n")
        except OSError:
            lines = []
        said = [line.strip() for line in lines if line.strip()]
        return said[-1][:500] if said else f"exit status {self._process.returncode}"


def is_alive(pid: int) -> bool:
    """Whether a process with this id runs: one that has ended, but whose exit status the window
    that started it has not taken yet, does not."""
    if sys.platform == "win32":
        from recorder_gui.client.local import windows_processes

        return windows_processes.is_alive(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return False  # another user's: not our recorder
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return True  # a system without /proc
    return status.rpartition(")")[2].split()[:1] != ["Z"]


def ask_to_end(pid: int) -> None:
    """The first time: finish the recordings and end; the second time: end now."""
    _signal(pid, signal.SIGTERM)


def kill(pid: int) -> None:
    """End it without asking."""
    _signal(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except (ProcessLookupError, PermissionError):
        return  # over already


def _rotate(log: Path) -> None:
    """Put a log that has grown large aside, and drop the oldest."""
    if not log.exists() or log.stat().st_size < _LARGEST_LOG:
        return
    for number in range(_OLDER_LOGS - 1, 0, -1):
        older = log.with_name(f"{log.name}.{number}")
        if older.exists():
            older.replace(log.with_name(f"{log.name}.{number + 1}"))
    log.replace(log.with_name(f"{log.name}.1"))
