"""Open banners follow a change of language: what was said is said in the other one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel

from recorder_gui.app import DesktopApplication
from recorder_gui.client.errors import NotConnected
from recorder_gui.state.language import LanguageChoice
from recorder_gui.state.studio.watching.guards import Guard
from recorder_gui.ui.parts.empty_state import EmptyState
from tests.ui.conftest import Scenario
from tests.waiting import until

PAGES = ("studio", "tasks", "files", "wire_log")


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def _texts(empty: EmptyState) -> list[str]:
    texts = [each.text() for each in empty.findChildren(QLabel)] + [empty.button.text()]
    return [text for text in texts if text]


def test_every_open_banner_follows_the_language(in_window: Callable[[Scenario], None]) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.language.set_choice(LanguageChoice.ENGLISH)
        window, news = program.window, program.window.news
        program.tasks.report(NotConnected("stop"))
        news.tell_of_newer_version("9.9", "https://example.org/")
        news.tell_of_other_version("9.9")
        english = window.messages.sentences()
        assert len(english) == 3 and not any(map(_is_chinese, english))
        program.language.set_choice(LanguageChoice.CHINESE)
        await until(lambda: all(map(_is_chinese, window.messages.sentences())))
        assert len(window.messages.sentences()) == 3
        news.tell_of_replaced_recorder("1.2")
        news.tell_of_damaged_storing()
        news.tell_of_lost_settings(Path("old.ini"), profiles_unreadable=False)
        assert all(map(_is_chinese, window.messages.sentences()))
        program.language.set_choice(LanguageChoice.ENGLISH)
        await until(lambda: not any(map(_is_chinese, window.messages.sentences())))
        assert len(window.messages.sentences()) == 3

    in_window(scenario)


def test_what_was_said_on_the_spot_follows_the_language(
    in_window: Callable[[Scenario], None],
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.language.set_choice(LanguageChoice.ENGLISH)
        pages, window = program.pages, program.window
        for key in PAGES:
            window.page(key)
        pages.studio.recording.vanished.emit("talk")
        pages.studio.stop_plan.near.emit()
        pages.studio.guards.spoke.emit(Guard.LONG_PAUSE)
        pages.tasks_page.messages.tell_order()
        pages.files.deleted.emit((("talk", None),))
        pages.wire_log_page.notices.tell_answer(None)
        notices = (
            pages.tasks_page.messages,
            pages.files_page.messages,
            pages.wire_log_page.notices,
        )

        def said() -> list[str]:
            shown = [each.shown for each in notices if each.shown is not None]
            return window.messages.sentences() + [each.sentence() for each in shown]

        assert len(said()) == 6 and not any(map(_is_chinese, said()))
        program.language.set_choice(LanguageChoice.CHINESE)
        await until(lambda: all(map(_is_chinese, said())))
        assert len(said()) == 6

    in_window(scenario)


def test_an_empty_place_follows_the_language_though_it_is_not_shown(
    in_window: Callable[[Scenario], None],
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.language.set_choice(LanguageChoice.ENGLISH)
        for key in PAGES:
            program.window.page(key)
        program.language.set_choice(LanguageChoice.CHINESE)
        empty = program.window.findChildren(EmptyState)
        assert len(empty) >= 5
        await until(lambda: all(_is_chinese(text) for each in empty for text in _texts(each)))

    in_window(scenario)
