"""The overview's figures (state/tasks/overview/reading.py)."""

import asyncio
from datetime import datetime, timedelta

from recorder_gui.protocol.dates import format_date
from recorder_gui.protocol.replies import Record
from recorder_gui.state.tasks.overview.reading import HOURS, by_hour, stuck_ones

NOW = datetime(2026, 11, 24, 12, 0, 0)


def record(name: str, status: int, hours_ago: float, recorded: int | None = None) -> Record:
    start = format_date(NOW - timedelta(hours=hours_ago))
    return Record(record_id=name, status=status, start_time=start, record_time=recorded)


def unseen(_record_id: str, _status: int) -> None:
    return None


def test_hours_are_counted_exactly_and_empty_spans_are_not_asked_for() -> None:
    started = [0] * HOURS
    started[3], started[22], started[23] = 5, 1, 7
    asked: list[int] = []

    async def since(hour: int) -> int:
        asked.append(hour)
        return sum(started[hour:])

    assert asyncio.run(by_hour(since)) == tuple(started)
    assert len(asked) <= 14

    async def none(hour: int) -> int:
        asked.append(hour)
        return 0

    asked.clear()
    assert asyncio.run(by_hour(none)) == (0,) * HOURS
    assert asked == [0]


def test_stuck_is_what_is_finished_for_longer_than_it_recorded_or_records_beyond_a_day() -> None:
    records = [
        record("runs", 2, 23.9),
        record("runs on", 2, 24.1),
        record("just stopped", 4, 1.1, recorded=3600),
        record("stuck", 3, 2.5, recorded=3600),
        record("storing", 5, 26, recorded=3600 * 20),
        record("untold", 4, 5),
        record("untold for long", 4, 25),
        record("done", 6, 90, recorded=10),
    ]
    found = stuck_ones(records, NOW, unseen)
    assert [each.record.record_id for each in found] == ["runs on", "stuck", "untold for long"]
    assert found[1].seconds == 1.5 * 3600 and found[2].seconds is None


def test_what_this_window_saw_counts_before_what_is_reckoned() -> None:
    paused_for_long = record("paused for long", 4, 10, recorded=3600)
    assert stuck_ones([paused_for_long], NOW, unseen)
    assert not stuck_ones([paused_for_long], NOW, lambda *_: 60.0)
    assert stuck_ones([paused_for_long], NOW, lambda *_: 3601.0)[0].seconds == 3601.0


def test_a_start_that_is_no_date_is_left_out() -> None:
    assert stuck_ones([Record(record_id="r", status=2, start_time="?")], NOW, unseen) == ()
