"""Distances from a selection to another item."""

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.distances import distances
from recorder_gui.layout.snapping.guides import GuideKind
from recorder_gui.layout.snapping.spans import Axis


def _told(box: Rectangle, other: Rectangle) -> set[tuple[Axis, float, int]]:
    measured = (guide for guide in distances(box, other) if guide.distance)
    return {(guide.axis, guide.at, guide.distance) for guide in measured}


def test_beside_each_other_the_gap_between_them_and_the_edges_that_differ_are_told() -> None:
    told = _told(Rectangle(100, 100, 200, 100), Rectangle(350, 120, 200, 80))
    assert told == {(Axis.ACROSS, 300, 50), (Axis.DOWN, 100, 20)}


def test_far_off_in_both_directions_both_gaps_are_told() -> None:
    told = _told(Rectangle(600, 600, 100, 100), Rectangle(100, 100, 200, 200))
    assert told == {(Axis.ACROSS, 300, 300), (Axis.DOWN, 300, 300)}


def test_a_distance_past_the_other_one_reaches_to_it() -> None:
    guides = distances(Rectangle(600, 600, 100, 100), Rectangle(100, 100, 200, 200))
    reaches = {
        (guide.axis, guide.at, guide.start, guide.end)
        for guide in guides
        if guide.kind is GuideKind.REACH
    }
    assert reaches == {(Axis.ACROSS, 300, 300, 650), (Axis.DOWN, 300, 300, 650)}


def test_inside_another_all_four_margins_are_told() -> None:
    told = _told(Rectangle(100, 200, 300, 300), Rectangle(0, 0, 1920, 1080))
    assert told == {
        (Axis.ACROSS, 0, 100),
        (Axis.ACROSS, 400, 1520),
        (Axis.DOWN, 0, 200),
        (Axis.DOWN, 500, 580),
    }


def test_where_both_are_the_same_nothing_is_told() -> None:
    box = Rectangle(10, 10, 50, 50)
    assert distances(box, box) == ()
