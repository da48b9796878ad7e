"""This computer's data folder and limit in the Preferences, with the real recorder behind them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recorder_gui.app import DesktopApplication
from recorder_gui.client.local import recorder_process
from recorder_gui.client.local.data_folder import Storing
from recorder_gui.client.local.recorder import storing_of
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import InitRecord, SetLayout, Stop, VideoItem
from recorder_gui.state.language import LanguageChoice
from recorder_gui.state.this_computer import GB, Restart
from recorder_gui.ui.preferences.dialog import PreferencesDialog
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]


async def open_preferences(program: DesktopApplication) -> PreferencesDialog:
    program.start()
    await until(lambda: program.connection.is_connected)
    looked: list[bool] = []
    program.this_computer.changed.connect(lambda: looked.append(True))
    program.dialogs.show_preferences()
    dialog = program.window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    await until(lambda: looked != [])
    return dialog


def enter(dialog: PreferencesDialog, text: str) -> None:
    field = dialog.this_computer.folder
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


async def storing_now(program: DesktopApplication) -> Storing | None:
    running = await program.local_recorder.find()
    return None if running is None else storing_of(running)


def test_folder_and_limit_are_chosen_by_keyboard_and_hold_from_the_restart(
    in_window: InWindow, tmp_path: Path
) -> None:
    usual, other = tmp_path / "recorder", tmp_path / "other" / "place"

    async def scenario(program: DesktopApplication) -> None:
        dialog = await open_preferences(program)
        rows = dialog.this_computer
        assert rows.folder.text() == str(usual)
        assert not rows.standing.isVisible()
        (usual / "files" / "of before").mkdir(parents=True)

        enter(dialog, str(other))
        await until(lambda: program.preferences.recorder_data == other)
        assert dialog.isVisible()
        QTest.keyClick(rows.limited, Qt.Key.Key_Space)
        rows.quota.selectAll()
        QTest.keyClicks(rows.quota, "7")
        QTest.keyClick(rows.quota, Qt.Key.Key_Return)
        assert program.preferences.recorder_quota == 7
        await until(rows.restart.isEnabled)
        assert f"started with {usual}, without a limit" in rows.note.text()
        assert f"stay in {usual}; choose that folder again" in rows.note.text()
        assert await storing_now(program) == Storing(usual)

        QTest.keyClick(rows.restart, Qt.Key.Key_Space)
        assert not rows.restart.isEnabled()
        await until(lambda: not rows.restart.isVisible(), 20)
        await until(lambda: program.connection.is_connected)
        assert await storing_now(program) == Storing(other, 7 * GB)
        assert program.connection.storage is not None
        assert (await program.connection.storage.volume()).limit == 7 * GB
        assert rows.note.text() == (
            f"Recordings made before stay in {usual}; choose that folder again to see them."
        )

        enter(dialog, "")  # as it was at first
        await until(lambda: program.preferences.recorder_data is None)
        await until(lambda: rows.folder.text() == str(usual))
        assert "Recordings made before" not in rows.note.text()
        assert dialog.isVisible()

    async def next_window(program: DesktopApplication) -> None:
        dialog = await open_preferences(program)
        assert await storing_now(program) == Storing(usual, 7 * GB)
        assert dialog.this_computer.limited.isChecked()
        assert dialog.this_computer.quota.value() == 7

    in_window(scenario)
    in_window(next_window)


def test_a_folder_that_can_not_serve_is_refused_at_the_field(
    in_window: InWindow, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    refused = tmp_path / "file" / "below"

    async def scenario(program: DesktopApplication) -> None:
        dialog = await open_preferences(program)
        folder = dialog.this_computer.folder
        enter(dialog, str(refused))
        sentence = f"{refused} can't be made or written to."
        await until(lambda: folder.accessibleDescription() == sentence)
        assert folder.text() == str(refused)
        assert folder.hasFocus() or not dialog.isActiveWindow()
        assert program.preferences.recorder_data is None
        assert await storing_now(program) == Storing(tmp_path / "recorder")
        assert program.window.messages.sentences() == []
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

        program.dialogs.show_preferences()
        assert folder.text() == str(tmp_path / "recorder")
        assert "free" in folder.accessibleDescription()
        enter(dialog, str(refused))
        dialog.close()  # quicker than the answer: it is told in the window
        await until(lambda: program.window.messages.sentences() == [sentence])

    in_window(scenario)


def test_while_it_records_it_is_not_restarted_and_the_reason_is_told(
    in_window: InWindow, tmp_path: Path
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        dialog = await open_preferences(program)
        rows, control = dialog.this_computer, program.connection.control
        before = await program.local_recorder.find()
        begun = await control.request(InitRecord(group_id="demo", width=320, height=240))
        program.this_computer.choose_quota(3)
        for status in (1, 2):
            if status == 2:
                video = VideoItem(user_id="Ada", media_id="camera", media_type=MediaType.CAMERA)
                await control.request(SetLayout(record_id=begun.record_id, video_list=(video,)))
            program.this_computer.restart()  # even where the button could be pressed
            await until(lambda: program.this_computer.facts.restart is Restart.RECORDS)
            assert rows.restart.isVisible()
            assert not rows.restart.isEnabled()
            assert "can be restarted after that" in rows.restart.accessibleDescription()
            assert await program.local_recorder.find() == before
        assert program.connection.is_connected
        await control.request(Stop(record_id=begun.record_id))
        await until(rows.restart.isEnabled, 20)
        QTest.mouseClick(rows.restart, Qt.MouseButton.LeftButton)
        await until(lambda: not rows.standing.isVisible(), 20)
        assert await storing_now(program) == Storing(tmp_path / "recorder", 3 * GB)

    in_window(scenario)


def test_without_a_connection_to_it_the_way_to_restart_it_is_told(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        dialog = await open_preferences(program)
        await program.connection.close()
        program.this_computer.choose_quota(3)
        assert not dialog.this_computer.restart.isEnabled()
        assert "Connect to “This computer”" in dialog.this_computer.note.text()
        # no window is there to end it: the next start is the choice's
        await program.local_recorder.stop()
        program.this_computer.look()
        await until(lambda: not dialog.this_computer.standing.isVisible())

    in_window(scenario)


def test_a_folder_that_is_gone_is_told_and_another_one_lets_it_start_at_once(
    in_window: InWindow, tmp_path: Path
) -> None:
    (tmp_path / "unplugged").touch()

    async def scenario(program: DesktopApplication) -> None:
        program.preferences.recorder_data = tmp_path / "unplugged" / "disk"
        program.start()
        connection = program.connection
        await until(lambda: connection.problem is not None, 20)
        assert connection.problem is not None
        assert "choose another one in Preferences" in connection.problem.advice
        assert f"{tmp_path / 'unplugged' / 'disk'} cannot be used" in connection.problem.advice
        program.dialogs.show_preferences()
        dialog = program.window.findChild(PreferencesDialog)
        assert isinstance(dialog, PreferencesDialog)
        enter(dialog, str(tmp_path / "plugged"))
        await until(lambda: connection.is_connected, 20)
        assert await storing_now(program) == Storing(tmp_path / "plugged")

    in_window(scenario)


def test_the_rows_have_names_in_both_languages(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        dialog = await open_preferences(program)
        rows = dialog.this_computer
        program.this_computer.choose_quota(3)
        fields = (rows.folder, rows.choose, rows.quota, rows.restart)

        def names() -> list[str]:
            return [field.accessibleName() or field.text() for field in fields]

        english = [*names(), rows.limited.text(), rows.note.text()]
        program.language.set_choice(LanguageChoice.CHINESE)
        await until(lambda: "录制保存到" in rows.folder.accessibleName())
        chinese = [*names(), rows.limited.text(), rows.note.text()]
        assert all(english)
        assert all(chinese)
        assert not set(english) & set(chinese)

    in_window(scenario)


def test_a_damaged_choice_is_told_once_and_the_usual_one_used(
    in_window: InWindow, tmp_path: Path
) -> None:
    (tmp_path / "settings").mkdir()
    damaged = "[recorder]\ndata=half/a/path\nquota-gb=a lot\n"
    (tmp_path / "settings" / "settings.ini").write_text(damaged, encoding="utf-8")
    told: list[list[str]] = []

    async def scenario(program: DesktopApplication) -> None:
        program.start()
        told.append(program.window.messages.sentences())
        await until(lambda: program.connection.is_connected)
        assert await storing_now(program) == Storing(tmp_path / "recorder")

    in_window(scenario)
    in_window(scenario)
    assert told == [["Data folder or limit of this computer's recorder could not be read."], []]


def test_a_recorder_that_shall_stay_outlives_the_window_and_ends_when_it_shall_not(
    in_window: InWindow, tmp_path: Path
) -> None:
    pids: list[int] = []

    async def scenario(program: DesktopApplication) -> None:
        dialog = await open_preferences(program)
        running = await program.local_recorder.find()
        assert running is not None
        pids.append(running.ready.pid)
        QTest.keyClick(dialog.keep_recorder, Qt.Key.Key_Space)

    in_window(scenario)
    assert recorder_process.is_alive(pids[0])
    in_window(scenario)
    assert pids[0] == pids[1]
    assert not recorder_process.is_alive(pids[0])
