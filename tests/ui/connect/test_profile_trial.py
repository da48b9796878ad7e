"""The Test button of a profile: steps appear live, it can be stopped, the results are copied."""

import asyncio
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from recorder_gui.app import DesktopApplication
from recorder_gui.state.profiles import Profile
from recorder_gui.ui.connect.profiles_dialog import ProfilesDialog
from tests.services.hostile_service import APP_ID, TOKEN, Fields, HostileService
from tests.services.hostile_storage import HostileStorage, told_json
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]


async def opened(
    program: DesktopApplication, control: HostileService, storage: HostileStorage
) -> ProfilesDialog:
    profile = Profile(id="x", name="X", control=control.url, storage=storage.url, app_id=APP_ID)
    program.profiles.put(profile)
    await program.vault.keep(profile.id, TOKEN)
    program.window.show()
    program.dialogs.show_profiles(profile)
    dialog = program.window.findChild(QDialog, "profiles_dialog")
    assert isinstance(dialog, ProfilesDialog)
    return dialog


def button(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert found is not None
    return found


def test_each_step_is_shown_as_it_goes_and_all_can_be_copied(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        volume = told_json(data={"useVolume": 1, "volume": 0})
        async with (
            HostileService() as control,
            HostileStorage({"/api/store/volume": lambda _: volume}) as storage,
        ):
            may_answer = asyncio.Event()

            async def late(service: HostileService, to: object, request: Fields) -> None:
                await may_answer.wait()
                await service.reply(to, request)  # type: ignore[arg-type]

            control.answers[4097] = late
            dialog = await opened(program, control, storage)
            assert not button(dialog, "profile_test_copy").isVisible()
            button(dialog, "profile_test").click()
            await until(lambda: "Login: being tried…" in dialog.test.results.lines())
            assert button(dialog, "profile_test").text() == "Stop the test"
            may_answer.set()
            await until(lambda: button(dialog, "profile_test").text() == "Test")
            assert dialog.test.results.lines() == [
                "Server name: works",
                "Port: works",
                "Encryption: not encrypted, or checked behind the proxy",
                "WebSocket: works",
                "Login: works",
                "Storage: works",
                "List of people and previews: not offered; people are added by hand in Studio",
            ]
            button(dialog, "profile_test_copy").click()
            copied = QGuiApplication.clipboard().text().splitlines()
            assert copied[0].startswith("Server name: works ")
            assert copied[0].endswith(" ms")
            assert TOKEN not in "".join(copied)

    in_window(scenario)


def test_a_test_that_hangs_is_stopped(in_window: InWindow) -> None:
    async def scenario(program: DesktopApplication) -> None:
        async with HostileService() as control, HostileStorage() as storage:
            over = asyncio.Event()

            async def silent(*_: object) -> None:
                await over.wait()

            control.answers[4097] = silent
            dialog = await opened(program, control, storage)
            button(dialog, "profile_test").click()
            await until(lambda: "Login: being tried…" in dialog.test.results.lines())
            button(dialog, "profile_test").click()
            await until(lambda: button(dialog, "profile_test").text() == "Test")
            assert dialog.test.results.lines()[-1] == "Login: not reached"
            over.set()

    in_window(scenario)
