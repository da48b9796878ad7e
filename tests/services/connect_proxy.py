"""An HTTP proxy as companies have them: tunnels by CONNECT, passes plain requests on, asks for a
password where it is told to. It alone knows the names of its `targets`.
"""

import asyncio
import base64
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Passed:
    """One request that came: `target` is a host and a port; `tunnelled`: by CONNECT."""

    target: str
    tunnelled: bool


class ConnectProxy:
    """Listens on a port of its own. `targets`: "host:port" to where that really is on 127.0.0.1.

    `login`: the "name:password" that it wants; `refuses_with`: a status that everything gets.
    """

    def __init__(self, targets: Mapping[str, int], *, login: str = "") -> None:
        self._targets = targets
        self._login = login
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.refuses_with = 0
        self.passed: list[Passed] = []
        self.refused = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    @property
    def place(self) -> str:
        """Its host and port."""
        assert self._server is not None
        return f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    @property
    def url(self) -> str:
        """As the system names it."""
        return f"http://{self.place}"

    async def _accept(self, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._serve(client, back)
        except (OSError, EOFError, BaseExceptionGroup, asyncio.CancelledError):
            pass
        finally:
            back.transport.abort()
            self._tasks.discard(task)

    async def _serve(self, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        head = (await client.readuntil(b"\r\n\r\n")).decode("latin-1")
        request, *lines = head.rstrip("\r\n").split("\r\n")
        method, address, version = request.split(" ")
        tunnelled = method == "CONNECT"
        target = address if tunnelled else urlsplit(address).netloc
        target = target if ":" in target else f"{target}:80"
        status = self._status(target, lines)
        if status != 200:
            self.refused += 1
            wanted = 'Proxy-Authenticate: Basic realm="here"\r\n' if status == 407 else ""
            body = "<html>the proxy speaks</html>"
            told = f"HTTP/1.1 {status} No\r\n{wanted}Content-Length: {len(body)}\r\n\r\n{body}"
            back.write(told.encode())
            await back.drain()
            back.write_eof()
            await client.read()
            return
        self.passed.append(Passed(target, tunnelled))
        service, onward = await asyncio.open_connection("127.0.0.1", self._targets[target])
        try:
            if tunnelled:
                back.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                onward.write(_plain(method, address, version, lines))
            async with asyncio.TaskGroup() as both:
                both.create_task(_pass(client, onward))
                both.create_task(_pass(service, back))
        finally:
            onward.transport.abort()

    def _status(self, target: str, lines: list[str]) -> int:
        right = "Basic " + base64.b64encode(self._login.encode()).decode()
        given = [line.partition(": ")[2] for line in lines if _is(line, "proxy-authorization")]
        if self._login and given != [right]:
            return 407
        if self.refuses_with:
            return self.refuses_with
        return 200 if target in self._targets else 502


def _is(line: str, header: str) -> bool:
    return line.lower().startswith(header + ":")


def _plain(method: str, address: str, version: str, lines: list[str]) -> bytes:
    """The request as its server gets it; one a connection, so that each passes here."""
    parts = urlsplit(address)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    kept = [
        each
        for each in lines
        if not _is(each, "connection") and not _is(each, "proxy-authorization")
    ]
    return "\r\n".join([f"{method} {path} {version}", *kept, "Connection: close", "", ""]).encode()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    with suppress(OSError):
        writer.write_eof()
