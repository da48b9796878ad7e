"""`recorder-gui join`: the slices of a recording made one file, no packet encoded anew.

Runs as a process of its own: reading packets one by one is work that a window has no time for.
Prints `progress SHARE` (0 to 1) lines; what keeps it from being done is one line on stderr.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer, OutputContainer
from av.error import FFmpegError
from av.stream import Stream
from msgspec import Struct, field

from recorder_gui.errors import RecorderError

# Slices are cut gaplessly: a stream goes on where its last slice ended, unless that is further
# than this from where the slice's own times put it.
_SAME_MOMENT = Fraction(1, 10)
_TELL_EVERY = 0.01


class CanNotJoin(RecorderError):
    """The slices don't fit together, or one can't be read; the text says which and why."""


class _Joint(Struct):
    """How far the joined file is: `base` the seconds of the slices done, `ends` each stream's."""

    base: Fraction = Fraction(0)
    ends: dict[int, Fraction] = field(default_factory=dict[int, Fraction])
    chapters: list[Any] = field(default_factory=list[Any])


def join(slices: Sequence[Path], target: Path, tell: Callable[[float], None]) -> None:
    """Write `slices`, in this order, as one file `target` of the same container, with chapters.

    `target` must not be there and never is half-finished. Raises CanNotJoin and OSError.
    """
    if target.exists():
        raise CanNotJoin(f"{target.name} is there already")
    size = sum(path.stat().st_size for path in slices)
    if shutil.disk_usage(target.parent).free < size:
        raise CanNotJoin("there is not enough room on the disk")
    part = target.with_name(target.name + ".part")
    try:
        _write(slices, part, target.suffix.lstrip("."), size, tell)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        if target.exists():
            raise CanNotJoin(f"{target.name} is there already")
        part.rename(target)
    except FFmpegError as error:
        raise CanNotJoin(str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def main(target: Path, slices: Sequence[Path]) -> int:
    """The command; its exit status."""
    told = -1.0

    def tell(share: float) -> None:
        nonlocal told
        if share - told >= _TELL_EVERY or share >= 1:
            told = share
            sys.stdout.write(f"progress {share:.3f}\n")
            sys.stdout.flush()

    try:
        join(slices, target, tell)
    except (CanNotJoin, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _write(
    slices: Sequence[Path], part: Path, kind: str, size: int, tell: Callable[[float], None]
) -> None:
    joint, read = _Joint(), 0
    options = {"movflags": "+faststart", "avoid_negative_ts": "disabled"} if kind == "mp4" else {}
    with av.open(str(part), "w", format=kind, options=options) as output:
        outputs: list[Stream] = []
        shape: list[tuple[object, ...]] = []
        for path in slices:
            with av.open(str(path)) as source:
                streams = _media(source)
                if not outputs:
                    shape = [_shape(each) for each in streams]
                    outputs = [output.add_stream_from_template(each) for each in streams]
                    _announce_chapters(slices, output)
                if [_shape(each) for each in streams] != shape:
                    raise CanNotJoin(f"{path.name} is encoded otherwise than the first slice")
                _append(
                    source,
                    streams,
                    output,
                    outputs,
                    joint,
                    lambda at, r=read: tell((r + at) / size),
                )
                read += path.stat().st_size
    tell(1.0)


def _append(
    source: InputContainer,
    streams: Sequence[Stream],
    output: OutputContainer,
    outputs: Sequence[Stream],
    joint: _Joint,
    tell: Callable[[int], None],
) -> None:
    """The packets of one slice behind what is there, stream by stream without a gap."""
    shifts: dict[int, Fraction] = {}
    ends: dict[int, Fraction] = {}
    last: dict[int, int] = {}
    place = {stream.index: number for number, stream in enumerate(streams)}
    for packet in _packets(source, streams):
        number, base = place[packet.stream.index], packet.time_base
        if number not in shifts:
            own = joint.base + packet.dts * base
            before = joint.ends.get(number, own)
            shifts[number] = (
                before if abs(before - own) < _SAME_MOMENT else own
            ) - packet.dts * base
        # the last packet of a slice may be told shorter than it is: it lasts as long as the others
        lasts = max(packet.duration or 0, packet.dts - last.get(number, packet.dts))
        last[number] = packet.dts
        end = (packet.dts + lasts) * base + shifts[number]
        ends[number] = max(end, ends.get(number, end))
        shift = round(shifts[number] / base)
        packet.pts = packet.pts + shift if packet.pts is not None else None
        packet.dts = packet.dts + shift
        if packet.pos is not None and packet.pos > 0:
            tell(packet.pos)
        packet.stream = outputs[number]
        output.mux_one(packet)
    joint.ends.update(ends)
    joint.base = max(joint.ends.values(), default=joint.base)


def _packets(source: InputContainer, streams: Sequence[Stream]) -> Iterator[Any]:
    for packet in source.demux(list(streams)):
        if packet.dts is not None and packet.size:
            yield packet


def _media(source: InputContainer) -> list[Stream]:
    """The streams that are kept: one of video, one of sound."""
    return [*source.streams.video[:1], *source.streams.audio[:1]]


def _shape(stream: Stream) -> tuple[object, ...]:
    codec = stream.codec_context
    size = (getattr(codec, "width", 0), getattr(codec, "height", 0))
    sound = (getattr(codec, "sample_rate", 0), getattr(codec, "channels", 0))
    return stream.type, codec.name, size, sound, codec.extradata


def _announce_chapters(slices: Sequence[Path], output: OutputContainer) -> None:
    """The chapters of all slices, each behind the lengths of those before it."""
    chapters: list[Any] = []
    base = Fraction(0)
    for path in slices:
        with av.open(str(path)) as source:
            for chapter in source.chapters():
                unit = chapter["time_base"] or Fraction(1, 1000)
                moved = dict(chapter, id=len(chapters) + 1, time_base=Fraction(1, 1000))
                moved["start"] = round((chapter["start"] * unit + base) * 1000)
                moved["end"] = round((chapter["end"] * unit + base) * 1000)
                chapters.append(moved)
            base += Fraction(source.duration or 0, av.time_base)
    if chapters:
        output.set_chapters(chapters)
