"""Dates as people want to read them (state/tasks/times.py)."""

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from recorder_gui.state.settings import Settings
from recorder_gui.state.tasks.times import Times, TimeStyle, ago_text

NOW = datetime(2026, 11, 24, 12, 0, 0)


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Texts need an application."""


def test_ages_are_told_in_the_unit_that_fits() -> None:
    told = [ago_text(timedelta(seconds=each)) for each in (5, 300, 7_500, 100_000, 10**8, -900)]
    assert told == ["just now", "5 min ago", "2 h 5 min ago", "1 d 3 h ago", "", ""]


def test_a_date_reads_in_the_style_chosen_which_is_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    times = Times(lambda: NOW, lambda: "", settings)
    assert times.text("2026-11-24 11:55:00") == "2026-11-24 11:55:00"
    times.set_style(TimeStyle.AGO)
    assert times.text("2026-11-24 11:55:00") == "5 min ago"
    assert times.text("") == "" and times.text("soon") == "soon"
    assert times.text("2001-01-01 00:00:00") == "2001-01-01 00:00:00"
    assert Times(lambda: NOW, lambda: "", settings).style is TimeStyle.AGO


def test_the_services_zone_tells_this_computers_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    try:
        times = Times(lambda: NOW, lambda: "Asia/Shanghai")
        times.set_style(TimeStyle.LOCAL)
        assert times.text("2026-11-24 12:00:00") == "2026-11-24 04:00:00"
        tip = times.tip("2026-11-24 12:00:00").splitlines()
        assert tip[0].startswith("2026-11-24 12:00:00") and "04:00:00" in tip[1]
    finally:
        monkeypatch.undo()
        time.tzset()
