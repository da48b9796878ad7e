"""Snapping of what is moved: within reach, exact where it snaps, and told with its lengths."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.field import Field
from recorder_gui.layout.snapping.guides import Guide, GuideKind, guides_of
from recorder_gui.layout.snapping.moving import snap_move
from recorder_gui.layout.snapping.spans import Axis

CANVAS = Rectangle(0, 0, 1920, 1080)
boxes = st.builds(
    Rectangle,
    x=st.integers(0, 1800),
    y=st.integers(0, 1000),
    w=st.integers(16, 900),
    h=st.integers(16, 700),
)


def _of_kind(guides: tuple[Guide, ...], kind: GuideKind) -> list[Guide]:
    return [guide for guide in guides if guide.kind is kind]


@given(boxes, st.lists(boxes, max_size=6), st.floats(0, 40))
def test_a_move_snaps_by_no_more_than_the_reach_and_keeps_the_size(
    box: Rectangle, others: list[Rectangle], reach: float
) -> None:
    snap = snap_move(box, Field(others, CANVAS), reach)
    assert abs(snap.box.x - box.x) <= reach and abs(snap.box.y - box.y) <= reach
    assert (snap.box.w, snap.box.h) == (box.w, box.h)


@given(boxes, st.lists(boxes, max_size=6))
def test_snapping_again_changes_nothing(box: Rectangle, others: list[Rectangle]) -> None:
    once = snap_move(box, Field(others, CANVAS), 8).box
    assert snap_move(once, Field(others, CANVAS), 8).box == once


@given(boxes, st.lists(boxes, max_size=6))
def test_every_line_told_is_met_exactly(box: Rectangle, others: list[Rectangle]) -> None:
    snap = snap_move(box, Field(others, CANVAS), 8)
    for line in _of_kind(snap.guides, GuideKind.LINE):
        own, *rest = [snap.box, CANVAS, *others]
        if line.axis is Axis.ACROSS:
            stops = [(each.x, each.centre[0], each.right) for each in (own, *rest)]
        else:
            stops = [(each.y, each.centre[1], each.bottom) for each in (own, *rest)]
        assert line.at in stops[0] and any(line.at in each for each in stops[1:])


def test_edges_and_the_middle_of_the_canvas_catch() -> None:
    assert snap_move(Rectangle(5, 400, 300, 200), Field([], CANVAS), 8).box.x == 0
    assert snap_move(Rectangle(1617, 400, 300, 200), Field([], CANVAS), 8).box.right == 1920
    snap = snap_move(Rectangle(806, 433, 300, 200), Field([], CANVAS), 8)
    assert snap.box == Rectangle(810, 440, 300, 200)
    assert {(guide.axis, guide.at) for guide in snap.guides} == {
        (Axis.ACROSS, 960),
        (Axis.DOWN, 540),
    }


def test_out_of_reach_nothing_happens() -> None:
    box = Rectangle(50, 50, 300, 200)
    assert snap_move(box, Field([Rectangle(900, 600, 100, 100)], CANVAS), 8).box == box


def test_only_the_axes_that_move_snap() -> None:
    box = Rectangle(5, 5, 300, 200)
    snap = snap_move(box, Field([], CANVAS), 8, [Axis.DOWN])
    assert snap.box == Rectangle(5, 0, 300, 200)
    assert {guide.axis for guide in snap.guides} == {Axis.DOWN}


def test_an_edge_meets_the_opposite_edge_of_another() -> None:
    snap = snap_move(
        Rectangle(503, 300, 200, 100), Field([Rectangle(200, 310, 300, 80)], CANVAS), 8
    )
    assert snap.box.x == 500


def test_equal_gaps_catch_and_are_told_with_their_length() -> None:
    row = [Rectangle(100, 100, 200, 150), Rectangle(350, 100, 200, 150)]
    snap = snap_move(Rectangle(597, 103, 200, 150), Field(row, CANVAS), 8)
    assert snap.box == Rectangle(600, 100, 200, 150)
    assert [guide.distance for guide in _of_kind(snap.guides, GuideKind.GAP)] == [50, 50]
    between = snap_move(
        Rectangle(613, 100, 100, 150),
        Field([Rectangle(100, 100, 200, 150), Rectangle(1020, 100, 200, 150)], CANVAS),
        8,
    )
    assert between.box.x == 610


def test_a_line_reaches_from_one_to_the_other_with_their_distance() -> None:
    other = Rectangle(300, 100, 77, 33)
    line, distance = guides_of(Rectangle(300, 500, 100, 50), Field([other], CANVAS))
    assert (line.at, line.start, line.end) == (300, 100, 550)
    assert distance == Guide(Axis.DOWN, 133, 300, 300, 367, GuideKind.DISTANCE)
