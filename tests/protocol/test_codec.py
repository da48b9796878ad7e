"""Every message goes through text and back, is read leniently, and written strictly."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.protocol import codec
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.fields import (
    AutoLayoutType,
    CropMode,
    FileType,
    MediaType,
    SubtitleType,
)
from recorder_gui.protocol.replies import (
    InitRecordReply,
    QueryReply,
    Record,
    StopReply,
    UnknownReply,
)
from recorder_gui.protocol.requests import (
    AudioItem,
    AutoLayout,
    InitRecord,
    Login,
    Pause,
    Query,
    Resume,
    SetLayout,
    SetSubtitles,
    Stop,
    SubtitleItem,
    VideoItem,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = texts.filter(bool)
seqs = texts
automatic = st.builds(
    AutoLayout,
    type=st.sampled_from(AutoLayoutType),
    user_id=texts,
    media_count=st.integers(1, 9),
    crop_mode=st.sampled_from(CropMode),
)
videos = st.builds(
    VideoItem,
    user_id=names,
    media_id=names,
    media_type=st.sampled_from([MediaType.SCREEN, MediaType.CAMERA, MediaType.WHITEBOARD]),
    x=st.integers(0, 1920),
    y=st.integers(0, 1080),
    w=st.integers(1, 1920),
    h=st.integers(1, 1080),
    crop_mode=st.sampled_from(CropMode),
)
audios = st.builds(
    AudioItem, user_id=names, media_id=names, media_type=st.just(MediaType.MICROPHONE)
)
subtitles = st.builds(
    SubtitleItem,
    type=st.sampled_from(SubtitleType),
    content=texts,
    color=st.integers(0, 0xFFFFFF),
    x=st.integers(0, 1920),
    y=st.integers(0, 1080),
    transparency=st.integers(0, 100),
    size=st.integers(1, 200),
)
dates = st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%d %H:%M:%S"))
dates = dates.filter(lambda text: text[0] != "-" and len(text) == 19)
requests = st.one_of(
    st.builds(Login, app_id=texts, token=texts, seq=seqs),
    st.builds(
        InitRecord,
        group_id=names,
        file_name=texts,
        file_type=st.sampled_from(FileType),
        file_duration=st.integers(15, 300),
        width=st.integers(1, 1920),
        height=st.integers(1, 1080),
        frame_rate=st.integers(1, 30),
        timeout=st.integers(5, 1800),
        auto=st.none() | automatic,
        seq=seqs,
    ),
    st.builds(Resume, record_id=texts, seq=seqs),
    st.builds(Pause, record_id=texts, seq=seqs),
    st.builds(Stop, record_id=texts, seq=seqs),
    st.builds(
        SetLayout,
        record_id=texts,
        audio_list=st.lists(audios, max_size=10).map(tuple),
        video_list=st.lists(videos, max_size=16).map(tuple),
        seq=seqs,
    ),
    st.builds(
        SetSubtitles,
        record_id=texts,
        subtitle_list=st.lists(subtitles, max_size=5).map(tuple),
        seq=seqs,
    ),
    st.builds(
        Query,
        record_id=st.none() | texts,
        group_id=st.none() | texts,
        status=st.none() | st.integers(-1, 7),
        start_time=st.none() | dates,
        stop_time=st.none() | dates,
        page=st.integers(1, 1000),
        page_size=st.integers(1, 500),
        seq=seqs,
    ),
)
numbers = st.integers(-(2**40), 2**40)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(requests)
def test_a_request_survives_text_and_back(request_: codec.Request) -> None:
    assert codec.decode_request(codec.encode_request(request_)) == request_


@given(requests)
def test_a_request_is_written_with_the_types_of_the_protocol(
    request_: codec.Request,
) -> None:
    fields = json.loads(codec.encode_request(request_))
    assert fields["business"] == "RE"
    assert type(fields["id"]) is int and 4097 <= fields["id"] <= 4104
    assert type(fields["seq"]) is str


@given(
    st.builds(
        QueryReply,
        code=st.integers(0, 40000),
        msg=texts,
        seq=seqs,
        total_num=st.integers(0, 10**6),
        record_list=st.lists(
            st.builds(
                Record,
                record_id=texts,
                group_id=texts,
                status=st.integers(-9, 99),
                file_name=st.none() | texts,
                record_time=st.none() | st.integers(0, 86400),
                width=st.none() | st.integers(1, 1920),
                height=st.none() | st.integers(1, 1080),
                auto=st.none() | automatic,
            ),
            max_size=4,
        ).map(tuple),
    )
)
def test_a_query_reply_survives_text_and_back(reply: QueryReply) -> None:
    assert codec.decode_reply(codec.encode_reply(reply)) == reply


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_noise_gives_a_malformed_message_and_never_anything_else(
    noise: str | bytes,
) -> None:
    for decode in (codec.decode_request, codec.decode_reply):
        with pytest.raises(MalformedMessage):
            decode(noise)


@given(st.dictionaries(texts, json_values, max_size=4), st.integers(4090, 4110), st.data())
def test_objects_of_wrong_types_are_read_or_malformed(
    fields: dict[str, object], id_: int, data: st.DataObject
) -> None:
    known = [
        "group_id",
        "record_id",
        "auto",
        "video_list",
        "audio_list",
        "subtitle_list",
        "page",
    ]
    for name in data.draw(st.lists(st.sampled_from(known), unique=True)):
        fields[name] = data.draw(json_values)
    text = json.dumps({"business": "RE", "seq": "1"} | fields | {"id": id_})
    try:
        codec.decode_request(text)
    except MalformedMessage as error:
        assert error.code in (Code.BAD_PARAMETER, Code.NOT_JSON)
    try:
        codec.decode_reply(text.replace(f'"id": {id_}', f'"id": {id_ + 4096}, "code": 0'))
    except MalformedMessage as error:
        assert error.code in (Code.BAD_PARAMETER, Code.NOT_JSON)


@given(requests, st.data())
def test_one_mutated_byte_is_read_or_malformed(
    request_: codec.Request, data: st.DataObject
) -> None:
    wire = bytearray(codec.encode_request(request_).encode())
    wire[data.draw(st.integers(0, len(wire) - 1))] = data.draw(st.integers(0, 255))
    try:
        codec.decode_request(bytes(wire))
    except MalformedMessage:
        return


@pytest.mark.parametrize("text", ["[" * 100_000, '{"id":' * 50_000, '{"a":' + "9" * 10_000 + "}"])
def test_deep_and_long_texts_are_malformed(text: str) -> None:
    with pytest.raises(MalformedMessage):
        codec.decode_request(text)


def test_mixed_types_are_read_as_the_ones_of_the_protocol() -> None:
    request_ = codec.decode_request(
        '{"business":"RE","id":"4102","record_id":7,"seq":9,'
        '"audio_list":[{"user_id":"Jack","media_id":1}],'
        '"video_list":[{"user_id":2,"media_id":0,"media_type":"2","crop_mode":"3","w":"530"}]}'
    )
    assert request_ == SetLayout(
        record_id="7",
        seq="9",
        audio_list=(AudioItem(user_id="Jack", media_id="1"),),
        video_list=(
            VideoItem(
                user_id="2",
                media_id="0",
                media_type=MediaType.CAMERA,
                crop_mode=CropMode.FIT,
                w=530,
            ),
        ),
    )


@pytest.mark.parametrize("written", ["null", "{}", "[]"])
def test_an_empty_auto_is_manual(written: str) -> None:
    request_ = codec.decode_request(f'{{"id":4098,"group_id":"g","auto":{written}}}')
    assert isinstance(request_, InitRecord) and request_.auto is None


@pytest.mark.parametrize("written", ['{"type":2}', '[{"type":"2"}]'])
def test_auto_is_an_object_or_an_array_of_one(written: str) -> None:
    request_ = codec.decode_request(f'{{"id":4098,"group_id":"g","auto":{written}}}')
    assert isinstance(request_, InitRecord)
    assert request_.auto == AutoLayout(type=AutoLayoutType.SPEAKER)


@pytest.mark.parametrize("written", ['"#009cff"', '"#009CFF"', "40191", '"40191"'])
def test_a_colour_is_a_number_or_a_hex_text(written: str) -> None:
    request_ = codec.decode_request(
        f'{{"id":4103,"record_id":"r","subtitle_list":[{{"color":{written}}}]}}'
    )
    assert isinstance(request_, SetSubtitles)
    assert request_.subtitle_list[0].color == 0x009CFF


@pytest.mark.parametrize(
    ("id_", "fields"),
    [
        (4098, {}),
        (4098, {"group_id": ""}),
        (4098, {"group_id": "g", "width": 0}),
        (4098, {"group_id": "g", "height": 1081}),
        (4098, {"group_id": "g", "file_duration": 14}),
        (4098, {"group_id": "g", "file_duration": 301}),
        (4098, {"group_id": "g", "frame_rate": 31}),
        (4098, {"group_id": "g", "timeout": 4}),
        (4098, {"group_id": "g", "timeout": 1801}),
        (4098, {"group_id": "g", "file_type": 2}),
        (4098, {"group_id": "g", "auto": {"media_count": 10}}),
        (4098, {"group_id": "g", "auto": [{}, {}]}),
        (4099, {}),
        (4102, {"record_id": "r", "video_list": [{"user_id": "u", "media_id": "m"}]}),
        (4102, {"record_id": "r", "audio_list": [{"user_id": "u"}]}),
        (4102, {"record_id": "r", "video_list": {}}),
        (4103, {"record_id": "r", "subtitle_list": [{"transparency": 101}]}),
        (4103, {"record_id": "r", "subtitle_list": [{"size": 0}]}),
        (4103, {"record_id": "r", "subtitle_list": [{"color": "blue"}]}),
        (4104, {"page": 0}),
        (4104, {"page_size": 501}),
        (4104, {"start_time": "yesterday"}),
        (4105, {}),
    ],
)
def test_what_is_missing_or_out_of_range_is_a_bad_parameter(id_: int, fields: dict) -> None:
    with pytest.raises(MalformedMessage) as caught:
        codec.decode_request(json.dumps({"business": "RE", "id": id_, "seq": "s", **fields}))
    assert caught.value.code is Code.BAD_PARAMETER
    assert (caught.value.id, caught.value.seq) == (id_, "s")


def test_a_microphone_is_no_picture_and_a_camera_no_sound() -> None:
    item = {"user_id": "u", "media_id": "m"}
    for field, kind in (("video_list", 1), ("audio_list", 2)):
        text = json.dumps({"id": 4102, "record_id": "r", field: [item | {"media_type": kind}]})
        with pytest.raises(MalformedMessage):
            codec.decode_request(text)


def test_nothing_out_of_range_is_ever_written() -> None:
    with pytest.raises(MalformedMessage):
        codec.encode_request(InitRecord(group_id="g", width=0))
    with pytest.raises(MalformedMessage):
        codec.encode_request(InitRecord(group_id="\ud800"))


def test_optional_fields_that_say_nothing_are_not_written() -> None:
    fields = json.loads(codec.encode_request(InitRecord(group_id="g", auto=AutoLayout())))
    assert "file_name" not in fields and "user_id" not in fields["auto"]
    assert "auto" not in json.loads(codec.encode_request(InitRecord(group_id="g")))
    assert json.loads(codec.encode_request(Query())).keys() == {
        "business", "id", "seq", "page", "page_size",
    }  # fmt: skip


def test_the_newer_gateways_prefix_is_taken_off() -> None:
    reply = codec.decode_reply('{"business":"RE","id":8197,"code":605030001,"seq":"1"}')
    assert isinstance(reply, StopReply) and reply.code == Code.NO_SUCH_RECORD


def test_inits_reply_is_read_under_either_id() -> None:
    text = '{"business":"RE","id":%d,"code":0,"msg":"10000","seq":"1","record_id":17}'
    assert codec.reread(text % 8193, InitRecordReply) == codec.decode_reply(text % 8194)
    assert '"id":8194' in codec.encode_reply(InitRecordReply(code=0))


def test_an_unknown_reply_keeps_its_id() -> None:
    reply = codec.decode_reply('{"id":9000,"code":30003,"seq":"x"}')
    assert reply == UnknownReply(id=9000, code=30003, seq="x")
    assert json.loads(codec.encode_reply(reply))["id"] == 9000


def test_an_unknown_status_stays_the_number_that_it_is() -> None:
    reply = codec.decode_reply(
        '{"id":8200,"code":0,"total_num":"1","record_list":[{"record_id":1,"status":42}]}'
    )
    assert isinstance(reply, QueryReply)
    assert (reply.total_num, reply.record_list[0].status) == (1, 42)


def test_what_could_be_read_of_a_bad_messages_address_is_told() -> None:
    with pytest.raises(MalformedMessage) as caught:
        codec.decode_request('{"id":"4102","seq":5,"record_id":7,"video_list":3}')
    error = caught.value
    assert (error.id, error.seq, error.record_id) == (4102, "5", "7")


def test_every_request_has_its_own_reply_id() -> None:
    assert {int(i) + 4096 for i in codec.REQUEST_TYPES} == set(codec.REPLY_TYPES)


def test_requests_are_values() -> None:
    with pytest.raises(AttributeError):
        Stop(record_id="r").record_id = "other"  # type: ignore[misc]
    assert msgspec.structs.replace(Stop(record_id="r"), seq="1").seq == "1"
