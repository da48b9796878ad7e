"""The control channel against a service that answers late, twice, wrongly or not at all."""

import asyncio
import json
import ssl
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from websockets.asyncio.server import ServerConnection

from recorder_gui.client.control.channel import ControlChannel
from recorder_gui.client.control.times import ControlTimes
from recorder_gui.client.errors import (
    BadReply,
    ConnectFailed,
    ConnectFailure,
    ConnectionLost,
    LossReason,
    RequestRefused,
    RequestTimedOut,
)
from recorder_gui.client.wire_tap import Direction, Note, WireMessage, WireTap
from recorder_gui.protocol.replies import QueryReply
from recorder_gui.protocol.requests import InitRecord, Query, SetSubtitles, Stop, SubtitleItem
from tests.services.fault_proxy import FaultProxy, Faults
from tests.services.hostile_service import APP_ID, TOKEN, Answer, Fields, HostileService

QUICK = ControlTimes(connect=2, request=5, ping_interval=0.05, ping_timeout=0.15, close=0.5)
QUERY = 4104

Scenario = Callable[[HostileService, ControlChannel, list[WireMessage]], Awaitable[None]]


def play(scenario: Scenario, answer: Answer | None = None, *, at: int = QUERY) -> None:
    """Run `scenario` with a service that answers request id `at` by `answer`."""

    async def run() -> None:
        seen: list[WireMessage] = []
        async with HostileService() as service:
            if answer is not None:
                service.answers[at] = answer
            channel = await ControlChannel.open(
                service.url, APP_ID, TOKEN, tap=WireTap(seen.append)
            )
            try:
                await scenario(service, channel, seen)
            finally:
                await channel.close()

    asyncio.run(run())


async def is_alive(service: HostileService, channel: ControlChannel) -> bool:
    """Whether a later request on the same connection still works."""
    service.answers.clear()
    return (await channel.request(Query())).total_num == 1


def notes(seen: list[WireMessage]) -> list[str]:
    return [each.note for each in seen if each.note]


def test_a_late_reply_is_not_taken_for_another_request() -> None:
    held: list[tuple[ServerConnection, Fields]] = []

    async def hold(service: HostileService, to: ServerConnection, request: Fields) -> None:
        held.append((to, request))

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        with pytest.raises(RequestTimedOut) as late:
            await channel.request(Query(), timeout=0.05)
        assert (late.value.request, late.value.seconds) == ("query", 0.05)
        await service.reply(*held[0], total_num=77)
        assert await is_alive(service, channel)
        assert notes(seen) == [Note.UNASKED]

    play(scenario, hold)


def test_a_doubled_reply_counts_once() -> None:
    async def twice(service: HostileService, to: ServerConnection, request: Fields) -> None:
        await service.reply(to, request)
        await service.reply(to, request, total_num=99)

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        assert (await channel.request(Query())).total_num == 1
        assert await is_alive(service, channel)
        assert notes(seen) == [Note.UNASKED]

    play(scenario, twice)


def test_replies_out_of_order_find_their_requests() -> None:
    held: list[Fields] = []

    async def backwards(service: HostileService, to: ServerConnection, request: Fields) -> None:
        held.append(request)
        if len(held) == 50:
            for each in reversed(held):
                await service.reply(to, each, total_num=each["page"])

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        pages = range(1, 51)
        replies = await asyncio.gather(*(channel.request(Query(page=page)) for page in pages))
        assert [each.total_num for each in replies] == list(pages)

    play(scenario, backwards)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("no JSON at all", Note.NOT_JSON),
        ("[1, 2, 3]", Note.NOT_JSON),
        ("{" * 5000, Note.NOT_JSON),
        ('{"id": 8200, "code": 0}', Note.UNASKED),
        ('{"id": 8200, "code": 0, "seq": "no such"}', Note.UNASKED),
        (b"\xff\xfe\x00", Note.NOT_JSON),
    ],
)
def test_rubbish_before_the_reply_is_logged_and_passed_over(text: str | bytes, note: str) -> None:
    async def rubbish(service: HostileService, to: ServerConnection, request: Fields) -> None:
        await to.send(text)
        await service.reply(to, request)

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        assert (await channel.request(Query())).total_num == 1
        assert notes(seen) == [note]

    play(scenario, rubbish)


@pytest.mark.parametrize(
    "fields",
    [
        {"record_list": "none"},
        {"record_list": [{"status": 2}]},
        {"total_num": "many"},
        {"code": None},
        {"code": {"deep": [1]}},
    ],
)
def test_a_reply_of_wrong_types_fails_that_request_only(fields: Fields) -> None:
    async def wrong(service: HostileService, to: ServerConnection, request: Fields) -> None:
        await service.reply(to, request, **fields)

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        with pytest.raises(BadReply):
            await channel.request(Query())
        assert notes(seen) == [Note.MALFORMED]
        assert await is_alive(service, channel)

    play(scenario, wrong)


def test_mixed_types_are_read_as_they_are_meant() -> None:
    async def mixed(service: HostileService, to: ServerConnection, request: Fields) -> None:
        record = {"record_id": 123, "group_id": 7, "status": "2", "stop_time": None, "auto": {}}
        await service.reply(
            to,
            request,
            id="8200",
            code="0",
            seq=int(request["seq"]),
            record_list=[record],
            total_num="1",
            surprise=[1],
        )

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        reply = await channel.request(Query())
        record = reply.record_list[0]
        assert (record.record_id, record.group_id, record.status) == ("123", "7", 2)
        assert record.auto is None
        assert (reply.total_num, seen[-1].code, seen[-1].id) == (1, 0, 8200)

    play(scenario, mixed)


def test_an_empty_automatic_layout_means_manual_however_it_is_read() -> None:
    async def tidy(service: HostileService, to: ServerConnection, request: Fields) -> None:
        await service.reply(to, request, record_list=[{"record_id": "1", "auto": {}}])

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        assert (await channel.request(Query())).record_list[0].auto is None

    play(scenario, tidy)


@pytest.mark.parametrize("reply_id", [8193, 8194])
def test_the_reply_to_init_may_carry_either_id(reply_id: int) -> None:
    async def answer(service: HostileService, to: ServerConnection, request: Fields) -> None:
        await service.reply(to, request, id=reply_id)

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        reply = await channel.request(InitRecord(group_id="demo"))
        assert reply.record_id == "20260101000000_00001"

    play(scenario, answer, at=4098)


def test_a_prefixed_code_is_the_code() -> None:
    async def newer(service: HostileService, to: ServerConnection, request: Fields) -> None:
        await service.reply(to, request, code=605030001, msg="10000")

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        with pytest.raises(RequestRefused) as refusal:
            await channel.request(Stop(record_id="x"))
        assert refusal.value.service_code == 30001

    play(scenario, newer, at=4101)


def test_ten_megabytes_are_read() -> None:
    record = {"record_id": "r" * 40, "group_id": "g" * 40, "status": 6}
    records = [record] * (10_000_000 // len(json.dumps(record)))

    async def huge(service: HostileService, to: ServerConnection, request: Fields) -> None:
        await service.reply(to, request, record_list=records, total_num=len(records))

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        reply: QueryReply = await channel.request(Query())
        assert len(reply.record_list) == len(records)
        assert seen[-1].size > 9_500_000
        assert not seen[-1].whole
        assert len(seen[-1].text) < 10_000
        assert await is_alive(service, channel)

    play(scenario, huge)


def test_a_message_past_all_bounds_ends_the_connection_and_says_so() -> None:
    async def monstrous(service: HostileService, to: ServerConnection, request: Fields) -> None:
        await service.reply(to, request, msg="x" * (33 * 1024 * 1024))

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        with pytest.raises(ConnectionLost) as lost:
            await channel.request(Query())
        assert lost.value.reason is LossReason.TOO_BIG

    play(scenario, monstrous)


def test_a_service_that_goes_away_fails_every_waiting_request() -> None:
    async def leave(service: HostileService, to: ServerConnection, request: Fields) -> None:
        if request["page"] == 20:
            await to.close(1001)

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        asked = (channel.request(Query(page=page)) for page in range(1, 21))
        results = await asyncio.gather(*asked, return_exceptions=True)
        assert all(isinstance(each, ConnectionLost) for each in results)
        assert (await channel.wait_closed()).reason is LossReason.CLOSED_BY_SERVICE
        assert not channel.is_open

    play(scenario, leave)


def test_a_half_open_connection_is_noticed_by_its_pings() -> None:
    async def scenario() -> None:
        latencies: asyncio.Queue[float] = asyncio.Queue()
        async with HostileService() as service, FaultProxy("127.0.0.1", service.port) as proxy:
            faults = Faults()
            proxy.plan = [faults]
            url = f"ws://127.0.0.1:{proxy.port}/"
            channel = await ControlChannel.open(
                url, APP_ID, TOKEN, times=QUICK, on_latency=latencies.put_nowait
            )
            assert 0 < await latencies.get() < 0.15
            faults.flowing.clear()
            with pytest.raises(ConnectionLost) as lost:
                await channel.request(Query())
            assert lost.value.reason is LossReason.NO_PONG
            await channel.close()

    asyncio.run(scenario())


def test_a_cut_at_any_byte_of_a_login_and_a_stop_leaves_nothing_hanging() -> None:
    async def once(service: HostileService, faults: Faults) -> None:
        service.carried_out.clear()
        async with FaultProxy("127.0.0.1", service.port) as proxy:
            proxy.plan = [faults]
            try:
                async with asyncio.timeout(3):
                    channel = await ControlChannel.open(
                        f"ws://127.0.0.1:{proxy.port}/", APP_ID, TOKEN, times=QUICK
                    )
                    try:
                        await channel.request(Stop(record_id="x"))
                    finally:
                        await channel.close()
            except (ConnectFailed, ConnectionLost):
                pass
            assert len([each for each in service.carried_out if each["id"] == 4101]) <= 1

    async def scenario() -> None:
        async with HostileService() as service:
            for position in range(1, 460, 23):
                await once(service, Faults(cut_up=position))
                await once(service, Faults(cut_down=position))

    asyncio.run(scenario())


def test_what_timed_out_before_there_was_room_for_it_is_never_sent() -> None:
    async def scenario() -> None:
        async with HostileService() as service, FaultProxy("127.0.0.1", service.port) as proxy:
            faults = Faults()
            proxy.plan = [faults]
            channel = await ControlChannel.open(f"ws://127.0.0.1:{proxy.port}/", APP_ID, TOKEN)
            faults.flowing.clear()
            large = SetSubtitles(
                record_id="x", subtitle_list=(SubtitleItem(content="x" * 500_000),)
            )
            results = await asyncio.gather(
                *(channel.request(large, timeout=0.2) for _ in range(80)), return_exceptions=True
            )
            assert all(isinstance(each, RequestTimedOut) for each in results)
            faults.flowing.set()
            assert (await channel.request(Query())).total_num == 1
            assert 0 < len(service.carried_out) < 80
            assert service.carried_out[-1]["id"] == QUERY
            await channel.close()

    asyncio.run(scenario())


def test_many_requests_past_a_full_buffer_all_arrive_in_order() -> None:
    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        large = SetSubtitles(record_id="x", subtitle_list=(SubtitleItem(content="x" * 300_000),))
        await asyncio.gather(*(channel.request(large) for _ in range(60)))
        numbers = [int(each["seq"]) for each in service.carried_out]
        assert numbers == list(range(1, 62))

    play(scenario)


def test_whoever_stops_waiting_harms_nobody() -> None:
    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        waiting = [channel.request(Query()) for _ in range(10)]
        for each in waiting[::2]:
            each.cancel()
        assert [each.total_num for each in await asyncio.gather(*waiting[1::2])] == [1] * 5
        assert await is_alive(service, channel)

    play(scenario)


def test_a_message_in_fragments_is_one_message() -> None:
    async def in_pieces(service: HostileService, to: ServerConnection, request: Fields) -> None:
        text = json.dumps(service.proper(request))
        await to.send(text[start : start + 7] for start in range(0, len(text), 7))

    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        assert (await channel.request(Query())).total_num == 1
        assert await is_alive(service, channel)

    play(scenario, in_pieces)


def connect_failure(url: str, times: ControlTimes = QUICK) -> ConnectFailure:
    async def scenario() -> ConnectFailure:
        with pytest.raises(ConnectFailed) as failed:
            await ControlChannel.open(url, APP_ID, TOKEN, times=times)
        assert failed.value.code == f"connect_{failed.value.kind.value}"
        return failed.value.kind

    return asyncio.run(scenario())


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("ws://127.0.0.1:1/", ConnectFailure.REFUSED),
        ("ws://no-such-name.invalid/", ConnectFailure.NAME_NOT_FOUND),
        ("ws://" + "a" * 70 + ".invalid/", ConnectFailure.NAME_NOT_FOUND),
        ("http://127.0.0.1/", ConnectFailure.BAD_ADDRESS),
        ("what is this", ConnectFailure.BAD_ADDRESS),
        ("ws://", ConnectFailure.BAD_ADDRESS),
        ("ws://127.0.0.1:99999/", ConnectFailure.BAD_ADDRESS),
        ("", ConnectFailure.BAD_ADDRESS),
    ],
)
def test_an_address_that_leads_nowhere_is_told_by_its_kind(url: str, kind: ConnectFailure) -> None:
    assert connect_failure(url) is kind


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhtml", ConnectFailure.NOT_WEBSOCKET),
        (
            b"HTTP/1.1 302 Found\r\nLocation: http://portal.invalid/\r\nContent-Length: 0\r\n\r\n",
            ConnectFailure.NOT_WEBSOCKET,
        ),
        (
            b"HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
            ConnectFailure.NOT_WEBSOCKET,
        ),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", ConnectFailure.NOT_WEBSOCKET),
        (b"", ConnectFailure.OTHER),
    ],
)
def test_what_answers_but_is_no_websocket_is_told(answer: bytes, kind: ConnectFailure) -> None:
    async def scenario() -> ConnectFailure:
        async def other(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(other, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            with pytest.raises(ConnectFailed) as failed:
                await ControlChannel.open(f"ws://127.0.0.1:{port}/", APP_ID, TOKEN, times=QUICK)
        return failed.value.kind

    assert asyncio.run(scenario()) is kind


def test_a_service_without_tls_where_tls_is_asked_is_a_matter_of_tls() -> None:
    async def scenario() -> None:
        async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read(100)
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(plain, "127.0.0.1", 0)
        async with server:
            url = f"wss://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
            with pytest.raises(ConnectFailed) as failed:
                await ControlChannel.open(url, APP_ID, TOKEN, times=QUICK)
        assert failed.value.kind is ConnectFailure.TLS

    asyncio.run(scenario())


@pytest.mark.needs_program("openssl")
def test_a_certificate_that_nobody_vouches_for_is_never_taken(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*make, "-addext", "subjectAltName=IP:127.0.0.1", *files], check=True)
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(certificate, key)

    async def scenario() -> None:
        async with HostileService(tls=theirs) as service:
            with pytest.raises(ConnectFailed) as failed:
                await ControlChannel.open(service.url, APP_ID, TOKEN, times=QUICK)
            assert failed.value.kind is ConnectFailure.TLS_AUTHORITY
            assert service.carried_out == []
            own = ssl.create_default_context(cafile=str(certificate))
            channel = await ControlChannel.open(service.url, APP_ID, TOKEN, times=QUICK, tls=own)
            await channel.close()

    asyncio.run(scenario())


def test_a_port_that_never_answers_is_a_timeout() -> None:
    async def scenario() -> None:
        async with HostileService() as service, FaultProxy("127.0.0.1", service.port) as proxy:
            faults = Faults()
            faults.flowing.clear()
            proxy.plan = [faults]
            with pytest.raises(ConnectFailed) as failed:
                await ControlChannel.open(
                    f"ws://127.0.0.1:{proxy.port}/", APP_ID, TOKEN, times=ControlTimes(connect=0.1)
                )
            assert failed.value.kind is ConnectFailure.TIMEOUT

    asyncio.run(scenario())


def test_the_tap_tells_direction_size_code_and_round_trip() -> None:
    async def scenario(
        service: HostileService, channel: ControlChannel, seen: list[WireMessage]
    ) -> None:
        await channel.request(Query())
        sent, received = seen[-2:]
        assert (sent.direction, received.direction) == (Direction.SENT, Direction.RECEIVED)
        assert sent.kind == received.kind == "query"
        assert sent.seq == received.seq
        assert (sent.id, received.id, received.code) == (4104, 8200, 0)
        assert sent.size == len(sent.text)
        assert received.round_trip is not None
        assert 0 < received.round_trip < 5
        assert received.message["total_num"] == 1

    play(scenario)
