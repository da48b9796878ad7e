"""Marks: kept with the recording by our own recorder, by this window elsewhere."""

import asyncio
from collections.abc import Callable

from recorder_gui.protocol.states import Status
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.task import Task
from recorder_gui.state.studio.watching.marks import Mark, Marks
from tests.state.studio.conftest import Work
from tests.state.studio.parts import StudioParts, started
from tests.waiting import until


def test_our_own_recorder_keeps_them_with_the_moment_of_the_press(
    at_recorder: Callable[[Work], None], parts: StudioParts
) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        await until(lambda: studio.vitals.pulse is not None and studio.vitals.pulse.frames > 15)
        await studio.marks.add(0.5, "question")
        await studio.marks.add(0.25, "")
        assert studio.marks.all == (Mark(0.25), Mark(0.5, "question"))
        assert studio.marks.as_text() == "0:00\n0:00 question"
        task, local = studio.recording.task, parts.connection.local
        assert task is not None and local is not None
        history = await local.history(task.record_id)
        told = [(each.recorded, each.text) for each in history.events if each.kind == "marker"]
        assert told == [(0.5, "question"), (0.25, "")]

    at_recorder(work)


def test_elsewhere_this_window_keeps_them_for_the_next_one(
    parts: StudioParts, studio: Studio
) -> None:
    studio.recording._set(Task("20300101000000_00001", "g", Status.RECORDING))
    assert studio.marks.kept_here
    asyncio.run(studio.marks.add(62.4, "第一章"))
    assert studio.marks.as_text() == "1:02 第一章"
    again = Marks(parts.connection, studio.recording, parts.settings)
    studio.recording._set(Task("20300101000000_00001", "g", Status.RECORDING))
    assert again.all == (Mark(62.4, "第一章"),)
    studio.recording._set(Task("20300101000000_00002", "g", Status.RECORDING))
    assert again.all == ()


def test_marks_that_cannot_be_read_are_none(parts: StudioParts, studio: Studio) -> None:
    key = f"studio/marks/{parts.connection.profile.id}"
    for broken in ('{"r": 5}', "[" * 5000, '{"r": [{"recorded": "x"}]}'):
        parts.settings.set_value(key, broken)
        again = Marks(parts.connection, studio.recording, parts.settings)
        studio.recording._set(Task("r", "g", Status.RECORDING))
        assert again.all == ()
