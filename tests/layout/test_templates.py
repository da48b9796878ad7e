"""Templates: inside the canvas, nobody hidden, for every count that they take."""

import pytest

from recorder_gui.layout.document import Layout, SourceKey, Video
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.templates import TEMPLATES, TemplateName, is_possible, with_template
from recorder_gui.protocol.fields import MediaType

CANVAS = Rectangle(0, 0, 1920, 1080)
CASES = [
    (name, count) for name, each in TEMPLATES.items() for count in range(each.least, each.most + 1)
]


def _layout(count: int, screen_at: int = -1) -> Layout:
    return Layout(
        videos=tuple(
            Video(
                str(number),
                SourceKey(
                    f"user {number}",
                    "1",
                    MediaType.SCREEN if number == screen_at else MediaType.CAMERA,
                ),
                Rectangle(0, 0, 320, 180),
            )
            for number in range(count)
        )
    )


@pytest.mark.parametrize("canvas", [CANVAS, Rectangle(0, 0, 641, 479)])
@pytest.mark.parametrize(("name", "count"), CASES)
def test_every_place_lies_on_the_canvas_and_none_covers_another_small_one(
    name: TemplateName, count: int, canvas: Rectangle
) -> None:
    places = TEMPLATES[name].places(count, canvas)
    assert len(places) == count
    assert all(canvas.contains(place) for place in places)
    small = places[1:] if name is TemplateName.PICTURE_IN_PICTURE else places
    for index, place in enumerate(small):
        assert all(place.intersection(other) is None for other in small[index + 1 :])


def test_four_in_an_even_grid_fill_the_canvas() -> None:
    assert TEMPLATES[TemplateName.EVEN_GRID].places(4, CANVAS) == (
        Rectangle(0, 0, 960, 540),
        Rectangle(960, 0, 960, 540),
        Rectangle(0, 540, 960, 540),
        Rectangle(960, 540, 960, 540),
    )


def test_a_last_row_that_is_not_full_stands_in_the_middle() -> None:
    last = TEMPLATES[TemplateName.EVEN_GRID].places(5, CANVAS)[3:]
    assert last[0].x + last[1].right == 1920


def test_the_chosen_one_is_the_speaker_and_a_screen_goes_first_where_it_belongs() -> None:
    speaker = with_template(TemplateName.SPEAKER_COLUMN, _layout(4), main_id="2")
    assert speaker.videos[0].id == "2" and speaker.videos[0].box.w > 1400
    strip = with_template(TemplateName.SCREEN_STRIP, _layout(4, screen_at=3))
    assert strip.videos[0].id == "3"


def test_hidden_ones_take_no_place_and_a_count_that_does_not_fit_changes_nothing() -> None:
    one = _layout(1)
    assert not is_possible(TemplateName.SIDE_BY_SIDE, one)
    assert with_template(TemplateName.SIDE_BY_SIDE, one) == one
    assert with_template(TemplateName.EVEN_GRID, Layout()) == Layout()


def test_where_no_place_stands_out_the_order_stays() -> None:
    for name in (TemplateName.EVEN_GRID, TemplateName.SIDE_BY_SIDE):
        placed = with_template(name, _layout(4), main_id="2")
        assert [video.id for video in placed.videos] == [v.id for v in _layout(4).videos]
