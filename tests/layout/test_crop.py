"""Crop maths: the right part of the source in the right part of the item."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.crop import place
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CropMode

sizes = st.integers(1, 4096)
items = st.builds(
    Rectangle,
    x=st.integers(0, 1920),
    y=st.integers(0, 1080),
    w=st.integers(1, 1920),
    h=st.integers(1, 1080),
)


@given(sizes, sizes, items, st.sampled_from(CropMode))
def test_both_parts_lie_inside_and_are_never_empty(
    width: int, height: int, item: Rectangle, mode: CropMode
) -> None:
    placement = place(width, height, item, mode)
    assert Rectangle(0, 0, width, height).contains(placement.source)
    assert item.contains(placement.target)
    assert placement.source.area > 0 and placement.target.area > 0


@given(sizes, sizes, items)
def test_fill_covers_the_item_with_the_sources_own_aspect(
    width: int, height: int, item: Rectangle
) -> None:
    placement = place(width, height, item, CropMode.FILL)
    part = placement.source
    assert placement.target == item
    assert part.w == width or part.h == height
    # within the rounding of one source pixel
    assert abs(part.w * item.h - part.h * item.w) <= max(item.w, item.h) * 2
    assert part.x % 2 == 0 and part.y % 2 == 0


@given(sizes, sizes, items)
def test_fit_shows_the_whole_source_in_the_middle(width: int, height: int, item: Rectangle) -> None:
    placement = place(width, height, item, CropMode.FIT)
    inner = placement.target
    assert placement.source == Rectangle(0, 0, width, height)
    assert inner.w == item.w or inner.h == item.h
    assert 0 <= (item.right - inner.right) - (inner.x - item.x) <= 1
    assert 0 <= (item.bottom - inner.bottom) - (inner.y - item.y) <= 1


def test_a_wide_source_in_a_square() -> None:
    item = Rectangle(100, 50, 400, 400)
    assert place(1280, 720, item, CropMode.STRETCH).target == item
    assert place(1280, 720, item, CropMode.FILL).source == Rectangle(280, 0, 720, 720)
    assert place(1280, 720, item, CropMode.FIT).target == Rectangle(100, 137, 400, 225)
