"""Filters as texts and ranges of time (state/tasks/finding/filters.py)."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from recorder_gui.state.tasks.finding.filters import (
    Preset,
    TaskFilter,
    filter_text,
    preset_range,
    read_filter,
)

NOW = datetime(2026, 11, 23, 22, 41, 3)
dates = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(
    lambda moment: moment.strftime("%Y-%m-%d %H:%M:%S")
)
filters = st.builds(
    TaskFilter,
    record_id=st.text(max_size=20),
    group_id=st.text(max_size=20),
    status=st.none() | st.integers(-1, 9),
    preset=st.sampled_from(Preset),
    started_after=st.just("") | dates,
    started_before=st.just("") | dates,
    ended_before=st.just("") | dates,
)


@given(filters)
def test_a_filter_comes_back_from_its_text(wanted: TaskFilter) -> None:
    if not wanted.is_empty:
        assert read_filter(filter_text(wanted)) == wanted


@given(st.text(max_size=60))
def test_any_text_is_a_filter_or_none(text: str) -> None:
    found = read_filter(text)
    assert found is None or not found.is_empty


def test_presets_count_from_the_services_own_day() -> None:
    assert preset_range(Preset.TODAY, NOW) == ("2026-11-23 00:00:00", "")
    assert preset_range(Preset.YESTERDAY, NOW) == ("2026-11-22 00:00:00", "2026-11-22 23:59:59")
    assert preset_range(Preset.LAST_7_DAYS, NOW) == ("2026-11-16 00:00:00", "")
    assert preset_range(Preset.ANY, NOW) == ("", "")


def test_a_preset_moves_with_the_clock_and_states_have_names() -> None:
    kept = read_filter("state:failed time:yesterday")
    assert kept is not None and kept == TaskFilter(status=-1, preset=Preset.YESTERDAY)
    day = kept.resolved(NOW)
    assert (day.started_after, day.started_before) == ("2026-11-22 00:00:00", "2026-11-22 23:59:59")
    assert read_filter("state:42") == TaskFilter(status=42)
    assert read_filter("time:any") is None and read_filter("time:never") is None


def test_a_filter_by_state_or_end_is_volatile() -> None:
    assert TaskFilter(status=2).is_volatile
    assert TaskFilter(ended_before="2026-01-01 00:00:00").is_volatile
    assert not TaskFilter(group_id="a").is_volatile
