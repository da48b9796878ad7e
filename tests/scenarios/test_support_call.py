"""A user called: "group lesson-7, yesterday afternoon". Six gestures at most to the explanation."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from recorder_gui.state.tasks.finding.filters import Preset
from tests.running_recorder import RunningRecorder
from tests.scenarios.tasks_desk import Support, support
from tests.state.service_desk import APP_ID, TOKEN, found, play, seed, until

FULL = "the recorder's disk is full"


def yesterday_afternoon(recorder: RunningRecorder) -> None:
    """Two lessons of lesson-7, of which the second failed; another group's beside them."""
    noon = datetime.now().replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=1)
    with sqlite3.connect(recorder.data / "catalogue.sqlite3") as catalogue:
        for number, (group, hours, status, reason) in enumerate(
            (
                ("lesson-7", 1, 6, ""),
                ("lesson-7", 3, -1, FULL),
                ("lesson-8", 3, 6, ""),
                ("lesson-7", -30, 6, ""),
            )
        ):
            start = int((noon + timedelta(hours=hours)).timestamp())
            catalogue.execute(
                "UPDATE recordings SET group_id = ?, start_time = ?, stop_time = ?, status = ?,"
                " reason = ? WHERE record_id = ?",
                (group, start, start + 600, status, reason, f"seeded_{number:07d}"),
            )
    catalogue.close()


def test_from_the_call_to_the_explanation_in_five_gestures(
    qapp: QCoreApplication, tmp_path: Path, start_recorder: Callable[..., RunningRecorder]
) -> None:
    seed(tmp_path / "calls" / "data", 200)
    recorder = start_recorder(tmp_path / "calls", app_id=APP_ID, token=TOKEN)
    yesterday_afternoon(recorder)

    async def scenario() -> None:
        async with support(tmp_path, recorder) as desk:  # Tasks is open: the first gesture
            await until(desk.is_read)
            group = found(desk.page, QLineEdit, "tasks_filter_group")
            QTest.keyClicks(group, "lesson-7")
            QTest.keyClick(group, Qt.Key.Key_Return)  # the second
            times = found(desk.page, QComboBox, "tasks_filter_time")
            times.setFocus()
            times.showPopup()  # the third
            times.setCurrentIndex(times.findData(Preset.YESTERDAY))  # the fourth
            times.hidePopup()
            await until(lambda: desk.tasks.model.total == 2 and desk.is_read())
            click_row(desk, 0)  # the fifth: the failed one is red
            problem = desk.page.details.problem
            await until(lambda: "disk is full" in problem.text())
            assert desk.page.details.value("record_id") == "seeded_0000001"
            assert problem.isVisibleTo(desk.page) and "free disk space" in problem.text()

    play(qapp, scenario)


def test_the_same_by_keyboard_alone(
    qapp: QCoreApplication, tmp_path: Path, start_recorder: Callable[..., RunningRecorder]
) -> None:
    seed(tmp_path / "calls" / "data", 200)
    recorder = start_recorder(tmp_path / "calls", app_id=APP_ID, token=TOKEN)
    yesterday_afternoon(recorder)

    async def scenario() -> None:
        async with support(tmp_path, recorder) as desk:
            await until(desk.is_read)
            desk.page.actions_of_tasks.find.trigger()  # Ctrl+F
            field = desk.page.filter_bar.record_id
            QTest.keyClicks(field, "group:lesson-7 time:yesterday")
            QTest.keyClick(field, Qt.Key.Key_Return)
            await until(lambda: desk.tasks.model.total == 2 and desk.is_read())
            QTest.keyClick(desk.page.table, Qt.Key.Key_Home)
            QTest.keyClick(desk.page.table, Qt.Key.Key_Space)
            await until(lambda: "disk is full" in desk.page.details.problem.text())

    play(qapp, scenario)


def click_row(desk: Support, row: int) -> None:
    """Press the mouse on a row's first cell."""
    table = desk.page.table
    place = table.visualRect(desk.tasks.model.index(row, 0)).center()
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(table.viewport(), button, none, QPoint(place))
