"""A client that knows nothing of ours: bare `websockets`, JSON by hand, plain form posts.

What another program in another language would do; the scenarios with it hold the recorder to the
protocol, not to our own client.
"""

import asyncio
import itertools
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import websockets
from websockets.asyncio.client import ClientConnection

from tests.running_recorder import RunningRecorder

PATIENCE = 20.0


class RawClient:
    """One WebSocket; replies are matched by `seq`."""

    def __init__(self, socket: ClientConnection, patience: float = PATIENCE) -> None:
        self.socket = socket
        self._patience = patience
        self._numbers = itertools.count(1)
        self._early: dict[str, dict[str, Any]] = {}
        self._reading = asyncio.Lock()

    async def ask(self, id: int | str, **fields: Any) -> dict[str, Any]:
        """Send a request, `seq` added where none is given, and wait for its reply."""
        seq = str(fields.setdefault("seq", f"raw-{next(self._numbers)}"))
        await self.socket.send(json.dumps({"business": "RE", "id": id, **fields}))
        return await self.reply_to(seq)

    async def say(self, text: str | bytes) -> dict[str, Any]:
        """Send `text` as it is and take the next reply, whatever it belongs to."""
        await self.socket.send(text)
        return await self.next_reply()

    async def next_reply(self) -> dict[str, Any]:
        reply = json.loads(await asyncio.wait_for(self.socket.recv(), self._patience))
        assert reply["business"] == "RE"
        return reply

    async def reply_to(self, seq: str) -> dict[str, Any]:
        while seq not in self._early:
            async with self._reading:
                if seq not in self._early:
                    reply = await self.next_reply()
                    self._early[reply["seq"]] = reply
        return self._early.pop(seq)

    async def init(self, group_id: str = "demo", **fields: Any) -> str:
        reply = await self.ask(4098, group_id=group_id, **fields)
        assert (reply["id"], reply["code"]) == (8194, 0), reply
        return reply["record_id"]

    async def record(self, record_id: str) -> dict[str, Any]:
        """The one record of a query by id."""
        reply = await self.ask(4104, record_id=record_id)
        assert reply["total_num"] == 1, reply
        return reply["record_list"][0]

    async def status(self, record_id: str) -> int:
        return (await self.record(record_id))["status"]

    async def until_status(self, record_id: str, *wanted: int, patience: float = PATIENCE) -> int:
        """Wait until the recording has one of the statuses; which."""

        async def reached() -> bool:
            return await self.status(record_id) in wanted

        await until(reached, f"status {wanted} of {record_id}", patience)
        return await self.status(record_id)


@asynccontextmanager
async def connected(
    recorder: RunningRecorder, login: bool = True, patience: float = PATIENCE
) -> AsyncIterator[RawClient]:
    """A client of `recorder`, logged in unless told otherwise; `patience` seconds for each reply.

    Its app id may be held for a moment by a connection that has just been closed.
    """
    async with websockets.connect(recorder.control, max_size=None) as socket:
        client = RawClient(socket, patience)
        if login:

            async def logged_in() -> bool:
                reply = await client.ask(4097, app_id=recorder.app_id, token=recorder.token)
                assert reply["code"] in (0, 30004), reply
                return reply["code"] == 0

            await until(logged_in, "login")
        yield client


async def until(
    holds: Callable[[], Awaitable[bool]], what: str, patience: float = PATIENCE
) -> None:
    """Wait until `holds`; fails after `patience` seconds."""
    deadline = time.monotonic() + patience
    while not await holds():
        assert time.monotonic() < deadline, f"{what}: not within {patience} s"
        await asyncio.sleep(0.02)


def post(recorder: RunningRecorder, path: str, **fields: Any) -> dict[str, Any]:
    """One multipart form post of the storage channel; the whole reply."""
    form = {"business": "RE", "app_id": recorder.app_id, "token": recorder.token} | fields
    with httpx.Client(timeout=PATIENCE) as http:
        response = http.post(
            recorder.storage + path, files={name: (None, str(v)) for name, v in form.items()}
        )
    assert response.status_code == 200, response.text
    reply = response.json()
    assert set(reply) == {"code", "message", "data"}
    return reply


def local(recorder: RunningRecorder, path: str, method: str = "GET", **options: Any) -> Any:
    """One `/local/` request; the decoded reply."""
    headers = {"Authorization": f"Bearer {recorder.token}", "X-App-Id": recorder.app_id}
    with httpx.Client(timeout=PATIENCE, headers=headers) as http:
        response = http.request(method, recorder.storage + path, **options)
    assert response.status_code == 200, (response.status_code, response.text)
    return response.json()


def video(user_id: str, **fields: Any) -> dict[str, Any]:
    """A camera of the demo group in a layout."""
    return {"user_id": user_id, "media_id": "camera", "media_type": 2, **fields}


def audio(user_id: str, **fields: Any) -> dict[str, Any]:
    """A microphone of the demo group in a layout."""
    return {"user_id": user_id, "media_id": "microphone", "media_type": 1, **fields}
