"""The four calls of the storage channel (protocol: storage)."""

import asyncio
import functools
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from recorder_gui.protocol import storage
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.dates import BadDate
from recorder_gui.protocol.fields import MAX_SLICES_DOWNLOADED
from recorder_gui.recorder.accounts import Account, Accounts
from recorder_gui.recorder.catalogue import files
from recorder_gui.recorder.catalogue.catalogue import Catalogue
from recorder_gui.recorder.catalogue.files import FileRow
from recorder_gui.recorder.catalogue.recordings import wire_date
from recorder_gui.recorder.data_folder import DataFolder
from recorder_gui.recorder.errors import CommandRefused
from recorder_gui.recorder.storage import forms
from recorder_gui.recorder.storage.links import Links
from recorder_gui.recorder.tasks.tasks import Tasks

_LOG = logging.getLogger(__name__)

Answer = Callable[[Account, dict[str, str], Request], Awaitable[Any]]


class Store:
    """Answers the forms of every account; each sees only its own files."""

    def __init__(
        self,
        accounts: Accounts,
        catalogue: Catalogue,
        folder: DataFolder,
        tasks: Tasks,
        links: Links,
    ) -> None:
        self._accounts = accounts
        self._catalogue = catalogue
        self._folder = folder
        self._tasks = tasks
        self._links = links
        self._answers: dict[str, Answer] = {
            storage.LIST_PATH: self._list,
            storage.VOLUME_PATH: self._volume,
            storage.DOWNLOAD_PATH: self._download,
            storage.DELETE_PATH: self._delete,
        }

    @property
    def paths(self) -> tuple[str, ...]:
        """The addresses that `respond` serves."""
        return tuple(self._answers)

    async def respond(self, request: Request) -> Response:
        """Answer one post; every failure is an envelope with its code."""
        try:
            fields = await forms.read_form(request)
            account = self._accounts.authenticate(fields.get("app_id", ""), fields.get("token", ""))
            if account is None:
                raise CommandRefused(Code.AUTHENTICATION_FAILED)
            return forms.reply(await self._answers[request.url.path](account, fields, request))
        except CommandRefused as error:
            return forms.failure(error)
        except Exception:  # noqa: BLE001  whatever broke, the client is told that it did
            _LOG.exception("%s failed", request.url.path)
            return forms.failure(CommandRefused(Code.INTERNAL_FAILURE))

    async def _list(self, account: Account, fields: dict[str, str], request: Request) -> Any:
        try:
            query = storage.decode_file_query(fields)
            found, count = await self._catalogue.read(
                functools.partial(files.page, app_id=account.app_id, query=query, now=time.time())
            )
        except (MalformedMessage, BadDate) as error:
            raise CommandRefused(Code.BAD_PARAMETER, str(error)) from error
        if not found and not count:
            return None
        return {"count": count, "dataList": [msgspec.to_builtins(_stored(row)) for row in found]}

    async def _volume(self, account: Account, fields: dict[str, str], request: Request) -> Any:
        used = await self._tasks.used_bytes(account.app_id)
        limit = {} if account.quota is None else {"volume": account.quota}
        return limit | {"useVolume": used}

    async def _download(self, account: Account, fields: dict[str, str], request: Request) -> Any:
        row = await self._named(account, fields)
        if row is None or row.state != storage.FileState.NORMAL.value:
            return {"urls": "", "count": 0}
        slices = await self._catalogue.read(lambda c: files.slices(c, row.record_id))
        base = str(request.base_url).rstrip("/")
        several = len(slices) > 1
        urls = [
            base
            + self._links.path(
                row.record_id,
                each.number,
                f"{row.name}_{each.number:03d}{row.type}" if several else f"{row.name}{row.type}",
                time.time(),
            )
            for each in slices[:MAX_SLICES_DOWNLOADED]
        ]
        return {"urls": urls if several else "".join(urls), "count": len(slices)}

    async def _delete(self, account: Account, fields: dict[str, str], request: Request) -> Any:
        row = await self._named(account, fields)
        if row is None:
            return None
        if row.state not in files.FINISHED:
            raise CommandRefused(Code.BAD_PARAMETER, "the file is still being recorded")
        paths = [
            self._folder.files / each.path
            for each in await self._catalogue.read(lambda c: files.slices(c, row.record_id))
        ]
        # first forgotten, then removed: a crash between leaves no file that is listed but gone
        await self._catalogue.write(lambda c: files.release(c, row.record_id))
        for path in paths:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        return None

    async def _named(self, account: Account, fields: dict[str, str]) -> FileRow | None:
        """The listed file that the form names exactly."""
        name = fields.get("file_name", "")
        if not name:
            raise CommandRefused(Code.BAD_PARAMETER, "file_name is missing")
        row = await self._catalogue.read(lambda c: files.find(c, account.app_id, name))
        return None if row is None or row.state == files.RESERVED else row


def _stored(row: FileRow) -> storage.StoredFile:
    return storage.StoredFile(
        resource_name=row.name,
        file_length=int(row.seconds + 1e-6),
        file_state=row.state,
        file_size=row.size,
        resource_type=row.type,
        record_time=wire_date(row.recorded_at),
    )
