"""A picture brought to its place: where its colours come to lie."""

import numpy as np
import pytest

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.placing import PicturePlacer
from recorder_gui.painting.planes import blank, planes_of
from recorder_gui.protocol.fields import CropMode

WIDTH, HEIGHT = 1280, 720


@pytest.mark.parametrize("x", [200, 201])
@pytest.mark.parametrize("w", [126, 127])
def test_colours_are_drawn_to_neither_side_at_odd_sizes_and_places(x: int, w: int) -> None:
    """A ramp of blue from left to right, looked at where the canvas's samples lie."""
    picture = blank(WIDTH, HEIGHT)
    planes = planes_of(picture)
    planes[0].fill(100)
    planes[2].fill(128)
    half = np.arange(WIDTH // 2)
    ramp = 20 + 200 * (2 * half + 1) / WIDTH  # a sample of a picture lies between its two columns
    planes[1][:] = np.round(ramp)
    placed = PicturePlacer(Rectangle(x, 10, w, 70), CropMode.STRETCH).place(picture)
    blue = planes_of(placed.frame)[1].astype(float).mean(axis=0)
    samples = np.arange(x + x % 2, x + w, 2)  # even columns of the canvas
    wanted = 20 + 200 * (samples - x + 0.5) / w
    apart = (blue[: len(samples)] - wanted)[2:-2]
    a_pixel = 200 / w
    assert abs(apart.mean()) < a_pixel / 4
    assert np.abs(apart).max() < a_pixel * 0.7
