"""A source finds its place on the canvas."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.placing import box_at, free_box, free_corner
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType

KEY = SourceKey("Jack", "c", MediaType.CAMERA)


@given(
    st.integers(1, 1920),
    st.integers(1, 1080),
    st.tuples(st.integers(0, 4000), st.integers(0, 4000)),
    st.tuples(st.integers(-500, 3000), st.integers(-500, 3000)),
)
def test_wherever_it_is_dropped_it_lies_on_the_canvas(
    width: int, height: int, size: tuple[int, int], at: tuple[int, int]
) -> None:
    layout = Layout(width=width, height=height)
    assert layout.canvas.contains(box_at(layout, size, at))
    assert layout.canvas.contains(free_box(layout, size))


def test_a_drop_is_about_the_point_with_the_sources_own_aspect() -> None:
    assert box_at(Layout(), (640, 480), (960, 540)) == Rectangle(720, 360, 480, 360)


def test_four_placed_one_after_the_other_cover_nobody() -> None:
    layout = Layout()
    for number in range(4):
        box = free_box(layout, (1280, 720))
        layout = layout.with_items([Video(str(number), KEY, box)])
    boxes = [video.box for video in layout.videos]
    assert boxes[3] == Rectangle(960, 540, 960, 540) and len(set(boxes)) == 4
    fifth = free_box(layout, (1280, 720))
    assert fifth not in boxes and layout.canvas.contains(fifth)


def test_a_hundred_new_subtitles_all_begin_on_the_canvas() -> None:
    layout = Layout()
    for number in range(100):
        x, y = free_corner(layout)
        assert 0 <= x < layout.width and 0 <= y < layout.height
        layout = layout.with_items([Subtitle(str(number), "a", x=x, y=y)])
    assert len({(text.x, text.y) for text in layout.subtitles}) >= 60


def test_on_the_smallest_canvas_too_there_is_a_corner() -> None:
    assert free_corner(Layout(width=1, height=1)) == (0, 0)


def test_a_source_without_a_size_or_of_an_absurd_one_can_still_be_taken_hold_of() -> None:
    for size in ((0, 0), (0, 1), (100_000, 1), (1, 100_000)):
        box = box_at(Layout(), size, (0, 0))
        assert min(box.w, box.h) >= 16 and (box.x, box.y) == (0, 0)
