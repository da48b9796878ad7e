"""Each filter of the Tasks page and every combination, against an independent answer by SQL."""

import itertools
import random
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from recorder_gui.protocol.requests import InitRecord
from recorder_gui.state.tasks.finding.filters import Preset, TaskFilter, filter_text
from tests.running_recorder import RunningRecorder
from tests.scenarios.tasks_desk import Support, support
from tests.state.service_desk import APP_ID, NEWEST, STEP, TOKEN, found, play, seed, until

SEEDED = 1_200
OPEN = ((100, 2), (101, 7), (250, 4), (251, 3), (600, 1), (900, 5))  # number, state


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRecorder]:
    """A recorder with recordings in every state, as if it worked on some of them."""
    folder = tmp_path_factory.mktemp("many")
    seed(folder / "data", SEEDED)
    running = RunningRecorder.start(folder, app_id=APP_ID, token=TOKEN)
    with sqlite3.connect(folder / "data" / "catalogue.sqlite3") as catalogue:
        for number, state in OPEN:
            catalogue.execute(
                "UPDATE recordings SET status = ?, stop_time = NULL WHERE record_id = ?",
                (state, f"seeded_{number:07d}"),
            )
    catalogue.close()
    yield running
    running.stop()


def wire(epoch: int) -> str:
    return datetime.fromtimestamp(epoch).strftime("%Y-%m-%d %H:%M:%S")


def by_sql(recorder: RunningRecorder, wanted: TaskFilter) -> list[str]:
    """The ids that the filter lets through, newest first, asked for in words of our own."""
    conditions = {
        "record_id = :record_id": wanted.record_id,
        "group_id = :group_id": wanted.group_id,
        "status = :status": wanted.status,
        "datetime(start_time, 'unixepoch', 'localtime') >= :started_after": wanted.started_after,
        "datetime(start_time, 'unixepoch', 'localtime') <= :started_before": wanted.started_before,
        "stop_time IS NOT NULL AND datetime(stop_time, 'unixepoch', 'localtime')"
        " <= :ended_before": wanted.ended_before,
    }
    given = [condition for condition, value in conditions.items() if value not in ("", None)]
    where = " AND ".join(["1 = 1", *given])
    values: dict[str, Any] = {name: getattr(wanted, name) for name in TaskFilter.__match_args__}
    values.pop("preset")
    uri = f"file:{recorder.data / 'catalogue.sqlite3'}?mode=ro"
    with sqlite3.connect(uri, uri=True) as catalogue:
        rows = catalogue.execute(
            f"SELECT record_id FROM recordings WHERE {where} ORDER BY start_time DESC, record_id",
            values,
        ).fetchall()
    catalogue.close()
    return [record_id for (record_id,) in rows]


def combinations() -> list[TaskFilter]:
    """Every combination of conditions, with values that let much, little or nothing through."""
    chance = random.Random(9)
    found: list[TaskFilter] = []
    names = ("record_id", "group_id", "status", "started_after", "started_before", "ended_before")
    for size in range(len(names) + 1):
        for chosen in itertools.combinations(names, size):
            number = chance.randrange(100, 900)
            start = NEWEST - number * STEP
            values: dict[str, Any] = {
                "record_id": f"seeded_{number:07d}",
                "group_id": f"group-{number % 5}",
                "status": chance.choice([6, -1, 2, 7, 4]),
                "started_after": wire(start - chance.randrange(20_000)),
                "started_before": wire(start + chance.choice([0, 1, 5_000])),
                "ended_before": wire(start + chance.choice([29, 30, 4_000])),
            }
            found.append(TaskFilter(**{name: values[name] for name in chosen}))
    return found


async def shows(desk: Support, expected: list[str]) -> None:
    """The table has these recordings, checked at its top, its end and between."""
    model = desk.tasks.model
    await until(lambda: model.is_known and model.total == len(expected))
    for row in {0, len(expected) // 2, max(0, len(expected) - 1)}:
        if not expected:
            return
        desk.scroll_to(row)
        await until(desk.is_read)
        assert desk.ids_in_view() == {each: expected[each] for each in desk.ids_in_view()}


def test_every_combination_of_filters_shows_what_sql_finds(
    qapp: QCoreApplication, tmp_path: Path, many: RunningRecorder
) -> None:
    async def scenario() -> None:
        async with support(tmp_path, many) as desk:
            await until(desk.is_read)
            bar = desk.page.filter_bar
            for wanted in combinations():
                bar.clear()
                bar.record_id.setText(filter_text(wanted))
                QTest.keyClick(bar.record_id, Qt.Key.Key_Return)
                assert desk.tasks.filter == wanted
                await shows(desk, by_sql(many, wanted))

    play(qapp, scenario)


def test_each_preset_shows_what_sql_finds_for_its_range(
    qapp: QCoreApplication, tmp_path: Path, many: RunningRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.fromtimestamp(NEWEST - 300 * STEP)
    monkeypatch.setattr("recorder_gui.state.tasks.tasks.service_now", lambda _zone: now)

    async def scenario() -> None:
        async with support(tmp_path, many) as desk:
            await until(desk.is_read)
            times = found(desk.page, QComboBox, "tasks_filter_time")
            for preset in Preset:
                times.setCurrentIndex(times.findData(preset))
                expected = by_sql(many, TaskFilter(preset=preset).resolved(now))
                await shows(desk, expected)

    play(qapp, scenario)


def test_a_recording_that_starts_meanwhile_shifts_no_row_of_a_range_that_is_over(
    qapp: QCoreApplication, tmp_path: Path, many: RunningRecorder
) -> None:
    wanted = TaskFilter(
        started_after=wire(NEWEST - 800 * STEP), started_before=wire(NEWEST - 300 * STEP)
    )

    async def scenario() -> None:
        async with support(tmp_path, many) as desk:
            await until(desk.is_read)
            desk.tasks.set_filter(wanted)
            expected = by_sql(many, wanted)
            await shows(desk, expected)
            await desk.desk.connection.control.request(InitRecord(group_id="demo"))
            desk.tasks.refresh()
            desk.tasks.model.read_again()
            await until(lambda: not desk.tasks.model.is_loading)
            assert desk.tasks.model.unseen == 0
            await shows(desk, expected)

    play(qapp, scenario)
