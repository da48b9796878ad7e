"""The fast way of reading a reply and the lenient one read the same, and never raise otherwise."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.client.control.reply_reading import read_head, read_reply
from recorder_gui.client.control.requesting import REPLY_OF
from recorder_gui.protocol import codec
from recorder_gui.protocol.codec import MalformedMessage
from recorder_gui.protocol.replies import QueryReply, Reply

WANTED = sorted(set(REPLY_OF.values()), key=lambda wanted: wanted.__name__)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
AUTO = st.one_of(
    VALUES,
    st.just({}),
    st.just([]),
    st.just({"type": 1}),
    st.just([{"type": 2, "user_id": "u"}]),
    st.just({"type": 1, "media_count": 9, "crop_mode": 1, "media_type": 2, "user_id": ""}),
)
NUMBERS = st.integers(-10, 700_000_000) | st.sampled_from(["0", "30001", 605030001])
RECORDS = st.fixed_dictionaries(
    {"record_id": st.text(max_size=5) | st.integers()},
    optional={"status": NUMBERS, "group_id": st.text(max_size=5), "auto": AUTO, "width": VALUES},
)
REPLIES = st.fixed_dictionaries(
    {"seq": st.text(max_size=4) | st.integers(), "code": NUMBERS},
    optional={
        "id": NUMBERS,
        "msg": st.text(max_size=5) | st.none(),
        "business": VALUES,
        "record_id": st.text(max_size=5) | st.integers() | st.none(),
        "record_list": st.lists(RECORDS, max_size=3) | VALUES,
        "total_num": NUMBERS,
        "flow": NUMBERS,
    },
)


def outcome(read: Any, text: bytes, *args: Any) -> Reply | None:
    try:
        return read(text, *args)
    except MalformedMessage:
        return None


@given(REPLIES, st.sampled_from(WANTED))
def test_both_ways_read_the_same(fields: dict[str, Any], wanted: type[Reply]) -> None:
    text = json.dumps(fields).encode()
    assert outcome(read_reply, text, wanted) == outcome(codec.reread, text, wanted)


@given(REPLIES)
def test_the_head_agrees_with_the_whole(fields: dict[str, Any]) -> None:
    text = json.dumps(fields).encode()
    assert read_head(text).seq == str(fields["seq"])


@given(st.binary(max_size=60) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_rubbish_gives_one_kind_of_error(text: bytes) -> None:
    outcome(read_reply, text, QueryReply)
    try:
        read_head(text)
    except MalformedMessage:
        return


@pytest.mark.parametrize("depth", [1000, 100_000])
def test_depth_does_no_harm(depth: int) -> None:
    text = b'{"seq": "1", "code": 0, "x": ' + b"[" * depth + b"]" * depth + b"}"
    outcome(read_reply, text, QueryReply)
    outcome(read_head, text)
