"""The document's edits: pure, within range, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recorder_gui.layout.document import Layout, SoundFull, SourceKey, Subtitle, Video, within_range
from recorder_gui.layout.ordering import Order, placed_at, reordered
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType

JACK = SourceKey("Jack", "camera", MediaType.CAMERA)
wild = st.builds(
    Rectangle,
    x=st.integers(-5000, 5000),
    y=st.integers(-5000, 5000),
    w=st.integers(-10, 5000),
    h=st.integers(-10, 5000),
)


def _video(item_id: str) -> Video:
    return Video(item_id, JACK, Rectangle(0, 0, 320, 180))


LAYOUT = Layout(
    videos=tuple(_video(each) for each in "1234"),
    subtitles=(Subtitle("5", "Jack"), Subtitle("6", "Jill")),
)


@given(wild)
def test_any_box_is_brought_to_what_the_wire_can_say(box: Rectangle) -> None:
    found = within_range(box, LAYOUT)
    assert 0 <= found.x < 1920 and 0 <= found.y < 1080
    assert 1 <= found.w <= 1920 and 1 <= found.h <= 1080
    assert within_range(found, LAYOUT) == found


def test_an_edited_item_keeps_its_place_and_a_new_one_goes_on_top() -> None:
    renamed = replace(_video("2"), name="Jack")
    changed = LAYOUT.with_items([renamed, _video("7"), Subtitle("8", "new")])
    assert [video.id for video in changed.videos] == ["1", "2", "3", "4", "7"]
    assert changed.find("2") == renamed
    assert [text.id for text in changed.subtitles] == ["5", "6", "8"]
    assert LAYOUT.find("2") == _video("2")


def test_new_ids_are_new() -> None:
    assert LAYOUT.new_ids(2) == ["7", "8"]
    assert Layout().new_ids(1) == ["1"]


def test_the_eleventh_microphone_is_refused_and_the_first_stay() -> None:
    layout = Layout()
    keys = [SourceKey(f"user {n}", "mic", MediaType.MICROPHONE) for n in range(11)]
    for key in keys[:10]:
        layout = layout.with_sound(key, True)
    with pytest.raises(SoundFull):
        layout.with_sound(keys[10], True)
    assert layout.with_sound(keys[3], True).sound == tuple(keys[:10])
    assert layout.with_sound(keys[3], False).with_sound(keys[10], True).sound[-1] == keys[10]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.UP, ["1", "3", "2", "4"]),
        (Order.DOWN, ["2", "1", "3", "4"]),
        (Order.TOP, ["1", "3", "4", "2"]),
        (Order.BOTTOM, ["2", "1", "3", "4"]),
    ],
)
def test_the_order_of_one_item(order: Order, expected: list[str]) -> None:
    assert [video.id for video in reordered(LAYOUT, ["2"], order).videos] == expected


@given(st.sets(st.sampled_from("123456")), st.sampled_from(Order))
def test_reordering_loses_nothing_and_keeps_the_chosen_among_themselves(
    ids: set[str], order: Order
) -> None:
    after = reordered(LAYOUT, ids, order)
    assert sorted(item.id for item in after.items) == list("123456")
    chosen = [video.id for video in after.videos if video.id in ids]
    assert chosen == sorted(chosen)


def test_raising_and_lowering_undo_each_other_in_the_middle() -> None:
    assert reordered(reordered(LAYOUT, ["2"], Order.UP), ["2"], Order.DOWN) == LAYOUT


def test_an_item_is_dragged_to_a_place_in_the_order() -> None:
    assert [video.id for video in placed_at(LAYOUT, "1", 2).videos] == ["2", "3", "1", "4"]
    assert [text.id for text in placed_at(LAYOUT, "5", 9).subtitles] == ["6", "5"]


def test_another_size_of_canvas_scales_everything_with_it() -> None:
    layout = LAYOUT.with_boxes({"1": Rectangle(960, 540, 960, 540), "5": Rectangle(96, 54, 1, 1)})
    small = layout.resized(1280, 720)
    found = small.find("1")
    assert isinstance(found, Video) and found.box == Rectangle(640, 360, 640, 360)
    text = small.find("5")
    assert isinstance(text, Subtitle) and (text.x, text.y, text.size) == (64, 36, 27)
