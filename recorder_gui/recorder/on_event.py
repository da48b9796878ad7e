"""`--on-event`: a command that hears of each recording that starts, ends or fails."""

import asyncio
import logging

import msgspec

from recorder_gui.recorder.background import Background
from recorder_gui.recorder.catalogue.recordings import RecordingRow

_LOG = logging.getLogger(__name__)
_PATIENCE = 60.0  # seconds a command may take


class EventCommand:
    """Runs `command` with one JSON object on its standard input; none: does nothing."""

    def __init__(self, command: str | None) -> None:
        self._command = command
        self._background = Background()

    def tell(self, kind: str, row: RecordingRow) -> None:
        """`kind` is `started`, `ended` or `failed`."""
        if self._command is None:
            return
        told = {
            "event": kind,
            "record_id": row.record_id,
            "group_id": row.group_id,
            "file_name": row.file_name,
            "status": row.status,
            "reason": row.reason,
            "recorded_seconds": row.recorded_seconds,
        }
        work = self._run(self._command, msgspec.json.encode(told) + b"\n")
        self._background.start(work, f"event command for {row.record_id}")

    async def close(self) -> None:
        """Wait for the commands that still run."""
        await self._background.settled()

    async def _run(self, command: str, text: bytes) -> None:
        process = await asyncio.create_subprocess_shell(
            command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            await asyncio.wait_for(process.communicate(text), _PATIENCE)
        except (TimeoutError, ConnectionError) as error:
            _LOG.warning("the event command did not end well: %r", error)
            if process.returncode is None:
                process.kill()
                await process.wait()
            return
        if process.returncode:
            _LOG.warning("the event command ended with status %d", process.returncode)
