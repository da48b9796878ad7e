"""Snapping of pulled edges: to lines, equal gaps and same sizes, with the aspect kept or free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.resizing import HANDLES, Edges, Pull, resized
from recorder_gui.layout.snapping.field import Field
from recorder_gui.layout.snapping.guides import GuideKind
from recorder_gui.layout.snapping.sizing import snap_resize
from recorder_gui.layout.snapping.spans import Axis

CANVAS = Rectangle(0, 0, 1920, 1080)
RIGHT, CORNER = Edges(1, 0), Edges(1, 1)
boxes = st.builds(
    Rectangle,
    x=st.integers(0, 1800),
    y=st.integers(0, 1000),
    w=st.integers(16, 900),
    h=st.integers(16, 700),
)
pulls = st.builds(
    Pull, st.sampled_from(HANDLES), keep_aspect=st.booleans(), about_centre=st.booleans()
)


@given(boxes, pulls, st.integers(-900, 900), st.integers(-900, 900), st.lists(boxes, max_size=6))
def test_the_edges_that_are_not_pulled_stay_and_the_corner_keeps_to_the_canvas(
    box: Rectangle, pull: Pull, dx: int, dy: int, others: list[Rectangle]
) -> None:
    pulled = resized(box, pull, dx, dy, CANVAS)
    snap = snap_resize(box, pulled, pull, Field(others, CANVAS), CANVAS, 8).box
    assert snap.x >= 0 and snap.y >= 0 and 1 <= snap.w <= 1920 and 1 <= snap.h <= 1080
    if pull.about_centre:
        assert abs(snap.centre[0] - box.centre[0]) <= 0.5
        assert abs(snap.centre[1] - box.centre[1]) <= 0.5
        return
    if pull.edges.across > 0:
        assert snap.x == box.x
    if pull.edges.across < 0:
        assert snap.right == box.right
    if pull.edges.down > 0:
        assert snap.y == box.y
    if pull.edges.down < 0:
        assert snap.bottom == box.bottom


@given(boxes, pulls, st.integers(-900, 900), st.integers(-900, 900), st.lists(boxes, max_size=6))
def test_a_free_edge_snaps_by_no_more_than_the_reach(
    box: Rectangle, pull: Pull, dx: int, dy: int, others: list[Rectangle]
) -> None:
    free = Pull(pull.edges, keep_aspect=False, about_centre=pull.about_centre)
    pulled = resized(box, free, dx, dy, CANVAS)
    snap = snap_resize(box, pulled, free, Field(others, CANVAS), CANVAS, 8).box
    for now, then in (
        (snap.x, pulled.x),
        (snap.right, pulled.right),
        (snap.y, pulled.y),
        (snap.bottom, pulled.bottom),
    ):
        assert abs(now - then) <= 8.5


def _snap(
    before: Rectangle,
    edges: Edges,
    to: tuple[int, int],
    *others: Rectangle,
    keep_aspect: bool = False,
    about_centre: bool = False,
):
    """Pull the edges of `before` to that size."""
    pull = Pull(edges, keep_aspect=keep_aspect, about_centre=about_centre)
    share = 2 if about_centre else 1
    dx, dy = (to[0] - before.w) / share, (to[1] - before.h) / share
    pulled = resized(before, pull, dx * edges.across, dy * edges.down, CANVAS)
    return snap_resize(before, pulled, pull, Field(others, CANVAS), CANVAS, 8)


def test_a_pulled_edge_meets_an_edge_of_another() -> None:
    snap = _snap(Rectangle(100, 100, 200, 100), RIGHT, (395, 100), Rectangle(500, 700, 90, 90))
    assert snap.box == Rectangle(100, 100, 400, 100)
    assert any(guide.at == 500 and guide.kind is GuideKind.LINE for guide in snap.guides)


def test_a_size_that_another_has_catches_and_is_told_on_both() -> None:
    other = Rectangle(1200, 700, 333, 211)
    snap = _snap(Rectangle(100, 100, 200, 100), CORNER, (330, 215), other)
    assert (snap.box.w, snap.box.h) == (333, 211)
    sizes = [guide for guide in snap.guides if guide.kind is GuideKind.SIZE]
    across = [guide for guide in sizes if guide.axis is Axis.ACROSS]
    assert [(guide.at, guide.distance) for guide in across] == [(100, 333), (1200, 333)]
    assert [guide.distance for guide in sizes if guide.axis is Axis.DOWN] == [211, 211]


def test_a_pulled_edge_leaves_the_gap_that_others_have() -> None:
    row = (Rectangle(700, 100, 200, 100), Rectangle(950, 100, 200, 100))
    snap = _snap(Rectangle(100, 100, 200, 100), RIGHT, (546, 100), *row)
    assert snap.box.right == 650
    assert [guide.distance for guide in snap.guides if guide.kind is GuideKind.GAP] == [50, 50]


def test_with_the_aspect_kept_the_nearer_axis_wins() -> None:
    before = Rectangle(100, 100, 160, 90)
    near_across, near_down = Rectangle(422, 800, 50, 50), Rectangle(900, 287, 50, 50)
    snap = _snap(before, CORNER, (320, 180), near_across, near_down, keep_aspect=True)
    assert snap.box == Rectangle(100, 100, 322, 181)
    snap = _snap(before, CORNER, (320, 180), near_down, keep_aspect=True)
    assert snap.box.bottom == 287 and snap.box.w == round(187 * 160 / 90)


def test_about_the_centre_the_pulled_edge_snaps_and_the_centre_stays() -> None:
    before = Rectangle(800, 400, 200, 100)
    snap = _snap(before, RIGHT, (396, 100), Rectangle(1100, 900, 50, 50), about_centre=True)
    assert snap.box == Rectangle(700, 400, 400, 100)


@pytest.mark.parametrize(("zoom", "snaps"), [(0.25, True), (1.0, False)])
def test_the_reach_is_of_the_screen(zoom: float, snaps: bool) -> None:
    before, pull = Rectangle(100, 100, 200, 100), Pull(RIGHT, keep_aspect=False)
    pulled = Rectangle(100, 100, 380, 100)
    other = Rectangle(500, 700, 90, 90)
    snap = snap_resize(before, pulled, pull, Field([other], CANVAS), CANVAS, 8 / zoom)
    assert (snap.box.right == 500) is snaps
