"""A key means one thing wherever the focus is: what is meant twice would do nothing at all."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from recorder_gui.app import DesktopApplication
from recorder_gui.protocol.states import Status
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]
_CONTEXT = Qt.ShortcutContext


def _reach(action: QAction) -> Iterator[tuple[QWidget, bool]]:
    """Where the action's keys are heard, and whether in what is inside too."""
    for place in action.associatedObjects():
        if not isinstance(place, QWidget) or isinstance(place, QMenu):
            continue
        context = action.shortcutContext()
        if context in (_CONTEXT.WindowShortcut, _CONTEXT.ApplicationShortcut):
            yield place.window(), True
        else:
            yield place, context is _CONTEXT.WidgetWithChildrenShortcut


def _meet(one: QAction, other: QAction) -> bool:
    return any(
        here is there or (inside and here.isAncestorOf(there)) or (too and there.isAncestorOf(here))
        for here, inside in _reach(one)
        for there, too in _reach(other)
    )


def _clashes(actions: Sequence[QAction]) -> list[str]:
    keys = [(key.toString(), action) for action in actions for key in action.shortcuts()]
    return [
        f"{key}: {one.text()} / {other.text()}"
        for (key, one), (again, other) in combinations(keys, 2)
        if key == again and one is not other and _meet(one, other)
    ]


def test_no_key_means_two_things_at_one_place(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        await until(lambda: program.connection.is_connected)
        for key in ("tasks", "files", "wire_log", "studio"):
            program.window.show_page(key)  # what is built late is there too
        actions = program.window.findChildren(QAction)
        assert len([action for action in actions if action.shortcuts()]) > 60
        assert _clashes(actions) == []

    in_window(scenario)


def test_a_clash_is_found(qapp: object) -> None:
    outer = QWidget()
    inner = QWidget(outer)
    for place in (outer, inner):
        action = QAction(place.objectName(), place)
        action.setShortcut(QKeySequence("Ctrl+J"))
        action.setShortcutContext(_CONTEXT.WidgetWithChildrenShortcut)
        place.addAction(action)
    assert len(_clashes(outer.findChildren(QAction))) == 1


@pytest.mark.parametrize("from_sources", [True, False])
def test_a_recording_is_made_and_an_edit_undone_by_keys_alone(
    in_window: InWindow, from_sources: bool
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        window, page = program.window, program.pages.studio_page
        window.activateWindow()
        people, recording = page.sources.list, page.studio.recording
        await until(lambda: people.sources.rowCount() > 1)
        people.setFocus(Qt.FocusReason.TabFocusReason)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(people, key)
        place = people if from_sources else page.canvas
        place.setFocus()
        await until(place.hasFocus)
        ctrl = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(place, Qt.Key.Key_Z, ctrl)
        assert len(page.studio.document.layout.videos) == 1
        QTest.keyClick(place, Qt.Key.Key_R, ctrl)
        await until(lambda: recording.status == Status.RECORDING)
        QTest.keyClick(place, Qt.Key.Key_R, ctrl | Qt.KeyboardModifier.ShiftModifier)
        question = page.findChild(QWidget, "stop_question")
        assert question is not None and question.isVisible()
        QTest.keyClick(question, Qt.Key.Key_Return)
        await until(lambda: not recording.is_open)

    in_window(scenario)
