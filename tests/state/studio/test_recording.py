"""Commanding a recording at a real recorder: start, change, pause, resume, stop, pick up."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from recorder_gui.client.errors import RequestRefused
from recorder_gui.layout.document import Subtitle
from recorder_gui.layout.wire import WireLayout, from_wire
from recorder_gui.protocol.codes import Code
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import History
from recorder_gui.protocol.requests import AutoLayout, InitRecord
from recorder_gui.protocol.states import Command, Status
from recorder_gui.state.studio.studio import Studio
from tests.state.studio.conftest import Work
from tests.state.studio.parts import StudioParts, started
from tests.waiting import until


def test_the_roster_comes_from_the_service(at_recorder: Callable[[Work], None]) -> None:
    async def work(studio: Studio) -> None:
        assert studio.roster.is_listed and "demo" in studio.roster.groups
        kinds = {source.key.media_type for source in studio.roster.sources}
        assert {MediaType.CAMERA, MediaType.MICROPHONE} <= kinds

    at_recorder(work)


def test_a_recording_is_started_paused_resumed_and_stopped(
    at_recorder: Callable[[Work], None],
) -> None:
    async def work(studio: Studio) -> None:
        recording = studio.recording
        assert recording.status is None and not recording.is_open
        await started(studio)
        assert recording.status == Status.RECORDING and not studio.is_staged
        await until(lambda: recording.recorded() > 0.5)
        await recording.pause()
        assert recording.status == Status.PAUSED and not recording.may(Command.SET_LAYOUT)
        held = recording.recorded()
        elapsed = recording.elapsed()
        await until(lambda: recording.elapsed() > elapsed + 0.2)
        assert recording.recorded() == held
        await recording.resume()
        await until(lambda: recording.recorded() > held)
        await recording.stop()
        assert not recording.is_open

        async def ended() -> bool:
            await recording.refresh()
            return recording.status == Status.DONE

        async with asyncio.timeout(20):
            while not await ended():
                await asyncio.sleep(0.05)

    at_recorder(work)


def test_applying_sends_only_what_differs(at_recorder: Callable[[Work], None]) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        assert await studio.recording.apply(studio.wire) == 0
        studio.editing.add_text(text_kind(), "title")
        assert studio.is_staged
        assert await studio.recording.apply(studio.wire) == 1
        assert not studio.is_staged
        studio.document.select([studio.document.layout.videos[0].id])
        studio.editing.nudge(10, 10)
        assert await studio.recording.apply(studio.wire) == 1
        studio.editing.clear()
        assert await studio.recording.apply(studio.wire) == 2
        assert studio.recording.running == WireLayout(audios=studio.wire.audios)

    at_recorder(work)


def text_kind() -> Any:
    return Subtitle("").type


def test_a_refused_command_raises_and_changes_nothing(
    at_recorder: Callable[[Work], None],
) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        await studio.recording.pause()
        with pytest.raises(RequestRefused) as refused:
            await studio.recording.apply(WireLayout())
        assert refused.value.service_code == Code.PAUSED
        assert studio.recording.status == Status.PAUSED

    at_recorder(work)


def test_another_window_finds_the_running_recording_with_its_layout(
    at_recorder: Callable[[Work], None], parts: StudioParts
) -> None:
    async def work(studio: Studio) -> None:
        await started(studio)
        studio.editing.add_text(text_kind(), "第一课")
        await studio.recording.apply(studio.wire)
        running = studio.recording.running
        assert running is not None
        task = studio.recording.task
        assert task is not None
        studio.recording._forget()  # as a new window: nothing is known
        heard: list[WireLayout] = []
        studio.recording.picked_up.connect(lambda wire, _w, _h: heard.append(wire))
        assert await studio.recording.find("demo")
        assert studio.recording.task is not None
        assert studio.recording.task.record_id == task.record_id
        assert studio.recording.status == Status.RECORDING
        assert heard == [running]
        assert from_wire(heard[0], 640, 360).subtitles[0].content == "第一课"

    at_recorder(work)


def test_a_start_overtakes_a_look_for_what_runs_already(
    at_recorder: Callable[[Work], None],
) -> None:
    async def work(studio: Studio) -> None:
        recording, real = studio.recording, studio.recording._history
        await started(studio)
        first = recording.task
        assert first is not None
        recording._forget()  # as a new window: nothing is known
        asked, let_go = asyncio.Event(), asyncio.Event()

        async def late(record_id: str) -> History | None:
            history = await real(record_id)
            if record_id == first.record_id:
                asked.set()
                await let_go.wait()
            return history

        recording._history = late
        looking = asyncio.ensure_future(recording.find("demo"))
        await asked.wait()
        await started(studio)
        second, running = recording.task, recording.running
        assert second is not None and second.record_id != first.record_id
        let_go.set()
        assert not await looking
        assert recording.task == second and recording.running == running
        await recording.stop()
        await recording.pick_up(first.record_id)
        assert recording.task is not None and recording.task.record_id == first.record_id
        await recording.stop()

    at_recorder(work)


def test_an_automatic_recording_takes_no_layout_and_says_so(
    at_recorder: Callable[[Work], None],
) -> None:
    async def work(studio: Studio) -> None:
        init = InitRecord(group_id="demo", width=320, height=180, auto=AutoLayout())
        await studio.recording.start(init, WireLayout())
        assert not studio.recording.may(Command.SET_LAYOUT)
        assert studio.recording.may(Command.STOP)

    at_recorder(work)
