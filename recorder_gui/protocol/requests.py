"""The eight requests of the control channel, each a frozen struct with the wire's own names.

Defaults and ranges are those of the protocol; `id` and `business` are added by the codec. `seq`
is the sender's mark that the reply repeats.
"""

from enum import IntEnum

from msgspec import Struct

from recorder_gui.protocol.fields import (
    AutoLayoutType,
    CanvasHeight,
    CanvasWidth,
    CanvasX,
    CanvasY,
    Color,
    CropMode,
    FileType,
    FrameRate,
    MediaCount,
    MediaType,
    Opacity,
    Page,
    PageSize,
    RequiredText,
    SliceMinutes,
    SubtitleType,
    TextSize,
    TimeoutSeconds,
)

BUSINESS = "RE"
REPLY_OFFSET = 4096  # a reply's id is its request's id plus this


class RequestId(IntEnum):
    """The `id` of each request."""

    LOGIN = 4097
    INIT_RECORD = 4098
    RESUME = 4099
    PAUSE = 4100
    STOP = 4101
    SET_LAYOUT = 4102
    SET_SUBTITLES = 4103
    QUERY = 4104


class AudioItem(Struct, frozen=True, kw_only=True):
    """One microphone of a layout's mix (protocol: set layout, `audio_list`)."""

    user_id: RequiredText
    media_id: RequiredText
    media_type: MediaType = MediaType.MICROPHONE


class VideoItem(Struct, frozen=True, kw_only=True):
    """One picture of a layout; px, origin top left (protocol: set layout, `video_list`)."""

    user_id: RequiredText
    media_id: RequiredText
    media_type: MediaType
    x: CanvasX = 0
    y: CanvasY = 0
    w: CanvasWidth = 320
    h: CanvasHeight = 240
    crop_mode: CropMode = CropMode.STRETCH


class SubtitleItem(Struct, frozen=True, kw_only=True):
    """One text; `x`, `y` its top left corner, `transparency` 0 invisible to 100 opaque,
    `color` 0xRRGGBB, `size` px (protocol: set subtitles, `subtitle_list`)."""

    type: SubtitleType = SubtitleType.TEXT
    content: str = ""
    color: Color = 0
    x: CanvasX = 0
    y: CanvasY = 0
    transparency: Opacity = 100
    size: TextSize = 30


class AutoLayout(Struct, frozen=True, kw_only=True):
    """The layout of an automatic recording (protocol: init record, `auto`).

    `user_id` is the speaker of type 2; "" is the first user to enter the group.
    """

    type: AutoLayoutType = AutoLayoutType.GRID
    user_id: str = ""
    media_type: int = 2
    media_count: MediaCount = 9
    crop_mode: CropMode = CropMode.STRETCH


class Login(Struct, frozen=True, kw_only=True):
    """Log in; nothing else is accepted before."""

    app_id: str
    token: str
    seq: str = ""


class InitRecord(Struct, frozen=True, kw_only=True):
    """Prepare a recording of a group; `auto` None is a manual one."""

    group_id: RequiredText
    file_name: str = ""
    file_type: FileType = FileType.MP4
    file_duration: SliceMinutes = 60
    width: CanvasWidth = 1920
    height: CanvasHeight = 1080
    record_mode: int = 0
    frame_rate: FrameRate = 30
    timeout: TimeoutSeconds = 600
    auto: AutoLayout | None = None
    seq: str = ""


class Resume(Struct, frozen=True, kw_only=True):
    """Go on with a paused recording."""

    record_id: str
    seq: str = ""


class Pause(Struct, frozen=True, kw_only=True):
    """Hold a running recording; what happens meanwhile is not recorded."""

    record_id: str
    seq: str = ""


class Stop(Struct, frozen=True, kw_only=True):
    """End a recording; its file is finished after the reply."""

    record_id: str
    seq: str = ""


class SetLayout(Struct, frozen=True, kw_only=True):
    """Replace both lists of a layout; the first one starts a manual recording."""

    record_id: str
    audio_list: tuple[AudioItem, ...] = ()
    video_list: tuple[VideoItem, ...] = ()
    seq: str = ""


class SetSubtitles(Struct, frozen=True, kw_only=True):
    """Replace the list of texts over the picture."""

    record_id: str
    subtitle_list: tuple[SubtitleItem, ...] = ()
    seq: str = ""


class Query(Struct, frozen=True, kw_only=True):
    """Ask for a page of recordings; every filter that is given holds.

    `start_time`: started at or after; `stop_time`: ended at or before; both in the service's
    local time, `YYYY-MM-DD HH:MM:SS`. None or "" is no filter.
    """

    record_id: str | None = None
    group_id: str | None = None
    status: int | None = None
    start_time: str | None = None
    stop_time: str | None = None
    page: Page = 1
    page_size: PageSize = 50
    seq: str = ""


Request = Login | InitRecord | Resume | Pause | Stop | SetLayout | SetSubtitles | Query

REQUEST_TYPES: dict[RequestId, type[Request]] = {
    RequestId.LOGIN: Login,
    RequestId.INIT_RECORD: InitRecord,
    RequestId.RESUME: Resume,
    RequestId.PAUSE: Pause,
    RequestId.STOP: Stop,
    RequestId.SET_LAYOUT: SetLayout,
    RequestId.SET_SUBTITLES: SetSubtitles,
    RequestId.QUERY: Query,
}
REQUEST_IDS: dict[type[Request], RequestId] = {t: i for i, t in REQUEST_TYPES.items()}
