"""Covering, against counting px one by one."""

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.checks.covering import is_covered
from recorder_gui.layout.rectangle import Rectangle

BOXES = st.builds(
    Rectangle, st.integers(0, 6), st.integers(0, 6), st.integers(1, 6), st.integers(1, 6)
)


def _px(box: Rectangle) -> set[tuple[int, int]]:
    return {(x, y) for x in range(box.x, box.right) for y in range(box.y, box.bottom)}


@given(BOXES, st.lists(BOXES, max_size=6))
def test_covered_is_what_leaves_no_px_to_see(box: Rectangle, above: list[Rectangle]) -> None:
    left = _px(box).difference(*map(_px, above))
    assert is_covered(box, above) is not bool(left)
