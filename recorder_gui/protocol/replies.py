"""The replies of the control channel, one struct for each, with the wire's own names.

`code` 0 is success; every other field but the common ones may be missing from a failure and then
has its default. Unknown statuses and codes stay the numbers that they are.
"""

from msgspec import Struct

from recorder_gui.protocol.requests import REPLY_OFFSET, AutoLayout, RequestId


class Reply(Struct, frozen=True, kw_only=True):
    """What all replies have; also the whole of login's."""

    code: int
    msg: str = ""
    seq: str = ""


class LoginReply(Reply, frozen=True, kw_only=True):
    """Answer to login."""


class RecordReply(Reply, frozen=True, kw_only=True):
    """Answer to a command that names one recording."""

    record_id: str = ""


class InitRecordReply(RecordReply, frozen=True, kw_only=True):
    """Answer to init: `record_id` of the new recording."""


class ResumeReply(RecordReply, frozen=True, kw_only=True):
    """Answer to resume."""


class PauseReply(RecordReply, frozen=True, kw_only=True):
    """Answer to pause."""


class SetLayoutReply(RecordReply, frozen=True, kw_only=True):
    """Answer to set layout."""


class SetSubtitlesReply(RecordReply, frozen=True, kw_only=True):
    """Answer to set subtitles."""


class StopReply(RecordReply, frozen=True, kw_only=True):
    """Answer to stop: whole seconds in the file, whole seconds from start to stop with pauses,
    kB pulled."""

    media_duration: int = 0
    record_duration: int = 0
    flow: int = 0


class Record(Struct, frozen=True, kw_only=True):
    """One recording in the answer to a query; dates in the service's local time.

    `stop_time` is "" while it has not ended. From `file_name` on, older services send nothing:
    None is "not told".
    """

    record_id: str
    record_mode: int = 0
    group_id: str = ""
    start_time: str = ""
    stop_time: str = ""
    status: int = 0
    file_name: str | None = None
    record_time: int | None = None
    width: int | None = None
    height: int | None = None
    auto: AutoLayout | None = None


class QueryReply(Reply, frozen=True, kw_only=True):
    """Answer to a query: one page, and how many match in all."""

    record_list: tuple[Record, ...] = ()
    total_num: int = 0


class UnknownReply(Reply, frozen=True, kw_only=True):
    """A reply whose id no request of ours has."""

    id: int = 0
    record_id: str = ""


REPLY_TYPES: dict[int, type[Reply]] = {
    RequestId.LOGIN + REPLY_OFFSET: LoginReply,
    RequestId.INIT_RECORD + REPLY_OFFSET: InitRecordReply,
    RequestId.RESUME + REPLY_OFFSET: ResumeReply,
    RequestId.PAUSE + REPLY_OFFSET: PauseReply,
    RequestId.STOP + REPLY_OFFSET: StopReply,
    RequestId.SET_LAYOUT + REPLY_OFFSET: SetLayoutReply,
    RequestId.SET_SUBTITLES + REPLY_OFFSET: SetSubtitlesReply,
    RequestId.QUERY + REPLY_OFFSET: QueryReply,
}
REPLY_IDS: dict[type[Reply], int] = {t: i for i, t in REPLY_TYPES.items()}
