"""Align, distribute, same size, fit."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.arranging import ARRANGEMENTS, Arrangement, arrange, fitted, outline
from recorder_gui.layout.rectangle import Rectangle

CANVAS = Rectangle(0, 0, 1920, 1080)
boxes_strategy = st.dictionaries(
    st.sampled_from("abcdef"),
    st.builds(
        Rectangle,
        x=st.integers(0, 1500),
        y=st.integers(0, 900),
        w=st.integers(1, 400),
        h=st.integers(1, 180),
    ),
    min_size=2,
)


@given(boxes_strategy)
def test_aligning_several_stays_within_their_outline(boxes: dict[str, Rectangle]) -> None:
    frame = outline(boxes)
    for name in Arrangement:
        if name.value.startswith("align"):
            after = arrange(name, boxes, CANVAS)
            assert all(frame.contains(box) for box in after.values())
            assert {key: (box.w, box.h) for key, box in after.items()} == {
                key: (box.w, box.h) for key, box in boxes.items()
            }


@given(boxes_strategy)
def test_distributing_makes_gaps_equal_to_a_pixel(boxes: dict[str, Rectangle]) -> None:
    after = sorted(arrange(Arrangement.DISTRIBUTE_ACROSS, boxes, CANVAS).values())
    if len(after) < 3:
        return
    row = sorted(boxes, key=lambda key: (boxes[key].x, boxes[key].right, key))
    placed = arrange(Arrangement.DISTRIBUTE_ACROSS, boxes, CANVAS)
    gaps = [placed[b].x - placed[a].right for a, b in pairwise(row)]
    if sum(box.w for box in boxes.values()) <= outline(boxes).w:
        assert max(gaps) - min(gaps) <= 1
    else:
        assert placed == boxes
    assert outline(placed).x == outline(boxes).x
    assert outline(placed).right == outline(boxes).right


def test_one_alone_is_aligned_to_the_canvas() -> None:
    box = {"a": Rectangle(100, 100, 300, 200)}
    assert arrange(Arrangement.ALIGN_RIGHT, box, CANVAS)["a"].right == 1920
    assert arrange(Arrangement.ALIGN_MIDDLE, box, CANVAS)["a"].y == 440
    assert arrange(Arrangement.CENTRE, box, CANVAS)["a"] == Rectangle(810, 440, 300, 200)
    assert arrange(Arrangement.FIT, box, CANVAS)["a"] == Rectangle(150, 0, 1620, 1080)
    assert arrange(Arrangement.STRETCH, box, CANVAS)["a"] == CANVAS


def test_the_same_size_is_the_largest() -> None:
    boxes = {"a": Rectangle(0, 0, 10, 50), "b": Rectangle(5, 5, 30, 20)}
    assert {box.w for box in arrange(Arrangement.SAME_WIDTH, boxes, CANVAS).values()} == {30}
    assert {box.h for box in arrange(Arrangement.SAME_HEIGHT, boxes, CANVAS).values()} == {50}


def test_every_arrangement_is_in_the_table_and_takes_nothing() -> None:
    assert set(ARRANGEMENTS) == set(Arrangement)
    assert all(arrange(name, {}, CANVAS) == {} for name in Arrangement)


def test_a_fitted_box_keeps_its_aspect() -> None:
    assert fitted(640, 480, CANVAS) == Rectangle(240, 0, 1440, 1080)
