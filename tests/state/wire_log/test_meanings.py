"""Every field of the protocol is explained (state/wire_log/meanings.py)."""

import msgspec

from recorder_gui.client.wire_tap import Channel, Direction, WireMessage
from recorder_gui.protocol.replies import REPLY_TYPES, Record
from recorder_gui.protocol.requests import (
    REQUEST_TYPES,
    AudioItem,
    AutoLayout,
    SubtitleItem,
    VideoItem,
)
from recorder_gui.protocol.storage import FileQuery, StoredFile
from recorder_gui.state.wire_log.meanings import explain_message, field_meaning, message_name
from recorder_gui.state.wire_log.pretty import pretty


def test_every_field_of_every_message_has_a_meaning(qapp: object) -> None:
    structs: list[type[msgspec.Struct]] = [
        *REQUEST_TYPES.values(),
        *REPLY_TYPES.values(),
        AudioItem,
        VideoItem,
        SubtitleItem,
        AutoLayout,
        Record,
        StoredFile,
        FileQuery,
    ]
    names = {field.encode_name for struct in structs for field in msgspec.structs.fields(struct)}
    assert {name for name in names if not field_meaning(name)} == set()


def test_a_refusal_is_explained_with_its_code_and_lists_by_member(qapp: object) -> None:
    text = '{"id":8198,"code":30033,"seq":"7","video_list":[{"x":3},{"x":4}],"new":{"a":1}}'
    fields = explain_message(message(text))
    assert [(field.depth, field.name, field.value) for field in fields] == [
        (0, "id", "8198"),
        (0, "code", "30033"),
        (0, "seq", "7"),
        (0, "video_list", "[2]"),
        (1, "[0]", "{…}"),
        (2, "x", "3"),
        (1, "[1]", "{…}"),
        (2, "x", "4"),
        (0, "new", "{…}"),
        (1, "a", "1"),
    ]
    assert "paused" in fields[1].meaning and fields[8].meaning == ""


def test_message_ids_have_names(qapp: object) -> None:
    assert message_name(4102) and message_name(4102) in message_name(8198)
    assert message_name(1) == ""


def test_what_is_not_an_object_has_no_fields_and_is_shown_as_it_is(qapp: object) -> None:
    for text in ("not json", "[1]", "", '{"a":'):
        assert explain_message(message(text)) == ()
    assert pretty("not json") == "not json"
    assert pretty('{"a":1}') == '{\n  "a": 1\n}'


def message(text: str) -> WireMessage:
    return WireMessage(
        time=0.0,
        direction=Direction.RECEIVED,
        channel=Channel.CONTROL,
        kind="set layout",
        text=text,
        size=len(text),
    )
