"""Flash and beep of one file after ten minutes, on the virtual clock: how far apart in the MP4."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from recorder_gui.layout.rectangle import Rectangle
from tests.benchmarks.engine.parting import partings
from tests.measuring import Figure
from tests.recorder.engine.conftest import RATE, Recording, camera, flash_and_beep

MINUTES = float(os.environ.get("BENCH_SYNC_MINUTES", "10"))
FLASHES = 20
STEP = 20 * RATE  # frames that the recording goes on at a time


def measure() -> Iterator[Figure]:
    application = QGuiApplication(["sync"])
    ffmpeg = shutil.which("ffmpeg")
    assert ffmpeg is not None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clip = flash_and_beep(Path(ffmpeg), folder / "flash.mp4")
        take = Recording(folder, rate_factor=21)
        take.members(a=clip)
        take.layout(camera("a", 0, 0, 320, 180), hear=["a"])
        for frame in range(STEP, round(MINUTES * 60 * RATE) + 1, STEP):
            take.run_to(frame)
        take.stop()
        apart = partings(take.path, Rectangle(0, 0, 320, 180), FLASHES + 2.5)[-FLASHES:]
        assert len(apart) == FLASHES, apart
    del application
    yield Figure("recorder.sync", max(apart), "s", f"EBU R37: 0.015; worst of {FLASHES}")
