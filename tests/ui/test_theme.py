"""Both looks are readable, and switching reaches every widget."""

import pytest
from msgspec.structs import fields
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from recorder_gui.ui.theme import (
    DARK,
    LIGHT,
    Colours,
    Theme,
    ThemeMode,
    blend,
    colours_of,
    palette_for,
)

_GROUNDS = ("window", "surface", "raised", "rail")
_TEXTS = ("text", "muted", "accent", "recording", "paused", "ok", "info")


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    """WCAG's ratio, 1 to 21."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", _GROUNDS)
@pytest.mark.parametrize("text", _TEXTS)
def test_every_text_colour_is_readable_on_every_ground(
    colours: Colours, ground: str, text: str
) -> None:
    ratio = contrast(QColor(getattr(colours, text)), QColor(getattr(colours, ground)))
    assert ratio >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_filled_buttons_and_soft_grounds_is_readable(colours: Colours) -> None:
    for ground in ("accent", "recording", "ok"):
        ratio = contrast(QColor(colours.accent_text), QColor(getattr(colours, ground)))
        assert ratio >= 4.5, ground
    assert contrast(QColor(colours.text), QColor(colours.accent_soft)) >= 4.5
    for tone in ("info", "ok", "paused", "recording"):
        ground_of_banner = blend(getattr(colours, tone), colours.surface, 0.13)
        assert contrast(QColor(colours.text), ground_of_banner) >= 4.5, tone
        assert contrast(QColor(colours.muted), ground_of_banner) >= 4.5, tone


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_outlines_of_fields_are_visible(colours: Colours) -> None:
    for ground in ("window", "surface"):
        ratio = contrast(QColor(colours.field_border), QColor(getattr(colours, ground)))
        assert ratio >= 3.0


def test_a_palette_tells_which_look_it_is() -> None:
    assert colours_of(palette_for(LIGHT)) is LIGHT
    assert colours_of(palette_for(DARK)) is DARK


def test_every_colour_is_written_as_rrggbb() -> None:
    for colours in (LIGHT, DARK):
        for each in fields(colours):
            value = getattr(colours, each.name)
            assert len(value) == 7
            assert QColor(value).isValid()


def test_switching_the_look_reaches_widgets_that_exist(qapp: QApplication, qtbot: object) -> None:
    before = qapp.palette()
    theme = Theme(qapp, ThemeMode.LIGHT)
    label = QLabel("x")
    label.show()
    theme.set_mode(ThemeMode.DARK)
    qapp.processEvents()
    assert colours_of(label) is DARK
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.text
    theme.set_mode(ThemeMode.LIGHT)
    qapp.processEvents()
    assert colours_of(label) is LIGHT
    label.deleteLater()
    qapp.setPalette(before)
