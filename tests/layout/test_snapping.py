"""Snapping and resizing: within reach, exact where it snaps, and nothing else moves."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.document import SMALLEST
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.resizing import HANDLES, resized, with_aspect_after_snap
from recorder_gui.layout.snapping import Axis, Edges, guides_of, snap_move, snap_resize

CANVAS = Rectangle(0, 0, 1920, 1080)
boxes = st.builds(
    Rectangle,
    x=st.integers(0, 1800),
    y=st.integers(0, 1000),
    w=st.integers(16, 900),
    h=st.integers(16, 700),
)


@given(boxes, st.lists(boxes, max_size=6), st.floats(0, 40))
def test_a_move_snaps_by_no_more_than_the_reach_and_keeps_the_size(
    box: Rectangle, others: list[Rectangle], reach: float
) -> None:
    snap = snap_move(box, others, CANVAS, reach)
    assert abs(snap.box.x - box.x) <= reach and abs(snap.box.y - box.y) <= reach
    assert (snap.box.w, snap.box.h) == (box.w, box.h)


@given(boxes, st.lists(boxes, max_size=6))
def test_snapping_again_changes_nothing(box: Rectangle, others: list[Rectangle]) -> None:
    once = snap_move(box, others, CANVAS, 8).box
    assert snap_move(once, others, CANVAS, 8).box == once


@given(boxes, st.sampled_from(HANDLES), st.lists(boxes, max_size=6))
def test_a_resize_moves_only_the_pulled_edges(
    box: Rectangle, edges: Edges, others: list[Rectangle]
) -> None:
    snap = snap_resize(box, edges, others, CANVAS, 8).box
    if edges.across <= 0:
        assert snap.right == box.right or (edges.across < 0 and snap.w == 1)
    if edges.across >= 0:
        assert snap.x == box.x
    if edges.down >= 0:
        assert snap.y == box.y


def test_edges_and_the_middle_of_the_canvas_catch() -> None:
    assert snap_move(Rectangle(5, 400, 300, 200), [], CANVAS, 8).box.x == 0
    assert snap_move(Rectangle(1617, 400, 300, 200), [], CANVAS, 8).box.right == 1920
    snap = snap_move(Rectangle(806, 433, 300, 200), [], CANVAS, 8)
    assert snap.box == Rectangle(810, 440, 300, 200)
    assert {(guide.axis, guide.at) for guide in snap.guides} == {
        (Axis.ACROSS, 960),
        (Axis.DOWN, 540),
    }


def test_out_of_reach_nothing_happens() -> None:
    box = Rectangle(50, 50, 300, 200)
    assert snap_move(box, [Rectangle(900, 600, 100, 100)], CANVAS, 8).box == box


def test_an_edge_meets_the_opposite_edge_of_another() -> None:
    snap = snap_move(Rectangle(503, 300, 200, 100), [Rectangle(200, 310, 300, 80)], CANVAS, 8)
    assert snap.box.x == 500


def test_equal_gaps_catch_and_are_told_with_their_length() -> None:
    row = [Rectangle(100, 100, 200, 150), Rectangle(350, 100, 200, 150)]
    snap = snap_move(Rectangle(597, 103, 200, 150), row, CANVAS, 8)
    assert snap.box == Rectangle(600, 100, 200, 150)
    assert [guide.distance for guide in snap.guides if guide.distance] == [50, 50]
    between = snap_move(
        Rectangle(613, 100, 100, 150),
        [Rectangle(100, 100, 200, 150), Rectangle(1020, 100, 200, 150)],
        CANVAS,
        8,
    )
    assert between.box.x == 610


def test_a_snapped_guide_reaches_from_one_to_the_other() -> None:
    (guide, *_) = guides_of(Rectangle(300, 500, 100, 50), [Rectangle(300, 100, 77, 33)], CANVAS)
    assert (guide.at, guide.start, guide.end) == (300, 100, 550)


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
    after = resized(box, edges, dx, dy, keep_aspect=keep, about_centre=centre)
    assert after.w >= min(SMALLEST, box.w) and after.h >= min(SMALLEST, box.h)
    if not centre and edges.across > 0:
        assert after.x == box.x
    if not centre and edges.down < 0:
        assert after.bottom == box.bottom
    if keep:
        assert abs(after.w * box.h - after.h * box.w) <= max(box.w, box.h)


def test_after_a_snap_with_the_aspect_kept_the_nearer_axis_wins() -> None:
    before = Rectangle(100, 100, 160, 90)
    pulled = resized(before, Edges(1, 1), 158, 0, keep_aspect=True)
    snapped = Rectangle(100, 100, pulled.w + 2, pulled.h + 5)
    after = with_aspect_after_snap(before, snapped, pulled, Edges(1, 1))
    assert after == Rectangle(100, 100, 320, 180)
