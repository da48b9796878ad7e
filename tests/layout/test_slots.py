"""Slots: room for one source more in the template that the canvas follows."""

import pytest
from msgspec.structs import replace

from recorder_gui.layout.document import Layout, SourceKey, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.slots import slot_at, slots, template_in_use, with_video_in_slot
from recorder_gui.layout.templates import TEMPLATES, TemplateName, with_template
from recorder_gui.protocol.fields import MediaType


def _video(number: int) -> Video:
    key = SourceKey(f"user {number}", "1", MediaType.CAMERA)
    return Video(str(number), key, Rectangle(10 * number, 10, 40, 40))


def _layout(count: int) -> Layout:
    return Layout(videos=tuple(_video(number) for number in range(count)))


@pytest.mark.parametrize("name", list(TemplateName))
def test_the_template_that_was_used_is_known_again(name: TemplateName) -> None:
    layout = with_template(name, _layout(5))
    assert template_in_use(layout) is name
    assert len(slots(layout)) == 6


def test_by_hand_there_are_no_slots() -> None:
    for count in (0, 1, 4):
        assert slots(_layout(count)) == () and template_in_use(_layout(count)) is None
    assert slots(with_template(TemplateName.EVEN_GRID, _layout(16))) == ()
    most = TEMPLATES[TemplateName.SIDE_BY_SIDE].most
    assert slots(with_template(TemplateName.SIDE_BY_SIDE, _layout(most))) == ()


def test_a_source_takes_its_slot_and_the_others_make_room() -> None:
    layout = with_template(TemplateName.EVEN_GRID, _layout(3))
    number = slot_at(layout, (1900, 10))
    assert number == 1
    placed = with_video_in_slot(layout, _video(9), number)
    assert [video.id for video in placed.videos] == ["0", "9", "1", "2"]
    assert placed.videos[1].box == Rectangle(960, 0, 960, 540)
    assert template_in_use(placed) is TemplateName.EVEN_GRID
    assert slot_at(layout, (5000, 5000)) is None


def test_hidden_videos_take_no_slot_and_stay() -> None:
    layout = with_template(TemplateName.EVEN_GRID, _layout(2))
    layout = layout.with_items([replace(_video(7), hidden=True)])
    placed = with_video_in_slot(layout, _video(9), 2)
    assert [video.id for video in placed.videos] == ["0", "1", "9", "7"]
    assert with_video_in_slot(layout, _video(9), 40) == layout
