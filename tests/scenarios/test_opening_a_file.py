"""`recorder-gui FILE.recorder-layout`: the layout is on the canvas of the window that opens; a file
that is none is refused in a sentence, and the canvas stays as it was left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_gui.app import DesktopApplication
from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.keeping.exchange import layout_from_text, layout_to_text
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType
from tests.waiting import until

ADA = SourceKey("Ada", "camera", MediaType.CAMERA)
LAYOUT = Layout(
    videos=(Video("1", ADA, Rectangle(100, 50, 640, 360)),),
    subtitles=(Subtitle("2", "Week 3", x=120, y=700),),
)


def test_a_layout_file_is_on_the_canvas_and_comes_back_at_the_next_start(
    in_window: Callable[..., None], tmp_path: Path
) -> None:
    path = tmp_path / "Talk.recorder-layout"
    path.write_text(layout_to_text(LAYOUT, "Talk"), encoding="utf-8")
    noise = tmp_path / "Noise.recorder-layout"
    noise.write_bytes(bytes(range(256)) * 40_000)

    async def opened(program: DesktopApplication) -> None:
        program.start(path)
        document = program.pages.studio.document
        await until(lambda: bool(document.layout.items))
        assert document.layout.items == LAYOUT.items
        await until(lambda: program.connection.is_connected)
        assert program.window.messages.sentences() == []

    async def refused(program: DesktopApplication) -> None:
        program.start(noise)
        await until(lambda: bool(program.window.messages.sentences()))
        (sentence,) = program.window.messages.sentences()
        assert "Noise.recorder-layout" in sentence
        assert program.pages.studio.document.layout.items == LAYOUT.items  # as it was left

    in_window(opened)
    in_window(refused)


@pytest.mark.timeout(90)
def test_the_command_opens_a_window_with_the_layout_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "Talk.recorder-layout"
    path.write_text(layout_to_text(LAYOUT, "Talk"), encoding="utf-8")
    home = tmp_path / "home"
    runtime = home / "run"
    runtime.mkdir(parents=True, mode=0o700)
    places = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(runtime),
    }
    command = [sys.executable, "-m", "recorder_gui", str(path)]
    log = tmp_path / "window.log"
    with (
        log.open("w") as told,
        subprocess.Popen(command, env=os.environ | places, stderr=told) as process,
    ):
        try:
            canvas = home / "config" / "recorder-gui" / path.name.replace("Talk", "canvas")
            deadline = time.monotonic() + 40
            while not canvas.exists():
                assert process.poll() is None and time.monotonic() < deadline, log.read_text()
                time.sleep(0.05)  # another process: there is no signal to wait for
            process.send_signal(signal.SIGTERM)
            assert process.wait(40) == 0, log.read_text()
        finally:
            process.kill()
    kept = layout_from_text(canvas.read_text(encoding="utf-8"))
    assert kept.items == LAYOUT.items
