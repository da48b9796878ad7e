"""Scenes and automatic recordings in the whole window, with a real recorder."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from recorder_gui.app import DesktopApplication
from recorder_gui.layout.keeping.scenes import Scene
from recorder_gui.layout.wire import to_wire
from recorder_gui.protocol.fields import MediaType, SubtitleType
from recorder_gui.protocol.requests import AutoLayout, InitRecord
from recorder_gui.protocol.states import Status
from recorder_gui.ui.studio.page import StudioPage
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]
INIT = InitRecord(group_id="demo", width=640, height=360, frame_rate=15)


async def _in_demo_group(program: DesktopApplication) -> StudioPage:
    program.start()
    page = program.pages.studio_page
    program.window.show_page("studio")
    await until(lambda: bool(page.studio.roster.sources))
    page.studio.roster.set_group("demo")
    await until(lambda: len(page.studio.roster.sources) >= 8)
    await until(lambda: page.studio.layouts.scenes.is_ready)
    return page


def _press(page: StudioPage, number: int) -> None:
    key = Qt.Key(Qt.Key.Key_0.value + number)
    QTest.keyClick(page.canvas, key, Qt.KeyboardModifier.ControlModifier)


def _runs(page: StudioPage, scene: Scene) -> bool:
    running = page.studio.recording.running
    wire = to_wire(scene.layout.resized(INIT.width, INIT.height))
    return running is not None and running.same_pictures(wire) and running.same_texts(wire)


def test_control_and_a_number_records_that_scene_and_of_many_presses_the_last(
    in_window: InWindow,
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        page = await _in_demo_group(program)
        studio = page.studio
        cameras = [s.key for s in studio.roster.sources if s.key.media_type is MediaType.CAMERA]
        for number, name in enumerate(("One", "Two", "Three")):
            studio.editing.place(cameras[number])
            studio.layouts.scenes.save_new(name)
        one, two, three = studio.layouts.scenes.all
        studio.start(INIT)
        await until(lambda: studio.recording.status == Status.RECORDING and _runs(page, three))
        program.window.activateWindow()
        page.canvas.setFocus()
        _press(page, 1)
        await until(lambda: _runs(page, one) and not studio.is_staged)
        assert studio.layouts.is_recorded(one) and not studio.layouts.is_recorded(two)
        for number in (2, 3, 1, 3, 2):
            _press(page, number)
        await until(lambda: _runs(page, two) and not studio.is_staged)
        await studio.recording.pause()
        _press(page, 1)
        assert studio.is_staged and _runs(page, two)  # on the canvas alone: it is paused
        await studio.recording.stop()
        assert program.window.messages.sentences() == []

    in_window(scenario)


def test_the_canvas_shows_what_an_automatic_recording_does_and_says_why_it_is_not_editable(
    in_window: InWindow,
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        page = await _in_demo_group(program)
        studio, document = page.studio, page.studio.document
        cameras = [s.key for s in studio.roster.sources if s.key.media_type is MediaType.CAMERA]
        studio.editing.place(cameras[0])
        own = document.layout
        notice = page.findChild(QWidget, "automatic_notice")
        assert notice is not None and not notice.isVisible()
        auto = AutoLayout(media_count=4)
        expected = studio.automatic.expected(auto, INIT.width, INIT.height)
        studio.start(InitRecord(group_id="demo", width=640, height=360, frame_rate=15, auto=auto))
        await until(lambda: studio.automatic.is_told)
        assert [v.source for v in document.layout.videos] == [v.source for v in expected.videos]
        assert [v.box for v in document.layout.videos] == [v.box for v in expected.videos]
        assert notice.isVisible()
        studio.editing.place(cameras[1])
        assert program.window.messages.sentences() == [
            "The service arranges an automatic recording by itself."
        ]
        assert [v.source for v in document.layout.videos] == [v.source for v in expected.videos]
        studio.editing.add_text(SubtitleType.TEXT, "Lesson 1")
        studio.apply()
        await until(
            lambda: (
                studio.recording.running is not None
                and [each.content for each in studio.recording.running.subtitles] == ["Lesson 1"]
            )
        )
        await studio.recording.stop()
        await until(lambda: not document.is_held and not notice.isVisible())
        assert [video.source for video in document.layout.videos] == [cameras[0]]
        assert document.layout.videos[0].box.w * 3 == own.videos[0].box.w

    in_window(scenario)
