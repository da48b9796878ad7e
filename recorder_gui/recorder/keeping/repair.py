"""Makes an ordinary MP4 of one that was cut off, in a process of its own: broken media may end
this process, never the service.

Run as `python -m recorder_gui.recorder.keeping.repair SOURCE [TARGET]`. Nothing is encoded anew:
every packet that can be read is copied, each track up to its last whole packet. Prints how many
frames and seconds there are; without a target it only counts.
"""

# PyAV's own annotations leave parts open
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false
# pyright: reportMissingTypeArgument=false
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet

KEPT = 0
NOTHING_READABLE = 1
NOT_WRITTEN = 2


class Count:
    """Frames of the picture and seconds of what was read."""

    def __init__(self) -> None:
        self.frames = 0
        self.seconds = 0.0

    def take(self, packet: Packet) -> None:
        """Count one packet."""
        self.frames += packet.stream.type == "video"
        if packet.pts is not None:
            end = float((packet.pts + (packet.duration or 0)) * packet.time_base)
            self.seconds = max(self.seconds, end)


def readable(untrusted_input: InputContainer) -> Iterator[Packet]:
    """The packets up to where the file breaks off."""
    try:
        for packet in untrusted_input.demux():
            if packet.dts is not None and not packet.is_corrupt:
                yield packet
    except FFmpegError as error:
        sys.stderr.write(f"the file ends early: {error}\n")


def count(source: Path) -> Count:
    """What can be read of `source`; raises FFmpegError when it cannot be opened."""
    counted = Count()
    with av.open(str(source)) as untrusted_input:
        for packet in readable(untrusted_input):
            counted.take(packet)
    return counted


def repair(source: Path, target: Path) -> Count:
    """Copy the readable packets of `source` into `target`; raises FFmpegError, OSError."""
    counted = Count()
    with av.open(str(source)) as untrusted_input, av.open(str(target), "w", format="mp4") as output:
        streams = {
            stream.index: output.add_stream_from_template(stream)
            for stream in untrusted_input.streams
            if stream.type in ("video", "audio")
        }
        for packet in readable(untrusted_input):
            stream = streams.get(packet.stream_index)
            if stream is None:
                continue
            counted.take(packet)
            packet.stream = stream
            output.mux(packet)
    return counted


def main(places: Sequence[str]) -> int:
    """Repair the first of `places` into the second; the exit status says what became of it."""
    source = Path(places[0])
    try:
        counted = count(source)
    except (FFmpegError, OSError) as error:
        sys.stderr.write(f"nothing can be read: {error}\n")
        return NOTHING_READABLE
    if counted.seconds <= 0:
        return NOTHING_READABLE
    sys.stdout.write(f"{counted.frames} {counted.seconds}\n")
    sys.stdout.flush()
    if len(places) < 2:
        return KEPT
    try:
        repair(source, Path(places[1]))
    except (FFmpegError, OSError) as error:
        sys.stderr.write(f"it cannot be written: {error}\n")
        return NOT_WRITTEN
    return KEPT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
