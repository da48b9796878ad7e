"""Texts as masks: one corner for all, any script, nothing outside their box."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from recorder_gui.painting.items import paint_subtitle
from recorder_gui.painting.subtitles import subtitle_mask
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.protocol.requests import SubtitleItem

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_mask_grows_with_its_size(qapp: QApplication) -> None:
    small, large = subtitle_mask("Hello", 20), subtitle_mask("Hello", 80)
    assert 3.5 < large.alpha.shape[0] / small.alpha.shape[0] < 4.5
    assert 3.5 < large.alpha.shape[1] / small.alpha.shape[1] < 4.5


def test_ink_begins_near_the_corner_of_the_text() -> None:
    mask = subtitle_mask("H", 100)
    assert 0 <= mask.dx <= 20
    assert 0 <= mask.dy <= 50
    assert mask.alpha.max() == 255
    assert mask.alpha[0].any() and mask.alpha[:, 0].any()


def test_lines_lie_below_each_other() -> None:
    one, two = subtitle_mask("gH", 40), subtitle_mask("gH\r\ngH", 40)
    spacing = two.alpha.shape[0] - one.alpha.shape[0]
    assert 40 <= spacing <= 70
    assert np.array_equal(two.alpha[spacing:], one.alpha)


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\t"])
def test_a_text_without_ink_is_an_empty_mask(text: str) -> None:
    assert subtitle_mask(text, 30).alpha.size == 0


def test_chinese_has_glyphs_of_its_own() -> None:
    masks = [subtitle_mask(text, 60).alpha for text in ("会", "议", "\U000f0000")]
    assert all(mask.size for mask in masks[:2])
    assert masks[0].shape != masks[1].shape or not np.array_equal(masks[0], masks[1])
    assert masks[0].shape != masks[2].shape or not np.array_equal(masks[0], masks[2])


def test_a_very_long_text_stays_within_bounds() -> None:
    mask = subtitle_mask("word " * 10_000, 200)
    assert max(mask.alpha.shape) <= 4096


def test_a_painted_subtitle_has_its_colour_and_opacity() -> None:
    item = SubtitleItem(content="█", color=0x3366CC, x=50, y=60, size=80, transparency=50)
    painted = paint_subtitle(item)
    centre = painted.image.pixelColor(painted.image.width() // 2, painted.image.height() // 2)
    assert centre.alpha() == pytest.approx(127, abs=2)
    assert (centre.red(), centre.green(), centre.blue()) == pytest.approx((0x33, 0x66, 0xCC), abs=3)
    assert abs(painted.x - 50) <= 3  # a block hangs over its box
    assert abs(painted.y - 60) <= 10


def test_a_clock_reads_what_it_is_told() -> None:
    item = SubtitleItem(type=SubtitleType.CLOCK, content="not this", size=40)
    text = SubtitleItem(content="2026-11-23 22:45:26", size=40)
    assert paint_subtitle(item, "2026-11-23 22:45:26").image == paint_subtitle(text).image


def test_an_invisible_subtitle_paints_nothing() -> None:
    assert paint_subtitle(SubtitleItem(content="x", transparency=0)).image.isNull()
