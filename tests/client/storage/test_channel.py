"""The storage channel: what it asks, and what it makes of every kind of answer."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from recorder_gui.client.endpoint import Endpoint
from recorder_gui.client.errors import (
    BadReply,
    BadRequest,
    ConnectFailed,
    ConnectFailure,
    ConnectionLost,
    RequestTimedOut,
    StorageError,
)
from recorder_gui.client.storage.channel import StorageChannel
from recorder_gui.client.wire_tap import Channel, Direction, WireMessage, WireTap
from recorder_gui.protocol.masking import MASK
from recorder_gui.protocol.storage import FileQuery, Volume
from tests.running_recorder import RunningRecorder
from tests.services.hostile_storage import APP_ID, TOKEN, Answer, HostileStorage, Told, told_json

VOLUME, LIST = "/api/store/volume/getUsedVolume", "/api/record/file/list"
DOWNLOAD, DELETE = "/api/record/file/download", "/api/record/file/delete"

Scenario = Callable[[HostileStorage, StorageChannel, list[WireMessage]], Awaitable[None]]


def play(scenario: Scenario, answers: dict[str, Answer], *, timeout: float = 5) -> None:
    async def run() -> None:
        seen: list[WireMessage] = []
        async with HostileStorage(answers) as service:
            endpoint = Endpoint(control="", storage=service.url, app_id=APP_ID, token=TOKEN)
            tap = WireTap(seen.append)
            async with StorageChannel(endpoint, tap=tap, timeout=timeout) as storage:
                await scenario(service, storage, seen)

    asyncio.run(run())


async def volume_at(endpoint: Endpoint) -> Volume:
    async with StorageChannel(endpoint) as storage:
        return await storage.volume()


def test_the_four_calls_send_what_the_protocol_says_over_one_connection() -> None:
    async def scenario(
        service: HostileStorage, storage: StorageChannel, seen: list[WireMessage]
    ) -> None:
        page = await storage.list_files(FileQuery(file_name="名 a", page=2))
        assert (page.count, page.files[0].resource_name) == (41, "a")
        assert await storage.volume() == Volume(used=5, limit=None)
        assert (await storage.links("a")).urls == ("http://x/1", "http://x/2")
        await storage.delete("a")
        common = {"business": "RE", "app_id": APP_ID, "token": TOKEN}
        assert [each.fields for each in service.asked] == [
            common | {"file_name": "名 a", "page": "2", "page_size": "50"},
            common,
            common | {"file_name": "a"},
            common | {"file_name": "a"},
        ]
        assert {each.method for each in service.asked} == {"POST"}
        assert service.connections == 1

    play(
        scenario,
        {
            LIST: lambda _: told_json(data={"count": 41, "dataList": [{"resourceName": "a"}]}),
            VOLUME: lambda _: told_json(data={"volume": -1, "usevolume": "5"}),
            DOWNLOAD: lambda _: told_json(data={"urls": "http://x/1,http://x/2"}),
            DELETE: lambda _: told_json(),
        },
    )


def test_a_name_that_no_wire_can_carry_is_not_sent() -> None:
    async def scenario(
        service: HostileStorage, storage: StorageChannel, seen: list[WireMessage]
    ) -> None:
        with pytest.raises(BadRequest):
            await storage.links("half \ud800")
        assert service.asked == []

    play(scenario, {})


def test_a_refusal_is_told_with_its_code() -> None:
    async def scenario(
        service: HostileStorage, storage: StorageChannel, seen: list[WireMessage]
    ) -> None:
        with pytest.raises(StorageError) as refusal:
            await storage.volume()
        told = refusal.value
        assert (told.code, told.service_code, told.msg) == ("storage_refused", 30007, "no")
        assert told.request == "volume"

    play(scenario, {VOLUME: lambda _: told_json(605030007, message="no")})


@pytest.mark.parametrize(
    ("answer", "html"),
    [
        (Told(200, {"Content-Type": "text/html"}, b"<html>sign in</html>"), True),
        (Told(302, {"Location": "http://portal.invalid/"}), False),
        (Told(502, {"Content-Type": "text/html"}, b"<h1>Bad Gateway</h1>"), True),
        (Told(200, {}, b""), False),
        (Told(200, {}, b"{"), False),
        (Told(200, {}, b"[]"), False),
        (told_json(data="text"), False),
        (told_json(data={"useVolume": "many"}), False),
        (Told(200, {"Content-Encoding": "gzip"}, b"not gzip"), False),
    ],
)
def test_what_is_no_reply_is_a_bad_reply(answer: Told, html: bool) -> None:
    async def scenario(
        service: HostileStorage, storage: StorageChannel, seen: list[WireMessage]
    ) -> None:
        with pytest.raises(BadReply) as bad:
            await storage.volume()
        assert bad.value.html is html

    play(scenario, {VOLUME: lambda _: answer})


def test_a_cut_answer_is_a_lost_connection_and_is_not_asked_again() -> None:
    async def scenario(
        service: HostileStorage, storage: StorageChannel, seen: list[WireMessage]
    ) -> None:
        with pytest.raises(ConnectionLost):
            await storage.delete("a")
        assert len(service.asked) == 1

    body = told_json().body
    play(scenario, {DELETE: lambda _: Told(body=body, cut_after=4)})


def test_an_answer_that_does_not_come_times_out() -> None:
    async def scenario(
        service: HostileStorage, storage: StorageChannel, seen: list[WireMessage]
    ) -> None:
        with pytest.raises(RequestTimedOut) as late:
            await storage.volume()
        assert late.value.seconds == 0.2

    play(scenario, {VOLUME: lambda _: Told(headers={"Content-Length": "100"})}, timeout=0.2)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://127.0.0.1:1", ConnectFailure.REFUSED),
        ("http://no-such-name.invalid", ConnectFailure.NAME_NOT_FOUND),
        ("ws://127.0.0.1:1", ConnectFailure.BAD_ADDRESS),
        ("http://", ConnectFailure.BAD_ADDRESS),
        ("http://x:port", ConnectFailure.BAD_ADDRESS),
        ("", ConnectFailure.BAD_ADDRESS),
    ],
)
def test_an_address_that_leads_nowhere_is_told_by_its_kind(url: str, kind: ConnectFailure) -> None:
    async def scenario() -> None:
        with pytest.raises(ConnectFailed) as failed:
            await volume_at(Endpoint(control="", storage=url, app_id="a", token="t"))
        assert failed.value.kind is kind

    asyncio.run(scenario())


def test_the_tap_sees_both_ways_without_tokens_and_link_signatures() -> None:
    async def scenario(
        service: HostileStorage, storage: StorageChannel, seen: list[WireMessage]
    ) -> None:
        links = await storage.links("a")
        assert links.urls == ("http://x/1?token=LINKSECRET&e=1",)
        sent, received = seen
        assert (sent.direction, received.direction) == (Direction.SENT, Direction.RECEIVED)
        assert {sent.channel, received.channel} == {Channel.STORAGE}
        assert sent.kind == received.kind == "download links"
        assert sent.message["token"] == MASK
        assert sent.message["file_name"] == "a"
        assert received.message["data"]["urls"] == [f"http://x/1?token={MASK}&e=1"]
        assert received.round_trip is not None
        assert TOKEN not in repr(seen)
        assert "LINKSECRET" not in repr(seen)

    links = {"urls": ["http://x/1?token=LINKSECRET&e=1"]}
    play(scenario, {DOWNLOAD: lambda _: told_json(data=links)})


def test_the_embedded_recorder_speaks_it(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        endpoint = Endpoint(recorder.control, recorder.storage, recorder.app_id, recorder.token)
        async with StorageChannel(endpoint) as storage:
            assert (await storage.volume()).used >= 0
            assert (await storage.list_files(FileQuery(file_name="no such"))).files == ()
            assert (await storage.links("no such")).urls == ()
            await storage.delete("no such")
        wrong = Endpoint(recorder.control, recorder.storage, recorder.app_id, "wrong")
        async with StorageChannel(wrong) as storage:
            with pytest.raises(StorageError) as refusal:
                await storage.volume()
            assert refusal.value.service_code == 30007

    asyncio.run(scenario())
