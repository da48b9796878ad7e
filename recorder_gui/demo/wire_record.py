"""Every message of the control channel, one JSON object a line."""

import json
from pathlib import Path
from types import TracebackType
from typing import Self

from recorder_gui.client.wire_tap import Channel, WireMessage, WireTap


class WireRecord:
    """Writes what `tap` tells of the control channel to `path` while it is open.

    A line holds `time` (seconds since the epoch), `direction` ("sent", "received") and `message`,
    the JSON object itself; its secrets are masked before it gets here.
    """

    def __init__(self, tap: WireTap, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8")
        self._end = tap.observe(self._on_message)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()
        self._file.close()

    def _on_message(self, message: WireMessage) -> None:
        if message.channel is not Channel.CONTROL:
            return
        line = {
            "time": message.time,
            "direction": message.direction.value,
            "message": message.message,
        }
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
