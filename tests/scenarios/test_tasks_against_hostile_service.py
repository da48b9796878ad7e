"""Support staff read a table whose service answers late, out of order, with errors and untrue
totals, with states that nobody knows and fields missing.
"""

import asyncio
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from recorder_gui.state.tasks.finding.filters import TaskFilter
from tests.scenarios.tasks_desk import Support, support
from tests.services.recordings_service import RecordingsService, record
from tests.state.service_desk import play, until

RECORDS = 2_000
ASKED_AT_ONCE = 40  # queries for one look at most, however badly they are answered


def many() -> list[dict[str, object]]:
    return [record(number) for number in range(RECORDS, 0, -1)]


async def quiet(desk: Support) -> None:
    """Until nothing is asked any more."""
    await asyncio.sleep(0.06)  # the table looks a moment after it was scrolled
    await until(lambda: not desk.tasks.model.is_loading)


def truth(desk: Support, service: RecordingsService) -> dict[int, str]:
    """What the rows in view are by the service, newer ones that wait left out."""
    unseen = desk.tasks.model.unseen
    return {row: str(service.records[row + unseen]["record_id"]) for row in desk.ids_in_view()}


def test_no_row_is_wrong_and_requests_are_bounded_while_the_service_misbehaves(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        chance = random.Random(5)
        async with (
            RecordingsService(many(), seed=3) as service,
            support(tmp_path, service) as desk,
        ):
            desk.tasks.counts.watch(False)
            await until(desk.is_read)
            service.slowest, service.failing = 0.03, 0.2
            for _ in range(12):
                before = len(service.queries)
                desk.scroll_to(chance.randrange(RECORDS))
                await asyncio.sleep(chance.random() * 0.05)
                seen = desk.ids_in_view()
                assert seen == truth(desk, service)
                await quiet(desk)
                assert len(service.queries) - before < ASKED_AT_ONCE
            service.lying = 9
            for _ in range(6):
                before = len(service.queries)
                desk.scroll_to(chance.randrange(RECORDS))
                desk.tasks.refresh()
                await quiet(desk)
                ids = list(desk.ids_in_view().values())
                assert len(set(ids)) == len(ids)
                assert len(service.queries) - before < ASKED_AT_ONCE
            service.behave()
            desk.tasks.refresh()
            await quiet(desk)
            desk.tasks.refresh()
            await until(desk.is_read)
            await quiet(desk)
            assert desk.tasks.model.total + desk.tasks.model.unseen == RECORDS
            assert desk.ids_in_view() == truth(desk, service)

    play(qapp, scenario)


def test_what_is_chosen_stays_chosen_while_recordings_come_go_and_change(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        records = [record(number, status=2) for number in range(300, 0, -1)]
        async with RecordingsService(records) as service, support(tmp_path, service) as desk:
            await until(desk.is_read)
            table = desk.page.table
            desk.scroll_to(40)
            await quiet(desk)
            await until(desk.is_read)
            chosen = desk.ids_in_view()[45]
            assert table.choose(chosen)
            await until(lambda: desk.page.details.record is not None)
            top = desk.ids_in_view()[40]
            service.slowest = 0.02
            service.records = [record(number, status=2) for number in (303, 302, 301)] + records
            desk.tasks.refresh()
            await until(lambda: desk.tasks.model.unseen == 3)
            assert desk.ids_in_view()[40] == top  # nothing moved
            records[45] = records[45] | {"status": 6, "stop_time": "2026-02-01 00:00:00"}
            service.records = service.records[:3] + records
            desk.tasks.refresh()
            await until(lambda: desk.page.details.record_status() == 6)
            assert table.is_marked(45) and not table.is_marked(44)
            del records[20]  # in the middle: rows move, what is chosen and looked at does not
            service.records = records
            desk.tasks.model.read_again()
            await until(lambda: desk.tasks.model.total == 299)
            desk.tasks.refresh()
            await until(desk.is_read)
            assert [each.record_id for each in table.chosen()] == [chosen]
            assert desk.page.details.value("record_id") == chosen
            assert desk.ids_in_view() == truth(desk, service)

    play(qapp, scenario)


def test_what_has_ended_is_never_asked_for_again(qapp: QCoreApplication, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with RecordingsService(many()) as service, support(tmp_path, service) as desk:
            await until(desk.is_read)
            desk.scroll_to(500)
            await quiet(desk)
            await until(desk.is_read)
            await quiet(desk)
            desk.tasks.counts.watch(False)
            service.queries.clear()
            for _ in range(3):
                desk.tasks.refresh()
                await quiet(desk)
            assert [query["page_size"] for query in service.queries] == [1, 1, 1]

    play(qapp, scenario)


def test_unknown_states_and_missing_fields_are_shown_as_unknown(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    bare = {"record_id": "bare", "status": 42}
    mixed = {"record_id": 7, "group_id": 12, "status": "6", "start_time": None, "extra": [1]}

    async def scenario() -> None:
        async with (
            RecordingsService([bare, mixed]) as service,
            support(tmp_path, service) as desk,
        ):
            await until(lambda: desk.tasks.model.total == 2)
            assert desk.page.table.choose("bare")
            await until(lambda: desk.page.details.value("record_id") == "bare")
            details = desk.page.details
            for key in ("group_id", "file_name", "start_time", "stop_time", "size", "auto"):
                assert details.value(key) == "Not told by the service", key
            assert "42" in details.value("status")
            assert not details.again_button.isEnabled()
            assert desk.page.table.choose("7")
            await until(lambda: desk.page.details.value("group_id") == "12")
            await until(lambda: desk.tasks.files.of("7") is not None)

    play(qapp, scenario)


@pytest.mark.parametrize("failing", [1.0, 0.5])
def test_a_filter_set_while_everything_fails_shows_its_rows_once_the_service_answers(
    qapp: QCoreApplication, tmp_path: Path, failing: float
) -> None:
    async def scenario() -> None:
        async with RecordingsService(many()) as service, support(tmp_path, service) as desk:
            await until(desk.is_read)
            service.failing = failing
            service.queries.clear()
            desk.tasks.counts.watch(False)
            desk.tasks.set_filter(TaskFilter(group_id="g3"))
            await quiet(desk)
            assert len(service.queries) < ASKED_AT_ONCE
            service.behave()
            desk.tasks.refresh()
            await until(lambda: desk.tasks.model.total == 286 and desk.is_read())
            await until(lambda: desk.tasks.problem is None)

    play(qapp, scenario)
