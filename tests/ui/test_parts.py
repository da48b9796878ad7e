"""The small parts say what they show, to eyes and to assistive technology."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from recorder_gui.errors import UserFacingError
from recorder_gui.protocol.states import Status
from recorder_gui.resources import resources_root
from recorder_gui.ui import icons
from recorder_gui.ui.messages import MessageArea
from recorder_gui.ui.parts.banner import Banner, Tone, Words
from recorder_gui.ui.parts.direct_slider import DirectSlider
from recorder_gui.ui.parts.empty_state import EmptyState
from recorder_gui.ui.parts.gauge import Gauge
from recorder_gui.ui.parts.state_badge import StateBadge
from recorder_gui.ui.theme import DARK, LIGHT, Theme, ThemeMode

ICONS = sorted(path.stem for path in (resources_root() / "icons").glob("*.svg"))


def _ink(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 0
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_something(qapp: QApplication, name: str) -> None:
    assert _ink(icons.pixmap(name, 24, "#000000").toImage()) > 8


def test_an_icon_follows_the_look(qapp: QApplication) -> None:
    theme = Theme(qapp, ThemeMode.LIGHT)
    icon = icons.icon("stop")
    light = icon.pixmap(24, 24).toImage().pixelColor(12, 12).name()
    theme.set_mode(ThemeMode.DARK)
    dark = icon.pixmap(24, 24).toImage().pixelColor(12, 12).name()
    theme.set_mode(ThemeMode.LIGHT)
    assert (light, dark) == (LIGHT.text, DARK.text)


@pytest.mark.parametrize("status", [None, *Status, 42])
def test_a_badge_names_its_state_and_has_room_for_the_word(
    qtbot: QtBot, status: int | None
) -> None:
    badge = StateBadge(status)
    qtbot.addWidget(badge)
    assert badge.accessibleName()
    assert badge.sizeHint().width() > badge.fontMetrics().horizontalAdvance(badge.accessibleName())
    if status == 42:
        assert "42" in badge.accessibleName()


def test_a_gauge_without_a_limit_shows_words_only(qtbot: QtBot) -> None:
    gauge = Gauge()
    qtbot.addWidget(gauge)
    gauge.set_value(0.5, "5 GB of 10 GB")
    with_bar = gauge.sizeHint().height()
    gauge.set_value(None, "5 GB")
    assert gauge.sizeHint().height() < with_bar
    assert gauge.accessibleName() == "5 GB"


def test_an_empty_state_without_a_button_has_none(qtbot: QtBot) -> None:
    empty = EmptyState("files")
    qtbot.addWidget(empty)
    empty.set_texts("Nothing here")
    assert empty.button.isHidden()
    empty.set_texts("Nothing here", "Record something", "Go to Studio")
    with qtbot.waitSignal(empty.action_requested):
        empty.button.click()


def test_a_banner_copies_all_that_support_needs(qtbot: QtBot) -> None:
    words = Words("It broke.", "Try again.", details="Code: 30000")
    banner = Banner("k", Tone.ERROR, lambda: words)
    qtbot.addWidget(banner)
    banner._copy.click()  # pyright: ignore[reportPrivateUsage]
    assert QGuiApplication.clipboard().text() == "It broke.\nTry again.\nCode: 30000"


def test_text_of_the_service_is_never_rich_text(qtbot: QtBot) -> None:
    area = MessageArea()
    qtbot.addWidget(area)
    area.show_error(UserFacingError.verbatim("1", "<b>bold</b>", "<img src=x>"))
    assert area.sentences() == ["<b>bold</b>"]
    for banner in area.findChildren(Banner):
        for label in banner.findChildren(type(banner._sentence)):  # pyright: ignore[reportPrivateUsage]
            assert label.textFormat().name == "PlainText" or not label.text()


def test_the_same_error_twice_is_one_banner_and_closing_takes_it_away(qtbot: QtBot) -> None:
    area = MessageArea()
    qtbot.addWidget(area)
    error = UserFacingError.verbatim("30001", "Gone.", "Refresh.")
    area.show_error(error)
    area.show_error(error)
    assert area.sentences() == ["Gone."]
    [banner] = area.findChildren(Banner)
    banner._close.click()  # pyright: ignore[reportPrivateUsage]
    assert area.sentences() == []
    assert area.isHidden()


def test_no_more_than_three_banners_stand_at_a_time(qtbot: QtBot) -> None:
    area = MessageArea()
    qtbot.addWidget(area)
    for number in range(5):
        area.show_error(UserFacingError.verbatim(str(number), f"Error {number}"))
    assert area.sentences() == ["Error 2", "Error 3", "Error 4"]


def test_a_banners_button_says_which_banner_it_was(qtbot: QtBot) -> None:
    area = MessageArea()
    qtbot.addWidget(area)
    area.say("connection", Tone.WARNING, lambda: Words("Lost.", action="Try now"))
    [banner] = area.findChildren(Banner)
    button = next(each for each in banner.findChildren(QPushButton) if each.text() == "Try now")
    with qtbot.waitSignal(area.action_requested) as wish:
        button.click()
    assert wish.args == ["connection"]


def test_the_icons_are_where_a_wheel_would_have_them() -> None:
    assert Path(resources_root() / "icons" / "app.svg").is_file()


def test_a_click_on_a_direct_slider_brings_the_handle_there(qtbot: QtBot) -> None:
    slider = DirectSlider()
    qtbot.addWidget(slider)
    slider.setRange(0, 100)
    slider.resize(220, 24)
    slider.show()
    for share in (0.25, 0.75, 0.5):
        at = QPoint(round(slider.width() * share), slider.height() // 2)
        QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=at)
        assert slider.value() == pytest.approx(100 * share, abs=4)
