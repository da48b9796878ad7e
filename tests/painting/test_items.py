"""Pictures on the canvas: the right part, in the right place, in the right colours."""

import random
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.composition import compose_canvas
from recorder_gui.painting.images import frame_of, image_of
from recorder_gui.painting.items import PictureSeries, paint_item
from recorder_gui.painting.placing import PicturePlacer
from recorder_gui.protocol.fields import CropMode, MediaType
from recorder_gui.protocol.requests import SubtitleItem, VideoItem

pytestmark = pytest.mark.usefixtures("qapp")


def plain(width: int, height: int, *colour: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(*colour))
    return image


def rgb(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def halves(width: int, height: int) -> QImage:
    """Red on the left, blue on the right."""
    image = plain(width, height, 220, 30, 30)
    for x in range(width // 2, width):
        for y in range(height):
            image.setPixelColor(x, y, QColor(30, 30, 220))
    return image


@pytest.mark.parametrize("mode", list(CropMode))
@pytest.mark.parametrize("item", [Rectangle(0, 0, 90, 60), Rectangle(7, 5, 91, 61)])
def test_a_plain_picture_keeps_its_colour(mode: CropMode, item: Rectangle) -> None:
    painted = paint_item(plain(120, 80, 200, 60, 30), item, mode)
    assert (painted.width(), painted.height()) == (item.w, item.h)
    centre = rgb(painted, item.w // 2, item.h // 2)
    assert centre == pytest.approx((200, 60, 30), abs=3)


def test_fit_pads_with_black_inside_the_item() -> None:
    painted = paint_item(plain(100, 100, 255, 255, 255), Rectangle(0, 0, 200, 100), CropMode.FIT)
    assert rgb(painted, 25, 50) == (0, 0, 0)
    assert painted.pixelColor(100, 50).red() >= 253


def test_fill_shows_the_middle_and_stretch_shows_all() -> None:
    item = Rectangle(0, 0, 100, 100)
    filled = paint_item(halves(400, 100), item, CropMode.FILL)
    stretched = paint_item(halves(400, 100), item, CropMode.STRETCH)
    for painted in (filled, stretched):
        assert painted.pixelColor(20, 50).red() > 180
        assert painted.pixelColor(80, 50).blue() > 180


def test_alpha_is_over_black() -> None:
    image = image_of(frame_of(plain(10, 10, 255, 255, 255, 128)))
    assert rgb(image, 5, 5) == pytest.approx((128, 128, 128), abs=1)


def test_a_decoded_frame_and_its_rgb_paint_alike(clips: dict[str, Path]) -> None:
    with av.open(str(clips["bikes.mp4"])) as container:
        frame = next(container.decode(video=0))
        item = Rectangle(3, 3, 401, 301)
        direct = _pixels(paint_item(frame, item, CropMode.FILL))
        by_way_of_rgb = _pixels(paint_item(image_of(frame), item, CropMode.FILL))
    error = np.abs(direct.astype(int) - by_way_of_rgb.astype(int))
    assert error.mean() < 2


def test_a_placer_follows_a_change_of_size_and_format() -> None:
    placer = PicturePlacer(Rectangle(0, 0, 64, 48), CropMode.FIT)
    shapes = [(64, 48, "yuv420p"), (128, 48, "yuv444p"), (33, 77, "rgb24"), (64, 48, "nv12")]
    for width, height, pixel_format in shapes:
        placed = placer.place(av.VideoFrame(width, height, pixel_format))
        assert placed.frame.format.name == "yuv420p"
        assert (placed.frame.width, placed.frame.height) == (placed.target.w, placed.target.h)


def test_a_picture_that_fits_is_not_touched() -> None:
    frame = av.VideoFrame(64, 48, "yuv420p")
    frame.colorspace = 1
    assert PicturePlacer(Rectangle(2, 2, 64, 48), CropMode.STRETCH).place(frame).frame is frame


def test_a_canvas_is_composed_in_order_and_black_elsewhere() -> None:
    def video(user: str, x: int) -> VideoItem:
        return VideoItem(
            user_id=user, media_id="c", media_type=MediaType.CAMERA, x=x, y=0, w=60, h=60
        )

    pictures = {"a": plain(8, 8, 220, 30, 30), "b": plain(8, 8, 30, 30, 220), "c": None}
    canvas = compose_canvas(
        200,
        100,
        [video("a", 0), video("b", 40), video("c", 80), video("a", 180)],
        [SubtitleItem(content="█", color=0x00FF00, x=0, y=60, size=30)],
        lambda item: pictures[item.user_id],
    )
    assert canvas.pixelColor(20, 10).red() > 200
    assert canvas.pixelColor(50, 10).blue() > 200
    assert rgb(canvas, 90, 10) == (0, 0, 0)
    assert canvas.pixelColor(190, 10).red() > 200
    assert rgb(canvas, 150, 50) == (0, 0, 0)
    assert canvas.pixelColor(10, 80).green() > 200


def _pixels(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[:, :, :3].copy()


FORMATS = (
    "yuv420p",
    "yuvj420p",
    "yuv422p",
    "yuv444p",
    "nv12",
    "rgb24",
    "bgra",
    "gray",
    "yuv420p10le",
)


@pytest.mark.parametrize("seed", range(4))
def test_any_size_format_and_tag_can_be_placed(seed: int) -> None:
    chance = random.Random(seed)

    def size(most: int) -> int:
        return chance.choice([1, 2, 3, chance.randint(1, 16), chance.randint(1, most)])

    for _ in range(40):
        frame = av.VideoFrame(size(1920), size(1080), chance.choice(FORMATS))
        frame.colorspace = chance.randrange(16)
        frame.color_range = chance.randrange(3)
        item = Rectangle(chance.randint(0, 1920), chance.randint(0, 1080), size(1920), size(1080))
        placed = PicturePlacer(item, chance.choice(list(CropMode))).place(frame)
        assert (placed.frame.width, placed.frame.height) == (placed.target.w, placed.target.h)
        assert item.contains(placed.target)


def test_pictures_after_each_other_are_painted_like_each_alone() -> None:
    chance, series = random.Random(4), PictureSeries()
    for _ in range(60):
        picture = halves(chance.choice([80, 121]), chance.choice([60, 45]))
        item = Rectangle(0, 0, chance.choice([40, 64, 91]), chance.choice([30, 61]))
        mode, item_id = chance.choice(list(CropMode)), str(chance.randrange(40))
        painted = series.paint(item_id, picture, item, mode)
        assert painted == paint_item(picture, item, mode)


@pytest.mark.parametrize("width", [2, 17, 64, 333])
def test_a_picture_that_is_seen_through_is_taken_over_black(width: int) -> None:
    frame = frame_of(plain(width, 3, 200, 100, 50, 128))
    plane = frame.planes[0]
    pixels = np.frombuffer(bytes(plane), np.uint8).reshape(-1, plane.line_size)[:3, : 4 * width]
    assert (frame.width, frame.height) == (width, 3)
    over_black = pixels.reshape(3, width, 4)[:, :, :3]  # blue, green, red
    assert np.abs(over_black.astype(int) - (25, 50, 100)).max() <= 1
