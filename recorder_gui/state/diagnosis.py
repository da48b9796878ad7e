"""Tries a profile step by step, for the Test button: name, port, encryption, WebSocket, login,
storage, extras. What lies behind a step that failed is not reached; storage is tried by itself.
"""

import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from enum import Enum

from msgspec import Struct

from recorder_gui.client import probing
from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import ClientError, LocalUnavailable
from recorder_gui.client.http_clients import system_trust, trust
from recorder_gui.client.local.api import LocalApi
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.errors import UserFacingError
from recorder_gui.state.explanations import explain


class Step(Enum):
    """What is tried, in this order."""

    NAME = "name"
    PORT = "port"
    TLS = "tls"
    WEBSOCKET = "websocket"
    LOGIN = "login"
    STORAGE = "storage"
    EXTRAS = "extras"


class StepState(Enum):
    """How a step stands."""

    RUNNING = "running"
    WORKS = "works"
    FAILED = "failed"
    ABSENT = "absent"  # there is none, and that is no problem
    NOT_REACHED = "not_reached"


class StepResult(Struct, frozen=True):
    """How one step went: `problem` where it failed; `seconds` that it took."""

    step: Step
    state: StepState
    seconds: float = 0.0
    problem: UserFacingError | None = None


class _Absent(Exception):
    """The step has nothing to try."""


Work = Callable[[], Awaitable[object]]


async def try_endpoint(
    endpoint: Endpoint, *, times: ControlTimes | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[StepResult]:
    """Each step as it begins and as it ends. Leaves no connection behind, also when cancelled."""
    trial = _Trial(endpoint, times or ControlTimes(), tls)
    failed = False
    for step, work in trial.control_steps():
        if failed:
            yield StepResult(step, StepState.NOT_REACHED)
            continue
        yield StepResult(step, StepState.RUNNING)
        result = await _tried(step, work)
        failed = result.state is StepState.FAILED
        yield result
    yield StepResult(Step.STORAGE, StepState.RUNNING)
    storage = await _tried(Step.STORAGE, trial.ask_storage)
    yield storage
    if storage.state is StepState.FAILED:
        yield StepResult(Step.EXTRAS, StepState.NOT_REACHED)
        return
    yield StepResult(Step.EXTRAS, StepState.RUNNING)
    yield await _tried(Step.EXTRAS, trial.ask_extras)


async def _tried(step: Step, work: Work) -> StepResult:
    begun = time.monotonic()
    problem: UserFacingError | None = None
    state = StepState.WORKS
    try:
        await work()
    except (_Absent, LocalUnavailable):
        state = StepState.ABSENT
    except ClientError as error:
        state, problem = StepState.FAILED, explain(error)
    return StepResult(step, state, time.monotonic() - begun, problem)


class _Trial:
    """The steps of one endpoint."""

    def __init__(self, endpoint: Endpoint, times: ControlTimes, tls: ssl.SSLContext | None) -> None:
        self._endpoint = endpoint
        self._times = times
        self._tls = tls

    def control_steps(self) -> list[tuple[Step, Work]]:
        """Those of the control channel: each needs the one before."""
        return [
            (Step.NAME, self._find_name),
            (Step.PORT, self._reach_port),
            (Step.TLS, self._shake_hands),
            (Step.WEBSOCKET, self._greet),
            (Step.LOGIN, self._log_in),
        ]

    async def ask_storage(self) -> None:
        """How much is stored."""
        async with StorageChannel(self._endpoint, tls=await self._trust()) as storage:
            await storage.volume()

    async def ask_extras(self) -> None:
        """Who is there, where the service tells that."""
        async with LocalApi(self._endpoint, tls=await self._trust()) as local:
            await local.groups()

    async def _find_name(self) -> None:
        await probing.find_name(probing.way_to(self._endpoint.control))

    async def _reach_port(self) -> None:
        await probing.reach_port(probing.way_to(self._endpoint.control), self._times.connect)

    async def _shake_hands(self) -> None:
        way = probing.way_to(self._endpoint.control)
        own = await self._trust()
        if not way.is_secure or way.proxy:
            raise _Absent  # through a proxy it is checked with the WebSocket
        await probing.shake_hands(way, self._times.connect, own or await system_trust())

    async def _greet(self) -> None:
        await ControlChannel.greet(
            self._endpoint.control, times=self._times, tls=await self._trust()
        )

    async def _log_in(self) -> None:
        channel = await ControlChannel.open(
            self._endpoint.control,
            self._endpoint.app_id,
            self._endpoint.token,
            times=self._times,
            tls=await self._trust(),
        )
        await channel.close()

    async def _trust(self) -> ssl.SSLContext | None:
        return self._tls or await trust(self._endpoint.authority)
