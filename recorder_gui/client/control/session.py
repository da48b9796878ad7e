"""A control channel that does not give up: connects, logs in, and after a cut does so again.

Nothing is ever sent again by itself, nothing is queued: a request without a connection is refused
with NotConnected, and one that a cut hit fails with ConnectionLost.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from recorder_gui.client.control.requesting import NAMES, CanRequest
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import (
    AuthorityUnusable,
    BadReply,
    ClientError,
    ConnectFailed,
    ConnectFailure,
    ConnectionLost,
    LoginRefused,
    NotConnected,
    RequestTimedOut,
)
from recorder_gui.client.wire_tap import WireTap
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.replies import Reply
from recorder_gui.protocol.requests import Request

if TYPE_CHECKING:
    import ssl

    from recorder_gui.client.control.channel import ControlChannel


class SessionState(Enum):
    """Where a session stands."""

    CLOSED = "closed"  # not started, or closed by us
    CONNECTING = "connecting"
    CONNECTED = "connected"
    WAITING = "waiting"  # until `retry_at`, then it connects again
    REFUSED = "refused"  # trying again would not help: `error` says why


class SessionStatus(Struct, frozen=True):
    """A session's state at one moment.

    `since` and `retry_at` are seconds since the epoch; `attempt` counts the tries since the last
    connection, from 1; `error` is what ended the last try or connection; `latency` the seconds of
    the last ping; `connections` how often it has been connected so far (2 and more: reconnected).
    """

    state: SessionState = SessionState.CLOSED
    since: float = 0.0
    retry_at: float | None = None
    attempt: int = 0
    error: ClientError | None = None
    latency: float | None = None
    connections: int = 0


class RetryWaits(Struct, frozen=True):
    """How long to wait before each new try, seconds: `first`, growing by `factor` to `longest`,
    each times a random number from 1 - `jitter` to 1 + `jitter`.

    A connection that lasted `steady` seconds starts the count anew. Our own dead connection
    (30004 after a cut) is waited out for `ghost_patience` seconds.
    """

    first: float = 0.5
    factor: float = 1.7
    longest: float = 30.0
    jitter: float = 0.25
    steady: float = 5.0
    ghost_patience: float = 120.0

    def before(self, attempt: int) -> float:
        """Seconds to wait after the `attempt`-th failure in a row, from 1."""
        growing = min(self.longest, self.first * self.factor ** min(attempt - 1, 60))
        return growing * random.uniform(1 - self.jitter, 1 + self.jitter)


Locate = Callable[[], Awaitable[Endpoint]]
StatusObserver = Callable[[SessionStatus], None]
# A proxy's wrong password told again and again may lock somebody's account.
_LASTING = {
    ConnectFailure.BAD_ADDRESS,
    ConnectFailure.PROXY_KIND,
    ConnectFailure.PROXY_LOGIN,
}


class ControlSession(CanRequest):
    """Keeps one control channel connected.

    `locate` is asked for the endpoint before every try: it may start the local recorder again.
    `on_change` hears every new status, in the loop's thread.
    """

    def __init__(
        self,
        locate: Locate,
        *,
        on_change: StatusObserver | None = None,
        waits: RetryWaits | None = None,
        times: ControlTimes | None = None,
        tap: WireTap | None = None,
        tls: "ssl.SSLContext | None" = None,
    ) -> None:
        self._locate = locate
        self._observers: list[StatusObserver] = [] if on_change is None else [on_change]
        self._waits = waits or RetryWaits()
        self._times = times or ControlTimes()
        self._tap = tap or WireTap()
        self._tls = tls
        self._status = SessionStatus()
        self._channel: ControlChannel | None = None
        self._runner: asyncio.Task[None] | None = None
        self._wait_for_free = False
        self._lost_at: float | None = None  # when our last connection was cut, loop time

    @cached_property
    def _hurry(self) -> "asyncio.Event":
        return asyncio.Event()

    @property
    def status(self) -> SessionStatus:
        """The state now."""
        return self._status

    @property
    def is_connected(self) -> bool:
        """Whether requests can be sent: the channel may be over a moment before that is told."""
        told = self._status.state is SessionState.CONNECTED
        return told and self._channel is not None and self._channel.is_open

    def observe(self, observer: StatusObserver) -> Callable[[], None]:
        """Call `observer` with every new status; the result ends that."""
        self._observers.append(observer)

        def end() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return end

    async def changes(self) -> AsyncIterator[SessionStatus]:
        """The status now, then every later one, none left out."""
        queue: asyncio.Queue[SessionStatus] = asyncio.Queue()
        queue.put_nowait(self._status)
        end = self.observe(queue.put_nowait)
        try:
            while True:
                yield await queue.get()
        finally:
            end()

    async def wait_for(self, *states: SessionState) -> SessionStatus:
        """Wait until the session is in one of `states`."""
        reached = asyncio.get_running_loop().create_future()

        def look(status: SessionStatus) -> None:
            if status.state in states and not reached.done():
                reached.set_result(status)

        end = self.observe(look)
        try:
            look(self._status)
            return await reached
        finally:
            end()

    def start(self, *, wait_for_free: bool = False) -> None:
        """Connect, and stay connected until `close`. Does nothing while it is at it.

        `wait_for_free`: where another window holds the app id (30004), go on trying until it is
        free instead of ending in REFUSED.
        """
        self._wait_for_free = wait_for_free
        if self._runner is None or self._runner.done():
            self._runner = asyncio.get_running_loop().create_task(
                self._run(), name="control session"
            )
            self._runner.add_done_callback(self._on_runner_done)

    def try_now(self) -> None:
        """Cut the waiting short: the person asks for it, the network is back, the machine woke."""
        if self._status.state is SessionState.REFUSED:
            self.start(wait_for_free=self._wait_for_free)
        self._hurry.set()

    def check_now(self) -> None:
        """The machine woke: look whether the connection still stands, or try again at once."""
        if self._channel is not None and self._channel.is_open:
            self._channel.ping_now()
        else:
            self._hurry.set()

    async def close(self) -> None:
        """Disconnect and stay so."""
        runner, self._runner = self._runner, None
        if runner is not None:
            runner.cancel()
            await asyncio.gather(runner, return_exceptions=True)
        self._lost_at = None
        self._tell(SessionState.CLOSED)

    def _ask(self, request: Request, timeout: float | None) -> "asyncio.Future[Reply]":
        if self._channel is not None and self.is_connected:
            return self._channel._ask(request, timeout)  # pyright: ignore[reportPrivateUsage]
        future: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        future.set_exception(NotConnected(NAMES[type(request)]))
        return future

    async def _run(self) -> None:
        """Try, stay, wait, and again, until it is refused for good or cancelled."""
        loop = asyncio.get_running_loop()
        attempt = 0
        while True:
            attempt += 1
            self._hurry.clear()
            self._tell(SessionState.CONNECTING, attempt=attempt, error=self._status.error)
            try:
                await self._connect()
            except ClientError as error:
                failure = self._understood(error)
                if isinstance(error, (ConnectionLost, RequestTimedOut, BadReply)):
                    self._lost_at = loop.time()  # the login may have been taken all the same
                if self._is_final(failure):
                    self._tell(SessionState.REFUSED, attempt=attempt, error=failure)
                    return
            else:
                connected_at = loop.time()
                failure = await self._stay()
                if loop.time() - connected_at >= self._waits.steady:
                    attempt = 0
            await self._wait(max(1, attempt), failure)

    def _on_runner_done(self, runner: "asyncio.Task[None]") -> None:
        """A fault of our own must not leave a session that only looks alive."""
        fault = None if runner.cancelled() else runner.exception()
        if fault is not None:
            self._tell(SessionState.CLOSED)
            context = {"message": "the control session broke", "exception": fault}
            runner.get_loop().call_exception_handler(context)

    async def _connect(self) -> None:
        from recorder_gui.client.control.channel import ControlChannel  # late: see `later`
        from recorder_gui.client.http_clients import trust

        endpoint = await self._locate()
        self._channel = await ControlChannel.open(
            endpoint.control,
            endpoint.app_id,
            endpoint.token,
            times=self._times,
            tap=self._tap,
            tls=self._tls or await trust(endpoint.authority),
            on_latency=self._on_latency,
        )

    async def _stay(self) -> ClientError:
        """Be connected for as long as it lasts; what ended it."""
        channel = self._channel
        assert channel is not None
        try:
            connections = self._status.connections + 1
            self._status = replace(self._status, connections=connections)
            self._tell(SessionState.CONNECTED)
            return await channel.wait_closed()
        finally:
            self._channel = None
            self._lost_at = asyncio.get_running_loop().time()
            await channel.close()

    async def _wait(self, attempt: int, failure: ClientError) -> None:
        seconds = self._waits.before(attempt)
        self._tell(
            SessionState.WAITING,
            attempt=attempt,
            error=failure,
            retry_at=time.time() + seconds,
        )
        try:
            async with asyncio.timeout(seconds):
                await self._hurry.wait()
        except TimeoutError:
            return

    def _understood(self, error: ClientError) -> ClientError:
        """30004 soon after a cut of ours is told as our own dead connection."""
        if not isinstance(error, LoginRefused) or error.service_code != Code.ALREADY_CONNECTED:
            return error
        if self._lost_at is None:
            return error
        ago = asyncio.get_running_loop().time() - self._lost_at
        own = ago <= self._waits.ghost_patience
        return LoginRefused(error.service_code, error.msg, own_ghost=own)

    def _is_final(self, error: ClientError) -> bool:
        """Whether trying again can't help."""
        if isinstance(error, ConnectFailed):
            return error.kind in _LASTING
        if isinstance(error, AuthorityUnusable):
            return True
        if not isinstance(error, LoginRefused):
            return False
        if error.service_code == Code.ALREADY_CONNECTED:
            return not (error.own_ghost or self._wait_for_free)
        return error.service_code in (Code.AUTHENTICATION_FAILED, Code.BAD_PARAMETER)

    def _on_latency(self, seconds: float) -> None:
        if self.is_connected:
            self._publish(replace(self._status, latency=seconds))

    def _tell(
        self,
        state: SessionState,
        *,
        attempt: int = 0,
        error: ClientError | None = None,
        retry_at: float | None = None,
    ) -> None:
        self._publish(
            SessionStatus(
                state=state,
                since=time.time(),
                retry_at=retry_at,
                attempt=attempt,
                error=error,
                connections=self._status.connections,
            )
        )

    def _publish(self, status: SessionStatus) -> None:
        self._status = status
        for observer in tuple(self._observers):
            observer(status)
