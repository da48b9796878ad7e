"""Layouts as text: there and back, and any other text refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.exchange import (
    NotALayout,
    items_to_text,
    layout_from_text,
    layout_to_text,
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
        '{"version": 2, "items": []}',
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
