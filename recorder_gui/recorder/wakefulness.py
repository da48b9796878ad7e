"""The machine does not fall asleep while something is recorded.

Each system is asked in its own way, by a program that holds the wish for as long as its input is
open: it ends with us, however we end. Where that can't be done, `reason` says why.
"""

import asyncio
import contextlib
import ctypes
import logging
import sys
import threading
from collections.abc import Sequence

_LOG = logging.getLogger(__name__)
_WHY = "Cloud Recorder is recording"
_SETTLED = 0.5  # seconds after which a program that still runs holds the wish
_AGAIN = 60.0  # seconds until one that failed is tried again
_LONGEST_REASON = 200  # characters
_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001  # of SetThreadExecutionState

COMMANDS: dict[str, tuple[str, ...]] = {
    "linux": (
        "systemd-inhibit",
        "--what=sleep:idle",
        "--mode=block",
        "--who=Cloud Recorder",
        f"--why={_WHY}",
        "cat",
    ),
    "darwin": ("caffeinate", "-i", "cat"),
}


class Wakefulness:
    """Holds the machine awake while it is wished; `reason` is why it may sleep all the same."""

    def __init__(self, command: Sequence[str] | None = None, platform: str = sys.platform) -> None:
        self._command = tuple(command or COMMANDS.get(platform, ()))
        self._windows = platform == "win32"
        self._holder: asyncio.subprocess.Process | None = None
        self._thread: _WindowsHold | None = None
        self._not_before = 0.0
        self.reason = ""

    async def keep(self, wanted: bool) -> None:
        """Hold it awake from now on, or let it sleep; to be called again and again."""
        if not wanted:
            await self._release()
        elif self._windows:
            self._thread = self._thread or _WindowsHold()
        elif self._holder is None:
            await self._hold()
        elif self._holder.returncode is not None:
            await self._on_ended(self._holder)

    async def close(self) -> None:
        """Let it sleep."""
        await self._release()

    async def _hold(self) -> None:
        now = asyncio.get_running_loop().time()
        if now < self._not_before:
            return
        self._not_before = now + _AGAIN
        if not self._command:
            self._fail("this system is not known")
            return
        try:
            holder = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.PIPE,
            )
        except OSError as error:
            self._fail(f"{self._command[0]}: {error.strerror}")
            return
        self._holder = holder
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_SETTLED):
                await holder.wait()
        if holder.returncode is None:
            self.reason = ""
        else:
            await self._on_ended(holder)

    async def _on_ended(self, holder: asyncio.subprocess.Process) -> None:
        """It gave up the wish by itself."""
        self._holder = None
        assert holder.stderr is not None
        said = (await holder.stderr.read()).decode(errors="replace").strip()
        self._fail(said or f"{self._command[0]} ended with {holder.returncode}")

    async def _release(self) -> None:
        self.reason, self._not_before = "", 0.0
        if self._thread is not None:
            self._thread.end()
            self._thread = None
        holder, self._holder = self._holder, None
        if holder is None or holder.returncode is not None:
            return
        if holder.stdin is not None:
            holder.stdin.close()
        try:
            async with asyncio.timeout(_SETTLED):
                await holder.wait()
        except TimeoutError:
            holder.kill()
            await holder.wait()

    def _fail(self, reason: str) -> None:
        self.reason = reason[:_LONGEST_REASON]
        _LOG.warning("this machine may fall asleep while it records: %s", self.reason)


class _WindowsHold:
    """Windows holds the wish for the thread that has it."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        threading.Thread(target=self._hold, name="kept awake", daemon=True).start()

    def end(self) -> None:
        """Let it sleep."""
        self._ended.set()

    def _hold(self) -> None:
        kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  exists on Windows alone
        kernel.SetThreadExecutionState(_CONTINUOUS | _SYSTEM_REQUIRED)
        self._ended.wait()
        kernel.SetThreadExecutionState(_CONTINUOUS)
