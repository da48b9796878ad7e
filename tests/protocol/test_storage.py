"""The storage channel's forms and replies."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.protocol import storage
from recorder_gui.protocol.codec import MalformedMessage

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)


def test_a_form_leaves_out_what_is_not_asked() -> None:
    fields = storage.list_fields(storage.FileQuery(file_name="lesson", page=2))
    assert storage.form("app", "secret", **fields) == {
        "business": "RE",
        "app_id": "app",
        "token": "secret",
        "file_name": "lesson",
        "page": "2",
        "page_size": "50",
    }


def test_a_received_form_is_read_back() -> None:
    query = storage.FileQuery(file_state="normal", page=3, page_size=7)
    form = storage.form("app", "secret", **storage.list_fields(query))
    assert storage.decode_file_query(form) == query


@pytest.mark.parametrize("fields", [{"page": "0"}, {"page_size": "501"}, {"page": "two"}])
def test_a_bad_field_of_a_form_is_malformed(fields: dict[str, str]) -> None:
    with pytest.raises(MalformedMessage):
        storage.decode_file_query(fields)


def test_an_empty_list_is_null() -> None:
    reply = storage.decode_reply('{"code":0,"message":"OK","data":null}')
    assert storage.decode_file_page(reply.data) == storage.FilePage()


def test_a_file_is_read_with_mixed_types() -> None:
    page = storage.decode_file_page(
        {
            "count": "9",
            "dataList": [
                {
                    "resourceName": 7,
                    "fileLength": "61",
                    "fileSize": 5,
                    "resourceType": ".mp4",
                }
            ],
        }
    )
    assert page.count == 9
    assert page.files[0] == storage.StoredFile(
        resource_name="7", file_length=61, file_size=5, resource_type=".mp4"
    )


@pytest.mark.parametrize(
    ("data", "volume"),
    [
        (
            {"volume": 21474836480, "useVolume": 7},
            storage.Volume(used=7, limit=21474836480),
        ),
        ({"usevolume": "7"}, storage.Volume(used=7, limit=None)),
        ({"volume": -1, "useVolume": 0}, storage.Volume(used=0, limit=None)),
        (None, storage.Volume()),
    ],
)
def test_the_volume_is_read_in_every_spelling(data: object, volume: storage.Volume) -> None:
    assert storage.decode_volume(data) == volume


@pytest.mark.parametrize(
    ("urls", "links"),
    [
        ("http://a/1", ("http://a/1",)),
        (["http://a/1", "http://a/2"], ("http://a/1", "http://a/2")),
        ("http://a/1,https://a/2", ("http://a/1", "https://a/2")),
        ("http://a/1?x=2,3", ("http://a/1?x=2,3",)),
        ("", ()),
        (None, ()),
        ([], ()),
    ],
)
def test_links_are_a_text_a_list_or_joined_by_commas(urls: object, links: tuple) -> None:
    assert storage.decode_links({"urls": urls}).urls == links


@given(json_values)
def test_any_data_is_read_or_malformed(data: object) -> None:
    readers = (storage.decode_file_page, storage.decode_volume, storage.decode_links)
    for read in readers:
        try:
            read(data)
        except MalformedMessage:
            continue


@given(json_values | st.text().map(lambda text: text))
def test_any_reply_is_read_or_malformed(value: object) -> None:
    try:
        storage.decode_reply(json.dumps(value))
    except MalformedMessage:
        return


def test_the_gateways_prefix_is_taken_off() -> None:
    assert storage.decode_reply('{"code":605030007,"data":null}').code == 30007
