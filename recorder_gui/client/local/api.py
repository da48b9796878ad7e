"""The `/local/` extras of our own recorder, typed (shapes: `protocol.local`).

The vendor's service has none of this: then every call raises LocalUnavailable.
"""

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from typing import Self, TypeVar
from urllib.parse import quote

import httpx

from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import (
    BadReply,
    ConnectionLost,
    LocalRefused,
    LocalUnavailable,
    LossReason,
)
from recorder_gui.client.http_clients import HttpClients, http_address, join
from recorder_gui.client.storage.channel import as_client_error
from recorder_gui.protocol import local
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import (
    GroupLevels,
    GroupList,
    GroupPictures,
    History,
    LocalFailure,
    LocalShape,
    Marker,
    MediaSource,
    RecordingLive,
    Snapshot,
    Work,
)

T = TypeVar("T")

StreamKey = tuple[str, str, MediaType]  # user_id, media_id, media_type

_JSON = {"Content-Type": "application/json"}


class LocalApi:
    """Typed access to `/local/`; end it with `aclose`. Raises ClientError's kinds only."""

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        tls: ssl.SSLContext | None = None,
        timeout: float = 15.0,
        quiet_timeout: float = 60.0,
    ) -> None:
        self._address = endpoint.storage
        self._timeout = timeout
        self._quiet_timeout = quiet_timeout
        self._base = http_address(endpoint.storage)
        self._clients = HttpClients(
            tls=tls,
            timeout=timeout,
            connections=16,
            headers={
                "Authorization": f"Bearer {endpoint.token}",
                "X-App-Id": _header(endpoint.app_id),
            },
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def groups(self) -> GroupList:
        """All groups with their members."""
        return self._read("groups", await self._call("GET", "/local/groups", "groups"), GroupList)

    def group_changes(self) -> AsyncGenerator[GroupList]:
        """The groups now and after each change, for as long as the connection lasts.

        Ends by raising ConnectionLost (also when the service closes it), or RequestTimedOut after
        `quiet_timeout` seconds in which not even a sign of life came.
        """
        # the very generator, not one round it: whoever closes it closes what it reads from
        return self._pushed("/local/events", "groups", "group events", GroupList, endless=True)

    def live(self, record_id: str) -> AsyncGenerator[RecordingLive]:
        """How a running recording and its sources do, five times a second until it is stopped; the
        last one tells its status then. Raises like `group_changes`, LocalRefused when it has ended.
        """
        path = f"{_recording(record_id)}/live"
        return self._pushed(path, "live", "recording events", RecordingLive)

    async def put_media(self, group_id: str, media: MediaSource) -> GroupList:
        """Add a member's stream to a group, or change the one with the same ids and type."""
        path = f"/local/groups/{_part(group_id)}/media"
        body = await self._call("POST", path, "add source", media)
        return self._read("add source", body, GroupList)

    async def remove_media(
        self, group_id: str, user_id: str, media_id: str, media_type: MediaType
    ) -> GroupList:
        """Remove a stream that a window added."""
        stream = f"{_part(user_id)}/{_part(media_id)}/{int(media_type)}"
        path = f"/local/groups/{_part(group_id)}/media/{stream}"
        return self._read(
            "remove source", await self._call("DELETE", path, "remove source"), GroupList
        )

    async def picture(
        self, group_id: str, user_id: str, media_id: str, media_type: MediaType
    ) -> bytes:
        """A small JPEG of what a stream shows now."""
        stream = f"{_part(user_id)}/{_part(media_id)}/{int(media_type)}"
        path = f"/local/groups/{_part(group_id)}/pictures/{stream}.jpg"
        return await self._call("GET", path, "picture")

    def group_pictures(
        self, group_id: str, streams: Iterable[StreamKey] = (), *, every: float = 0.2
    ) -> AsyncGenerator[GroupPictures]:
        """What these streams of a group show, all of its where none is named, `every` seconds
        those that have changed; for as long as the connection lasts. Ends like `group_changes`."""
        path = f"/local/groups/{_part(group_id)}/pictures?every={every:g}{_wanted(streams)}"
        return self._pushed(path, "pictures", "pictures", GroupPictures, endless=True)

    def group_levels(
        self, group_id: str, streams: Iterable[StreamKey] = (), *, every: float = 0.2
    ) -> AsyncGenerator[GroupLevels]:
        """How loud these microphones of a group are, all of its where none is named, `every`
        seconds where it differs, whether or not they are recorded. Ends like `group_changes`."""
        path = f"/local/groups/{_part(group_id)}/levels?every={every:g}{_wanted(streams)}"
        return self._pushed(path, "levels", "levels", GroupLevels, endless=True)

    async def program(self, record_id: str) -> bytes:
        """A small JPEG of what is recorded now."""
        return await self._call("GET", f"{_recording(record_id)}/program.jpg", "program picture")

    async def thumbnail(self, record_id: str) -> bytes:
        """A small JPEG out of a recording's stored file; LocalRefused where there is none, as
        while it is recorded or of sound alone."""
        return await self._call("GET", f"{_recording(record_id)}/thumbnail.jpg", "thumbnail")

    async def file_thumbnail(self, file_name: str) -> bytes:
        """The same, by the name that the file has in storage (its `resourceName`)."""
        path = f"/local/files/{_part(file_name)}/thumbnail.jpg"
        return await self._call("GET", path, "thumbnail")

    async def history(self, record_id: str) -> History:
        """All that happened to a recording."""
        body = await self._call("GET", f"{_recording(record_id)}/history", "history")
        return self._read("history", body, History)

    async def snapshot(self, record_id: str, *, timeout: float = 30.0) -> Snapshot:
        """One frame's number with each source's own picture in it, lossless."""
        path = f"{_recording(record_id)}/snapshot"
        body = await self._call("POST", path, "snapshot", timeout=timeout)
        # Whole pictures: some tens of ms to read, too long for the window's own loop.
        return await asyncio.to_thread(self._read, "snapshot", body, Snapshot)

    async def mark(
        self, record_id: str, text: str = "", *, recorded: float | None = None
    ) -> History:
        """Note `text` at a moment of a recording, in recorded seconds; None: now."""
        path = f"{_recording(record_id)}/markers"
        body = await self._call("POST", path, "mark", Marker(text=text, recorded=recorded))
        return self._read("mark", body, History)

    async def work(self) -> Work:
        """What the recorder is at."""
        return self._read("work", await self._call("GET", "/local/work", "work"), Work)

    async def end(self) -> None:
        """Ask the recorder to finish what it records and to end; returns before it has."""
        await self._call("POST", "/local/end", "end")

    async def _pushed(
        self, path: str, wanted_event: str, name: str, wanted: type[T], *, endless: bool = False
    ) -> AsyncGenerator[T]:
        """The events called `wanted_event`, for as long as they are told; that they end is a
        ConnectionLost where they should be `endless`."""
        timeout = httpx.Timeout(self._timeout, read=self._quiet_timeout)
        try:
            client = await self._clients.client_for(self._base)
            async with client.stream("GET", join(self._base, path), timeout=timeout) as response:
                await self._check(response, name)
                events = _events(response)  # outlives the loop: see http_clients
                async for event, untrusted_data in events:
                    if event == wanted_event:
                        yield self._read(name, untrusted_data.encode(), wanted)
            if endless:
                raise ConnectionLost(LossReason.CLOSED_BY_SERVICE, request=name)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise as_client_error(error, name, self._address, self._quiet_timeout) from error

    async def aclose(self) -> None:
        """Close the connections."""
        await self._clients.aclose()

    async def _call(
        self,
        method: str,
        path: str,
        name: str,
        value: LocalShape | None = None,
        *,
        timeout: float | None = None,
    ) -> bytes:
        seconds = timeout or self._timeout
        content = None if value is None else local.encode(value)
        headers = None if value is None else _JSON
        client = await self._clients.client_for(self._base)
        url = join(self._base, path)
        request = client.build_request(
            method, url, content=content, headers=headers, timeout=seconds
        )
        try:
            response = await client.send(request, stream=True)
            try:
                await self._check(response, name)
                return await response.aread()
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise as_client_error(error, name, self._address, seconds) from error

    async def _check(self, response: httpx.Response, name: str) -> None:
        """Raise unless the answer is a success."""
        if response.is_success:
            return
        untrusted_body = await response.aread()
        try:
            reason = local.decode(untrusted_body, LocalFailure).reason
        except MalformedMessage:
            # Only our own recorder words its failures so; anything else has no `/local/`.
            raise LocalUnavailable(f"{name}: HTTP {response.status_code}") from None
        raise LocalRefused(response.status_code, reason, name)

    def _read(self, name: str, untrusted_body: bytes, wanted: type[T]) -> T:
        try:
            return local.decode(untrusted_body, wanted)
        except MalformedMessage as error:
            raise BadReply(name, error.reason) from error


def _part(text: str) -> str:
    """`text` as one component of a path, slashes and all; half characters become `?`."""
    return quote(text, safe="", errors="replace")


def _wanted(streams: Iterable[StreamKey]) -> str:
    """The part of a query that names `streams`."""
    return "".join(
        f"&of={_part(f'{_part(user)}/{_part(media)}/{int(kind)}')}" for user, media, kind in streams
    )


def _header(text: str) -> str:
    """`text` as a header can hold it."""
    return text if text.isascii() and text.isprintable() else quote(text, errors="replace")


def _recording(record_id: str) -> str:
    return f"/local/recordings/{_part(record_id)}"


async def _events(response: httpx.Response) -> AsyncIterator[tuple[str, str]]:
    """Name and data of each server-sent event."""
    event, data = "message", list[str]()
    async for line in response.aiter_lines():
        if not line:
            if data:
                yield event, "\n".join(data)
            event, data = "message", []
            continue
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            event = value
        elif field == "data":
            data.append(value)
