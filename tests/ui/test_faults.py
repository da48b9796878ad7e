"""What goes wrong is told in the window by a sentence, and what to do about it."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from recorder_gui.app import DesktopApplication
from recorder_gui.client.session import SessionState
from recorder_gui.protocol.requests import InitRecord, Pause
from recorder_gui.protocol.states import Status
from recorder_gui.protocol.storage import StoredFile
from recorder_gui.state.profiles import Profile
from recorder_gui.ui.parts.banner import Banner
from tests.running_recorder import RunningRecorder
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]


def _banner(program: DesktopApplication) -> Banner:
    [banner] = program.window.messages.findChildren(Banner)
    return banner


async def _connected(program: DesktopApplication) -> None:
    program.start()
    await until(lambda: program.connection.is_connected)


def _elsewhere(recorder: RunningRecorder | None) -> Profile:
    return Profile(
        id="elsewhere",
        name="Elsewhere",
        control=recorder.control if recorder else "ws://127.0.0.1:9/",
        storage=recorder.storage if recorder else "http://127.0.0.1:9",
        app_id=recorder.app_id if recorder else "me",
    )


def test_a_wrong_token(in_window: InWindow, recorder: RunningRecorder) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.window.show()
        await program.vault.keep("elsewhere", "wrong")
        program.profiles.put(_elsewhere(recorder))
        program.connect_to(program.profiles.get("elsewhere"))
        await until(lambda: program.connection.status.state is SessionState.REFUSED)
        assert "app id and token do not match" in _banner(program).sentence()
        assert "Enter the token anew in the profile" in _banner(program).advice()

    in_window(scenario)


def test_a_dead_port(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        program.window.show()
        await program.vault.keep("elsewhere", "token")
        program.profiles.put(_elsewhere(None))
        program.connect_to(program.profiles.get("elsewhere"))
        await until(lambda: bool(program.window.messages.sentences()))
        assert _banner(program).sentence() == "Nothing answers at ws://127.0.0.1:9/."
        assert "Check the port" in _banner(program).advice()
        assert "tried again by itself" in _banner(program).advice()

    in_window(scenario)


def test_a_refused_request(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        await _connected(program)
        control = program.connection.control
        program.tasks.start(lambda: control.request(Pause(record_id="nowhere")))
        await until(lambda: bool(program.window.messages.sentences()))
        assert _banner(program).sentence() == "Pausing was refused: there is no such recording."
        assert "Refresh the list in Tasks" in _banner(program).advice()
        assert program.connection.is_connected

    in_window(scenario)


def test_a_name_of_300_characters(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        await _connected(program)
        program.pages.studio.start(InitRecord(group_id="demo", file_name="字" * 300))
        await until(lambda: bool(program.window.messages.sentences()))
        told = _banner(program)
        assert told.sentence() == "Starting a recording was refused: a value is not acceptable."
        assert "at most 200 bytes" in told.advice()
        assert not program.pages.studio.recording.is_open

    in_window(scenario)


def test_a_deleted_file(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        await _connected(program)
        gone = StoredFile(resource_name="gone", resource_type=".mp4", file_size=10)
        program.pages.files.download([gone])
        await until(lambda: "no file “gone” any more" in _told_of_download(program))
        assert "Refresh the list in Files" in _told_of_download(program)

    in_window(scenario)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"no small file system can be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk(in_window: InWindow, small_disk: Path) -> None:
    async def scenario(program: DesktopApplication) -> None:
        await _connected(program)
        studio = program.pages.studio
        await until(lambda: bool(studio.roster.sources))
        source = next(each for each in studio.roster.sources if not each.is_sound)
        studio.editing.place(source.key)
        studio.start(InitRecord(group_id="demo", file_name="big"))
        await until(lambda: studio.recording.status == Status.RECORDING)
        await until(lambda: studio.recording.recorded() > 1.5)
        await program.pages.stop_recording()
        await until(lambda: studio.recording.status == Status.DONE)
        storage = program.connection.storage
        assert storage is not None
        [file] = (await storage.list_files()).files
        assert file.file_size > 64 * 1024
        program.pages.files.download([file], small_disk)
        await until(lambda: "The disk is full: “big”" in _told_of_download(program))
        assert "Free some space" in _told_of_download(program)
        assert not list(small_disk.glob("*.mp4"))

    in_window(scenario)


def _told_of_download(program: DesktopApplication) -> str:
    label = program.window.findChild(QLabel, "transfer_text_1")
    return label.text() if label is not None else ""
