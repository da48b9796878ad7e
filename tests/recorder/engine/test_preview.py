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


def rgb_of_planes(planes: Planes) -> NDArray[np.int16]:
    """BT.709 limited, chroma doubled."""
    height, width = planes[0].shape
    light = (planes[0].astype(np.float32) - 16) / 219
    u, v = (
        np.repeat(np.repeat(p, 2, 0), 2, 1)[:height, :width].astype(np.float32) - 128
        for p in planes[1:]
    )
    red, blue = light + 1.5748 * v / 224, light + 1.8556 * u / 224
    green = (light - 0.2126 * red - 0.0722 * blue) / 0.7152
    return np.clip(np.stack([red, green, blue], 2) * 255, 0, 255).round().astype(np.int16)


def worst_block(one: NDArray[np.int16], other: NDArray[np.int16]) -> float:
    """The largest difference of a block's mean, levels of 255."""
    rows, columns = one.shape[0] // BLOCK, one.shape[1] // BLOCK
    error = (one - other)[: rows * BLOCK, : columns * BLOCK].astype(np.float32)
    means = error.reshape(rows, BLOCK, columns, BLOCK, 3).mean(axis=(1, 3))
    return float(np.abs(means).max())


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
    recorded = rgb_of_planes(decoded(take.path)[taken.frame])

    def painted(captions: tuple[SubtitleItem, ...]) -> NDArray[np.int16]:
        return rgb_of(
            compose_canvas(1920, 1080, videos, captions, lambda v: pictures[v.user_id], taken.clock)
        )

    assert worst_block(painted(CAPTIONS), recorded) < (3 if rate_factor == 0 else 6)
    assert worst_block(painted(CAPTIONS[1:]), recorded) > 20  # a missing caption is noticed
