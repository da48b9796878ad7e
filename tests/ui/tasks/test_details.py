"""All about one recording: kept history, files, copies, and how it is read aloud (ui/tasks)."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel

from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.requests import InitRecord, SetLayout, VideoItem
from recorder_gui.protocol.storage import StoredFile
from tests.running_recorder import RunningRecorder
from tests.scenarios.tasks_desk import Support, support
from tests.services.recordings_service import RecordingsService, record
from tests.state.service_desk import found, play, until

MADE = "20260101000000_00001"  # what the toy service calls every new recording


def vendors() -> list[dict[str, Any]]:
    return [record(9, status=2, record_id=MADE), record(8, status=6)]


async def shown(desk: Support, record_id: str) -> None:
    """Choose a recording and wait until all that is known of it is told."""
    await until(lambda: desk.tasks.model.row_of(record_id) is not None)
    desk.page.choose(record_id)
    await until(lambda: desk.page.details.value("record_id") == record_id)


def test_a_vendors_recording_has_the_history_that_this_window_saw_also_in_the_next_run(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    video = VideoItem(user_id="Ann", media_id="camera", media_type=2, w=640, h=360)  # pyright: ignore[reportArgumentType]

    async def scenario() -> None:
        async with RecordingsService(vendors()) as service:
            async with support(tmp_path, service) as desk:
                control = desk.desk.connection.control
                await until(lambda: desk.tasks.model.is_known)
                await control.request(InitRecord(group_id="g2", width=640, height=360))
                await control.request(SetLayout(record_id=MADE, video_list=(video,)))
            service.records[0] = service.records[0] | {"status": 6}
            async with support(tmp_path, service) as desk:
                await shown(desk, MADE)
                details = desk.page.details
                await until(lambda: details.moments.count() >= 5)
                kinds = [moment.kind for moment in desk.tasks.histories.moments(MADE)]
                assert kinds.count("sent") == kinds.count("answered") == 2
                assert "state" in kinds
                assert len(details.layouts.cards) == 1
                assert "1 pictures" in details.layouts.cards[0].accessibleName()
                assert details.again_button.isEnabled()
                wanted: list[Record] = []
                desk.page.again_requested.connect(wanted.append)
                details.again_button.click()
                assert [each.record_id for each in wanted] == [MADE]
                desk.page.actions_of_tasks.copy_request.trigger()
                request = json.loads(QGuiApplication.clipboard().text())
                assert (request["id"], request["width"], request["group_id"]) == (4098, 640, "g2")
                desk.page.actions_of_tasks.copy_json.trigger()
                assert json.loads(QGuiApplication.clipboard().text())["record_id"] == MADE

    play(qapp, scenario)


def test_the_files_of_a_recording_are_listed_with_their_download(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with support(tmp_path, seeded_recorder) as desk:
            await shown(desk, "seeded_0000003")
            await until(lambda: desk.tasks.files.of("seeded_0000003") is not None)
            told = desk.tasks.files.of("seeded_0000003")
            assert told is not None and [file.resource_name for file in told.files] == ["file-3"]
            wanted: list[StoredFile] = []
            desk.page.download_requested.connect(wanted.append)
            button = found(desk.page.details, QLabel, "tasks_fact_record_id")
            assert button.text() == "seeded_0000003"
            desk.page.details.files.buttons()[0].click()
            assert [file.resource_name for file in wanted] == ["file-3"]

    play(qapp, scenario)


def test_columns_rows_and_details_are_read_aloud(qapp: QCoreApplication, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with RecordingsService(vendors()) as service, support(tmp_path, service) as desk:
            await shown(desk, MADE)
            table = QAccessible.queryAccessibleInterface(desk.page.table)
            assert table.text(QAccessible.Text.Name) == "Recordings"
            parts = [table.child(number) for number in range(min(40, table.childCount()))]
            names = [part.text(QAccessible.Text.Name) for part in parts if part is not None]
            assert {"State", "Started", "Group", "Name", "Length", "Recording"} <= set(names)
            assert MADE in names and "g2" in names
            fact = found(desk.page.details, QLabel, "tasks_fact_group_id")
            told = QAccessible.queryAccessibleInterface(fact)
            assert told.text(QAccessible.Text.Name) == "Group: g2"
            assert "recorded" in told.text(QAccessible.Text.Description)
            sidebar = QAccessible.queryAccessibleInterface(desk.page.sidebar)
            assert sidebar.text(QAccessible.Text.Name) == "Filters"

    play(qapp, scenario)
