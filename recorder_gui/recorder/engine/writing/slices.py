"""The slices of one recording: packets go into the file that their time belongs to.

Each slice is an MP4 in fragments of half a second, so that a kill loses no more than that and what
the encoder holds; on a clean end it becomes an ordinary one with its index. The moov waits for the
first fragment, since only then the encoder's delay can be written as an edit, which keeps sound
and picture together.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
from av.container import OutputContainer

from recorder_gui.recorder.engine.writing.output_file import OutputFile

MP4_OPTIONS = {
    "movflags": "hybrid_fragmented+delay_moov",
    "frag_duration": "500000",
    "flush_packets": "1",
}
MP3_OPTIONS = {"flush_packets": "1"}
VIDEO, AUDIO = "video", "audio"


@dataclass(frozen=True, slots=True)
class StreamSetting:
    """How one stream is encoded: `kind`, codec, options and attributes of its context."""

    kind: str
    codec: str
    rate: int
    options: dict[str, str] = field(default_factory=dict[str, str])
    attributes: dict[str, object] = field(default_factory=dict[str, object])


class Slice:
    """One file being written."""

    def __init__(self, path: str, container_format: str, settings: tuple[StreamSetting, ...]):
        self.path = path
        self.file = OutputFile(path)
        options = MP4_OPTIONS if container_format == "mp4" else MP3_OPTIONS
        self.container: OutputContainer = av.open(
            self.file, "w", format=container_format, options=options
        )
        self.streams = {setting.kind: _added(self.container, setting) for setting in settings}

    def mux(self, kind: str, packet: av.Packet, shift: int) -> None:
        """Write `packet`, `shift` units of its time base earlier."""
        packet.stream = self.streams[kind]
        if shift:
            if packet.pts is not None:
                packet.pts -= shift
            if packet.dts is not None:
                packet.dts -= shift
        self.container.mux(packet)

    def close(self) -> None:
        """Write the index and close; raises OSError or `av.FFmpegError`."""
        try:
            if self.file.failure is None:
                self.container.close()
        finally:
            self.file.close()


def _added(container: OutputContainer, setting: StreamSetting) -> av.stream.Stream:
    stream = container.add_stream(setting.codec, rate=setting.rate, options=setting.options)
    for name, value in setting.attributes.items():
        setattr(stream.codec_context, name, value)
    return stream


class SliceSequence:
    """Slices `folder/name.mp4`, or `name_001.mp4` and so on once there is a second.

    `length` seconds each; times are exact fractions of a second of the recording.
    """

    def __init__(
        self,
        folder: str,
        name: str,
        ending: str,
        length: Fraction,
        settings: tuple[StreamSetting, ...],
    ) -> None:
        self._folder = Path(folder)
        self._name = name
        self._ending = ending
        self._length = length
        self._settings = settings
        self._open: dict[int, Slice] = {}
        self._reached = {setting.kind: 0 for setting in settings}
        self._begun = 0
        self._until = Fraction(0)
        self._bytes_before = 0
        self.paths: list[str] = []
        self.current = self._begin(0)
        self.encoders = dict(self.current.streams)

    @property
    def bytes_written(self) -> int:
        return self._bytes_before + sum(s.file.bytes_written for s in self._open.values())

    def mux(self, kind: str, packet: av.Packet) -> list[tuple[str, float]]:
        """Write one packet; the slices that are complete by it, with their lengths in seconds."""
        assert packet.pts is not None and packet.time_base is not None
        self._until = max(self._until, (packet.pts + (packet.duration or 0)) * packet.time_base)
        if packet.is_keyframe or kind == AUDIO:
            number = max(0, int(packet.pts * packet.time_base / self._length))
            self._reached[kind] = max(self._reached[kind], number)
        number = self._reached[kind]
        if number not in self._open:
            self.current = self._begin(number)
        shift = number * self._length / packet.time_base
        self._open[number].mux(kind, packet, int(shift))
        over = min(self._reached.values())
        return [self._end(n) for n in sorted(self._open) if n < over]

    @property
    def failure(self) -> OSError | None:
        """The write that failed, if one did."""
        return next((s.file.failure for s in self._open.values() if s.file.failure), None)

    def abandon(self) -> None:
        """After a failure: leave what is on disk as it is."""
        for number in sorted(self._open):
            part = self._open.pop(number)
            self.paths.append(part.path)
            part.file.close()

    def sync(self) -> None:
        for part in list(self._open.values()):
            part.file.sync()

    def close(self) -> list[tuple[str, float]]:
        """Close what is open; those slices with their lengths in seconds."""
        return [self._end(number) for number in sorted(self._open)]

    def _begin(self, number: int) -> Slice:
        self._begun += 1
        name = self._name if number == 0 else self._numbered(number)
        path = str(self._folder / (name + self._ending))
        begun = Slice(path, self._ending.lstrip("."), self._settings)
        if number > 0:
            begun.container.start_encoding()
        self._open[number] = begun
        return begun

    def _end(self, number: int) -> tuple[str, float]:
        part = self._open.pop(number)
        self._bytes_before += part.file.bytes_written
        part.close()
        path = part.path
        if number == 0 and self._begun > 1:
            path = str(self._folder / (self._numbered(0) + self._ending))
            Path(part.path).rename(path)
        self.paths.append(path)
        return path, float(min(self._length, self._until - number * self._length))

    def _numbered(self, number: int) -> str:
        return f"{self._name}_{number + 1:03}"
