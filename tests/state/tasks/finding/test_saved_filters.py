"""Filters that a person keeps (state/tasks/finding/saved_filters.py)."""

from pathlib import Path

import pytest

from recorder_gui.state.settings import Settings
from recorder_gui.state.tasks.finding.filters import Preset, TaskFilter
from recorder_gui.state.tasks.finding.saved_filters import SavedFilters

FAILED = TaskFilter(status=-1, preset=Preset.LAST_7_DAYS)
LESSON = TaskFilter(group_id="lesson-7 “α”")


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Settings need an application."""


def test_saved_filters_are_there_in_the_next_run(tmp_path: Path) -> None:
    saved = SavedFilters(Settings(tmp_path))
    saved.save("failed", FAILED)
    saved.save("a lesson", LESSON)
    again = SavedFilters(Settings(tmp_path))
    assert [(each.name, each.filter) for each in again.all()] == [
        ("failed", FAILED),
        ("a lesson", LESSON),
    ]
    again.rename("failed", "all that failed")
    again.save("a lesson", FAILED)
    again.rename("a lesson", "all that failed")
    assert [(each.name, each.filter) for each in again.all()] == [("all that failed", FAILED)]
    again.remove("all that failed")
    assert SavedFilters(Settings(tmp_path)).all() == ()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1]", '[{"name": "x", "text": "nonsense"}]', '[{"name": "", "text": "group:a"}]'],
)
def test_what_can_not_be_read_is_left_out(tmp_path: Path, text: str) -> None:
    settings = Settings(tmp_path)
    settings.set_value("tasks/saved filters", text)
    assert SavedFilters(settings).all() == ()
