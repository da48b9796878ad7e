"""Exports of all that is filtered, from a real recorder (state/tasks/export.py)."""

import csv
import json
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from recorder_gui.state.exporting import ExportEnd, ExportProgress
from recorder_gui.state.tasks.finding.filters import TaskFilter
from recorder_gui.state.tasks.tasks import Tasks
from tests.running_recorder import RunningRecorder
from tests.state.service_desk import Desk, play, until


def exported(
    application: QCoreApplication,
    folder: Path,
    recorder: RunningRecorder,
    name: str,
    wanted: TaskFilter,
    *,
    cancel: bool = False,
) -> tuple[ExportEnd, list[ExportProgress]]:
    async def scenario() -> tuple[ExportEnd, list[ExportProgress]]:
        desk = Desk(folder)
        tasks = Tasks(desk.connection, desk.scope, desk.executor)
        await desk.connect(recorder)
        tasks.set_filter(wanted)
        progress: list[ExportProgress] = []
        ends: list[ExportEnd] = []
        tasks.export_progressed.connect(progress.append)
        tasks.export_ended.connect(ends.append)
        if cancel:
            tasks.export_progressed.connect(tasks.cancel_export)
        tasks.export(folder / name)
        await until(lambda: ends)
        tasks.close()
        await desk.close()
        return ends[0], progress

    return play(application, scenario)


def test_a_csv_has_every_recording_once_however_many_pages(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    end, progress = exported(qapp, tmp_path, seeded_recorder, "all.csv", TaskFilter())
    with (tmp_path / "all.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert end.count == len(rows) == 3_000
    assert [row["record_id"] for row in rows] == [f"seeded_{n:07d}" for n in range(3_000)]
    assert len(progress) == 6 and progress[-1] == ExportProgress(3_000, 3_000)


def test_json_has_what_the_filter_lets_through(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    wanted = TaskFilter(group_id="group-4", status=-1)
    end, _ = exported(qapp, tmp_path, seeded_recorder, "some.json", wanted)
    rows = json.loads((tmp_path / "some.json").read_text())
    assert end.count == len(rows) == 300
    assert all(row["group_id"] == "group-4" and row["status"] == -1 for row in rows)


def test_a_cancelled_export_leaves_nothing_behind(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    end, progress = exported(qapp, tmp_path, seeded_recorder, "all.csv", TaskFilter(), cancel=True)
    assert end.cancelled and len(progress) < 6
    assert not list(tmp_path.glob("all.csv*"))


def test_a_folder_that_is_not_there_is_said(
    qapp: QCoreApplication, tmp_path: Path, seeded_recorder: RunningRecorder
) -> None:
    end, _ = exported(qapp, tmp_path, seeded_recorder, "nowhere/all.csv", TaskFilter())
    assert end.error is not None and end.error.sentence
