"""Any other client works: raw JSON through bare websockets and plain form posts, with the types
mixed as the service's own document mixes them."""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path

import av
import httpx
import pytest
import websockets
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.raw_client import audio, connected, post, until, video
from tests.running_recorder import RunningRecorder
from tests.scenarios import printed_examples


def test_each_printed_example_is_answered_and_the_connection_lives_on(
    recorder: RunningRecorder,
) -> None:
    async def scenario() -> None:
        async with connected(recorder, login=False) as client:
            reply = await client.say(printed_examples.LOGIN)
            assert (reply["id"], reply["code"], reply["seq"]) == (8193, 30007, "1")
            for text in (printed_examples.NOT_JSON | printed_examples.NOT_JSON_REPLIES).values():
                reply = await client.say(text)
                assert (reply["id"], reply["code"], reply["seq"]) == (0, 30005, "")
            reply = await client.ask(4097, app_id=recorder.app_id, token=recorder.token)
            assert (reply["id"], reply["code"], reply["msg"]) == (8193, 0, "10000")
            for text in printed_examples.NOT_JSON.values():
                reply = await client.say(text)
                assert (reply["id"], reply["code"], reply["seq"]) == (0, 30005, "")
            assert (await client.ask(4104))["code"] == 0

    asyncio.run(scenario())


@pytest.mark.parametrize("text", ["", "[]", "1", '"RE"', "null", "[" * 100_000, "\x00", "{}}"])
def test_what_is_no_json_object_is_30005_with_id_0(recorder: RunningRecorder, text: str) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            reply = await client.say(text)
            assert (reply["id"], reply["code"], reply["seq"]) == (0, 30005, "")
            assert (await client.ask(4104))["code"] == 0

    asyncio.run(scenario())


def test_nothing_but_login_is_accepted_before_login(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder, login=False) as client:
            for request_id in range(4098, 4105):
                reply = await client.ask(request_id, record_id="r", group_id="g")
                assert (reply["id"], reply["code"]) == (request_id + 4096, 30006)
                if "record_id" in reply:
                    assert reply["record_id"] in ("r", "")

    asyncio.run(scenario())


def test_an_unknown_request_is_answered_with_its_own_reply_id(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            for request_id in (4105, 1, 0, "77"):
                reply = await client.ask(request_id, record_id="given")
                assert reply["id"] == int(request_id) + 4096
                assert (reply["code"], reply["record_id"]) == (30003, "given")
            assert (await client.ask(10**30))["code"] == 30003

    asyncio.run(scenario())


def test_a_wrong_token_is_refused_and_the_right_one_still_works(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder, login=False) as client:
            for app_id, token in (
                (recorder.app_id, "wrong"),
                (recorder.app_id, ""),
                ("other", recorder.token),
                (recorder.app_id, recorder.token + "é"),
            ):
                assert (await client.ask(4097, app_id=app_id, token=token))["code"] == 30007
            reply = await client.ask(4097, app_id=recorder.app_id, token=recorder.token)
            assert reply["code"] == 0

    asyncio.run(scenario())


def test_a_second_connection_of_one_app_id_is_refused(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder), connected(recorder, login=False) as second:
            reply = await second.ask(4097, app_id=recorder.app_id, token=recorder.token)
            assert reply["code"] == 30004
            assert (await second.ask(4104))["code"] == 30006
        async with connected(recorder) as third:  # the place is free again
            assert (await third.ask(4104))["code"] == 0

    asyncio.run(scenario())


def test_a_connection_that_answers_no_ping_gives_its_place_up(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder(ping_interval=0.2, ping_timeout=0.3)

    async def scenario() -> None:
        address = httpx.URL(recorder.storage)
        reader, writer = await asyncio.open_connection(address.host, address.port)
        writer.write(
            b"GET / HTTP/1.1\r\nHost: recorder\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        assert b"101" in await reader.readuntil(b"\r\n\r\n")
        login = {
            "business": "RE",
            "id": 4097,
            "app_id": recorder.app_id,
            "token": recorder.token,
            "seq": "",
        }
        text = json.dumps(login).encode()
        # a masked text frame with a mask of zeros
        writer.write(b"\x81\xfe" + len(text).to_bytes(2, "big") + bytes(4) + text)
        assert b"8193" in await reader.read(4096)
        async with connected(recorder) as client:  # waits until 30004 is over
            assert (await client.ask(4104))["code"] == 0
        writer.close()

    asyncio.run(scenario())


def test_a_message_of_more_than_a_mebibyte_closes_the_connection_with_1009(
    recorder: RunningRecorder,
) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            with pytest.raises(websockets.ConnectionClosed) as closed:
                await client.say(" " * (1024 * 1024 + 1))
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1009
        async with connected(recorder) as client:
            assert (await client.ask(4104))["code"] == 0

    asyncio.run(scenario())


def test_types_may_be_mixed_as_in_the_document(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            reply = await client.ask(
                "4098",
                group_id=77,
                file_type="0",
                width="320",
                height="240",
                frame_rate="10",
                timeout="10",
                auto=[],
                unknown={"kept": "for the log"},
                seq=5,
            )
            assert (reply["id"], reply["code"], reply["seq"]) == (8194, 0, "5")
            assert re.fullmatch(r"\d{14}_\d{5}", reply["record_id"])
            record = await client.record(reply["record_id"])
            assert (record["group_id"], record["width"], record["height"]) == ("77", 320, 240)
            assert (record["status"], record["stop_time"], record["auto"]) == (1, "", None)
            subtitles = [{"type": "1", "content": 7, "color": "#009cff", "x": "20", "size": 25}]
            reply = await client.ask(
                "4103", record_id=reply["record_id"], subtitle_list=subtitles, seq=""
            )
            assert (reply["id"], reply["code"], reply["seq"]) == (8199, 0, "")
            record_id = reply["record_id"]
            stopped = await client.ask("4101", record_id=record_id)
            assert (stopped["id"], stopped["code"]) == (8197, 0)

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"group_id": ""},
        {"group_id": None},
        {"group_id": "g", "width": 0},
        {"group_id": "g", "width": 1921},
        {"group_id": "g", "height": 1081},
        {"group_id": "g", "frame_rate": 31},
        {"group_id": "g", "file_duration": 14},
        {"group_id": "g", "timeout": 4},
        {"group_id": "g", "timeout": "soon"},
        {"group_id": "g", "file_type": 2},
        {"group_id": "g", "auto": {"media_count": 10}},
        {"group_id": "g", "auto": [{}, {}]},
        {"group_id": ["g"]},
    ],
)
def test_init_with_a_bad_parameter_is_30003(
    recorder: RunningRecorder, fields: dict[str, object]
) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            before = (await client.ask(4104))["total_num"]
            reply = await client.ask(4098, **fields)
            assert (reply["id"], reply["code"]) == (8194, 30003)
            assert (await client.ask(4104))["total_num"] == before

    asyncio.run(scenario())


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=12), inside, max_size=4)
    ),
    max_leaves=12,
)
FIELDS = ("group_id", "record_id", "file_name", "auto", "width", "timeout", "page", "status")
LISTS = ("audio_list", "video_list", "subtitle_list", "start_time", "stop_time", "seq", "business")


def test_whatever_is_sent_gets_one_answer_and_never_an_internal_failure(
    start_recorder: Callable[..., RunningRecorder],
) -> None:
    recorder = start_recorder(max_tasks=0)  # so that no accepted init starts a worker
    strategy = st.dictionaries(st.sampled_from((*FIELDS, *LISTS)), anything, max_size=8)
    sent: list[str] = []

    @settings(max_examples=150)
    @given(st.integers(4096, 4106) | st.integers() | anything, strategy)
    def collect(request_id: object, fields: dict[str, object]) -> None:
        if request_id not in (4097, "4097"):
            sent.append(json.dumps({"business": "RE", "id": request_id, **fields}))

    collect()

    async def scenario() -> None:
        async with connected(recorder) as client:
            for text in sent:
                reply = await client.say(text)
                assert reply["code"] in (0, 30001, 30003, 30005, 30009), (text, reply)
            assert (await client.ask(4104))["code"] == 0

    asyncio.run(scenario())


def test_many_requests_in_flight_are_each_answered_once(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            for number in range(500):
                text = json.dumps({"business": "RE", "id": 4104, "seq": f"many-{number}"})
                await client.socket.send(text)
            seen = [(await client.next_reply())["seq"] for _ in range(500)]
            assert sorted(seen) == sorted(f"many-{number}" for number in range(500))

    asyncio.run(scenario())


def test_commands_for_one_recording_are_carried_out_in_order(recorder: RunningRecorder) -> None:
    async def scenario() -> None:
        async with connected(recorder) as client:
            record_id = await client.init(width=160, height=90, frame_rate=10)
            await client.ask(4102, record_id=record_id, video_list=[video("Ada")])
            orders = [(4100, "p1"), (4099, "r1"), (4100, "p2"), (4100, "p3"), (4101, "s")]
            for request_id, seq in orders:
                fields = {"business": "RE", "id": request_id, "record_id": record_id, "seq": seq}
                await client.socket.send(json.dumps(fields))
            codes = {seq: (await client.reply_to(seq))["code"] for _, seq in orders}
            assert codes == {"p1": 0, "r1": 0, "p2": 0, "p3": 30039, "s": 0}
            await client.until_status(record_id, 6)

    asyncio.run(scenario())


def test_a_recording_from_nothing_to_the_downloaded_file(
    recorder: RunningRecorder, tmp_path: Path
) -> None:
    async def scenario() -> dict[str, object]:
        async with connected(recorder) as client:
            record_id = await client.init(
                file_name="raw client", width=320, height=180, frame_rate=15
            )
            started = await client.ask(
                "4102",
                record_id=record_id,
                audio_list=[audio("Ada")],
                video_list=[video("Ada", w=160, h=180, crop_mode=3), video("Bao", x=160, w=160)],
                seq="",
            )
            assert (started["id"], started["code"]) == (8198, 0)
            assert started["record_id"] == record_id

            async def has_recorded() -> bool:
                return (await client.record(record_id))["record_time"] >= 2

            await until(has_recorded, "two recorded seconds")
            assert await client.status(record_id) == 2
            stopped = await client.ask(4101, record_id=record_id)
            assert stopped["code"] == 0
            again = await client.ask(4101, record_id=record_id)
            for name in ("media_duration", "record_duration", "flow"):
                assert again[name] == stopped[name]
            await client.until_status(record_id, 6)
            record = await client.record(record_id)
            assert record["stop_time"] >= record["start_time"]
            return stopped | {"name": record["file_name"]}

    stopped = asyncio.run(scenario())
    assert stopped["name"] == "raw client"
    listed = post(recorder, "/api/record/file/list", file_name="raw client")["data"]
    assert listed["count"] == 1
    (file,) = listed["dataList"]
    assert (file["resourceName"], file["resourceType"]) == ("raw client", ".mp4")
    assert (file["fileState"], file["fileLength"]) == ("normal", stopped["media_duration"])
    links = post(recorder, "/api/record/file/download", file_name="raw client")["data"]
    url = links["urls"]
    assert isinstance(url, str)
    content = httpx.get(url).content
    assert len(content) == file["fileSize"]
    (tmp_path / "raw.mp4").write_bytes(content)
    with av.open(str(tmp_path / "raw.mp4")) as media:
        picture = media.streams.video[0]
        assert (picture.codec_context.width, picture.codec_context.height) == (320, 180)
        frames = sum(1 for _ in media.decode(picture))
    assert frames // 15 == stopped["media_duration"]
    assert post(recorder, "/api/record/file/delete", file_name="raw client")["data"] is None
    assert httpx.get(url).status_code == 404
    assert post(recorder, "/api/record/file/list", file_name="raw client")["data"] is None
