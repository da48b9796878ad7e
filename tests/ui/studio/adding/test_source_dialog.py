"""Add source on our own recorder: each way makes the members it says, in the real group."""

import socket
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton

from recorder_gui.app import DesktopApplication
from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import MediaSource
from recorder_gui.state.studio.publishing import publish_address
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.studio.adding.source_dialog import AddSourceDialog
from recorder_gui.ui.studio.adding.ways import Way
from recorder_gui.ui.studio.page import StudioPage
from tests.waiting import until

CAMERA, MICROPHONE = MediaType.CAMERA, MediaType.MICROPHONE


def open_dialog(page: StudioPage, way: Way) -> AddSourceDialog:
    page.ask_for_source()
    dialog = page.findChildren(AddSourceDialog)[-1]
    dialog.choose(way)
    return dialog


def line(dialog: AddSourceDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    return found


def confirm(dialog: AddSourceDialog) -> None:
    button = dialog.findChild(QPushButton, "add_confirm")
    assert button is not None and button.isEnabled()
    button.click()


def test_files_addresses_and_obs_become_members_of_the_group(
    in_window: Callable[..., None], clips: dict[str, Path], tmp_path: Path
) -> None:
    picture = tmp_path / "logo.png"
    picture.write_bytes(b"")

    async def scenario(program: DesktopApplication) -> None:
        program.start()
        page = program.pages.studio_page
        roster = page.studio.roster
        await until(lambda: bool(roster.sources))
        roster.set_group("demo")
        own: dict[SourceKey, str] = {}

        async def added(*keys: SourceKey) -> None:
            await until(lambda: all(roster.find(key) for key in keys))
            group = roster.group("demo")
            assert group is not None
            own.update(
                (SourceKey(m.user_id, m.media_id, m.media_type), m.source)
                for m in group.media
                if m.own
            )

        dialog = open_dialog(page, Way.FILE)
        line(dialog, "add_location").setText(str(clips["bikes.mp4"]))
        assert line(dialog, "add_user").text() == "bikes"
        confirm(dialog)
        await added(SourceKey("bikes", "1", CAMERA), SourceKey("bikes", "1", MICROPHONE))

        dialog = open_dialog(page, Way.FILE)
        line(dialog, "add_location").setText(str(picture))
        confirm(dialog)
        await added(SourceKey("logo", "1", CAMERA))
        assert SourceKey("logo", "1", MICROPHONE) not in own

        dialog = open_dialog(page, Way.ADDRESS)
        line(dialog, "add_address").setText("not an address")
        button = dialog.findChild(QPushButton, "add_confirm")
        assert button is not None and not button.isEnabled()
        line(dialog, "add_address").setText("http://127.0.0.1:9/lesson.m3u8?x=1")
        assert line(dialog, "add_user").text() == "lesson.m3u8"
        confirm(dialog)
        await added(SourceKey("lesson.m3u8", "1", CAMERA))

        addresses = []
        for number in ("1", "2"):
            dialog = open_dialog(page, Way.OBS)
            copy = dialog.findChild(QToolButton, "add_obs_copy")
            assert copy is not None
            copy.click()
            addresses.append(QApplication.clipboard().text())
            confirm(dialog)
            await added(SourceKey("OBS", number, CAMERA))
            assert own[SourceKey("OBS", number, CAMERA)] == f"listen:{addresses[-1]}"
        assert addresses[0] != addresses[1]  # one publisher a port

        dialog = open_dialog(page, Way.CAMERA)
        why = dialog.findChild(QuietLabel, "add_why_not")
        device = roster.group("this-computer")
        assert why is not None and device is not None
        assert bool(why.text()) == (not [m for m in device.media if m.media_type is CAMERA])
        dialog.reject()

    in_window(scenario)


def test_a_port_that_is_taken_is_not_offered() -> None:
    media = MediaSource(
        user_id="u", media_id="m", media_type=CAMERA, source="listen:rtmp://127.0.0.1:1935/live"
    )
    assert publish_address("http://studio.example:80", [], here=False).endswith(
        "studio.example:1935/live"
    )
    assert ":1936/" in publish_address("http://[::1]:80", [media], here=False)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert str(port) not in publish_address("", [media], here=True)
