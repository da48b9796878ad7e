"""Somebody publishes by RTMP, as OBS does, to the address that Add source tells: while it is
recorded they are seen live on the canvas, and are gone when they stop."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from recorder_gui.app import DesktopApplication
from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.requests import InitRecord
from recorder_gui.protocol.states import Status
from recorder_gui.ui.studio.adding.source_dialog import AddSourceDialog
from recorder_gui.ui.studio.adding.ways import Way
from recorder_gui.ui.studio.sources_model import SourcesModel
from tests.waiting import until

PUBLISHER = SourceKey("OBS", "1", MediaType.CAMERA)


def _is_orange(colour: QColor) -> bool:
    return colour.red() > 200 and 90 < colour.green() < 170 and colour.blue() < 60


def _publish(ffmpeg: Path, address: str) -> "subprocess.Popen[bytes]":
    """A minute of orange."""
    command = [str(ffmpeg), "-v", "quiet", "-re", "-t", "60"]
    command += ["-f", "lavfi", "-i", "color=c=#ff8000:size=320x180:rate=15"]
    command += ["-c:v", "libx264", "-preset", "ultrafast", "-g", "15", "-pix_fmt", "yuv420p"]
    return subprocess.Popen([*command, "-f", "flv", address])


@pytest.mark.needs_program("ffmpeg")
def test_who_publishes_to_the_told_address_is_seen_live_on_the_canvas(
    in_window: Callable[..., None], program: Callable[[str], Path]
) -> None:
    ffmpeg = program("ffmpeg")

    async def scenario(window: DesktopApplication) -> None:
        window.start()
        window.window.resize(1280, 720)
        window.window.show_page("studio")
        page, studio = window.pages.studio_page, window.pages.studio
        await until(lambda: bool(studio.roster.sources))
        studio.roster.set_group("demo")
        page.ask_for_source()
        dialog = page.findChildren(AddSourceDialog)[-1]
        dialog.choose(Way.OBS)
        copy = dialog.findChild(QToolButton, "add_obs_copy")
        confirm = dialog.findChild(QPushButton, "add_confirm")
        assert copy is not None and confirm is not None
        copy.click()
        address = QApplication.clipboard().text()
        confirm.click()
        await until(lambda: studio.roster.find(PUBLISHER) is not None)
        studio.editing.place(PUBLISHER, (960, 540))
        (video,) = studio.document.layout.videos

        def shown() -> QColor:
            """What the canvas draws near the corner of the publisher's item."""
            at = page.canvas.mapFromScene(video.box.x + 20, video.box.y + 20)
            return page.canvas.viewport().grab().toImage().pixelColor(at)

        model = page.sources.list.model()
        assert isinstance(model, SourcesModel)

        def told() -> str:
            """What the list of sources says of the publisher."""
            source = studio.roster.find(PUBLISHER)
            assert source is not None and source.publish_to == address
            return model.detail(source)

        assert told() == "Seen once it is recorded"
        studio.start(InitRecord(group_id="demo", file_name="published", frame_rate=5))
        await until(lambda: studio.recording.status == Status.RECORDING)
        assert not _is_orange(shown())
        await until(lambda: told() == "Nobody publishes to it yet.")
        publishers = [_publish(ffmpeg, address)]

        def seen() -> bool:
            """OBS tries again too, until somebody listens."""
            if publishers[-1].poll() is not None:
                publishers.append(_publish(ffmpeg, address))
            return _is_orange(shown())

        try:
            await until(seen, 25)
        finally:
            publishers[-1].terminate()
            publishers[-1].wait(10)
        await until(lambda: not _is_orange(shown()), 25)
        await window.pages.stop_recording()
        assert window.window.messages.sentences() == []

    in_window(scenario)
