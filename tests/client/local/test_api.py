"""The extras of our own recorder: against the real one, and against services that have none."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import (
    BadReply,
    ConnectionLost,
    LocalRefused,
    LocalUnavailable,
    RequestTimedOut,
)
from recorder_gui.client.local.api import LocalApi
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.requests import InitRecord, Stop
from tests.running_recorder import RunningRecorder
from tests.services.hostile_storage import HostileStorage, Told


def endpoint_of(recorder: RunningRecorder, token: str | None = None) -> Endpoint:
    return Endpoint(recorder.control, recorder.storage, recorder.app_id, token or recorder.token)


def test_groups_are_listed_changed_and_every_change_is_told(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder()

    async def scenario() -> None:
        async with asyncio.timeout(20), LocalApi(endpoint_of(recorder)) as local:
            assert "demo" in [group.id for group in (await local.groups()).groups]
            changes = local.group_changes()
            first = await anext(changes)
            assert "demo" in [group.id for group in first.groups]
            odd = MediaSource(
                user_id="Zoë/1 ?#%",
                media_id="cam/1",
                media_type=MediaType.CAMERA,
                source="test:bars",
            )
            after = await local.put_media("demo", odd)
            told = await anext(changes)
            for groups in (after, told):
                demo = next(group for group in groups.groups if group.id == "demo")
                assert [m.own for m in demo.media if m.user_id == odd.user_id] == [True]
            left = await local.remove_media("demo", odd.user_id, odd.media_id, MediaType.CAMERA)
            demo = next(group for group in left.groups if group.id == "demo")
            assert odd.user_id not in [media.user_id for media in demo.media]
            await changes.aclose()

    asyncio.run(scenario())


def test_a_recording_has_a_history_and_takes_no_mark_before_it_runs(
    recorder: RunningRecorder,
) -> None:
    async def scenario() -> None:
        endpoint = endpoint_of(recorder)
        channel = await ControlChannel.open(endpoint.control, endpoint.app_id, endpoint.token)
        async with LocalApi(endpoint) as local:
            prepared = await channel.request(InitRecord(group_id="demo"))
            history = await local.history(prepared.record_id)
            assert history.group_id == "demo"
            assert [event.kind for event in history.events] == ["initialised"]
            with pytest.raises(LocalRefused):
                await local.snapshot(prepared.record_id)
            await channel.request(Stop(record_id=prepared.record_id))
            with pytest.raises(LocalRefused) as refusal:
                await local.history("20000101000000_99999")
            assert refusal.value.status == 404
        await channel.close()

    asyncio.run(scenario())


def test_a_wrong_token_is_refused(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with LocalApi(endpoint_of(recorder, "wrong")) as local:
            with pytest.raises(LocalRefused) as refusal:
                await local.groups()
            assert refusal.value.status == 401

    asyncio.run(scenario())


def test_a_recorder_without_extras_says_so(
    start_recorder: Callable[..., RunningRecorder], tmp_path: Path
) -> None:
    recorder = start_recorder(no_local=True)

    async def scenario() -> None:
        async with LocalApi(endpoint_of(recorder)) as local:
            with pytest.raises(LocalUnavailable):
                await local.groups()
            with pytest.raises(LocalUnavailable):
                await anext(local.group_changes())
            with pytest.raises(LocalUnavailable):
                await local.history("x")

    asyncio.run(scenario())


def play(answer: Told, scenario: Callable[[LocalApi], Awaitable[None]]) -> None:
    async def run() -> None:
        async with HostileStorage({"/local/": lambda _: answer}) as service:
            endpoint = Endpoint(control="", storage=service.url, app_id="ä", token="t")
            async with LocalApi(endpoint, timeout=2, quiet_timeout=0.1) as local:
                await scenario(local)

    asyncio.run(run())


@pytest.mark.parametrize(
    "answer",
    [Told(404, body=b"<html>"), Told(405), Told(302, {"Location": "http://x.invalid/"}), Told(500)],
)
def test_any_other_service_has_no_extras(answer: Told) -> None:
    async def scenario(local: LocalApi) -> None:
        with pytest.raises(LocalUnavailable):
            await local.groups()

    play(answer, scenario)


def test_rubbish_is_a_bad_reply() -> None:
    async def scenario(local: LocalApi) -> None:
        with pytest.raises(BadReply):
            await local.groups()

    play(Told(200, body=b"[]"), scenario)


def test_events_are_read_however_they_are_cut_and_their_end_is_told() -> None:
    body = (
        b": hello\r\n\r\nevent: other\r\ndata: 1\r\n\r\n"
        b'event:groups\r\ndata: {"groups":\r\ndata: [{"id": "a"}]}\r\n\r\n'
    )

    async def scenario(local: LocalApi) -> None:
        changes = local.group_changes()
        assert [group.id for group in (await anext(changes)).groups] == ["a"]
        with pytest.raises(ConnectionLost):
            await anext(changes)

    play(Told(200, {"Content-Type": "text/event-stream"}, body), scenario)


def test_a_stream_without_a_sign_of_life_is_given_up() -> None:
    async def scenario(local: LocalApi) -> None:
        with pytest.raises(RequestTimedOut):
            await anext(local.group_changes())

    play(Told(200, {"Content-Length": "100"}), scenario)
