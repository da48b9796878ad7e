"""A window in trouble, as a person sees it: what it says, where, in which language; and the few
things that the person does about it.
"""

import re
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QListView,
    QPushButton,
    QWidget,
)

from recorder_gui.app import DesktopApplication
from recorder_gui.demo.presenter import Presenter
from recorder_gui.state.language import LanguageChoice
from recorder_gui.state.profiles import Profile
from recorder_gui.ui.parts.banner import Banner
from tests.running_recorder import RunningRecorder
from tests.waiting import until

W = TypeVar("W", bound=QWidget)

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NOT_FOR_PEOPLE = re.compile(r"Traceback|Error\b|Errno|\b300\d\d\b|[{}<>]")


async def opened(
    program: DesktopApplication,
    recorder: RunningRecorder | None,
    *,
    token: str | None = None,
    control: str = "",
    storage: str = "",
) -> Presenter:
    """The window, started with a profile of `recorder`, or of a place where none is; with
    `control` and `storage` under other names than its own. Waits until it is connected where it
    was not told a `token`."""
    profile = Profile(
        id="elsewhere",
        name="Elsewhere",
        control=control or ("" if recorder is None else recorder.control),
        storage=storage or ("" if recorder is None else recorder.storage),
        app_id="local" if recorder is None else recorder.app_id,
    )
    right = "any" if recorder is None else recorder.token
    program.window.resize(1440, 900)
    program.profiles.put(profile)
    program.profiles.set_current(profile)
    await program.vault.keep(profile.id, token or right)
    program.start()
    if recorder is not None and token is None:
        await until(lambda: program.connection.is_connected)
    return Presenter(program.window)


async def told(program: DesktopApplication, seconds: float = 20) -> Banner:
    """The one message over the page, once there is one."""
    await until(lambda: len(banners(program)) == 1, seconds)
    [banner] = banners(program)
    for text in (banner.sentence(), banner.advice()):
        is_for_people(text)
    return banner


def banners(program: DesktopApplication) -> list[Banner]:
    every = program.window.messages.findChildren(Banner)
    return [each for each in every if each.isVisible()]


async def told_in_row() -> str:
    """What the first download says once it has failed."""
    await until(lambda: find(QWidget, "transfer_retry_1") is not None)
    text = find(QLabel, "transfer_text_1").text()
    is_for_people(text)
    return text


async def retried_in_chinese(program: DesktopApplication, person: Presenter) -> None:
    program.language.set_choice(LanguageChoice.CHINESE)
    english = find(QLabel, "transfer_text_1").text()
    await person.click("transfer_retry_1")
    await until(lambda: find(QLabel, "transfer_text_1").text() != english)
    text = await told_in_row()
    assert len(_CHINESE.findall(text)) > 10, text
    program.language.set_choice(LanguageChoice.ENGLISH)


async def holds_in_chinese(program: DesktopApplication) -> None:
    """The same message in the other language, and back."""
    english = (await told(program)).sentence()
    program.language.set_choice(LanguageChoice.CHINESE)
    await until(lambda: [each.sentence() for each in banners(program)] != [english])
    is_chinese(await told(program))
    program.language.set_choice(LanguageChoice.ENGLISH)
    await until(lambda: [each.sentence() for each in banners(program)] == [english])


def is_chinese(banner: Banner) -> None:
    assert _CHINESE.search(banner.sentence()), banner.sentence()
    assert _CHINESE.search(banner.advice()), banner.advice()


def is_for_people(text: str) -> None:
    """A sentence, without what only programs say."""
    assert len(text) > 10
    assert text[-1] in ".。"
    assert not _NOT_FOR_PEOPLE.search(text), text


async def place_a_camera(program: DesktopApplication, person: Presenter) -> None:
    await person.wait("Ada is there", lambda: person.has_source("Ada"))
    sources = person.find(QListView, "sources_list")
    sources.setCurrentIndex(sources.model().index(0, 0))
    await person.hands.press_key(sources, Qt.Key.Key_Return)
    await person.wait("Ada is placed", lambda: program.pages.studio.document.layout.videos)


async def choose_file(program: DesktopApplication, person: Presenter, name: str) -> None:
    await person.click("rail_files")
    await person.click("files_refresh_button")
    await person.wait(f"{name} is listed", lambda: listed(program, name))
    view = person.find(QAbstractItemView, "files_table")
    row = listed(program, name).index(name)
    await person.hands.click(view.viewport(), view.visualRect(view.model().index(row, 0)).center())
    await person.wait("it is chosen", lambda: program.pages.files_page.table.chosen())


def listed(program: DesktopApplication, name: str) -> list[str]:
    """The names of the list, as far as `name` is one of them."""
    model = program.pages.files.model
    items = [model.item(row) for row in range(model.total)]
    names = [item.resource_name if item is not None else "" for item in items]
    return names if name in names else []


def find(kind: type[W], name: str) -> W:
    """The visible widget of that name in any window; None where there is none (yet)."""
    for top in QApplication.topLevelWidgets():
        for found in (top, *top.findChildren(kind)):
            if found.objectName() == name and isinstance(found, kind) and found.isVisible():
                return found
    return None  # type: ignore[return-value]


def shown(kind: type[QPushButton], text: str) -> QPushButton:
    """The visible button with that text."""
    tops = QApplication.topLevelWidgets()
    every = [each for top in tops for each in top.findChildren(kind)]
    return next(each for each in every if each.isVisible() and each.text() == text)


def close(banner: Banner) -> None:
    banner.closed.emit(banner.key)
