"""The box that a pull gives."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.document import SMALLEST
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.resizing import HANDLES, Edges, Pull, resized

CANVAS = Rectangle(0, 0, 1920, 1080)
boxes = st.builds(
    Rectangle,
    x=st.integers(0, 1800),
    y=st.integers(0, 1000),
    w=st.integers(16, 900),
    h=st.integers(16, 700),
)


@given(
    boxes,
    st.sampled_from(HANDLES),
    st.integers(-3000, 3000),
    st.integers(-3000, 3000),
    st.booleans(),
    st.booleans(),
)
def test_a_pull_never_makes_it_too_small_nor_moves_the_other_corner(
    box: Rectangle, edges: Edges, dx: int, dy: int, keep: bool, centre: bool
) -> None:
    pull = Pull(edges, keep_aspect=keep, about_centre=centre)
    after = resized(box, pull, dx, dy, CANVAS)
    assert after.w >= min(SMALLEST, box.w) and after.h >= min(SMALLEST, box.h)
    assert after.x >= 0 and after.y >= 0 and after.w <= 1920 and after.h <= 1080
    if not centre and edges.across > 0:
        assert after.x == box.x
    if not centre and edges.down < 0:
        assert after.bottom == box.bottom
    if keep:
        assert abs(after.w * box.h - after.h * box.w) <= max(box.w, box.h)


def test_a_side_handle_at_the_canvas_edge_grows_away_from_it_with_the_aspect_kept() -> None:
    box = Rectangle(0, 0, 640, 360)
    after = resized(box, Pull(Edges(1, 0)), 320, 0, CANVAS)
    assert after == Rectangle(0, 0, 960, 540)


def test_an_edge_pulled_past_the_canvas_stops_there_and_the_other_stays() -> None:
    box = Rectangle(100, 100, 200, 100)
    after = resized(box, Pull(Edges(-1, 0), keep_aspect=False), -500, 0, CANVAS)
    assert after == Rectangle(0, 100, 300, 100)
