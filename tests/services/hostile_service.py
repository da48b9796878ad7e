"""A toy control service: answers as the protocol says, or as badly as a test asks it to.

It keeps count of what was carried out, so that a test can tell that nothing was done twice.
"""

import asyncio
import json
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Self

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

Fields = dict[str, Any]
Answer = Callable[["HostileService", ServerConnection, Fields], Awaitable[None]]

APP_ID, TOKEN = "toy", "toy-secret-0123456789"


class HostileService:
    """Listens on 127.0.0.1; `answers` maps a request id to how it is answered instead."""

    def __init__(self, *, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.answers: dict[int, Answer] = {}
        self.carried_out: list[Fields] = []
        self.connected: list[ServerConnection] = []
        self.busy = False  # answers 30004 to a login
        self.one_connection = False  # answers 30004 while another one stands
        self._server: Server | None = None
        self._status = "1"

    async def __aenter__(self) -> Self:
        self._server = await serve(
            self._serve,
            "127.0.0.1",
            0,
            ssl=self._tls,
            ping_interval=None,
            max_size=2**26,
            compression=None,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    @property
    def port(self) -> int:
        """Where it listens."""
        assert self._server is not None
        return next(iter(self._server.sockets)).getsockname()[1]

    @property
    def url(self) -> str:
        """The control URL."""
        scheme = "wss" if self._tls else "ws"
        return f"{scheme}://127.0.0.1:{self.port}/"

    async def reply(self, to: ServerConnection, request: Fields, **fields: Any) -> None:
        """Send the proper reply to `request`, with `fields` put in or replaced."""
        with suppress(ConnectionClosed):  # whoever asked is gone
            await to.send(json.dumps(self.proper(request) | fields))

    def proper(self, request: Fields) -> Fields:
        """What a good service answers to `request`."""
        identity = int(request["id"])
        common: Fields = {
            "business": "RE",
            "id": identity + 4096,
            "code": 0,
            "msg": "10000",
            "seq": request["seq"],
        }
        if identity == 4098:
            return common | {"record_id": "20260101000000_00001"}
        if identity == 4101:
            durations = {"media_duration": 8, "record_duration": 9, "flow": 10}
            return common | {"record_id": request["record_id"]} | durations
        if identity == 4104:
            return common | {"record_list": [self._record()], "total_num": 1}
        if identity != 4097:
            common["record_id"] = request["record_id"]
        return common

    def _record(self) -> Fields:
        return {
            "record_id": "20260101000000_00001",
            "record_mode": 0,
            "group_id": "demo",
            "start_time": "2026-01-01 00:00:00",
            "stop_time": "",
            "status": 2,
        }

    async def _serve(self, connection: ServerConnection) -> None:
        others = [each for each in self.connected if each.state.name == "OPEN"]
        self.connected.append(connection)
        async with asyncio.TaskGroup() as answering:
            with suppress(ConnectionClosed):
                await self._take(connection, answering, bool(others))

    async def _take(
        self, connection: ServerConnection, answering: asyncio.TaskGroup, others: bool
    ) -> None:
        async for text in connection:
            request: Fields = json.loads(text)
            refused = self.busy or (self.one_connection and others)
            answering.create_task(self._answer(connection, request, refused))

    async def _answer(self, connection: ServerConnection, request: Fields, refused: bool) -> None:
        identity = int(request["id"])
        self.carried_out.append(request)
        if identity == 4097:
            known = (request["app_id"], request["token"]) == (APP_ID, TOKEN)
            if refused or not known:
                code = 30007 if not known else 30004
                await self.reply(connection, request, code=code, msg="no")
                return
        special = self.answers.get(identity)
        if special is not None:
            await special(self, connection, request)
        else:
            await self.reply(connection, request)
