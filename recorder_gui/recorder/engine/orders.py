"""The seam between the service and a worker: what it is told and what it tells.

One JSON object a line; the worker's first line on standard input is a `Begin`. Each order has a
`number`, and is answered by exactly one `Answered` or `Declined` with that number, in the order of
their carrying out. When standard input ends, the service is gone: the worker closes its file and
exits within two seconds. Nothing here knows of processes, so that a worker may run elsewhere.
"""

import msgspec
from msgspec import Struct

from recorder_gui.protocol.fields import FileType
from recorder_gui.protocol.local import MediaSource, SourceLive, SourcePicture
from recorder_gui.protocol.requests import AudioItem, SubtitleItem, VideoItem
from recorder_gui.recorder.engine.watching.looks import SmallPicture, Wanted


class Order(Struct, frozen=True, kw_only=True, tag_field="order"):
    """Something that the worker is to do."""

    number: int = 0


class Begin(Order, frozen=True, kw_only=True, tag="begin"):
    """What to record and where: slices go to `folder` as `name_001.mp4` or, while there is only
    one, `name.mp4`. `rate_factor` is x264's, 0 lossless. `utc_offset` seconds east of
    UTC give the service's local time for clocks. Nothing is recorded before the first SetLayout."""

    record_id: str
    folder: str
    name: str
    file_type: FileType = FileType.MP4
    width: int = 1920
    height: int = 1080
    frame_rate: int = 30
    slice_seconds: float = 3600.0
    preset: str = "ultrafast"
    rate_factor: int = 21
    utc_offset: int = 0


class SetMembers(Order, frozen=True, kw_only=True, tag="set_members"):
    """All streams of the group with the places they come from (files as absolute paths); sent
    before the first layout and again whenever the group changes."""

    media: tuple[MediaSource, ...] = ()


class SetLayout(Order, frozen=True, kw_only=True, tag="set_layout"):
    """Replace the layout, on the next frame; the first one starts the recording."""

    audio_list: tuple[AudioItem, ...] = ()
    video_list: tuple[VideoItem, ...] = ()


class SetSubtitles(Order, frozen=True, kw_only=True, tag="set_subtitles"):
    """Replace the texts, on the next frame."""

    subtitle_list: tuple[SubtitleItem, ...] = ()


class Pause(Order, frozen=True, kw_only=True, tag="pause"):
    """Hold recorded time."""


class Resume(Order, frozen=True, kw_only=True, tag="resume"):
    """Let recorded time go on."""


class Stop(Order, frozen=True, kw_only=True, tag="stop"):
    """Take no more frames; answered at once, the file is finished after that."""


class TakeSnapshot(Order, frozen=True, kw_only=True, tag="take_snapshot"):
    """Give the next frame's number and the own pictures of its sources."""


class TakeProgram(Order, frozen=True, kw_only=True, tag="take_program"):
    """Give the next frame as a small JPEG."""


class TakePictures(Order, frozen=True, kw_only=True, tag="take_pictures"):
    """Give what these sources of the layout show now."""

    wanted: tuple[Wanted, ...]


class Watch(Order, frozen=True, kw_only=True, tag="watch"):
    """Tell a Seen each `seconds` for as long as the `lease`, in seconds, lasts."""

    seconds: float
    lease: float


class Mark(Order, frozen=True, kw_only=True, tag="mark"):
    """A note at this moment; becomes a chapter."""

    text: str = ""


AnyOrder = (
    Begin
    | SetMembers
    | SetLayout
    | SetSubtitles
    | Pause
    | Resume
    | Stop
    | TakeSnapshot
    | TakeProgram
    | TakePictures
    | Watch
    | Mark
)


class Event(Struct, frozen=True, kw_only=True, tag_field="event"):
    """Something that the worker tells. `frames` and `recorded` (seconds) as of that moment."""

    frames: int = 0
    recorded: float = 0.0


class Ready(Event, frozen=True, kw_only=True, tag="ready"):
    """The worker runs and has read its Begin."""


class Answered(Event, frozen=True, kw_only=True, tag="answered"):
    """The order of this `number` has been carried out; `flow` in kB pulled so far.

    After Stop, `recorded` is the length that the file will have.
    """

    number: int
    flow: int = 0


class Declined(Event, frozen=True, kw_only=True, tag="declined"):
    """The order of this `number` could not be carried out."""

    number: int
    reason: str


class SnapshotTaken(Event, frozen=True, kw_only=True, tag="snapshot_taken"):
    """The frame `frame` (from 0) and the pictures of its sources; comes before the Answered of
    the order with this `number`."""

    number: int
    frame: int
    clock: str
    pictures: tuple[SourcePicture, ...] = ()


class ProgramTaken(Event, frozen=True, kw_only=True, tag="program_taken"):
    """The picture that a TakeProgram with this `number` wants; comes before its Answered."""

    number: int
    jpeg: bytes


class PicturesTaken(Event, frozen=True, kw_only=True, tag="pictures_taken"):
    """Those that a TakePictures with this `number` wants, in its order; comes before its
    Answered."""

    number: int
    pictures: tuple[SmallPicture, ...]


class Seen(Event, frozen=True, kw_only=True, tag="seen"):
    """How loud the mix is (dBFS, see SourceLive) and how each source of the layout does."""

    peak: float
    rms: float
    sources: tuple[SourceLive, ...] = ()


class Started(Event, frozen=True, kw_only=True, tag="started"):
    """The first frame has been taken."""


class Progress(Event, frozen=True, kw_only=True, tag="progress"):
    """About once a second while the worker lives; also its sign of life."""

    repeated: int = 0
    flow: int = 0
    bytes_written: int = 0
    delivering: bool = False


class SourceLost(Event, frozen=True, kw_only=True, tag="source_lost"):
    """A source of the layout does not deliver; it is tried again."""

    user_id: str
    media_id: str
    media_type: int
    reason: str


class SourceFound(Event, frozen=True, kw_only=True, tag="source_found"):
    """A source of the layout delivers."""

    user_id: str
    media_id: str
    media_type: int
    width: int = 0
    height: int = 0


class SliceFinished(Event, frozen=True, kw_only=True, tag="slice_finished"):
    """A slice is complete on disk."""

    path: str
    seconds: float


class Finished(Event, frozen=True, kw_only=True, tag="finished"):
    """All is written and closed; the worker ends."""

    paths: tuple[str, ...] = ()
    repeated: int = 0
    flow: int = 0


class Broken(Event, frozen=True, kw_only=True, tag="broken"):
    """The recording cannot go on; what is on disk has been closed as well as it could be.

    `disk_full` tells the one reason that has an answer of its own.
    """

    reason: str
    disk_full: bool = False


AnyEvent = (
    Ready
    | Answered
    | Declined
    | SnapshotTaken
    | ProgramTaken
    | PicturesTaken
    | Seen
    | Started
    | Progress
    | SourceLost
    | SourceFound
    | SliceFinished
    | Finished
    | Broken
)


def encode_line(line: AnyOrder | AnyEvent) -> bytes:
    """One line of the seam, with its line end."""
    return msgspec.json.encode(line) + b"\n"


def decode_order(line: bytes) -> AnyOrder:
    """One order; raises `msgspec.DecodeError` or `msgspec.ValidationError`."""
    return msgspec.json.decode(line, type=AnyOrder)


def decode_event(line: bytes) -> AnyEvent:
    """One event; raises `msgspec.DecodeError` or `msgspec.ValidationError`."""
    return msgspec.json.decode(line, type=AnyEvent)
