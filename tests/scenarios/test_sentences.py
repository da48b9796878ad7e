"""What goes wrong is told in the window: what happened, what to do, in the user's language; and
what was there is still there.
"""

import asyncio
import os
import socket
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
)

from recorder_gui.app import DesktopApplication
from recorder_gui.demo.presenter import Presenter
from recorder_gui.protocol.states import Status
from recorder_gui.state.language import LanguageChoice
from tests.raw_client import audio, connected, post, video
from tests.running_recorder import RunningRecorder
from tests.scenarios.window_in_trouble import (
    choose_file,
    close,
    find,
    holds_in_chinese,
    is_chinese,
    is_for_people,
    listed,
    opened,
    place_a_camera,
    retried_in_chinese,
    shown,
    told,
    told_in_row,
)
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]


def test_a_wrong_token_leads_to_the_profile_and_the_right_one_connects(
    in_window: InWindow, recorder: RunningRecorder
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        person = await opened(program, recorder, token="wrong")
        banner = await told(program)
        assert banner.sentence() == "Logging in was refused: app id and token do not match."
        assert "Enter the token anew in the profile" in banner.advice()
        await holds_in_chinese(program)

        await person.hands.click(shown(QPushButton, "Open profile"))
        await person.wait("the profiles open", lambda: find(QDialog, "profiles_dialog"))
        field = find(QLineEdit, "profile_token")
        assert field is not None
        assert find(QLineEdit, "profile_control").text() == recorder.control
        field.selectAll()
        QTest.keyClicks(field, recorder.token)
        await person.click("profile_save")
        await person.click("profile_connect")
        await until(lambda: program.connection.is_connected)
        assert program.window.messages.sentences() == []

    in_window(scenario)


def test_a_dead_port_is_told_with_its_address_and_tried_again(in_window: InWindow) -> None:
    dead = unused_address()

    async def scenario(program: DesktopApplication) -> None:
        await opened(program, None, control=f"ws://{dead}/", storage=f"http://{dead}")
        banner = await told(program)
        assert banner.sentence() == f"Nothing answers at ws://{dead}/."
        assert "Check the port in the profile, and whether the recorder runs" in banner.advice()
        assert "tried again by itself" in banner.advice()
        assert shown(QPushButton, "Try now").isEnabled()
        await holds_in_chinese(program)
        assert program.profiles.get("elsewhere").control == f"ws://{dead}/"

    in_window(scenario)


def test_a_refused_start_says_why_and_succeeds_once_that_is_mended(
    in_window: InWindow, start_recorder: Callable[..., RunningRecorder]
) -> None:
    service = start_recorder(max_tasks=1)

    async def occupy() -> str:
        async with connected(service) as client:
            return await client.init("another-group")

    occupying = asyncio.run(occupy())

    async def scenario(program: DesktopApplication) -> None:
        person = await opened(program, service)
        await place_a_camera(program, person)
        await person.click("start_button")
        banner = await told(program)
        assert banner.sentence() == (
            "Starting a recording was refused: as many recordings run as the service can carry."
        )
        assert banner.advice() == "Stop one in Tasks, or try again later."
        recording = program.pages.studio.recording
        assert recording.task is None
        assert len(program.pages.studio.document.layout.videos) == 1
        close(banner)
        program.language.set_choice(LanguageChoice.CHINESE)
        await person.click("start_button")
        is_chinese(await told(program))
        program.language.set_choice(LanguageChoice.ENGLISH)

        table = program.pages.tasks_page.table
        await person.click("rail_tasks")
        await person.wait("the other is listed", lambda: table.choose(occupying))
        await person.click("tasks_stop_button")
        await person.click("tasks_stop_confirm_button")
        await person.wait("it has ended", lambda: table.chosen()[0].status == Status.DONE)
        await person.click("rail_studio")
        await person.click("start_button")
        await person.wait("it records", lambda: recording.status == Status.RECORDING)
        await program.pages.stop_recording()

    in_window(scenario)


def test_a_name_of_300_characters_is_told_where_it_is_typed(
    in_window: InWindow, recorder: RunningRecorder
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        person = await opened(program, recorder)
        await place_a_camera(program, person)
        await person.click("new_recording_button")
        await person.wait("the dialog opens", lambda: find(QLineEdit, "new_file_name"))
        field, start = find(QLineEdit, "new_file_name"), find(QPushButton, "new_start")
        assert start.isEnabled()
        QTest.keyClicks(field, "n" * 300)
        assert field.text() == "n" * 300
        hint = find(QLabel, "new_file_name_trouble")
        assert hint.text() == (
            "This name has 300 characters, and only 200 of them fit. Shorten it."
        )
        is_for_people(hint.text())
        assert not start.isEnabled()
        field.setText("课" * 67)
        assert "only 66 of them fit" in hint.text()
        field.setText("lesson/1")
        assert "/" in hint.text()
        assert not start.isEnabled()
        field.setText("课" * 66)
        assert not hint.isVisible()
        await person.click("new_start")
        recording = program.pages.studio.recording
        await person.wait("it records", lambda: recording.status == Status.RECORDING)
        assert recording.task is not None
        assert recording.task.file_name == "课" * 66
        await program.pages.stop_recording()
        assert program.window.messages.sentences() == []
        await person.wait("it ends", lambda: recording.status == Status.DONE)
        post(recorder, "/api/record/file/delete", file_name="课" * 66)

    in_window(scenario)


def test_a_file_that_somebody_deleted_is_told_where_it_was_to_be_downloaded(
    in_window: InWindow, recorder: RunningRecorder
) -> None:
    asyncio.run(record(recorder, "deleted meanwhile"))

    async def scenario(program: DesktopApplication) -> None:
        person = await opened(program, recorder)
        await choose_file(program, person, "deleted meanwhile")
        post(recorder, "/api/record/file/delete", file_name="deleted meanwhile")
        await person.click("files_download_button")
        text = await told_in_row()
        assert text == (
            "The service has no file “deleted meanwhile” any more."
            " It may have been deleted. Refresh the list in Files; if it is still there, delete it."
        )
        await retried_in_chinese(program, person)
        await person.click("files_refresh_button")
        model = program.pages.files.model
        await person.wait("it is off the list", lambda: not listed(program, "deleted meanwhile"))
        assert model.is_known
        assert list(program.places.downloads.iterdir()) == []

    in_window(scenario)


def test_a_file_that_vanished_from_the_recorders_disk_is_told_and_can_be_deleted(
    in_window: InWindow, recorder: RunningRecorder
) -> None:
    record_id = asyncio.run(record(recorder, "vanished meanwhile"))

    async def scenario(program: DesktopApplication) -> None:
        person = await opened(program, recorder)
        await choose_file(program, person, "vanished meanwhile")
        [file] = (recorder.data / "files").glob(f"{record_id}*")
        file.unlink()
        await person.click("files_download_button")
        text = await told_in_row()
        assert text.startswith("The service has no file “vanished meanwhile” any more.")
        await person.click("files_delete_button")
        await person.click("files_delete_confirm_button")
        await person.wait("it is gone", lambda: not listed(program, "vanished meanwhile"))

    in_window(scenario)


def test_a_full_disk_here_keeps_what_arrived_and_goes_on_when_there_is_room(
    in_window: InWindow, recorder: RunningRecorder, small_disk: Path
) -> None:
    asyncio.run(record(recorder, "too big"))

    async def scenario(program: DesktopApplication) -> None:
        person = await opened(program, recorder)
        program.pages.set_downloads(small_disk)
        fill(small_disk, leave=8192)
        await choose_file(program, person, "too big")
        await person.click("files_download_button")
        text = await told_in_row()
        assert text == (
            "The disk is full: “too big” could not be written."
            f" Free some space in {small_disk} or choose another folder, then try again."
        )
        assert not list(small_disk.glob("*.mp4")), "half a file looks finished"
        await retried_in_chinese(program, person)
        (small_disk / "ballast").unlink()
        await person.click("transfer_retry_1")
        await person.wait("it is here", lambda: list(small_disk.glob("*.mp4")))
        post(recorder, "/api/record/file/delete", file_name="too big")

    in_window(scenario)


def test_a_full_disk_of_the_recorder_ends_the_recording_with_a_word_and_keeps_it(
    in_window: InWindow, start_recorder: Callable[..., RunningRecorder], small_disk: Path
) -> None:
    service = start_recorder(small_disk / "recorder")

    async def scenario(program: DesktopApplication) -> None:
        person = await opened(program, service)
        await place_a_camera(program, person)
        await person.click("start_button")
        recording = program.pages.studio.recording
        await person.wait("it records", lambda: recording.recorded() > 2)
        fill(small_disk, leave=1024 * 1024)
        banner = await told(program, 30)
        assert banner.sentence() == "The recording has ended: the recorder's disk is full."
        assert "What was recorded until then is in Files" in banner.advice()
        assert "free disk space" in banner.advice()
        await person.wait("it is finished", lambda: recording.status == Status.DONE)
        assert len(program.pages.studio.document.layout.videos) == 1
        close(banner)

        await person.click("start_button")
        banner = await told(program)
        assert banner.sentence() == (
            "Starting a recording was refused: the recorder's disk is nearly full."
        )
        assert banner.advice()
        close(banner)
        (small_disk / "ballast").unlink()
        assert recording.task is not None
        await choose_file(program, person, recording.task.file_name)

    in_window(scenario)


def test_a_recorder_that_can_not_start_here_is_told_with_its_reason_and_tried_again(
    in_window: InWindow, tmp_path: Path
) -> None:
    blocked = tmp_path / "recorder"
    blocked.write_text("a file where a folder is due", encoding="utf-8")

    async def scenario(program: DesktopApplication) -> None:
        program.window.resize(1440, 900)
        program.start()
        banner = await told(program)
        assert banner.sentence() == "The recorder on this computer did not start."
        assert "Check free space and permissions of its data folder" in banner.advice()
        assert f"It said: The data folder {blocked} cannot be used" in banner.advice()
        assert str(program.local_recorder.log) in banner.advice()
        await holds_in_chinese(program)
        assert blocked.is_file()
        blocked.unlink()
        person = Presenter(program.window)
        await person.hands.click(shown(QPushButton, "Try now"))
        await until(lambda: program.connection.is_connected)
        assert program.window.messages.sentences() == []

    in_window(scenario)


def fill(disk: Path, leave: int) -> None:
    """Leave so many bytes free."""
    room = os.statvfs(disk)
    (disk / "ballast").write_bytes(bytes(room.f_bavail * room.f_frsize - leave))


def unused_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"127.0.0.1:{listener.getsockname()[1]}"


async def record(recorder: RunningRecorder, name: str) -> str:
    """A recording of a second or so, finished."""
    async with connected(recorder) as client:
        record_id = await client.init(width=640, height=360, frame_rate=25, file_name=name)
        picture, sound = video("Ada", w=640, h=360), audio("Ada")
        await client.ask(4102, record_id=record_id, video_list=[picture], audio_list=[sound])
        await until_recorded(client.record, record_id)
        await client.ask(4101, record_id=record_id)
        await client.until_status(record_id, Status.DONE)
        return record_id


async def until_recorded(look: Callable[[str], object], record_id: str) -> None:
    async with asyncio.timeout(20):
        while (await look(record_id))["record_time"] < 1:  # type: ignore[misc]
            await asyncio.sleep(0.05)
