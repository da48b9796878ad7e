"""The window in an office where everything goes through a proxy: it records and downloads, says
what the proxy says, and never asks the proxy about this computer.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from PySide6.QtWidgets import QPushButton

from recorder_gui.app import DesktopApplication
from recorder_gui.client.control.session import SessionState
from recorder_gui.protocol.states import Status
from recorder_gui.state.diagnosis import Step, StepState, try_endpoint
from recorder_gui.state.files.transfer import TransferState
from tests.running_recorder import RunningRecorder
from tests.scenarios.window_in_trouble import (
    choose_file,
    holds_in_chinese,
    opened,
    place_a_camera,
    shown,
    told,
)
from tests.services.connect_proxy import ConnectProxy, Passed
from tests.ui.conftest import Scenario
from tests.waiting import until

InWindow = Callable[[Scenario], None]
CONTROL, STORAGE = "recorder.test:7001", "files.test:7002"


@pytest.fixture(autouse=True)
def settings_of_this_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """None but those that a test makes."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def targets(recorder: RunningRecorder) -> dict[str, int]:
    places = {CONTROL: recorder.control, STORAGE: recorder.storage}
    return {name: urlsplit(url).port or 0 for name, url in places.items()}


def test_a_recording_is_made_listed_and_downloaded_through_it(
    in_window: InWindow, recorder: RunningRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        async with ConnectProxy(targets(recorder), login="me:secret word") as proxy:
            monkeypatch.setenv("http_proxy", proxy.url.replace("//", "//me:secret%20word@"))
            person = await opened(
                program,
                recorder,
                token=recorder.token,
                control=f"ws://{CONTROL}/",
                storage=f"http://{STORAGE}",
            )
            await until(lambda: program.connection.is_connected)
            await place_a_camera(program, person)
            await person.click("start_button")
            recording = program.pages.studio.recording
            await person.wait("it records", lambda: recording.recorded() > 0.5)
            await program.pages.stop_recording()
            await person.wait("it is finished", lambda: recording.status == Status.DONE)
            assert recording.task is not None
            name = recording.task.file_name
            await choose_file(program, person, name)
            await person.click("files_download_button")
            transfers = program.pages.files.transfers
            await until(lambda: [each.state for each in transfers.all()] == [TransferState.DONE])
            assert Passed(CONTROL, tunnelled=True) in proxy.passed
            assert Passed(STORAGE, tunnelled=False) in proxy.passed

            endpoint = program.connection.endpoint
            assert endpoint is not None
            steps = {result.step: result async for result in try_endpoint(endpoint)}
            assert steps[Step.TLS].state is StepState.ABSENT
            for step in (Step.PORT, Step.WEBSOCKET, Step.STORAGE):
                assert steps[step].state is StepState.WORKS, steps[step]
            await person.click("files_delete_button")
            await person.click("files_delete_confirm_button")

    in_window(scenario)


def test_a_password_that_it_asks_for_is_told_and_connects_once_it_is_set(
    in_window: InWindow, recorder: RunningRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        async with ConnectProxy(targets(recorder), login="me:word") as proxy:
            monkeypatch.setenv("http_proxy", proxy.url)
            person = await opened(
                program,
                recorder,
                token=recorder.token,
                control=f"ws://{CONTROL}/",
                storage=f"http://{STORAGE}",
            )
            banner = await told(program)
            assert banner.sentence() == f"The proxy {proxy.place} asks for a name and a password."
            assert "this computer's proxy settings" in banner.advice()
            assert program.connection.status.state is SessionState.REFUSED
            await holds_in_chinese(program)

            monkeypatch.setenv("http_proxy", proxy.url.replace("//", "//me:word@"))
            proxy.refuses_with = 403
            await person.hands.click(shown(QPushButton, "Try again"))
            said = f"The proxy {proxy.place} did not let the connection to ws://{CONTROL}/ through."
            await until(lambda: program.window.messages.sentences() == [said])
            assert "Ask IT to allow this service" in (await told(program)).advice()
            await holds_in_chinese(program)

            proxy.refuses_with = 502
            said = f"The proxy {proxy.place} could not reach ws://{CONTROL}/ either."
            await until(lambda: program.window.messages.sentences() == [said])
            await holds_in_chinese(program)

            proxy.refuses_with = 0
            await until(lambda: program.connection.is_connected)
            assert program.window.messages.sentences() == []

    in_window(scenario)


def test_this_computer_is_never_asked_of_the_proxy(
    in_window: InWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario(program: DesktopApplication) -> None:
        async with ConnectProxy({}) as proxy:
            proxy.refuses_with = 403
            for name in ("http_proxy", "https_proxy", "all_proxy"):
                monkeypatch.setenv(name, proxy.url)
            program.start()
            await until(lambda: program.connection.is_connected, 20)
            await until(lambda: program.pages.studio.roster.is_listed)
            await until(lambda: program.pages.files.volume is not None)
            assert proxy.passed == []
            assert program.window.messages.sentences() == []
        monkeypatch.delenv("http_proxy")

    in_window(scenario)
