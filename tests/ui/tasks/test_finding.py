"""Saved filters, the overview, and how the table looks (ui/tasks/finding, overview, look)."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QPushButton, QTableWidget

from recorder_gui.protocol.states import Status
from recorder_gui.state.tasks.finding.filters import TaskFilter
from recorder_gui.state.tasks.times import TimeStyle
from tests.scenarios.tasks_desk import Support, support
from tests.services.recordings_service import RecordingsService, record
from tests.state.service_desk import found, play, until


def many() -> list[dict[str, Any]]:
    states = {7: 2, 8: 7, 9: 4, 20: -1, 21: -1}
    return [
        record(number, states.get(number, 6), record_time=60, file_name=f"talk {number}")
        for number in range(60, 0, -1)
    ]


def rows(desk: Support) -> dict[str, str]:
    """The sidebar's rows with their counts, as they are read aloud."""
    sidebar = desk.page.sidebar
    items = [sidebar.item(row) for row in range(sidebar.count())]
    role = Qt.ItemDataRole.AccessibleTextRole
    return {
        item.text(): (item.data(role) or item.text()).removeprefix(item.text()) for item in items
    }


def press(desk: Support, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Go to a row of the sidebar by keyboard, and press a key there."""
    sidebar = desk.page.sidebar
    sidebar.setFocus()
    sidebar.setCurrentItem(sidebar.findItems(text, Qt.MatchFlag.MatchExactly)[0])
    QTest.keyClick(sidebar, key)


def answer(desk: Support, text: str) -> None:
    """Give a name to the filter."""
    question = found(desk.page, QInputDialog, "tasks_filter_name_dialog")
    question.setTextValue(text)
    question.accept()


def test_a_filter_is_saved_counted_chosen_renamed_and_deleted_by_keyboard(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with RecordingsService(many()) as service, support(tmp_path, service) as desk:
            await until(lambda: rows(desk)["Failed"] == ", 2")
            desk.tasks.set_filter(TaskFilter(group_id="g3"))
            desk.page.actions_of_tasks.save_filter.trigger()
            answer(desk, " third group ")
            await until(lambda: rows(desk)["third group"] == ", 9")
            press(desk, "All recordings")
            await until(lambda: desk.tasks.model.total == 60)
            press(desk, "third group")
            await until(lambda: desk.tasks.model.total == 9)
            assert desk.page.filter_bar.group_id.text() == "g3"
            press(desk, "third group", Qt.Key.Key_F2)
            answer(desk, "3rd")
            assert "3rd" in rows(desk) and "third group" not in rows(desk)
            press(desk, "3rd", Qt.Key.Key_Delete)
            assert "3rd" not in rows(desk) and "None yet" in rows(desk)
            press(desk, "Failed")
            await until(lambda: desk.tasks.model.total == 2)
            desk.page.actions_of_tasks.copy_filter.trigger()
            assert QGuiApplication.clipboard().text() == "state:failed"

    play(qapp, scenario)


def test_the_overview_tells_states_and_what_is_stuck_and_leads_to_both(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with RecordingsService(many()) as service, support(tmp_path, service) as desk:
            await until(desk.is_read)
            desk.tasks.counts.watch(False)
            service.queries.clear()
            press(desk, "Overview")
            await until(lambda: desk.tasks.overview.facts is not None)
            assert len(service.queries) < 40
            facts = desk.tasks.overview.facts
            assert facts is not None and facts.total == 60
            now = {each.status: each.now for each in facts.states}
            assert now == {2: 1, 7: 1, 1: 0, 3: 0, 4: 1, 5: 0, 6: 55, -1: 2}
            stuck = desk.page.overview.stuck_list.list
            assert {stuck.item(row).text().split()[0] for row in range(stuck.count())} == {
                "Recording",
                "Finishing",
            }
            await until(
                lambda: "Failed: 2 now" in desk.page.overview.tiles[Status.FAILED].accessibleName()
            )
            QTest.keyClick(desk.page.overview.tiles[Status.FAILED], Qt.Key.Key_Space)
            await until(lambda: desk.tasks.filter == TaskFilter(status=-1))
            assert desk.page.table.isVisible()
            press(desk, "Overview")
            stuck.setCurrentRow(0)
            QTest.keyClick(stuck, Qt.Key.Key_Return)
            await until(lambda: desk.page.details.record is not None)
            assert desk.page.details.record_status() in (2, 4)

    play(qapp, scenario)


def test_columns_density_and_times_are_chosen_and_kept(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with RecordingsService(many()) as service:
            async with support(tmp_path, service) as desk:
                await until(desk.is_read)
                look, table = desk.page.look, desk.page.table
                assert table.isColumnHidden(table.column_of("size"))
                look.columns["size"].trigger()
                look.columns["group_id"].trigger()
                look.densities["compact"].trigger()
                look.times[TimeStyle.AGO.value].trigger()
                look.intervals["15"].trigger()
                assert desk.tasks.refresher.interval == 15.0
                header = table.horizontalHeader()
                header.moveSection(header.visualIndex(table.column_of("record_id")), 0)
                header.resizeSection(table.column_of("start_time"), 222)
                await until(lambda: _kept(desk))
            async with support(tmp_path, service) as desk:
                table = desk.page.table
                assert not table.isColumnHidden(table.column_of("size"))
                assert table.isColumnHidden(table.column_of("group_id"))
                assert table.verticalHeader().defaultSectionSize() == 26
                assert table.horizontalHeader().visualIndex(table.column_of("record_id")) == 0
                assert table.columnWidth(table.column_of("start_time")) == 222
                assert desk.tasks.times.style is TimeStyle.AGO
                assert desk.tasks.refresher.interval == 15.0

    play(qapp, scenario)


def _kept(desk: Support) -> bool:
    settings: Any = desk.page._settings
    return settings.blob("tasks/columns") == desk.page.table.horizontalHeader().saveState()


def test_a_click_on_a_column_that_can_not_be_sorted_says_so(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with RecordingsService(many()) as service, support(tmp_path, service) as desk:
            await until(desk.is_read)
            table = desk.page.table
            table.horizontalHeader().sectionClicked.emit(table.column_of("file_name"))
            message = desk.page.messages.shown
            assert message is not None and "newest first" in message.sentence()
            assert table.horizontalHeader().sortIndicatorSection() == table.column_of("start_time")

    play(qapp, scenario)


def test_a_command_for_many_shows_a_result_for_each(qapp: QCoreApplication, tmp_path: Path) -> None:
    refused = "r000009"

    async def pause(service: Any, connection: Any, request: dict[str, Any]) -> None:
        code = 30039 if request["record_id"] == refused else 0
        await service.reply(connection, request, code=code)

    async def scenario() -> None:
        records = [record(number, status=2) for number in range(10, 0, -1)]
        async with RecordingsService(records) as service, support(tmp_path, service) as desk:
            service.answers[4100] = pause
            await until(desk.is_read)
            desk.page.table.selectAll()
            button = found(desk.page, QPushButton, "tasks_pause_button")
            await until(button.isEnabled)
            button.click()
            await until(lambda: desk.page.messages.shown is not None)
            message = desk.page.messages.shown
            assert message is not None and "9 of 10" in message.sentence()
            message.action_requested.emit(message.key)
            table = _results(desk)
            assert table.rowCount() == 10
            told = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(10)}
            assert "only a running recording can be paused" in told.pop(refused)
            assert set(told.values()) == {"Done"}
            assert desk.page.table.choose(refused)
            await until(lambda: "30039" in desk.page.details.problem.text())

    play(qapp, scenario)


def _results(desk: Support) -> Any:
    return found(desk.page, QTableWidget, "tasks_results_table")
