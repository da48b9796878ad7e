"""Giving a stored file away to whoever has its signed link: ranges, ETag, checksum."""

import asyncio
import base64
import os
import re
import time
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from recorder_gui.recorder.catalogue import files
from recorder_gui.recorder.catalogue.catalogue import Catalogue
from recorder_gui.recorder.catalogue.files import SliceRow
from recorder_gui.recorder.data_folder import DataFolder
from recorder_gui.recorder.storage.links import EXPIRES, SIGNATURE, Links

_BYTE_RANGES = re.compile(rb"bytes=[0-9, \t-]+")
_MEDIA_TYPES = {".mp4": "video/mp4", ".mp3": "audio/mpeg"}


class _Blocks(FileResponse):
    chunk_size = 256 * 1024

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A range in another unit than bytes, or in none, is as if there were none (RFC 9110)."""
        headers = [
            (name, value)
            for name, value in scope["headers"]
            if name != b"range" or _BYTE_RANGES.fullmatch(value)
        ]
        await super().__call__({**scope, "headers": headers}, receive, send)


class FileServer:
    """Answers GET and HEAD of links."""

    def __init__(self, catalogue: Catalogue, folder: DataFolder, links: Links) -> None:
        self._catalogue = catalogue
        self._folder = folder
        self._links = links

    async def respond(self, request: Request) -> Response:
        """The file, or 403 for a link that was not made here, 410 for an old one, 404."""
        record_id, number = request.path_params["record_id"], request.path_params["number"]
        expires = request.query_params.get(EXPIRES, "")
        signature = request.query_params.get(SIGNATURE, "")
        if not self._links.is_signed(record_id, number, expires, signature):
            return PlainTextResponse("This link was not made here.", 403)
        if int(expires) < time.time():
            return PlainTextResponse("This link has expired.", 410)
        slices = await self._catalogue.read(lambda c: files.slices(c, record_id))
        found = next((each for each in slices if each.number == number), None)
        if found is None:
            return PlainTextResponse("This file has been deleted.", 404)
        path = self._folder.files / found.path
        try:
            status = await asyncio.to_thread(os.stat, path)
        except OSError:
            return PlainTextResponse("This file is not there any more.", 404)
        return _Blocks(
            path,
            stat_result=status,
            media_type=_MEDIA_TYPES.get(path.suffix, "application/octet-stream"),
            filename=Path(request.path_params["name"]).name,
            headers=_headers(found, status),
        )


def _headers(found: SliceRow, status: os.stat_result) -> dict[str, str]:
    headers = {
        "ETag": f'"{found.record_id}-{found.number}-{status.st_size:x}-{status.st_mtime_ns:x}"',
        "Cache-Control": "private",
        "X-Content-Type-Options": "nosniff",
    }
    if found.sha256 is not None:
        digest = base64.b64encode(bytes.fromhex(found.sha256)).decode()
        headers["Repr-Digest"] = f"sha-256=:{digest}:"
        headers["X-Content-SHA256"] = found.sha256
    return headers
