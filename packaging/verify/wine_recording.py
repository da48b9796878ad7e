"""An installer or a removal under wine while the window records: it waits, then the recording is
stopped properly; nothing is cut."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from common.facts import CannotBuild
from verify.display import Display
from verify.recording import newest_under, record, seconds_of
from verify.wine import Wine

from recorder_gui.layout.document import Layout, SourceKey, Subtitle, Video
from recorder_gui.layout.keeping.exchange import layout_to_text
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MediaType

_ADA = SourceKey("Ada", "camera", MediaType.CAMERA)
_LAYOUT = Layout(
    videos=(Video("1", _ADA, Rectangle(0, 0, 1920, 1080)),),
    subtitles=(Subtitle("2", "Caption 字幕", x=600, y=400, size=120),),
    sound=(SourceKey("Ada", "microphone", MediaType.MICROPHONE),),
)
_PATIENCE = 6  # seconds that the installer waits for a recording to end by itself


def while_it_records(
    wine: Wine, installed: Path, display: Display, command: Sequence[str | Path], picture: Path
) -> str:
    """Record in the window of the `installed` program as a person does, run `command` meanwhile,
    and look at what was recorded; `picture` shows it recording. Raises CannotBuild."""
    home = wine.home / "AppData/Local/recorder-gui"
    layout = wine.drive / "布局.recorder-layout"
    layout.write_text(layout_to_text(_LAYOUT), encoding="utf-8")
    process = wine.start(installed / "recorder-gui.exe", "C:\\布局.recorder-layout")
    try:
        window = display.wait_for_window("Cloud Recorder", 60)
        display.wait_until_drawn(60)
        runtime = wine.home / "AppData/Local/Temp/recorder-gui/recorder.json"
        record(runtime, lambda: display.press(window, "ctrl+r"), 90)
        display.wait_until_drawn(20)
        display.save(picture)
        begun = time.monotonic()
        wine.run(*command, timeout=400, RECORDER_GUI_WAIT=str(_PATIENCE))
        took = time.monotonic() - begun
        process.wait(60)
        wine.settle()  # a removal goes on in a copy of itself
    except subprocess.TimeoutExpired as error:
        raise CannotBuild("the window stayed open") from error
    finally:
        process.kill()
    seconds = seconds_of(newest_under(home))
    assert seconds >= _PATIENCE, f"the recording has {seconds:.1f} s"
    return f"{took:.0f} s; {seconds:.1f} s were recorded, finished, and play to their end"
