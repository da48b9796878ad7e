"""Text to typed messages and back: lenient in what it reads, strict in what it writes.

Whatever comes in, only `MalformedMessage` is raised.
"""

from typing import Any, cast

import msgspec

from recorder_gui.errors import RecorderError
from recorder_gui.protocol import dates, lenient
from recorder_gui.protocol.codes import Code, plain_code
from recorder_gui.protocol.fields import VIDEO_MEDIA_TYPES, MediaType
from recorder_gui.protocol.replies import REPLY_IDS, REPLY_TYPES, Reply, UnknownReply
from recorder_gui.protocol.requests import (
    BUSINESS,
    REQUEST_IDS,
    REQUEST_TYPES,
    Query,
    Request,
    RequestId,
    SetLayout,
)


class MalformedMessage(RecorderError):
    """A text that is no message of the protocol.

    `code` is NOT_JSON or BAD_PARAMETER; `id`, `seq` and `record_id` are what could be read of
    them (0, "" and None where nothing could), so that an answer can still be addressed.
    """

    def __init__(
        self,
        code: Code,
        reason: str,
        *,
        id: int = 0,
        seq: str = "",
        record_id: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.id = id
        self.seq = seq
        self.record_id = record_id


class _Envelope(msgspec.Struct):
    id: int = 0
    seq: str = ""
    record_id: str | None = None


def parse_object(untrusted_text: str | bytes) -> dict[str, Any]:
    """The JSON object in `untrusted_text`; raises MalformedMessage (NOT_JSON)."""
    try:
        value: object = msgspec.json.decode(untrusted_text)
    except (msgspec.DecodeError, UnicodeError, RecursionError, ValueError) as error:
        raise MalformedMessage(Code.NOT_JSON, str(error)) from error
    if not isinstance(value, dict):
        raise MalformedMessage(Code.NOT_JSON, "not a JSON object")
    return cast("dict[str, Any]", value)


def decode_request(untrusted_text: str | bytes) -> Request:
    """A client's text as a request; raises MalformedMessage."""
    fields = parse_object(untrusted_text)
    envelope = _envelope(fields)
    request_type = REQUEST_TYPES.get(cast("RequestId", envelope.id))
    if request_type is None:
        raise _malformed(f"unknown request id {envelope.id}", envelope)
    if str(fields.get("business", BUSINESS)) != BUSINESS:
        raise _malformed("business is not RE", envelope)
    try:
        request: Request = lenient.convert(fields, request_type)
        _check_meaning(request)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _malformed(str(error), envelope) from error
    return request


def encode_request(request: Request) -> str:
    """`request` as the service reads it; raises MalformedMessage when a field is out of range."""
    try:
        fields = cast("dict[str, Any]", msgspec.to_builtins(request))
        msgspec.convert(fields, type(request))
        _check_meaning(request)
        head = {"business": BUSINESS, "id": int(REQUEST_IDS[type(request)])}
        return msgspec.json.encode(head | _given(fields)).decode()
    except (msgspec.ValidationError, UnicodeError) as error:
        raise MalformedMessage(Code.BAD_PARAMETER, str(error), seq=request.seq) from error


def decode_reply(untrusted_text: str | bytes) -> Reply:
    """The service's text as a reply; an id that no request has gives UnknownReply.

    The newer gateway's prefix is taken off the code. Init's reply may carry login's id, as the
    authority prints it: then the caller, who knows what was asked, reads it with `reread`.
    Raises MalformedMessage.
    """
    fields = parse_object(untrusted_text)
    return _reply(fields, REPLY_TYPES.get(_envelope(fields).id, UnknownReply))


def reread(untrusted_text: str | bytes, wanted: type[Reply]) -> Reply:
    """The text as the reply that its request calls for, whatever id it has; MalformedMessage."""
    return _reply(parse_object(untrusted_text), wanted)


def encode_reply(reply: Reply) -> str:
    """`reply` as clients read it; an UnknownReply carries its own id."""
    fields = cast("dict[str, Any]", msgspec.to_builtins(reply))
    reply_id = reply.id if isinstance(reply, UnknownReply) else REPLY_IDS[type(reply)]
    if isinstance(reply, UnknownReply) and not reply.record_id:
        del fields["record_id"]
    return msgspec.json.encode({"business": BUSINESS} | fields | {"id": reply_id}).decode()


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """`fields` without the optional ones that say nothing."""
    given = {name: value for name, value in fields.items() if value is not None}
    if given.get("file_name") == "":
        del given["file_name"]
    auto: dict[str, Any] | None = given.get("auto")
    if auto is not None and not auto["user_id"]:
        given["auto"] = {name: value for name, value in auto.items() if name != "user_id"}
    return given


def _reply(fields: dict[str, Any], wanted: type[Reply]) -> Reply:
    try:
        reply = lenient.convert(fields, wanted)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _malformed(str(error), _envelope(fields)) from error
    return msgspec.structs.replace(reply, code=plain_code(reply.code))


def _envelope(fields: dict[str, Any]) -> _Envelope:
    """What can be read of the address of a message, each field by itself."""
    envelope = _Envelope()
    for name in ("id", "seq", "record_id"):
        try:
            one = lenient.convert({name: fields.get(name)}, _Envelope)
        except (msgspec.ValidationError, RecursionError):
            continue
        setattr(envelope, name, getattr(one, name))
    return envelope


def _malformed(reason: str, envelope: _Envelope) -> MalformedMessage:
    return MalformedMessage(
        Code.BAD_PARAMETER,
        reason,
        id=envelope.id,
        seq=envelope.seq,
        record_id=envelope.record_id,
    )


def _check_meaning(request: Request) -> None:
    """What types alone can't say; raises msgspec.ValidationError."""
    if isinstance(request, SetLayout):
        for video in request.video_list:
            if video.media_type not in VIDEO_MEDIA_TYPES:
                raise msgspec.ValidationError("a microphone has no picture")
        for audio in request.audio_list:
            if audio.media_type is not MediaType.MICROPHONE:
                raise msgspec.ValidationError("only a microphone has sound")
    if isinstance(request, Query):
        for date in filter(None, (request.start_time, request.stop_time)):
            try:
                dates.parse_date(date)
            except dates.BadDate as error:
                raise msgspec.ValidationError(f"not a date: {error}") from error
