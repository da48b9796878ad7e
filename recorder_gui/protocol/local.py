"""What only our own window and our own recorder exchange: the ready line of `serve`, the file
that tells where the local recorder runs, and the shapes under `/local/`.

Every `/local/` request carries `Authorization: Bearer TOKEN` and `X-App-Id: APP_ID`.

    GET    /local/groups                                    GroupList
    GET    /local/events                                    server-sent events, `groups`: GroupList
    POST   /local/groups/{group_id}/media                   MediaSource  -> GroupList
    DELETE /local/groups/{group_id}/media/{user}/{media}/{type}          -> GroupList
    GET    /local/groups/{group_id}/pictures/{user}/{media}/{type}.jpg   small JPEG, as it is now
    GET    /local/groups/{group_id}/pictures                server-sent events, `pictures`:
                                                            GroupPictures, `every` seconds (0.2);
                                                            of all, or of each `of={user}/{media}/
                                                            {type}`, its parts quoted
    GET    /local/groups/{group_id}/levels                  server-sent events, `levels`:
                                                            GroupLevels, the same way
    GET    /local/recordings/{record_id}/history            History
    POST   /local/recordings/{record_id}/snapshot           Snapshot
    POST   /local/recordings/{record_id}/markers            Marker -> History
    GET    /local/recordings/{record_id}/program.jpg        small JPEG of what is recorded now
    GET    /local/recordings/{record_id}/thumbnail.jpg      small JPEG out of its stored file
    GET    /local/files/{file_name}/thumbnail.jpg           the same, by the file's name
    GET    /local/recordings/{record_id}/live               server-sent events, `live`:
                                                            RecordingLive, five times a second
    GET    /local/work                                      Work
    POST   /local/end                                       finish what is recorded, then end; only
                                                            of a recorder that a window started

A failure answers with HTTP's own status and a `LocalFailure`.
"""

from typing import TypeVar

import msgspec
from msgspec import Struct

from recorder_gui.protocol import lenient
from recorder_gui.protocol.codec import MalformedMessage, parse_object
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.fields import MediaType, RequiredText
from recorder_gui.protocol.requests import AudioItem, SubtitleItem, VideoItem

# In its data folder; who holds it locked is the recorder that works there.
LOCK_NAME = "service.lock"

T = TypeVar("T")


class ReadyLine(Struct, frozen=True, kw_only=True):
    """The one line that `serve` prints when it is ready."""

    control: str
    storage: str
    app_id: str
    token: str
    pid: int


class RunningRecorder(Struct, frozen=True, kw_only=True):
    """The file, mode 0600, that tells the next window where the local recorder runs, and with
    which data folder and quota (bytes; None: no limit)."""

    ready: ReadyLine
    version: str
    data: str
    quota: int | None = None


class MediaSource(Struct, frozen=True, kw_only=True):
    """One stream of one member of a group, and where it comes from (see the groups file)."""

    user_id: RequiredText
    media_id: RequiredText
    media_type: MediaType
    source: str = ""
    card: str = ""


class Media(MediaSource, frozen=True, kw_only=True):
    """A stream as the group's list shows it: `live` or the reason why not.

    `width`, `height` in px where known (0: not known, or sound); `own`: added by a window, so
    that it can be changed and removed.
    """

    live: bool = True
    reason: str = ""
    width: int = 0
    height: int = 0
    own: bool = False


class Group(Struct, frozen=True, kw_only=True):
    """A group and its members' streams; `reason`: why it lacks what one would expect."""

    id: str
    media: tuple[Media, ...] = ()
    reason: str = ""


class GroupList(Struct, frozen=True, kw_only=True):
    """All groups that this app id may record."""

    groups: tuple[Group, ...] = ()


class HistoryEvent(Struct, frozen=True, kw_only=True):
    """Something that happened to a recording.

    `time` is seconds since the epoch, `recorded` the recorded seconds at that moment. `kind`:
    `initialised`, `started`, `layout`, `subtitles`, `paused`, `resumed`, `marker`, `source_lost`,
    `source_found`, `frames_repeated`, `slice_finished`, `stopped`, `encoding`, `uploading`,
    `done`, `failed`, `recovered`. `text` is the detail in words: a reason, a note, a file's name.
    """

    time: float
    kind: str
    recorded: float = 0.0
    text: str = ""
    user_id: str = ""
    media_id: str = ""
    media_type: int | None = None
    audio_list: tuple[AudioItem, ...] | None = None
    video_list: tuple[VideoItem, ...] | None = None
    subtitle_list: tuple[SubtitleItem, ...] | None = None


class History(Struct, frozen=True, kw_only=True):
    """All that is known of one recording; `recorded_seconds` as exact as its frames."""

    record_id: str
    group_id: str
    status: int
    width: int
    height: int
    frame_rate: int
    file_name: str = ""
    recorded_seconds: float = 0.0
    frames: int = 0
    repeated_frames: int = 0
    slices: int = 0
    reason: str = ""
    events: tuple[HistoryEvent, ...] = ()


class SourcePicture(Struct, frozen=True, kw_only=True):
    """A source's own picture in one frame of a recording: `png` is base64, px of the source."""

    user_id: str
    media_id: str
    media_type: MediaType
    width: int
    height: int
    png: str


class Snapshot(Struct, frozen=True, kw_only=True):
    """One frame of a running recording: its number from 0, what clocks read in it, and the own
    picture of every source of its layout that delivered."""

    frame: int
    recorded: float
    clock: str
    pictures: tuple[SourcePicture, ...] = ()


class MemberPicture(Struct, frozen=True, kw_only=True):
    """What a stream of a group shows: a small JPEG, empty where it shows nothing now."""

    user_id: RequiredText
    media_id: RequiredText
    media_type: MediaType
    jpeg: bytes = b""


class GroupPictures(Struct, frozen=True, kw_only=True):
    """The streams of a group that show another picture than before."""

    pictures: tuple[MemberPicture, ...] = ()


class MemberLevel(Struct, frozen=True, kw_only=True):
    """How loud a microphone was since it was last told: `peak` and `rms` in dBFS, see
    SourceLive."""

    user_id: RequiredText
    media_id: RequiredText
    peak: float
    rms: float


class GroupLevels(Struct, frozen=True, kw_only=True):
    """The microphones of a group that deliver, whether or not they are recorded."""

    levels: tuple[MemberLevel, ...] = ()


class Marker(Struct, frozen=True, kw_only=True):
    """A note at a moment of a recording, in recorded seconds; None: now."""

    text: str = ""
    recorded: float | None = None


SILENCE = -96.0  # dBFS: what is more silent reads so


class SourceLive(Struct, frozen=True, kw_only=True):
    """How a source does now: whether it delivers, else the `reason`; `width`, `height` px of its
    picture, pictures and kilobits a second; `peak` and `rms` of its sound in dBFS, 0 the loudest,
    SILENCE or more."""

    user_id: str
    media_id: str
    media_type: MediaType
    live: bool
    reason: str = ""
    width: int = 0
    height: int = 0
    rate: float = 0.0
    kilobits: float = 0.0
    peak: float = SILENCE
    rms: float = SILENCE


class RecordingLive(Struct, frozen=True, kw_only=True):
    """How a running recording does now: `status` as in a query, how loud the mix is, and every
    source of its layout. `bytes_written` of its file; `room`: bytes that it may still write, by
    disk and quota, None while that is not known; `may_sleep`: why the recorder's machine could not
    be kept from falling asleep, "" where it is."""

    record_id: str
    status: int
    frames: int = 0
    recorded: float = 0.0
    repeated: int = 0
    bytes_written: int = 0
    room: int | None = None
    may_sleep: str = ""
    peak: float = SILENCE
    rms: float = SILENCE
    sources: tuple[SourceLive, ...] = ()


class Work(Struct, frozen=True, kw_only=True):
    """What a recorder is at: `recording` counts the recordings that have begun and are not yet
    told to stop; `ready` those that can begin at any moment."""

    recording: int
    ready: int = 0


class LocalFailure(Struct, frozen=True, kw_only=True):
    """Why a `/local/` request failed."""

    reason: str


LocalShape = (
    ReadyLine
    | RunningRecorder
    | MediaSource
    | GroupList
    | History
    | Snapshot
    | Marker
    | Work
    | RecordingLive
    | GroupPictures
    | GroupLevels
    | LocalFailure
)


def encode(value: LocalShape) -> bytes:
    """`value` as JSON."""
    return msgspec.json.encode(value)


def decode(untrusted_text: str | bytes, wanted: type[T]) -> T:
    """The JSON text as a `wanted`; raises MalformedMessage."""
    try:
        return msgspec.json.decode(untrusted_text, type=wanted)  # our own recorder writes it so
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError):
        fields = parse_object(untrusted_text)
    try:
        return lenient.convert(fields, wanted)
    except (msgspec.ValidationError, RecursionError) as error:
        raise MalformedMessage(Code.BAD_PARAMETER, str(error)) from error
