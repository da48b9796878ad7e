"""Steps of rulers and grid, and safe areas."""

import pytest

from recorder_gui.layout.measures import (
    ACTION_SAFE,
    TEXT_SAFE,
    grid_step,
    ruler_step,
    safe_area,
)
from recorder_gui.layout.rectangle import Rectangle


@pytest.mark.parametrize(("zoom", "step"), [(0.05, 1000), (0.38, 200), (1.0, 100), (8.0, 10)])
def test_labels_of_a_ruler_have_room_at_any_zoom(zoom: float, step: int) -> None:
    assert ruler_step(zoom, 64) == step


@pytest.mark.parametrize(("zoom", "step"), [(0.05, 240), (0.38, 60), (1.0, 20), (8.0, 10)])
def test_lines_of_the_grid_are_not_too_near(zoom: float, step: int) -> None:
    assert grid_step(zoom, 16) == step


def test_safe_areas_are_those_of_the_recommendation() -> None:
    canvas = Rectangle(0, 0, 1920, 1080)
    assert safe_area(canvas, ACTION_SAFE) == Rectangle(67, 38, 1786, 1004)
    assert safe_area(canvas, TEXT_SAFE) == Rectangle(96, 54, 1728, 972)
