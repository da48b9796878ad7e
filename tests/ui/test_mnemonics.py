"""Alt and a letter means one thing: in each menu, on each page and in each dialog, both languages.

A dialog is told of as it opens, whoever opens it; what nobody opened here is opened by others.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import pytest
import shiboken6
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QGroupBox,
    QLabel,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)

from recorder_gui.app import DesktopApplication
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.state.language import LanguageChoice
from recorder_gui.state.tasks.history.again import Again
from recorder_gui.ui.closing import ClosingQuestion
from recorder_gui.ui.files.delete_question import DeleteQuestion
from recorder_gui.ui.studio.adding.people_dialog import PeopleDialog
from recorder_gui.ui.studio.adding.source_dialog import AddSourceDialog
from recorder_gui.ui.studio.new_recording.dialog import NewRecordingDialog
from recorder_gui.ui.studio.questions import SilenceQuestion, StopQuestion
from recorder_gui.ui.tasks.again_question import AgainQuestion
from recorder_gui.ui.tasks.finding.name_question import NameQuestion
from recorder_gui.ui.tasks.results_dialog import ResultsDialog
from tests.ui.conftest import Scenario
from tests.waiting import until

LANGUAGES = (LanguageChoice.ENGLISH, LanguageChoice.CHINESE)
PAGES = ("studio", "tasks", "files", "wire_log")


def _words(widget: QWidget) -> Iterator[str]:
    """The texts of `widget` itself whose letter moves or presses something."""
    if isinstance(widget, QLabel):
        if widget.buddy() is not None:
            yield widget.text()
    elif isinstance(widget, QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(index) for index in range(widget.count()))
    elif isinstance(widget, QMenuBar):
        yield from (action.text() for action in widget.actions())


def _clashes(texts: Sequence[str]) -> dict[str, list[str]]:
    """Which texts claim the same letter."""
    claimed: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        letter = QKeySequence.mnemonic(text).toString()
        if letter:
            claimed[letter].append(text)
    return {letter: texts for letter, texts in claimed.items() if len(set(texts)) > 1}


def _around(top: QWidget) -> list[str]:
    """All texts of the window `top`, of what it shows or might show."""
    inside = [top, *top.findChildren(QWidget)]
    return [text for each in inside if each.window() is top for text in _words(each)]


def _of_menu(actions: Sequence[QAction]) -> dict[str, dict[str, list[str]]]:
    found = {"menu": _clashes([action.text() for action in actions])}
    for action in actions:
        below = action.menu()
        if isinstance(below, QMenu):
            for where, clash in _of_menu(below.actions()).items():
                found[f"{action.text()} > {where}"] = clash
    return {where: clash for where, clash in found.items() if clash}


def _dialogs(program: DesktopApplication) -> list[Callable[[], QDialog]]:
    studio, window = program.pages.studio, program.window
    again = Again(InitRecord(group_id="lesson"), None)
    return [
        lambda: ClosingQuestion("lesson", window),
        lambda: DeleteQuestion(["talk"], window),
        lambda: PeopleDialog(studio, window),
        lambda: AddSourceDialog(studio, window),
        lambda: NewRecordingDialog(studio, window),
        lambda: StopQuestion(window),
        lambda: SilenceQuestion(window),
        lambda: AgainQuestion(again, window),
        lambda: NameQuestion("", "name", "Save", window),
        lambda: ResultsDialog([], window),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_things_of_one_place_share_a_letter(
    in_window: Callable[[Scenario], None], language: LanguageChoice
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.language.set_choice(language)
        program.start()
        await until(lambda: program.connection.is_connected)
        window, dialogs = program.window, program.dialogs
        for key in PAGES:
            page = window.page(key)
            window.show_page(key)
            hidden = [window.page(other) for other in PAGES if other != key]
            texts = [
                text
                for each in window.findChildren(QWidget)
                if each.window() is window and not any(_is_within(each, far) for far in hidden)
                for text in _words(each)
            ]
            assert _clashes(texts) == {}, key
            for menu in page.findChildren(QMenu):
                assert _of_menu(menu.actions()) == {}, f"{key}: {menu.objectName() or menu.title()}"
        assert _of_menu(window.menus.actions()) == {}
        menu = QMenu(window)
        program.pages.studio_page.actions_of_studio.fill_item_menu(menu)
        assert _of_menu(menu.actions()) == {}
        before = set(window.findChildren(QDialog))
        dialogs.show_preferences()
        dialogs.show_profiles(program.connection.profile)
        dialogs.show_about()
        dialogs.show_support_bundle()
        opened = [each for each in window.findChildren(QDialog) if each not in before]
        assert len(opened) == 4
        for dialog in opened:
            assert _clashes(_around(dialog)) == {}, dialog.objectName()
            dialog.close()
        for make in _dialogs(program):
            dialog = make()
            assert _clashes(_around(dialog)) == {}, dialog.objectName()
            shiboken6.delete(dialog)

    in_window(scenario)


def _is_within(widget: QWidget, page: QWidget) -> bool:
    return widget is page or page.isAncestorOf(widget)


def test_a_clash_is_found() -> None:
    assert _clashes(["&Look", "Down&loads", "外观(&L)", "Close", "A && B"]) == {
        "Alt+L": ["&Look", "Down&loads", "外观(&L)"]
    }
