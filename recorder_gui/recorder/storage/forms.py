"""Reading a form post of bounded size, and answering it: always HTTP 200 and one envelope."""

from typing import Any

import msgspec
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Message

from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.storage import StorageReply
from recorder_gui.recorder.errors import CommandRefused

_LARGEST_BODY = 64 * 1024
_MOST_FIELDS = 32


async def read_form(request: Request) -> dict[str, str]:
    """The fields of the post; raises CommandRefused (BAD_PARAMETER)."""
    body = await _bounded_body(request)
    sent = False

    async def receive() -> Message:
        nonlocal sent
        chunk, sent = (b"" if sent else body), True
        return {"type": "http.request", "body": chunk, "more_body": False}

    again = Request(request.scope, receive)
    try:
        form = await again.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=_LARGEST_BODY)
    except (HTTPException, UnicodeError, KeyError, ValueError) as error:
        raise CommandRefused(Code.BAD_PARAMETER, "the form cannot be read") from error
    fields: dict[str, str] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            raise CommandRefused(Code.BAD_PARAMETER, "no files are taken")
        fields[name] = value
    return fields


def reply(data: Any) -> Response:
    """Success with `data`."""
    return _respond(StorageReply(code=0, message="OK", data=data))


def failure(error: CommandRefused) -> Response:
    """A failure: HTTP 200 too."""
    return _respond(StorageReply(code=int(error.code), message=error.reason))


def _respond(envelope: StorageReply) -> Response:
    return Response(msgspec.json.encode(envelope), media_type="application/json")


async def _bounded_body(request: Request) -> bytes:
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST_BODY:
                raise CommandRefused(Code.BAD_PARAMETER, "the form is too large")
    except ClientDisconnect as error:
        raise CommandRefused(Code.BAD_PARAMETER, "the form broke off") from error
    return bytes(body)
