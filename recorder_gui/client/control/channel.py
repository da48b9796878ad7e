"""The control channel: one WebSocket, many requests in flight, each reply found by its `seq`.

A channel lives as long as its connection; keeping one connected is the work of `session`.
"""

import asyncio
import ssl
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import cast

import msgspec
from msgspec import Struct
from websockets.exceptions import ConnectionClosed, InvalidURI, WebSocketException
from websockets.uri import parse_uri

from recorder_gui.client.connecting import connect_failed
from recorder_gui.client.control.deadlines import Deadlines
from recorder_gui.client.control.reply_reading import Head, read_head, read_reply
from recorder_gui.client.control.requesting import NAMES, REPLY_OF, CanRequest
from recorder_gui.client.control.text_connection import ConnectWithoutRedirects, TextConnection
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.errors import (
    BadReply,
    BadRequest,
    ClientError,
    ConnectFailed,
    ConnectFailure,
    ConnectionLost,
    LoginRefused,
    LossReason,
    NotConnected,
    RequestRefused,
    RequestTimedOut,
)
from recorder_gui.client.http_clients import system_trust
from recorder_gui.client.proxies import is_loopback, proxy_for
from recorder_gui.client.wire_tap import Channel, Direction, Note, WireTap
from recorder_gui.protocol import codec
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.replies import REPLY_IDS, Reply
from recorder_gui.protocol.requests import REQUEST_IDS, Login, Request

MAX_MESSAGE_BYTES = 32 * 1024 * 1024
# Of so many requests in flight each goes out by itself, at once; more than these gain by sharing.
ALONE_UP_TO = 8
_TOO_BIG = 1009
_REPLY_NAMES = {REPLY_IDS[reply]: NAMES[request] for request, reply in REPLY_OF.items()}


class _Pending(Struct):
    """A request that waits for its reply."""

    future: asyncio.Future[Reply]
    name: str
    wanted: type[Reply]
    id: int
    seconds: float
    sent_at: float | None = None

    def failure(self, loss: ConnectionLost) -> ClientError:
        """What its end is to who waits: one that still stood in line was never sent."""
        if self.sent_at is None:
            return NotConnected(self.name)
        return ConnectionLost(loss.reason, loss.detail, self.name)


class ControlChannel(CanRequest):
    """One logged-in connection; made by `open`.

    `on_latency` hears the seconds of each ping. `closed` is set with the reason once it is over.
    """

    def __init__(
        self,
        connection: TextConnection,
        *,
        times: ControlTimes,
        tap: WireTap,
        on_latency: Callable[[float], None] | None = None,
    ) -> None:
        self._connection = connection
        self._times = times
        self._tap = tap
        self._on_latency = on_latency
        self._loop = asyncio.get_running_loop()
        self._pending: dict[str, _Pending] = {}
        self._last_seq = 0
        self._ended: asyncio.Future[ConnectionLost] = self._loop.create_future()
        self._loss: LossReason | None = None
        self._deadlines = Deadlines(
            self._loop, matters=self._pending.__contains__, on_expired=self._expire
        )
        self._hurry = asyncio.Event()
        self._unsent: deque[tuple[str, str]] = deque()
        connection.take_messages(self._take, on_room=self._send_unsent)
        self._watcher = self._loop.create_task(self._watch(), name="control channel's end")
        self._pinger = self._loop.create_task(self._ping(), name="control channel's pings")

    @classmethod
    async def open(
        cls,
        url: str,
        app_id: str,
        token: str,
        *,
        times: ControlTimes | None = None,
        tap: WireTap | None = None,
        tls: ssl.SSLContext | None = None,
        on_latency: Callable[[float], None] | None = None,
    ) -> "ControlChannel":
        """Connect to `url` and log in.

        Raises ConnectFailed, LoginRefused, and what `request` raises.
        """
        times = times or ControlTimes()
        tap = tap or WireTap()
        tap.guard(token)
        connection = await _connect(url, times, tls)
        channel = cls(connection, times=times, tap=tap, on_latency=on_latency)
        try:
            await channel.request(Login(app_id=app_id, token=token), timeout=times.request)
        except RequestRefused as refusal:
            await channel.close()
            raise LoginRefused(refusal.service_code, refusal.msg) from refusal
        except NotConnected as error:  # it went as soon as it was there
            await channel.close()
            raise await channel.wait_closed() from error
        except BaseException:
            await channel.close()
            raise
        return channel

    @staticmethod
    async def greet(url: str, *, times: ControlTimes, tls: ssl.SSLContext | None) -> None:
        """Only the handshake, to try an address. Raises ConnectFailed."""
        connection = await _connect(url, times, tls)
        await connection.close()

    @property
    def is_open(self) -> bool:
        """Whether requests can still be sent."""
        return not self._ended.done()

    async def wait_closed(self) -> ConnectionLost:
        """Wait until the connection is over; the result says how."""
        return await asyncio.shield(self._ended)

    async def close(self) -> None:
        """End the connection; whatever still waits fails with ConnectionLost."""
        self._loss = self._loss or LossReason.CLOSED_BY_US
        self._end_with(ConnectionLost(LossReason.CLOSED_BY_US))
        self._pinger.cancel()
        try:
            async with asyncio.timeout(self._times.close):
                await self._connection.close()
        except TimeoutError:
            self._connection.transport.abort()
        self._watcher.cancel()
        await asyncio.gather(self._watcher, self._pinger, return_exceptions=True)

    def _ask(self, request: Request, timeout: float | None) -> asyncio.Future[Reply]:
        future: asyncio.Future[Reply] = self._loop.create_future()
        name = NAMES[type(request)]
        seconds = self._times.request if timeout is None else timeout
        if self._ended.done():
            future.set_exception(NotConnected(name))
            return future
        self._last_seq += 1
        seq = str(self._last_seq)
        try:
            text = codec.encode_request(msgspec.structs.replace(request, seq=seq))
        except MalformedMessage as error:
            future.set_exception(BadRequest(name, error.reason))
            return future
        self._pending[seq] = _Pending(
            future, name, REPLY_OF[type(request)], int(REQUEST_IDS[type(request)]), seconds
        )
        self._deadlines.add(seq, seconds)
        self._unsent.append((seq, text))
        self._send_unsent()
        return future

    def _send_unsent(self) -> None:
        """Send what waits, as far as there is room; what nobody waits for any more is dropped."""
        while self._unsent and self._connection.can_send_now:
            seq, text = self._unsent.popleft()
            pending = self._pending.get(seq)
            if pending is None or pending.future.done():
                continue
            pending.sent_at = self._loop.time()
            if self._tap.listening:
                self._tap.tell(
                    Direction.SENT, Channel.CONTROL, pending.name, text, id=pending.id, seq=seq
                )
            if len(self._pending) > ALONE_UP_TO:
                self._connection.send_soon(text)
            else:
                self._connection.send_now(text)

    def _expire(self, seq: str) -> None:
        pending = self._pending.pop(seq)
        if not pending.future.done():
            pending.future.set_exception(RequestTimedOut(pending.name, pending.seconds))

    async def _watch(self) -> None:
        """Wait until the connection is over, then fail whatever still waits."""
        await self._connection.wait_closed()
        self._end_with(self._lost(self._connection.protocol.close_exc))

    def _take(self, untrusted_text: bytes) -> None:
        """One message from the service, to the request that it answers."""
        try:
            head = read_head(untrusted_text)
        except MalformedMessage as error:
            note = Note.NOT_JSON if error.code is Code.NOT_JSON else Note.MALFORMED
            self._tell_received(untrusted_text, Head(seq=""), None, note)
            return
        pending = self._pending.pop(head.seq, None)
        if pending is None or pending.future.done():
            self._tell_received(untrusted_text, head, None, Note.UNASKED)
            return
        try:
            reply = read_reply(untrusted_text, pending.wanted)
        except MalformedMessage as error:
            self._tell_received(untrusted_text, head, pending, Note.MALFORMED)
            pending.future.set_exception(BadReply(pending.name, error.reason))
            return
        if self._tap.listening:
            self._tell_received(untrusted_text, head, pending, "")
        if reply.code == Code.SUCCESS:
            pending.future.set_result(reply)
        else:
            refusal = RequestRefused(reply.code, reply.msg, pending.name, reply)
            pending.future.set_exception(refusal)

    def _tell_received(
        self, untrusted_text: bytes, head: Head, pending: _Pending | None, note: str
    ) -> None:
        sent_at = pending.sent_at if pending else None
        self._tap.tell(
            Direction.RECEIVED,
            Channel.CONTROL,
            pending.name if pending else _REPLY_NAMES.get(head.id, ""),
            untrusted_text,
            id=head.id,
            seq=head.seq,
            code=head.code,
            round_trip=None if sent_at is None else self._loop.time() - sent_at,
            note=note,
        )

    def ping_now(self) -> None:
        """Don't wait for the next ping: the machine woke, and the other side may be gone."""
        self._hurry.set()

    async def _ping(self) -> None:
        """Ping for as long as pongs come; cut a connection whose other side went silent."""
        try:
            while True:
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._times.ping_interval):
                        await self._hurry.wait()
                self._hurry.clear()
                pong = await self._connection.ping()
                async with asyncio.timeout(self._times.ping_timeout):
                    latency = await pong
                if self._on_latency is not None:
                    self._on_latency(latency)
        except TimeoutError:
            self._loss = LossReason.NO_PONG
            self._end_with(ConnectionLost(LossReason.NO_PONG))
            self._connection.transport.abort()
        except ConnectionClosed:
            return  # the reader tells

    def _lost(self, error: ConnectionClosed) -> ConnectionLost:
        detail = str(error)[:300]
        if self._loss is not None:
            return ConnectionLost(self._loss, detail)
        if error.sent is not None and error.sent.code == _TOO_BIG and not error.rcvd_then_sent:
            return ConnectionLost(LossReason.TOO_BIG, detail)
        reason = LossReason.NETWORK if error.rcvd is None else LossReason.CLOSED_BY_SERVICE
        return ConnectionLost(reason, detail)

    def _end_with(self, loss: ConnectionLost) -> None:
        if self._ended.done():
            return
        self._ended.set_result(loss)
        self._deadlines.close()
        for each in tuple(self._pending.values()):
            if not each.future.done():
                each.future.set_exception(each.failure(loss))
        self._pending.clear()
        self._unsent.clear()


async def _connect(url: str, times: ControlTimes, tls: ssl.SSLContext | None) -> TextConnection:
    """A WebSocket to `url` with its handshake done; raises ConnectFailed."""
    try:
        address = parse_uri(url)
    except (InvalidURI, ValueError) as error:
        raise ConnectFailed(ConnectFailure.BAD_ADDRESS, url, str(error)) from error
    proxy = None
    try:
        async with asyncio.timeout(times.connect):
            if not is_loopback(address.host):
                loop = asyncio.get_running_loop()
                proxy = await loop.run_in_executor(None, proxy_for, url)
            connection = await ConnectWithoutRedirects(
                url,
                create_connection=TextConnection,
                compression=None,
                open_timeout=None,
                ping_interval=None,
                close_timeout=times.close,
                max_size=MAX_MESSAGE_BYTES,
                proxy=None if proxy is None else proxy.url,
                ssl=(tls or await system_trust()) if address.secure else None,
            )
    except (OSError, WebSocketException, ImportError, EOFError, ValueError) as error:
        raise connect_failed(error, url, "" if proxy is None else proxy.place) from error
    return cast("TextConnection", connection)
