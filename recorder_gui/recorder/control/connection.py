"""One client of the control channel: reads requests, has each carried out by itself, answers.

Replies may come out of order; the commands for one recording are carried out in order, because
each begins in the order of reading and the recording keeps a queue.
"""

import asyncio
import logging

from starlette.websockets import WebSocket, WebSocketDisconnect

from recorder_gui.protocol import codec, replies, requests
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.requests import REPLY_OFFSET, RequestId
from recorder_gui.recorder.accounts import Account, Accounts
from recorder_gui.recorder.background import Background
from recorder_gui.recorder.control import commands
from recorder_gui.recorder.errors import CommandRefused
from recorder_gui.recorder.tasks.tasks import Tasks

_LOG = logging.getLogger(__name__)
_MOST_AT_ONCE = 256  # requests of one client; it is read no further until one is answered
_LARGEST_ID = 2**53  # what every JSON reader can take
_SEND_PATIENCE = 30.0  # seconds for a client to take one reply


class Presence:
    """Which app id is connected: one connection each (protocol: code 30004)."""

    def __init__(self) -> None:
        self._present: dict[str, object] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nobody is connected."""
        return not self._present

    def enter(self, app_id: str, who: object) -> bool:
        """Whether `who` may be the connection of `app_id`."""
        return self._present.setdefault(app_id, who) is who

    def leave(self, app_id: str, who: object) -> None:
        """`who` is not the connection of `app_id` any more."""
        if self._present.get(app_id) is who:
            del self._present[app_id]


class Connection:
    """Serves one WebSocket until it is closed."""

    def __init__(
        self, websocket: WebSocket, tasks: Tasks, accounts: Accounts, presence: Presence
    ) -> None:
        self._websocket = websocket
        self._tasks = tasks
        self._accounts = accounts
        self._presence = presence
        self._account: Account | None = None
        self._background = Background()
        self._room = asyncio.Semaphore(_MOST_AT_ONCE)
        self._sending = asyncio.Lock()

    async def serve(self) -> None:
        """Accept, answer until the client goes; commands that were read are still carried out."""
        await self._websocket.accept()
        try:
            while True:
                message = await self._websocket.receive()
                if message["type"] == "websocket.disconnect":
                    break
                text = message.get("text")
                await self._take(message.get("bytes") or b"" if text is None else text)
        except WebSocketDisconnect:
            _LOG.debug("a client went while it was answered")
        finally:
            if self._account is not None:
                self._presence.leave(self._account.app_id, self)
            await self._background.settled()

    async def _take(self, untrusted_text: str | bytes) -> None:
        """Begin to carry out one message. Logging in is done at once: what follows needs it."""
        try:
            request = codec.decode_request(untrusted_text)
        except MalformedMessage as error:
            await self._send(_malformed_reply(error, logged_in=self._account is not None))
            return
        if isinstance(request, requests.Login):
            await self._send(self._login(request))
            return
        if self._account is None:
            await self._send(commands.refusal(request, Code.NOT_LOGGED_IN))
            return
        await self._room.acquire()
        self._background.start(self._carry_out(self._account, request), type(request).__name__)

    def _login(self, request: requests.Login) -> replies.Reply:
        account = self._accounts.authenticate(request.app_id, request.token)
        if account is None:
            return commands.refusal(request, Code.AUTHENTICATION_FAILED)
        if not self._presence.enter(account.app_id, self):
            return commands.refusal(request, Code.ALREADY_CONNECTED)
        if self._account is not None and self._account.app_id != account.app_id:
            self._presence.leave(self._account.app_id, self)
        self._account = account
        self._tasks.expect()
        return replies.LoginReply(code=0, msg=commands.MSG, seq=request.seq)

    async def _carry_out(self, account: Account, request: requests.Request) -> None:
        try:
            reply = await commands.carry_out(self._tasks, account, request)
        except CommandRefused as error:
            reply = commands.refused(request, error)
        except Exception:  # noqa: BLE001  whatever broke, the client is told that it did
            _LOG.exception("%s failed", type(request).__name__)
            reply = commands.refusal(request, Code.INTERNAL_FAILURE)
        finally:
            self._room.release()
        await self._send(reply)

    async def _send(self, reply: replies.Reply) -> None:
        """Send `reply`; a client that takes none is cut off."""
        text = codec.encode_reply(reply)
        try:
            async with self._sending:
                await asyncio.wait_for(self._websocket.send_text(text), _SEND_PATIENCE)
        except (WebSocketDisconnect, RuntimeError, TimeoutError) as error:
            _LOG.debug("a reply could not be sent: %r", error)


def _malformed_reply(error: MalformedMessage, *, logged_in: bool) -> replies.Reply:
    """What is no request is answered too, with what could be read of its address."""
    code = error.code
    if not logged_in and code is Code.BAD_PARAMETER and error.id != RequestId.LOGIN:
        code = Code.NOT_LOGGED_IN
    readable = code is not Code.NOT_JSON and abs(error.id) < _LARGEST_ID
    reply_id = error.id + REPLY_OFFSET if readable else 0
    return replies.UnknownReply(
        id=reply_id,
        code=int(code),
        msg=error.reason[:200],
        seq=error.seq,
        record_id=error.record_id or "",
    )
