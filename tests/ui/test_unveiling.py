"""What comes into view part by part: in its order, a turn of the loop each, and all of it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recorder_gui.app import DesktopApplication
from recorder_gui.ui.page import HasLateParts
from recorder_gui.ui.unveiling import Unveiling
from tests.ui.conftest import Scenario
from tests.waiting import until

_FORCED = Qt.WidgetAttribute.WA_ForceUpdatesDisabled


class _Painted(QObject):
    """Notes by name which widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.names.append(watched.objectName())
        return False


def _stage(qtbot: QtBot, painted: _Painted) -> tuple[QWidget, list[QWidget]]:
    stage = QWidget()
    stage.setObjectName("stage")
    row = QHBoxLayout(stage)
    columns: list[QWidget] = []
    for name in ("left", "right"):
        column = QWidget(stage)
        column.setObjectName(name)
        column.setMinimumSize(50, 50)
        row.addWidget(column)
        columns.append(column)
    qtbot.addWidget(stage)
    stage.show()
    qtbot.waitExposed(stage)
    QCoreApplication.processEvents()
    for each in (stage, *columns):
        each.installEventFilter(painted)
    return stage, columns


def test_nothing_is_painted_in_the_turn_that_begins_and_then_each_in_its_order(
    qtbot: QtBot,
) -> None:
    painted = _Painted()
    stage, columns = _stage(qtbot, painted)
    unveiling = Unveiling(stage)
    unveiling.begin([stage, *columns])
    stage.update()
    QCoreApplication.sendPostedEvents()
    assert painted.names == []
    qtbot.waitUntil(lambda: "right" in painted.names)
    firsts = list(dict.fromkeys(painted.names))
    assert firsts == ["stage", "left", "right"]


def test_a_second_beginning_shows_at_once_what_the_first_still_hid(qtbot: QtBot) -> None:
    stage, columns = _stage(qtbot, _Painted())
    unveiling = Unveiling(stage)
    unveiling.begin(columns)
    unveiling.begin([stage])
    assert all(each.testAttribute(_FORCED) is False for each in columns)
    qtbot.waitUntil(lambda: all(each.updatesEnabled() for each in (stage, *columns)))


def test_every_page_is_soon_shown_whole_however_fast_one_goes_through_them(
    in_window: Callable[[Scenario], None],
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.start()
        window = program.window
        keys = ("studio", "tasks", "files", "wire_log")
        for key in (*keys, *keys[::-1]):
            window.show_page(key)
        pages = [window.page(key) for key in keys]
        for page in pages:
            assert isinstance(page, HasLateParts) and page.late_parts()
            parts = [page, *page.late_parts()]
            await until(lambda parts=parts: all(each.updatesEnabled() for each in parts))

    in_window(scenario)
