"""Layouts as text: there and back, and any other text refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.keeping.exchange import (
    CrowdedLayout,
    NewerLayout,
    NotALayout,
    items_to_text,
    layout_from_text,
    layout_to_text,
    named_layout_from_text,
)
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType

LAYOUT = Layout(
    videos=(
        Video("1", SourceKey("李雷", "camera", MediaType.CAMERA), Rectangle(1, 2, 3, 4)),
        Video("2", SourceKey("Jill", "s", MediaType.SCREEN), Rectangle(5, 6, 7, 8), locked=True),
    ),
    subtitles=(Subtitle("3", "第一课", x=9, y=10, hidden=True, caption_of="2"),),
    sound=(SourceKey("Jill", "mic", MediaType.MICROPHONE),),
)


def test_a_layout_comes_back_as_it_was() -> None:
    assert layout_from_text(layout_to_text(LAYOUT)) == LAYOUT


def test_some_items_come_back_alone() -> None:
    found = layout_from_text(items_to_text(LAYOUT, ["2", "3"]))
    assert [item.id for item in found.items] == ["1", "2"]
    assert found.videos[0].source.user_id == "Jill" and found.sound == ()


@given(st.one_of(st.text(), st.binary().map(lambda raw: raw.decode("latin1"))))
def test_noise_is_refused_and_nothing_else_happens(untrusted_text: str) -> None:
    with pytest.raises(NotALayout):
        layout_from_text(untrusted_text)


@pytest.mark.parametrize(
    "untrusted_text",
    [
        "{}",
        '{"version": 0, "items": []}',
        '{"version": "1", "items": []}',
        '{"version": 1, "items": [{"kind": "video"}]}',
        '{"version": 1, "items": [{"kind": "subtitle", "content": "a", "x": -1, "y": 0}]}',
        '{"version": 1, "items": [{"kind": "subtitle", "content": 5, "x": 1, "y": 0}]}',
        "[" * 100_000,
        " " * 2_000_000,
    ],
)
def test_wrong_shapes_are_refused(untrusted_text: str) -> None:
    with pytest.raises(NotALayout):
        layout_from_text(untrusted_text)


def test_a_name_travels_with_a_layout() -> None:
    assert named_layout_from_text(layout_to_text(LAYOUT, "Talk")) == ("Talk", LAYOUT)


def test_a_later_version_is_told_from_no_layout_at_all() -> None:
    with pytest.raises(NewerLayout):
        layout_from_text('{"version": 2, "things": [{"kind": "hologram"}]}')


def test_more_videos_than_a_canvas_takes_are_counted_and_refused() -> None:
    crowd = Layout(
        videos=tuple(
            Video(str(n), SourceKey(str(n), "c", MediaType.CAMERA), Rectangle(0, 0, 9, 9))
            for n in range(40)
        )
    )
    with pytest.raises(CrowdedLayout) as caught:
        layout_from_text(layout_to_text(crowd))
    assert (caught.value.videos, caught.value.subtitles) == (40, 0)


def test_a_caption_of_nothing_names_nothing() -> None:
    text = '{"version": 1, "items": [{"kind": "subtitle", "content": "a", "x": 1, "y": 2'
    for number in (1, 7):
        found = layout_from_text(text + f', "caption_of": {number}' + "}]}")
        assert found.subtitles[0].caption_of == ""
