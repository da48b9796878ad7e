"""A source finds its place on the canvas."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.document import Layout, SourceKey, Video
from recorder_gui.layout.placing import box_at, free_box
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
