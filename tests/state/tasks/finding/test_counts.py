"""How many recordings filters let through, and how often that is asked (finding/counts.py)."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from recorder_gui.state.tasks.finding.counts import FilterCounts
from recorder_gui.state.tasks.finding.filters import Preset, TaskFilter
from tests.scenarios.tasks_desk import support
from tests.services.recordings_service import RecordingsService, record
from tests.state.service_desk import play, until

ALL, FAILED = TaskFilter(), TaskFilter(status=-1)
OLD = TaskFilter(started_before="2026-01-01 01:00:00")


def test_each_filter_is_counted_once_a_minute_and_only_while_somebody_looks(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        clock = [1000.0]
        records = [
            record(number, status=-1 if number % 4 == 0 else 6) for number in range(99, 0, -1)
        ]
        async with RecordingsService(records) as service, support(tmp_path, service) as desk:
            desk.page.hide()
            await until(lambda: desk.tasks.model.is_known and not desk.tasks.model.is_loading)
            await until(lambda: not desk.desk.scope.is_busy("count filters"))
            service.queries.clear()
            counts = FilterCounts(
                desk.desk.connection,
                desk.desk.scope,
                lambda: desk.tasks.now,
                clock=lambda: clock[0],
            )
            counts.want([ALL, FAILED, OLD])
            assert not service.queries
            counts.watch(True)
            await until(lambda: len(counts.counts) == 3)
            told = [counts.counts[each] for each in (ALL, FAILED, OLD)]
            assert told == [99, 24, 60]
            asked = len(service.queries)
            assert asked == 4  # one each, and one more to make out "started until"
            for later in (1, 30, 59):
                clock[0] = 1000.0 + later
                counts.ask_due()
            counts.want([ALL, FAILED, OLD, TaskFilter(preset=Preset.TODAY)])
            await until(lambda: len(counts.counts) == 4)
            assert len(service.queries) == asked + 1  # the new one alone
            service.records = records[1:]
            clock[0] = 1060.0
            counts.ask_due()
            await until(lambda: counts.counts[ALL] == 98)
            counts.close()

    play(qapp, scenario)
