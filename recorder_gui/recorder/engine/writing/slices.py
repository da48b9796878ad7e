"""The slices of one recording: packets go into the file that their time belongs to.

Each slice is an MP4 in fragments of a fifth of a second, so that a kill loses no more than that and
what the encoder holds; on a clean end it becomes an ordinary one with its index. The moov waits for
the first fragment, since only then the encoder's delay can be written as an edit, which keeps sound
and picture together.
"""

import io
import logging
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias, cast

import av
from av import AudioFrame, VideoFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.video.stream import VideoStream

from recorder_gui.recorder.engine.writing.output_file import OutputFile
from recorder_gui.recorder.engine.writing.repair import cut_after_last_fragment

log = logging.getLogger(__name__)

MP4_OPTIONS = {
    "movflags": "hybrid_fragmented+delay_moov",
    "frag_duration": "200000",
    "flush_packets": "1",
}
MP3_OPTIONS = {"flush_packets": "1"}
EncodedStream = VideoStream | AudioStream
EncodedPacket: TypeAlias = "Packet[Any]"  # generic for the type checker only
VIDEO, AUDIO = "video", "audio"


@dataclass(frozen=True, slots=True)
class StreamSetting:
    """How one stream is encoded: `kind`, codec, options and attributes of its context."""

    kind: str
    codec: str
    rate: int
    options: dict[str, str] = field(default_factory=dict[str, str])
    attributes: dict[str, object] = field(default_factory=dict[str, object])


def encoded(stream: EncodedStream, frame: VideoFrame | AudioFrame | None) -> list[EncodedPacket]:
    """The packets that are ready after `frame`; all that are left after None."""
    return cast("Any", stream).encode(frame)


class Encoders:
    """The encoders of a recording, opened at once and used for all its slices.

    They hang on a file in memory that is never written on: what a muxer must know of them is then
    copied from its streams.
    """

    def __init__(self, container_format: str, settings: tuple[StreamSetting, ...]) -> None:
        self.format = container_format
        self._nowhere = av.open(io.BytesIO(), "w", format=container_format)
        self.streams = {setting.kind: _added(self._nowhere, setting) for setting in settings}
        self._nowhere.start_encoding()


class Slice:
    """One file being written."""

    def __init__(self, path: str, encoders: Encoders) -> None:
        self.path = path
        self.file = OutputFile(path)
        options = MP4_OPTIONS if encoders.format == "mp4" else MP3_OPTIONS
        self.container: OutputContainer = av.open(
            self.file, "w", format=encoders.format, options=options
        )
        self.streams = {
            kind: _copied(self.container, stream) for kind, stream in encoders.streams.items()
        }

    def mux(self, kind: str, packet: EncodedPacket, shift: int) -> None:
        """Write `packet`, `shift` units of its time base earlier."""
        packet.stream = self.streams[kind]
        if shift:
            if packet.pts is not None:
                packet.pts -= shift
            if packet.dts is not None:
                packet.dts -= shift
        cast("Any", self.container).mux(packet)

    def close(self) -> None:
        """Write the index and close; raises OSError or `av.FFmpegError`."""
        try:
            if self.file.failure is None:
                self.container.close()
        finally:
            self.file.close()


def _closed(part: Slice) -> bool:
    """Whether the slice could be closed as usual: it was not the file that failed."""
    try:
        part.close()
    except (OSError, FFmpegError) as error:
        log.warning("%s could not be closed: %s", part.path, error)
        return False
    return True


def _copied(container: OutputContainer, stream: EncodedStream) -> EncodedStream:
    return cast("Any", container).add_stream_from_template(stream)


def _added(container: OutputContainer, setting: StreamSetting) -> EncodedStream:
    add = cast("Any", container).add_stream  # its overloads know no codec by a variable's value
    stream: EncodedStream = add(setting.codec, rate=setting.rate, options=setting.options)
    for name, value in setting.attributes.items():
        setattr(stream.codec_context, name, value)
    return stream


@dataclass(slots=True)
class _Track:
    """How far one stream has come: its newest `slice` and where its packets end, in units of its
    time `base`. In whole numbers, as fractions cost more than handing on a packet does."""

    base: Fraction = Fraction(0)  # not known before the first packet
    length: Fraction = Fraction(1)  # of a slice, in units
    slice: int = 0
    until: int = 0

    def slice_of(self, time: int) -> int:
        return time * self.length.denominator // self.length.numerator

    def begin_of(self, number: int) -> int:
        """The unit that a slice begins with."""
        return number * self.length.numerator // self.length.denominator


class SliceSequence:
    """Slices `folder/name.mp4`, or `name_001.mp4` and so on once there is a second.

    `length` seconds each; times are exact fractions of a second of the recording.
    """

    def __init__(self, folder: str, name: str, length: Fraction, encoders: Encoders) -> None:
        self._folder = Path(folder)
        self._name = name
        self._ending = f".{encoders.format}"
        self._length = length
        self._encoders = encoders
        self._open: dict[int, Slice] = {}
        self._tracks = {kind: _Track() for kind in encoders.streams}
        self._begun = 0
        self._bytes_before = 0
        self.paths: list[str] = []
        self.current = self._begin(0)

    @property
    def bytes_written(self) -> int:
        return self._bytes_before + sum(s.file.bytes_written for s in self._open.values())

    def mux(self, kind: str, packet: EncodedPacket) -> list[tuple[str, float]]:
        """Write one packet; the slices that are complete by it, with their lengths in seconds."""
        assert packet.pts is not None and packet.time_base is not None
        track = self._tracks[kind]
        if packet.time_base != track.base:
            track.base, track.length = packet.time_base, self._length / packet.time_base
        track.until = max(track.until, packet.pts + (packet.duration or 0))
        if packet.is_keyframe or kind == AUDIO:
            track.slice = max(track.slice, track.slice_of(packet.pts))
        number = track.slice
        if number not in self._open:
            self.current = self._begin(number)
        self._open[number].mux(kind, packet, track.begin_of(number))
        over = min(track.slice for track in self._tracks.values())
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
            if part.file.failure is None and _closed(part):
                continue
            part.file.close()
            if self._encoders.format == "mp4":
                cut_after_last_fragment(part.path)

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
        begun = Slice(path, self._encoders)
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
        until = max(track.until * track.base for track in self._tracks.values())
        return path, float(min(self._length, until - number * self._length))

    def _numbered(self, number: int) -> str:
        return f"{self._name}_{number + 1:03}"
