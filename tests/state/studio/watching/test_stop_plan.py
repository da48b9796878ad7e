"""A planned stop: at the next such time of day or after a length, announced, for one recording."""

from datetime import datetime

import pytest

from recorder_gui.protocol.states import Status
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.task import Task
from recorder_gui.state.studio.watching.stop_plan import StopPlan
from recorder_gui.state.studio.watching.times import WatchTimes
from tests.state.studio.parts import StudioParts

NOON = datetime(2030, 1, 1, 12, 0, 30)


class Wall:
    """A clock on the wall."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def plan(parts: StudioParts, studio: Studio, wall: Wall) -> StopPlan:
    return StopPlan(parts.connection, studio.recording, WatchTimes(), now=wall, parent=studio)


def test_a_time_that_has_passed_is_tomorrows(plan: StopPlan) -> None:
    plan.stop_at(12, 1)
    assert plan.remaining() == 30
    plan.stop_at(12, 0)
    assert plan.remaining() == 24 * 3600 - 30


def test_the_last_wish_counts_and_can_be_taken_back(plan: StopPlan) -> None:
    plan.stop_at(13, 0)
    plan.stop_after(45)
    assert (plan.at, plan.after, plan.remaining()) == (None, 45, 45)
    plan.clear()
    assert not plan.is_set and plan.remaining() is None


def test_it_is_announced_once_and_taken_back_with_the_plan(
    plan: StopPlan, studio: Studio, wall: Wall
) -> None:
    heard: list[str] = []
    plan.near.connect(lambda: heard.append("near"))
    plan.withdrawn.connect(lambda: heard.append("withdrawn"))
    plan.stop_at(12, 2)
    wall.time = datetime(2030, 1, 1, 12, 1, 30)
    plan.look()
    assert heard == []  # nothing is recorded yet
    studio.recording._set(Task("r", "g", Status.RECORDING))
    plan.look()
    plan.look()
    assert heard == ["near"]
    plan.clear()
    assert heard == ["near", "withdrawn"]


def test_a_plan_ends_with_its_recording(plan: StopPlan, studio: Studio) -> None:
    plan.stop_after(3600)
    studio.recording._set(Task("r", "g", Status.RECORDING))
    assert plan.is_set
    studio.recording._set(Task("r", "g", Status.QUEUED))
    assert not plan.is_set
