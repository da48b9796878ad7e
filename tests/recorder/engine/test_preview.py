"""What the canvas paints from a snapshot is what the recording holds in that frame."""

import base64
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from recorder_gui.painting.composition import compose_canvas
from recorder_gui.protocol.fields import CropMode, SubtitleType
from recorder_gui.protocol.requests import SubtitleItem, VideoItem
from recorder_gui.recorder.engine import orders
from tests.recorder.engine.conftest import Planes, Recording, camera, decoded

BLOCK = 40
CAPTIONS = (
    SubtitleItem(content="Weekly 周会", color=0xFFFFFF, x=40, y=40, size=60),
    SubtitleItem(content="half", color=0xFFCC00, x=901, y=501, size=99, transparency=50),
    SubtitleItem(type=SubtitleType.CLOCK, color=0x00FF66, x=1400, y=1000, size=40),
)


def rgb_of(image: QImage) -> NDArray[np.int16]:
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(opaque.constBits(), np.uint8).reshape(opaque.height(), -1, 4)
    return rows[:, :, 2::-1].astype(np.int16)


def planes_of_rgb(rgb: NDArray[np.int16]) -> tuple[NDArray[np.float32], ...]:
    """BT.709 limited, chroma the mean of 2x2 px: what a recording keeps. (The way back to RGB would
    cut off what bright text leaves of its colour in its neighbours.)"""
    red, green, blue = (rgb[:, :, channel].astype(np.float32) / 255 for channel in range(3))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    chroma = (224 * (blue - light) / 1.8556 + 128, 224 * (red - light) / 1.5748 + 128)
    height, width = light.shape
    cells = (each.reshape(height // 2, 2, width // 2, 2) for each in chroma)
    halves = [each.mean(axis=(1, 3), dtype=np.float32) for each in cells]
    return (219 * light + 16).astype(np.float32), halves[0], halves[1]


def worst_block(one: NDArray[np.float32], other: NDArray[np.uint8], side: int) -> float:
    """The largest difference of a block's mean, levels of 255."""
    rows, columns = one.shape[0] // side, one.shape[1] // side
    error = (one - other.astype(np.float32))[: rows * side, : columns * side]
    means = error.reshape(rows, side, columns, side).mean(axis=(1, 3))
    return float(np.abs(means).max())


def worst_of(painted: NDArray[np.int16], recorded: Planes) -> float:
    """Over the three planes, levels of 255."""
    sides = (BLOCK, BLOCK // 2, BLOCK // 2)
    return max(map(worst_block, planes_of_rgb(painted), recorded, sides))


@pytest.mark.parametrize("rate_factor", [0, 21])
def test_a_snapshot_painted_on_a_canvas_is_the_recorded_frame(
    record: Callable[..., Recording], clips: dict[str, Path], rate_factor: int
) -> None:
    take = record(width=1920, height=1080, rate_factor=rate_factor)
    take.members(a="demo:Ada", b=clips["bigbuckbunny.mp4"], c=clips["bikes.mp4"])
    videos: tuple[VideoItem, ...] = (
        camera("a", 0, 0, 960, 540),
        camera("b", 961, 1, 901, 801, CropMode.FILL),
        camera("c", 333, 433, 777, 555, CropMode.FIT),
    )
    take.subtitles(*CAPTIONS)
    take.layout(*videos)
    take.run_to(20)
    take.engine.submit(orders.TakeSnapshot(number=50))
    take.run_to(24)
    taken = take.wait(lambda e: isinstance(e, orders.SnapshotTaken))
    assert isinstance(taken, orders.SnapshotTaken)
    take.stop()
    pictures = {p.user_id: QImage.fromData(base64.b64decode(p.png)) for p in taken.pictures}
    recorded = decoded(take.path)[taken.frame]

    def painted(captions: tuple[SubtitleItem, ...]) -> NDArray[np.int16]:
        return rgb_of(
            compose_canvas(1920, 1080, videos, captions, lambda v: pictures[v.user_id], taken.clock)
        )

    assert worst_of(painted(CAPTIONS), recorded) < 3
    assert worst_of(painted(CAPTIONS[1:]), recorded) > 20  # a missing caption is noticed
