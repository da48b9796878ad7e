"""*Again like this*: from a recording that is over to one that runs with the same settings."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton

from recorder_gui.app import DesktopApplication
from recorder_gui.client.wire_tap import Direction, WireMessage
from recorder_gui.layout.templates import TemplateName
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.protocol.states import Status
from tests.state.service_desk import found
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]
SETTINGS = InitRecord(
    group_id="demo", width=1280, height=720, frame_rate=15, file_duration=30, timeout=60
)


async def first_recording(program: DesktopApplication) -> str:
    """One with settings of its own, whose layout changed while it ran; its id once it is over."""
    studio = program.pages.studio
    await until(lambda: program.connection.is_connected and "demo" in studio.roster.groups)
    studio.roster.set_group("demo")
    await until(lambda: len(studio.roster.sources) > 6)
    cameras = [
        each.key for each in studio.roster.sources if each.key.media_type == MediaType.CAMERA
    ]
    for camera in cameras[:3]:
        studio.editing.place(camera)
    studio.start(SETTINGS)
    await until(lambda: studio.recording.status == Status.RECORDING)
    studio.editing.use_template(TemplateName.SPEAKER_COLUMN)
    studio.editing.caption()
    studio.apply()
    await until(lambda: studio.recording.running is not None and not studio.is_staged)
    task = studio.recording.task
    assert task is not None
    studio.stop()
    await until(lambda: studio.recording.status == Status.DONE)
    return task.record_id


def test_a_recording_starts_again_with_the_same_settings_and_its_last_layout(
    in_window: InWindow,
) -> None:
    sent: list[dict[str, Any]] = []

    def listen(message: WireMessage) -> None:
        if message.direction is Direction.SENT and message.kind == "init record":
            sent.append(json.loads(message.text))

    async def scenario(program: DesktopApplication) -> None:
        program.connection.wire_tap.observe(listen)
        program.start()
        studio, page = program.pages.studio, program.pages.tasks_page
        old = await first_recording(program)
        wanted = studio.recording.running
        assert wanted is not None and len(wanted.videos) == 3 and len(wanted.subtitles) == 3
        studio.editing.use_template(TemplateName.EVEN_GRID)  # the canvas is another by now
        program.window.show_page("tasks")
        await until(lambda: page.table.choose(old))
        again = page.details.again_button
        await until(lambda: page.details.record is not None and again.isEnabled())
        again.click()
        start = found(page, QPushButton, "tasks_again_start_button")
        start.click()
        await until(lambda: studio.recording.status == Status.RECORDING)
        task = studio.recording.task
        assert task is not None and task.record_id != old
        assert program.window.current_page() == "studio"
        assert studio.recording.running == wanted
        assert (task.width, task.height) == (1280, 720)
        first, second = ({**each, "seq": "", "file_name": ""} for each in sent)
        assert first == second
        local = program.connection.local
        assert local is not None
        histories = [await local.history(each) for each in (old, task.record_id)]
        assert {(each.width, each.height, each.frame_rate) for each in histories} == {
            (1280, 720, 15)
        }
        program.pages.tasks.histories.load(task.record_id)
        await until(lambda: bool(program.pages.tasks.histories.layouts(task.record_id)))
        last = program.pages.tasks.histories.layouts(task.record_id)[-1]
        assert last.layout == wanted
        studio.stop()
        await until(lambda: studio.recording.status == Status.DONE)

    in_window(scenario)
