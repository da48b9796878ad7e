"""The Tasks page through its own widgets, against a real recorder (ui/tasks/)."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMessageBox, QPushButton

from recorder_gui.protocol.requests import InitRecord
from recorder_gui.protocol.states import Status
from recorder_gui.state.tasks.finding.filters import TaskFilter
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.ui.tasks.page import TasksPage
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import Desk, found, play, until
from tests.ui.page_on_screen import on_screen, put_away


def shown(desk: Desk) -> tuple[Tasks, TasksPage]:
    tasks = Tasks(desk.connection, desk.scope)
    return tasks, on_screen(TasksPage(tasks))


def test_typing_a_group_and_choosing_a_state_filters_the_table(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks, page = shown(desk)
        await desk.connect(seeded_recorder)
        await until(lambda: tasks.model.total == 3_000)
        group = found(page, QLineEdit, "tasks_filter_group")
        QTest.keyClicks(group, "group-4")
        QTest.keyClick(group, Qt.Key.Key_Return)
        await until(lambda: tasks.model.total == 600)
        state = found(page, QComboBox, "tasks_filter_state")
        state.setCurrentIndex(state.findData(int(Status.FAILED)))
        await until(lambda: tasks.model.total == 300)
        count = found(page, QLabel, "tasks_count")
        assert "300" in count.text()
        page.actions_of_tasks.copy_filter.trigger()
        text = QGuiApplication.clipboard().text()
        assert text == "group:group-4 state:failed"
        page.filter_bar.clear_button.click()
        await until(lambda: tasks.model.total == 3_000)
        page.filter_bar.record_id.setText(text)
        QTest.keyClick(page.filter_bar.record_id, Qt.Key.Key_Return)
        await until(lambda: tasks.model.total == 300)
        assert page.filter_bar.record_id.text() == "" and group.text() == "group-4"
        page.filter_bar.clear_button.click()
        await until(lambda: tasks.model.total == 3_000)
        assert tasks.filter == TaskFilter()
        await put_away(desk, tasks, page)

    play(qapp, scenario)


def test_scrolling_to_the_end_shows_the_oldest_recording_and_keeps_the_chosen_one(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks, page = shown(desk)
        await desk.connect(seeded_recorder)
        await until(lambda: tasks.model.item(0) is not None)
        page.table.selectRow(2)
        page.table.scrollToBottom()
        await until(lambda: tasks.model.item(2_999) is not None)
        last = tasks.model.index(2_999, page.table.column_of("record_id"))
        assert last.data() == "seeded_0002999"
        await until(lambda: page.details.record is not None)
        assert [record.record_id for record in page.table.chosen()] == ["seeded_0000002"]
        assert page.details.value("record_id") == "seeded_0000002"
        page.table.selectAll()
        chosen = page.table.chosen()
        assert 100 < len(chosen) < 3_000  # those that were read, not those that were not
        await put_away(desk, tasks, page)

    play(qapp, scenario)


def test_stop_asks_by_name_and_the_row_becomes_done_in_place(
    qapp: QCoreApplication, tmp_path: Path, recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks, page = shown(desk)
        await desk.connect(recorder)
        init = InitRecord(group_id="demo", file_name="to be <b>stopped")
        reply = await desk.connection.control.request(init)
        tasks.refresh()

        def is_listed() -> bool:
            page.status_line.unseen_button.click()
            return page.table.choose(reply.record_id)

        await until(is_listed)
        stop = found(page, QPushButton, "tasks_stop_button")
        await until(stop.isEnabled)
        assert not found(page, QPushButton, "tasks_resume_button").isEnabled()
        stop.click()
        question = found(page, QMessageBox, "tasks_stop_dialog")
        assert "to be <b>stopped" in question.informativeText()
        assert question.textFormat() is Qt.TextFormat.PlainText
        confirm = found(question, QPushButton, "tasks_stop_confirm_button")
        confirm.click()

        def is_done() -> bool:
            tasks.refresh()
            record = page.details.record
            return record is not None and record.status == Status.DONE

        await until(is_done)
        await until(lambda: page.details.moments.count() > 0)
        assert not stop.isEnabled()
        page.details.copy_menu.actions()[0].trigger()
        assert reply.record_id in QGuiApplication.clipboard().text()
        await put_away(desk, tasks, page)

    play(qapp, scenario)


def test_a_wide_window_gives_the_names_the_room_that_is_left(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks, page = shown(desk)
        name = page.table.column_of("file_name")
        narrow = page.table.columnWidth(name)
        page.resize(2560, 1440)
        await until(lambda: page.table.columnWidth(name) > narrow + 100, within=5)
        await put_away(desk, tasks, page)

    play(qapp, scenario)


def test_an_empty_list_says_what_to_do_next(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks, page = shown(desk)
        await desk.connect(seeded_recorder)
        await until(lambda: tasks.model.is_known)
        tasks.set_filter(TaskFilter(record_id="no such recording"))
        await until(page.empty.isVisible)
        assert page.filter_bar.record_id.text() == "no such recording"
        page.empty.button.click()
        await until(lambda: tasks.model.total == 3_000)
        assert page.table.isVisible()
        await put_away(desk, tasks, page)

    play(qapp, scenario)


def test_the_page_says_why_it_has_no_answer(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        desk = Desk(tmp_path)
        tasks, page = shown(desk)
        await desk.connect(seeded_recorder)
        await until(lambda: tasks.model.is_known)
        await desk.connection.control.close()
        await until(lambda: not tasks.model.is_loading)
        tasks.refresh()
        await until(lambda: tasks.problem is not None and tasks.problem.code == "not_connected")
        message = page.messages.shown
        assert message is not None and "not connected" in message.sentence()
        assert tasks.model.item(0) is not None
        await put_away(desk, tasks, page)

    play(qapp, scenario)
