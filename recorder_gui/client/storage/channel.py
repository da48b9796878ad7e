"""The storage channel: four form posts over one kept-alive HTTP connection, errors as ours."""

import asyncio
import ssl
import time
from collections.abc import Callable
from typing import Self, TypeVar

import httpx

from recorder_gui.client.connecting import connect_failed
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import (
    BadReply,
    BadRequest,
    ClientError,
    ConnectionLost,
    LossReason,
    RequestTimedOut,
    StorageError,
)
from recorder_gui.client.http_clients import HttpClients, http_address, join
from recorder_gui.client.wire_tap import Channel, Direction, Note, WireTap
from recorder_gui.protocol import storage
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.storage import DownloadLinks, FilePage, FileQuery, Volume

T = TypeVar("T")

NAMES = {
    storage.LIST_PATH: "list files",
    storage.VOLUME_PATH: "volume",
    storage.DOWNLOAD_PATH: "download links",
    storage.DELETE_PATH: "delete file",
}
_MAX_REPLY_BYTES = 32 * 1024 * 1024


class StorageChannel:
    """The four calls of the storage channel; each raises ClientError's kinds only, and so does
    making one for what is no address (ConnectFailed).

    Usable as an async context; else end it with `aclose`.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        tap: WireTap | None = None,
        tls: ssl.SSLContext | None = None,
        timeout: float = 15.0,
    ) -> None:
        self._endpoint = endpoint
        self._tap = tap or WireTap()
        self._tap.guard(endpoint.token)
        self._timeout = timeout
        self._tls = tls
        self._address = http_address(endpoint.storage)
        self._clients = HttpClients(tls=tls, timeout=timeout)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    @property
    def endpoint(self) -> Endpoint:
        """The service that this channel speaks to."""
        return self._endpoint

    @property
    def tls(self) -> ssl.SSLContext | None:
        """What it trusts, where that is not the system's store."""
        return self._tls

    async def list_files(self, query: FileQuery | None = None) -> FilePage:
        """One page of the files that `query` asks for (protocol: list)."""
        fields = storage.list_fields(query or FileQuery())
        data = await self._post(storage.LIST_PATH, **fields)
        return self._read(storage.LIST_PATH, data, storage.decode_file_page)

    async def volume(self) -> Volume:
        """Bytes used and the limit (protocol: getUsedVolume)."""
        data = await self._post(storage.VOLUME_PATH)
        return self._read(storage.VOLUME_PATH, data, storage.decode_volume)

    async def links(self, file_name: str) -> DownloadLinks:
        """Links to the slices of `file_name` (exact, no extension); none: there is no such file."""
        data = await self._post(storage.DOWNLOAD_PATH, file_name=file_name)
        return self._read(storage.DOWNLOAD_PATH, data, storage.decode_links)

    async def delete(self, file_name: str) -> None:
        """Delete `file_name` (exact, no extension); deleting what is gone succeeds as well."""
        await self._post(storage.DELETE_PATH, file_name=file_name)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._clients.aclose()

    async def _post(self, path: str, **fields: str | int | None) -> object:
        """`data` of a successful reply; the envelope of a failure as StorageError."""
        name = NAMES[path]
        form = storage.form(self._endpoint.app_id, self._endpoint.token, **fields)
        try:
            parts = {field: (None, value.encode()) for field, value in form.items()}
        except UnicodeError as error:  # half a character, which no wire can carry
            raise BadRequest(name, str(error)) from error
        self._tap.tell_value(Direction.SENT, Channel.STORAGE, name, form)
        started = time.monotonic()
        untrusted_body, content_type, status = await self._exchange(path, name, parts)
        took = time.monotonic() - started
        try:
            reply = storage.decode_reply(untrusted_body)
        except MalformedMessage as error:
            self._tell_received(name, untrusted_body, None, took, Note.NOT_JSON)
            html = "html" in content_type or untrusted_body.lstrip()[:1] == b"<"
            reason = f"HTTP {status}" if html or status != 200 else error.reason
            raise BadReply(name, reason, html=html) from error
        self._tell_received(name, untrusted_body, reply.code, took, "")
        if reply.code != Code.SUCCESS:
            raise StorageError(reply.code, reply.message, name)
        return reply.data

    async def _exchange(
        self, path: str, name: str, parts: dict[str, tuple[None, bytes]]
    ) -> tuple[bytes, str, int]:
        """Body, content type and status of the answer to one form post."""
        try:
            client = await self._clients.client_for(self._address)
            async with (
                asyncio.timeout(self._timeout),
                client.stream("POST", join(self._address, path), files=parts) as response,
            ):
                chunks: list[bytes] = []
                size = 0
                body = response.aiter_bytes()  # outlives the loop: see http_clients
                async for chunk in body:
                    size += len(chunk)
                    if size > _MAX_REPLY_BYTES:
                        raise BadReply(name, f"more than {_MAX_REPLY_BYTES} bytes")
                    chunks.append(chunk)
                content_type = response.headers.get("content-type", "")
                return b"".join(chunks), content_type, response.status_code
        except TimeoutError as error:
            raise RequestTimedOut(name, self._timeout) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise as_client_error(error, name, self._endpoint.storage, self._timeout) from error

    def _tell_received(
        self, name: str, untrusted_body: bytes, code: int | None, took: float, note: str
    ) -> None:
        self._tap.tell(
            Direction.RECEIVED,
            Channel.STORAGE,
            name,
            untrusted_body,
            code=code,
            round_trip=took,
            note=note,
        )

    def _read(self, path: str, data: object, decode: Callable[[object], T]) -> T:
        try:
            return decode(data)
        except MalformedMessage as error:
            raise BadReply(NAMES[path], error.reason) from error


def as_client_error(error: Exception, request: str, address: str, seconds: float) -> ClientError:
    """What httpx raised, as one of ours."""
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)):
        return connect_failed(error, address, _proxy_of(error))
    if isinstance(error, httpx.TimeoutException):
        return RequestTimedOut(request, seconds)
    if isinstance(error, (httpx.NetworkError, httpx.RemoteProtocolError)):
        return ConnectionLost(LossReason.NETWORK, str(error)[:300], request)
    return BadReply(request, str(error)[:300])


def _proxy_of(error: httpx.RequestError) -> str:
    """The proxy that the request went to."""
    try:
        return str(error.request.extensions.get("proxy", ""))
    except RuntimeError:  # raised before there was a request
        return ""
