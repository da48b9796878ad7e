"""Messages as lines of JSON: for a file, and for a support bundle."""

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from recorder_gui.client.wire_tap import WireMessage
from recorder_gui.state.wire_log.ring import WireRing

_AT_ONCE = 500


class Stopped(Exception):
    """The export was cancelled."""


def json_line(message: WireMessage) -> bytes:
    """One message as a line of an export."""
    return msgspec.json.encode(
        {
            "time": message.time,
            "direction": message.direction.value,
            "channel": message.channel.value,
            "kind": message.kind,
            "round_trip": message.round_trip,
            "note": message.note,
            "message": message.message,
        }
    )


def write_lines(
    ring: WireRing, numbers: Sequence[int], path: Path, on_written: Callable[[int], None]
) -> int:
    """Write the messages with these numbers, as far as they are still kept, to `path`; how many.

    Blocks. `on_written` is told how many of the numbers are done, and may raise `Stopped`. Raises
    OSError and sqlite3.Error; the file has its name only once it is complete.
    """
    part = path.with_name(path.name + ".part")
    count = 0
    rest = iter(numbers)
    try:
        with part.open("wb") as file:
            done = 0
            while some := list(islice(rest, _AT_ONCE)):
                for entry in ring.read(some):
                    file.write(json_line(entry.message) + b"\n")
                    count += 1
                done += len(some)
                on_written(done)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count
