"""Contrast, by the figures that WCAG 2 gives."""

import pytest

from recorder_gui.layout.checks.contrast import (
    blends_in,
    colour_that_stands_out,
    contrast,
    luminance,
)
from recorder_gui.layout.document import Subtitle


def test_black_on_white_is_twenty_one_and_grey_on_white_is_the_known_figure() -> None:
    assert contrast(luminance(0x000000), luminance(0xFFFFFF)) == pytest.approx(21)
    assert contrast(luminance(0x767676), luminance(0xFFFFFF)) == pytest.approx(4.54, abs=0.01)


def test_white_on_a_bright_picture_blends_in_and_on_a_dark_one_does_not() -> None:
    text = Subtitle("1", "Ada", color=0xFFFFFF)
    assert blends_in(text, [0.8] * 8)
    assert not blends_in(text, [0.1] * 8)
    assert not blends_in(text, [0.8] * 4 + [0.1] * 4)
    assert not blends_in(text, [])


def test_a_see_through_text_is_judged_as_it_looks() -> None:
    text = Subtitle("1", "Ada", color=0xFFFFFF, opacity=40)
    assert not blends_in(text, [0.02] * 4)
    assert blends_in(text, [0.2] * 4)


def test_the_colour_that_stands_out_is_the_further_of_black_and_white() -> None:
    assert colour_that_stands_out([0.9, 0.7]) == 0x000000
    assert colour_that_stands_out([0.05]) == 0xFFFFFF
    assert colour_that_stands_out([]) == 0xFFFFFF
