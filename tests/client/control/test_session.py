"""The session that does not give up: its states, its waits, and what it never does."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from recorder_gui.client.control.session import (
    ControlSession,
    Locate,
    RetryWaits,
    SessionState,
    SessionStatus,
)
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import (
    ConnectFailed,
    ConnectionLost,
    LocalRecorderFailed,
    LoginRefused,
    NotConnected,
)
from recorder_gui.protocol.requests import Query, Stop
from tests.services.fault_proxy import FaultProxy
from tests.services.hostile_service import APP_ID, TOKEN, HostileService

S = SessionState
QUICK = ControlTimes(connect=2, request=2, ping_interval=0.1, ping_timeout=0.5, close=0.5)
SHORT = RetryWaits(first=0.02, longest=0.1, ghost_patience=5)


def at(url: str, token: str = TOKEN) -> Locate:
    async def locate() -> Endpoint:
        return Endpoint(control=url, storage="", app_id=APP_ID, token=token)

    return locate


@asynccontextmanager
async def session_to(
    locate: Locate, waits: RetryWaits = SHORT
) -> AsyncIterator[tuple[ControlSession, list[SessionStatus]]]:
    heard: list[SessionStatus] = []
    session = ControlSession(locate, on_change=heard.append, waits=waits, times=QUICK)
    try:
        yield session, heard
    finally:
        await session.close()


def play(scenario: Callable[[HostileService, FaultProxy], Awaitable[None]]) -> None:
    async def run() -> None:
        async with (
            asyncio.timeout(20),
            HostileService() as service,
            FaultProxy("127.0.0.1", service.port) as proxy,
        ):
            await scenario(service, proxy)

    asyncio.run(run())


def url_of(proxy: FaultProxy) -> str:
    return f"ws://127.0.0.1:{proxy.port}/"


def test_after_a_cut_it_logs_in_again_and_tells_every_step() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        async with session_to(at(url_of(proxy))) as (session, heard):
            session.start()
            assert (await session.wait_for(S.CONNECTED)).connections == 1
            proxy.cut_all()
            waiting = await session.wait_for(S.WAITING)
            assert isinstance(waiting.error, ConnectionLost)
            assert waiting.retry_at is not None
            assert waiting.retry_at >= waiting.since
            assert (await session.wait_for(S.CONNECTED)).connections == 2
            assert (await session.request(Query())).total_num == 1
        steps = [each.state for each in heard if each.latency is None]
        cycle = [S.CONNECTING, S.CONNECTED, S.WAITING, S.CONNECTING, S.CONNECTED, S.CLOSED]
        assert steps == cycle
        logins = [each for each in service.carried_out if each["id"] == 4097]
        assert len(logins) == 2

    play(scenario)


def test_a_command_without_a_connection_is_refused_and_not_queued() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        async with session_to(at(url_of(proxy))) as (session, _):
            with pytest.raises(NotConnected):
                await session.request(Stop(record_id="x"))
            session.start()
            await session.wait_for(S.CONNECTED)
            await session.request(Query())
        assert [each["id"] for each in service.carried_out] == [4097, 4104]

    play(scenario)


def test_a_command_that_a_cut_hits_fails_and_is_not_sent_again() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        async def cut(service: HostileService, to: object, request: object) -> None:
            proxy.cut_all()

        service.answers[4101] = cut
        async with session_to(at(url_of(proxy))) as (session, _):
            session.start()
            await session.wait_for(S.CONNECTED)
            with pytest.raises(ConnectionLost):
                await session.request(Stop(record_id="x"))
            await session.wait_for(S.WAITING)
            await session.wait_for(S.CONNECTED)
            await session.request(Query())
        assert [each["id"] for each in service.carried_out] == [4097, 4101, 4097, 4104]

    play(scenario)


def test_it_tries_again_until_the_port_opens() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        urls = ["ws://127.0.0.1:1/"] * 3 + [service.url]

        async def locate() -> Endpoint:
            return await at(urls.pop(0))()

        async with session_to(locate) as (session, heard):
            session.start()
            status = await session.wait_for(S.CONNECTED)
            assert (status.error, status.attempt) == (None, 0)
        tries = [each for each in heard if each.state is S.WAITING]
        assert [each.attempt for each in tries] == [1, 2, 3]
        assert all(isinstance(each.error, ConnectFailed) for each in tries)

    play(scenario)


def test_a_recorder_that_does_not_start_is_tried_again() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        async def locate() -> Endpoint:
            raise LocalRecorderFailed("no")

        async with session_to(locate) as (session, _):
            session.start()
            status = await session.wait_for(S.WAITING)
            assert isinstance(status.error, LocalRecorderFailed)

    play(scenario)


def test_a_wrong_token_ends_the_trying() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        async with session_to(at(service.url, "wrong")) as (session, _):
            session.start()
            status = await session.wait_for(S.REFUSED)
            assert isinstance(status.error, LoginRefused)
            assert status.error.service_code == 30007
        assert len(service.carried_out) == 1

    play(scenario)


def test_our_own_dead_connection_is_waited_out_but_told() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        async with session_to(at(url_of(proxy))) as (session, heard):
            session.start()
            await session.wait_for(S.CONNECTED)
            service.busy = True
            proxy.cut_all()
            await session.wait_for(S.WAITING)
            async for status in session.changes():
                if isinstance(status.error, LoginRefused):
                    break
            service.busy = False
            assert (await session.wait_for(S.CONNECTED)).connections == 2
        ghosts = [e.error for e in heard if isinstance(e.error, LoginRefused)]
        assert all(each.own_ghost and each.service_code == 30004 for each in ghosts)
        assert S.REFUSED not in [each.state for each in heard]

    play(scenario)


def test_our_own_dead_connection_is_not_waited_for_forever() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        waits = RetryWaits(first=0.02, longest=0.05, ghost_patience=0.2)
        async with session_to(at(url_of(proxy)), waits) as (session, _):
            session.start()
            await session.wait_for(S.CONNECTED)
            service.busy = True
            proxy.cut_all()
            status = await session.wait_for(S.REFUSED)
            assert isinstance(status.error, LoginRefused)
            assert not status.error.own_ghost

    play(scenario)


def test_another_window_with_our_app_id_is_told_and_waited_for_only_when_asked() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        service.busy = True
        async with session_to(at(service.url)) as (session, _):
            session.start()
            status = await session.wait_for(S.REFUSED)
            assert isinstance(status.error, LoginRefused)
            assert status.error.service_code == 30004
            session.start(wait_for_free=True)
            await session.wait_for(S.WAITING)
            service.busy = False
            await session.wait_for(S.CONNECTED)

    play(scenario)


def test_waiting_can_be_cut_short() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        async with session_to(at(url_of(proxy)), RetryWaits(first=3600)) as (session, _):
            session.start()
            await session.wait_for(S.CONNECTED)
            proxy.cut_all()
            await session.wait_for(S.WAITING)
            session.try_now()
            await session.wait_for(S.CONNECTED)

    play(scenario)


def test_pings_measure_the_latency() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        async with session_to(at(service.url)) as (session, _):
            session.start()
            async for status in session.changes():
                if status.latency is not None:
                    assert status.state is S.CONNECTED
                    assert 0 < status.latency < 1
                    break

    play(scenario)


def test_closing_while_it_waits_or_connects_leaves_it_closed() -> None:
    async def scenario(service: HostileService, proxy: FaultProxy) -> None:
        session = ControlSession(at("ws://127.0.0.1:1/"), waits=RetryWaits(first=3600), times=QUICK)
        session.start()
        await session.close()
        assert session.status.state is S.CLOSED
        session.start()
        await session.wait_for(S.WAITING)
        await session.close()
        assert session.status.state is S.CLOSED

    play(scenario)


def test_the_waits_grow_to_their_longest_and_are_never_all_alike() -> None:
    waits = RetryWaits(first=1, factor=2, longest=10, jitter=0.25)
    for attempt, middle in ((1, 1), (2, 2), (3, 4), (4, 8), (5, 10), (1000, 10)):
        drawn = [waits.before(attempt) for _ in range(50)]
        assert all(0.75 * middle <= each <= 1.25 * middle for each in drawn)
        assert len(set(drawn)) > 1
