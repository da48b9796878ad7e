"""Rectangles of whole pixels."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.rectangle import Rectangle, uncovered

rectangles = st.builds(
    Rectangle,
    x=st.integers(-50, 50),
    y=st.integers(-50, 50),
    w=st.integers(1, 60),
    h=st.integers(1, 60),
)


@given(rectangles, rectangles)
def test_an_intersection_is_in_both_and_a_union_holds_both(a: Rectangle, b: Rectangle) -> None:
    shared = a.intersection(b)
    if shared is not None:
        assert a.contains(shared) and b.contains(shared)
    assert shared == b.intersection(a)
    assert a.union(b).contains(a) and a.union(b).contains(b)


def test_touching_rectangles_share_nothing() -> None:
    assert Rectangle(0, 0, 10, 10).intersection(Rectangle(10, 0, 5, 5)) is None


def test_moving_keeps_the_size() -> None:
    box = Rectangle(1, 2, 3, 4)
    assert box.moved_by(2, -2) == Rectangle(3, 0, 3, 4) == box.moved_to(3, 0)
    assert (box.right, box.bottom, box.centre, box.area) == (4, 6, (2.5, 4.0), 12)


@given(st.lists(rectangles, max_size=8))
def test_what_boxes_leave_uncovered_is_every_other_pixel_once(boxes: list[Rectangle]) -> None:
    whole = Rectangle(0, 0, 40, 30)
    counted = np.zeros((30, 40), int)
    for part in uncovered(whole, boxes):
        counted[part.y : part.bottom, part.x : part.right] += 1
    wanted = np.ones((30, 40), int)
    for box in boxes:
        wanted[max(0, box.y) : max(0, box.bottom), max(0, box.x) : max(0, box.right)] = 0
    assert np.array_equal(counted, wanted)
