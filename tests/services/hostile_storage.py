"""A toy storage service and file server: each test says byte by byte how it answers."""

import asyncio
import hashlib
import json
import re
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

APP_ID, TOKEN = "toy", "toy-secret-0123456789"


_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


@dataclass(frozen=True)
class Asked:
    """One HTTP request: `fields` those of a form post."""

    method: str
    path: str
    headers: dict[str, str]
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where its Range starts, 0 without one."""
        told = _RANGE.fullmatch(self.headers.get("range", ""))
        return int(told[1]) if told else 0

    @property
    def end(self) -> int | None:
        """The byte after the last of its Range, None where it names none."""
        told = _RANGE.fullmatch(self.headers.get("range", ""))
        return int(told[2]) + 1 if told and told[2] else None


@dataclass(frozen=True)
class Told:
    """An answer; `cut_after`: the connection is reset after that many bytes of the body,
    `stall_after`: nothing comes any more though it stays open; `then` is called at that byte,
    after which the rest follows where neither is given (`at`)."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut_after: int | None = None
    stall_after: int | None = None
    at: int | None = None
    then: Callable[[], None] | None = None

    @property
    def raw(self) -> bytes:
        given = {"Content-Length": str(len(self.body))} | self.headers
        if "Transfer-Encoding" in given:
            del given["Content-Length"]
        lines = [f"HTTP/1.1 {self.status} Status"] + [f"{k}: {v}" for k, v in given.items()]
        return "\r\n".join([*lines, "", ""]).encode()


Answer = Callable[[Asked], Told]


def told_json(code: int = 0, data: object = None, message: str = "") -> Told:
    """A reply of the storage channel."""
    body = json.dumps({"code": code, "message": message, "data": data}).encode()
    return Told(headers={"Content-Type": "application/json"}, body=body)


def told_file(asked: Asked, content: bytes, *, etag: str = '"1"', sha256: bool = True) -> Told:
    """The file as a good server gives it, with Range and If-Range."""
    headers = {"ETag": etag, "Accept-Ranges": "bytes"}
    if sha256:
        headers["X-Content-SHA256"] = hashlib.sha256(content).hexdigest()
    wanted_tag = asked.headers.get("if-range", etag)
    if "range" not in asked.headers or wanted_tag != etag:
        return Told(200, headers, content)
    if asked.start >= len(content):
        return Told(416, headers | {"Content-Range": f"bytes */{len(content)}"})
    piece = content[asked.start : asked.end]
    told_range = f"bytes {asked.start}-{asked.start + len(piece) - 1}/{len(content)}"
    return Told(206, headers | {"Content-Range": told_range}, piece)


class HostileStorage:
    """Listens on 127.0.0.1; `answers` maps a path's beginning to its answer, the longest wins."""

    def __init__(
        self, answers: dict[str, Answer] | None = None, *, tls: ssl.SSLContext | None = None
    ) -> None:
        self._tls = tls
        self.answers: dict[str, Answer] = answers or {}
        self.asked: list[Asked] = []
        self.connections = 0
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, ssl=self._tls)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        """The storage URL."""
        return f"{'http' if self._tls is None else 'https'}://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1."""
        assert self._server is not None
        return self._server.sockets[0].getsockname()[1]

    def serve_files(self, **contents: bytes) -> None:
        """Give links to each of `contents` (name without extension) and the files themselves."""

        def links(asked: Asked) -> Told:
            name = asked.fields["file_name"]
            return told_json(
                data={"urls": [f"{self.url}/files/{name}"] if name in contents else []}
            )

        self.answers["/api/record/file/download"] = links
        for name, content in contents.items():
            self.answers[f"/files/{name}"] = lambda asked, content=content: told_file(
                asked, content
            )

    def asked_for(self, path: str) -> list[Asked]:
        """All requests whose path starts so."""
        return [each for each in self.asked if each.path.startswith(path)]

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.add(writer)
        with suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            while True:
                asked = await _read_request(reader)
                self.asked.append(asked)
                told = self._answer(asked)
                writer.write(told.raw)
                stop = next(
                    (n for n in (told.cut_after, told.stall_after, told.at) if n is not None), None
                )
                if stop is not None:
                    writer.write(told.body[:stop])
                    await writer.drain()
                    if told.then is not None:
                        told.then()
                if told.cut_after is not None:
                    break
                if told.stall_after is not None:
                    await reader.read()  # until the other side gives up
                    break
                writer.write(told.body[stop or 0 :])
                await writer.drain()
        self._writers.discard(writer)
        writer.close()

    def _answer(self, asked: Asked) -> Told:
        fitting = [path for path in self.answers if asked.path.startswith(path)]
        if not fitting:
            return Told(404, body=b"Not Found")
        return self.answers[max(fitting, key=len)](asked)


async def _read_request(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    method, path, _ = head[0].split(" ")
    headers = {
        k.lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:] if line)
    }
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(method, path, headers, _fields(headers.get("content-type", ""), body))


def _fields(content_type: str, body: bytes) -> dict[str, str]:
    boundary = re.search(r"multipart/form-data; boundary=(\S+)", content_type)
    if boundary is None:
        return {}
    fields: dict[str, str] = {}
    for part in body.split(b"--" + boundary[1].encode()):
        head, found, value = part.partition(b"\r\n\r\n")
        name = re.search(rb'name="([^"]*)"', head)
        if found and name:
            fields[name[1].decode()] = value.removesuffix(b"\r\n").decode()
    return fields
