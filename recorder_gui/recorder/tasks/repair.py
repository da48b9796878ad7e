"""Makes an ordinary MP4 of one that was cut off, in a process of its own: broken media may end
this process, never the service.

Run as `python -m recorder_gui.recorder.tasks.repair SOURCE TARGET`. Nothing is encoded anew:
every packet that can be read is copied, each track up to its last whole packet.
"""

# PyAV's own annotations leave parts open
# pyright: reportUnknownMemberType=false
import sys
from pathlib import Path

import av
from av.error import FFmpegError


def repair(source: Path, target: Path) -> int:
    """Copy the readable packets of `source` into `target`; how many there were."""
    packets = 0
    with av.open(str(source)) as untrusted_input, av.open(str(target), "w", format="mp4") as output:
        streams = {
            stream.index: output.add_stream_from_template(stream)
            for stream in untrusted_input.streams
            if stream.type in ("video", "audio")
        }
        try:
            for packet in untrusted_input.demux():
                stream = streams.get(packet.stream_index)
                if stream is None or packet.dts is None or packet.is_corrupt:
                    continue
                packet.stream = stream
                output.mux(packet)
                packets += 1
        except FFmpegError as error:
            sys.stderr.write(f"the file ends early: {error}\n")
    return packets


def main() -> int:
    """Exit status 0 when something was kept."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    try:
        packets = repair(source, target)
    except (FFmpegError, OSError) as error:
        sys.stderr.write(f"nothing can be read: {error}\n")
        return 1
    return 0 if packets else 1


if __name__ == "__main__":
    sys.exit(main())
