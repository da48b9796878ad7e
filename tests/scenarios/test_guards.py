"""The guards of the recorder bar in the whole window: each is made to speak by its mishap and helps
with its button; in an ordinary recording all of them are silent."""

import wave
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from recorder_gui.app import DesktopApplication
from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.protocol.requests import AudioItem
from recorder_gui.protocol.states import Status
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.watching.guards import Guard
from recorder_gui.state.studio.watching.times import WatchTimes
from recorder_gui.ui.parts.banner import Banner
from tests.waiting import until

InWindow = Callable[..., None]
QUIET = SourceKey("Quiet", "1", MediaType.MICROPHONE)
IMPATIENT = WatchTimes(
    unrecorded=0.3, paused=0.3, silent=0.4, disk_left=1e18, measured=0.5, look_every=0.05
)


async def in_demo_group(program: DesktopApplication) -> Studio:
    program.start()
    program.window.show_page("studio")
    studio = program.pages.studio
    await until(lambda: bool(studio.roster.sources))
    studio.roster.set_group("demo")
    await until(lambda: len(studio.roster.sources) > 6)
    return studio


def place_one(studio: Studio) -> None:
    cameras = (s.key for s in studio.roster.sources if s.key.media_type is MediaType.CAMERA)
    studio.editing.place(next(cameras))


def banner(program: DesktopApplication, key: str) -> Banner | None:
    found = program.window.messages.findChildren(Banner)
    return next((each for each in found if each.key == key and each.isVisible()), None)


async def press_the_button_of(program: DesktopApplication, guard: Guard) -> str:
    """The sentence of the guard's banner, whose button has then been pressed."""
    key = f"guard:{guard}"
    await until(lambda: banner(program, key) is not None)
    said = banner(program, key)
    assert said is not None
    button = next(each for each in said.findChildren(QPushButton) if each.isVisible())
    sentence = said.sentence()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await until(lambda: banner(program, key) is None)
    return sentence


async def add_a_silent_microphone(studio: Studio, folder: Path) -> None:
    path = folder / "quiet.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * 8000 * 60))
    stream = MediaSource(
        user_id="Quiet", media_id="1", media_type=MediaType.MICROPHONE, source=str(path)
    )
    await studio.roster.add([stream])
    studio.editing.set_sound(QUIET, True)


def test_each_guard_speaks_of_its_mishap_and_helps(in_window: InWindow, tmp_path: Path) -> None:
    async def scenario(program: DesktopApplication) -> None:
        studio = await in_demo_group(program)
        await add_a_silent_microphone(studio, tmp_path)
        place_one(studio)
        said = await press_the_button_of(program, Guard.NOT_RECORDING)
        assert said == "People are here and nothing is being recorded."
        await until(lambda: studio.recording.status == Status.RECORDING)

        said = await press_the_button_of(program, Guard.SILENT_MICROPHONE)
        assert said == "Nothing is heard from Quiet."  # of nobody else, however slow the machine
        await until(lambda: studio.muting.is_muted(QUIET))
        await until(lambda: QUIET.user_id not in [a.user_id for a in running(studio)])

        studio.pause_or_resume()
        said = await press_the_button_of(program, Guard.LONG_PAUSE)
        assert said.startswith("The recording has been paused for")
        await until(lambda: studio.recording.status == Status.RECORDING)

        said = await press_the_button_of(program, Guard.LITTLE_DISK)
        assert said.startswith("The recorder has room for")
        assert program.window.current_page() == "files"
        studio.stop()
        await until(lambda: not studio.recording.is_open)

    in_window(scenario, times=IMPATIENT)


def running(studio: Studio) -> tuple[AudioItem, ...]:
    layout = studio.recording.running
    return () if layout is None else layout.audios


def test_in_an_ordinary_recording_no_guard_speaks(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        studio = await in_demo_group(program)
        spoken: list[Guard] = []
        studio.guards.spoke.connect(spoken.append)
        place_one(studio)
        program.pages.studio_page.start()
        await until(lambda: studio.recording.recorded() > 1.5)
        studio.pause_or_resume()
        await until(lambda: studio.recording.status == Status.PAUSED)
        studio.pause_or_resume()
        await until(lambda: studio.recording.status == Status.RECORDING)
        pulse = studio.vitals.pulse
        assert pulse is not None and pulse.disk_seconds is not None  # it was looked at
        studio.stop()
        await until(lambda: studio.recording.status == Status.DONE)
        assert spoken == [] and program.window.messages.sentences() == []

    in_window(scenario, times=WatchTimes(look_every=0.05, measured=0.5))


def test_a_planned_stop_is_announced_can_be_taken_back_and_comes(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        studio = await in_demo_group(program)
        place_one(studio)
        program.pages.studio_page.start()
        await until(lambda: studio.recording.recorded() > 0.2)
        studio.stop_plan.stop_after(30)
        await until(lambda: banner(program, "planned stop") is not None)
        said = banner(program, "planned stop")
        assert said is not None and said.sentence().startswith(
            "The recording stops by itself within"
        )
        button = next(each for each in said.findChildren(QPushButton) if each.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert not studio.stop_plan.is_set and banner(program, "planned stop") is None
        studio.stop_plan.stop_after(studio.recording.recorded() + 0.3)
        await until(lambda: not studio.recording.is_open)
        assert not studio.stop_plan.is_set
        await until(lambda: studio.recording.status == Status.DONE)
        assert banner(program, "planned stop") is None

    in_window(scenario, times=WatchTimes(look_every=0.05, soon=60))
