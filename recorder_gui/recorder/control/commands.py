"""The eight requests carried out: one function each, in a table by the request's type."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from recorder_gui.protocol import replies, requests
from recorder_gui.protocol.codes import Code
from recorder_gui.recorder.accounts import Account
from recorder_gui.recorder.catalogue.recordings import RecordingRow, wire_date
from recorder_gui.recorder.errors import CommandRefused
from recorder_gui.recorder.tasks.tasks import Tasks

MSG = "10000"  # what the authority prints, for success and failure alike

Carrier = Callable[[Tasks, Account, Any], Awaitable[replies.Reply]]


async def carry_out(tasks: Tasks, account: Account, request: requests.Request) -> replies.Reply:
    """The reply to `request` of a client that is logged in; raises CommandRefused."""
    return await _CARRIERS[type(request)](tasks, account, request)


def refusal(request: requests.Request, code: Code, reason: str = "") -> replies.Reply:
    """The reply that `request` gets when it fails; `record_id` is repeated where it was given."""
    reply_type = replies.REPLY_TYPES[requests.REQUEST_IDS[type(request)] + requests.REPLY_OFFSET]
    fields: dict[str, Any] = {"code": int(code), "msg": reason or MSG, "seq": request.seq}
    if issubclass(reply_type, replies.RecordReply):
        fields["record_id"] = getattr(request, "record_id", "")
    return reply_type(**fields)


async def _init(
    tasks: Tasks, account: Account, request: requests.InitRecord
) -> replies.InitRecordReply:
    record_id = await tasks.init(account, request)
    return replies.InitRecordReply(code=0, msg=MSG, seq=request.seq, record_id=record_id)


async def _resume(tasks: Tasks, account: Account, request: requests.Resume) -> replies.ResumeReply:
    await tasks.resume(account.app_id, request.record_id)
    return replies.ResumeReply(code=0, msg=MSG, seq=request.seq, record_id=request.record_id)


async def _pause(tasks: Tasks, account: Account, request: requests.Pause) -> replies.PauseReply:
    await tasks.pause(account.app_id, request.record_id)
    return replies.PauseReply(code=0, msg=MSG, seq=request.seq, record_id=request.record_id)


async def _stop(tasks: Tasks, account: Account, request: requests.Stop) -> replies.StopReply:
    row = await tasks.stop(account.app_id, request.record_id)
    return replies.StopReply(
        code=0,
        msg=MSG,
        seq=request.seq,
        record_id=request.record_id,
        media_duration=row.media_seconds,
        record_duration=int(row.record_seconds),
        flow=row.flow,
    )


async def _set_layout(
    tasks: Tasks, account: Account, request: requests.SetLayout
) -> replies.SetLayoutReply:
    await tasks.set_layout(account.app_id, request)
    return replies.SetLayoutReply(code=0, msg=MSG, seq=request.seq, record_id=request.record_id)


async def _set_subtitles(
    tasks: Tasks, account: Account, request: requests.SetSubtitles
) -> replies.SetSubtitlesReply:
    await tasks.set_subtitles(account.app_id, request)
    return replies.SetSubtitlesReply(code=0, msg=MSG, seq=request.seq, record_id=request.record_id)


async def _query(tasks: Tasks, account: Account, request: requests.Query) -> replies.QueryReply:
    found, total = await tasks.query(account.app_id, request)
    return replies.QueryReply(
        code=0,
        msg=MSG,
        seq=request.seq,
        record_list=tuple(_record(row, seconds) for row, seconds in found),
        total_num=total,
    )


def _record(row: RecordingRow, seconds: float) -> replies.Record:
    auto = None if row.auto is None else msgspec.json.decode(row.auto, type=requests.AutoLayout)
    return replies.Record(
        record_id=row.record_id,
        record_mode=row.record_mode,
        group_id=row.group_id,
        start_time=wire_date(row.start_time),
        stop_time=wire_date(row.stop_time),
        status=row.status,
        file_name=row.file_name,
        record_time=int(seconds + 1e-6),
        width=row.width,
        height=row.height,
        auto=auto,
    )


_CARRIERS: dict[type[requests.Request], Carrier] = {
    requests.InitRecord: _init,
    requests.Resume: _resume,
    requests.Pause: _pause,
    requests.Stop: _stop,
    requests.SetLayout: _set_layout,
    requests.SetSubtitles: _set_subtitles,
    requests.Query: _query,
}


def refused(request: requests.Request, error: CommandRefused) -> replies.Reply:
    """The reply that tells of `error`."""
    return refusal(request, error.code, error.reason)
