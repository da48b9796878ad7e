"""Positions and sizes as JSON."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.layout.keeping.exchange import NotALayout
from recorder_gui.layout.keeping.places import places_from_text, places_to_text
from recorder_gui.layout.rectangle import Rectangle

boxes = st.builds(
    Rectangle,
    x=st.integers(0, 1920),
    y=st.integers(0, 1080),
    w=st.integers(1, 1920),
    h=st.integers(1, 1080),
)


@given(st.lists(boxes, min_size=1, max_size=5))
def test_places_come_back_as_they_were(places: list[Rectangle]) -> None:
    assert places_from_text(places_to_text(places)) == places


@given(st.text())
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(NotALayout):
        places_from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"version":1,"places":[]}',
        '{"version":2,"places":[{"x":1,"y":1,"w":5,"h":5}]}',
        '{"version":1,"places":[{"x":-1,"y":1,"w":5,"h":5}]}',
        '{"version":1,"places":[{"x":1,"y":1,"w":5,"h":"5"}]}',
        '{"version":1,"places":[{"x":1,"y":1,"w":1e9,"h":5}]}',
        "[" * 100_000,
    ],
)
def test_wrong_values_and_shapes_are_refused(text: str) -> None:
    with pytest.raises(NotALayout):
        places_from_text(text)
