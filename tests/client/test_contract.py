"""What every service must give a client: held against the embedded recorder and a toy alike."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

import pytest

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.errors import (
    BadRequest,
    ConnectionLost,
    LoginRefused,
    LossReason,
    NotConnected,
    RequestRefused,
)
from recorder_gui.client.wire_tap import Direction, WireMessage, WireTap
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.requests import InitRecord, Query, Stop
from tests.running_recorder import RunningRecorder
from tests.services.hostile_service import APP_ID, TOKEN, HostileService


@dataclass(frozen=True)
class Service:
    """Where a service under the contract listens, and who may log in."""

    url: str
    app_id: str
    token: str

    @asynccontextmanager
    async def channel(self, tap: WireTap | None = None) -> AsyncIterator[ControlChannel]:
        channel = await ControlChannel.open(self.url, self.app_id, self.token, tap=tap)
        try:
            yield channel
        finally:
            await channel.close()


class ControlContract:
    """Inherited with a fixture `service`: an asynchronous context that gives a Service."""

    def test_a_recording_is_prepared_found_and_stopped(
        self, service: AbstractAsyncContextManager[Service]
    ) -> None:
        async def scenario() -> None:
            async with service as at, at.channel() as channel:
                prepared = await channel.request(InitRecord(group_id="demo"))
                assert prepared.record_id
                found = await channel.request(Query(record_id=prepared.record_id))
                assert [each.record_id for each in found.record_list] == [prepared.record_id]
                assert found.total_num == 1
                stopped = await channel.request(Stop(record_id=prepared.record_id))
                assert stopped.record_id == prepared.record_id

        asyncio.run(scenario())

    def test_many_requests_in_flight_each_get_their_own_reply(
        self, service: AbstractAsyncContextManager[Service]
    ) -> None:
        async def scenario() -> None:
            seen: list[WireMessage] = []
            async with service as at, at.channel(WireTap(seen.append)) as channel:
                replies = await asyncio.gather(*(channel.request(Query()) for _ in range(200)))
                sent = [each.seq for each in seen if each.direction is Direction.SENT]
                assert len(set(sent)) == len(sent) == 201
                assert sorted(each.seq for each in replies) == sorted(sent[1:])

        asyncio.run(scenario())

    def test_a_wrong_token_is_refused(self, service: AbstractAsyncContextManager[Service]) -> None:
        async def scenario() -> None:
            async with service as at:
                with pytest.raises(LoginRefused) as refusal:
                    await ControlChannel.open(at.url, at.app_id, "wrong")
                assert refusal.value.service_code == Code.AUTHENTICATION_FAILED
                assert not refusal.value.own_ghost

        asyncio.run(scenario())

    def test_no_secret_passes_the_tap(self, service: AbstractAsyncContextManager[Service]) -> None:
        async def scenario() -> None:
            seen: list[WireMessage] = []
            async with service as at, at.channel(WireTap(seen.append)) as channel:
                await channel.request(Query())
            assert {each.kind for each in seen} == {"login", "query"}
            assert all(at.token not in repr(each) for each in seen)

        asyncio.run(scenario())

    def test_a_field_out_of_range_is_not_sent(
        self, service: AbstractAsyncContextManager[Service]
    ) -> None:
        async def scenario() -> None:
            seen: list[WireMessage] = []
            async with service as at, at.channel(WireTap(seen.append)) as channel:
                seen.clear()
                with pytest.raises(BadRequest):
                    await channel.request(Query(page=0))
                assert seen == []
                await channel.request(Query())

        asyncio.run(scenario())

    def test_closing_fails_what_still_waits(
        self, service: AbstractAsyncContextManager[Service]
    ) -> None:
        async def scenario() -> None:
            async with service as at, at.channel() as channel:
                waiting = asyncio.ensure_future(channel.request(Query()))
                await asyncio.sleep(0)
                await channel.close()
                with pytest.raises(ConnectionLost) as lost:
                    await waiting
                assert lost.value.reason is LossReason.CLOSED_BY_US
                with pytest.raises(NotConnected):
                    await channel.request(Query())

        asyncio.run(scenario())


class TestToy(ControlContract):
    @pytest.fixture
    def service(self) -> AbstractAsyncContextManager[Service]:
        @asynccontextmanager
        async def toy() -> AsyncIterator[Service]:
            async with HostileService() as running:
                yield Service(running.url, APP_ID, TOKEN)

        return toy()


class TestEmbeddedRecorder(ControlContract):
    @pytest.fixture
    def service(self, recorder: RunningRecorder) -> AbstractAsyncContextManager[Service]:
        @asynccontextmanager
        async def embedded() -> AsyncIterator[Service]:
            yield Service(recorder.control, recorder.app_id, recorder.token)

        return embedded()

    def test_a_refusal_carries_the_code_and_the_whole_reply(
        self, service: AbstractAsyncContextManager[Service]
    ) -> None:
        async def scenario() -> None:
            async with service as at, at.channel() as channel:
                with pytest.raises(RequestRefused) as refusal:
                    await channel.request(Stop(record_id="20000101000000_99999"))
                assert refusal.value.service_code == Code.NO_SUCH_RECORD
                assert refusal.value.request == "stop"
                assert refusal.value.reply is not None

        asyncio.run(scenario())
