"""Pictures on the canvas against ffmpeg's own filters: crop modes, odd places, order, colours."""

import random
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from recorder_gui.layout.crop import place
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import CropMode
from tests.recorder.engine.conftest import Planes, Recording, camera, decoded, psnr

Record = Callable[..., Recording]
LAYOUTS = 12
SIZES = {
    "bigbuckbunny.mp4": (1280, 720),
    "bikes.mp4": (640, 272),
    "carphone_pristine.mp4": (176, 144),
}


def reference(
    ffmpeg: Path, clip: Path, size: tuple[int, int], item: Rectangle, mode: CropMode
) -> Planes:
    """The clip's first picture cropped, scaled and converted by the ffmpeg program."""
    placement = place(*size, item, mode)
    part, target = placement.source, placement.target
    matrix = "bt709" if size[1] >= 720 else "smpte170m"
    filters = (
        f"scale=in_color_matrix={matrix}:in_range=tv:flags=accurate_rnd+full_chroma_int+full_chroma_inp,"
        f"format=gbrp,crop={part.w}:{part.h}:{part.x}:{part.y}:exact=1,"
        f"scale={target.w}:{target.h}:flags=bicubic+accurate_rnd+full_chroma_int"
        ":out_color_matrix=bt709:out_range=tv,format=yuv444p"
    )
    command = [str(ffmpeg), "-v", "error", "-i", str(clip), "-frames:v", "1", "-vf", filters]
    raw = subprocess.run([*command, "-f", "rawvideo", "-"], check=True, capture_output=True).stdout
    planes = np.frombuffer(raw, np.uint8).reshape(3, target.h, target.w)
    return planes[0], planes[1], planes[2]


def same_place(frame: Planes, wanted: Planes, target: Rectangle, canvas: Rectangle) -> list[float]:
    """PSNR of luma, and of chroma at the canvas's own samples, of what is on the canvas."""
    box = target.intersection(canvas)
    assert box is not None
    x, y = box.x - target.x, box.y - target.y
    results = [
        psnr(
            frame[0][box.y : box.bottom, box.x : box.right], wanted[0][y : y + box.h, x : x + box.w]
        )
    ]
    left, top = -(-box.x // 2), -(-box.y // 2)
    right, bottom = -(-box.right // 2), -(-box.bottom // 2)
    for ours, theirs in zip(frame[1:], wanted[1:], strict=True):
        # A canvas sample lies at an even column and between an even row and the next.
        rows = np.arange(2 * top, 2 * bottom, 2) - target.y
        columns = np.arange(2 * left, 2 * right, 2) - target.x
        below = np.minimum(rows + 1, target.h - 1)
        around = [np.clip(columns + d, 0, target.w - 1) for d in (-1, 0, 0, 1)]
        mean = (
            sum(theirs[np.ix_(r, c)].astype(np.float64) for r in (rows, below) for c in around) / 8
        )
        results.append(psnr(ours[top:bottom, left:right], np.round(mean).astype(np.uint8)))
    return results


@pytest.mark.parametrize("number", range(LAYOUTS))
def test_crop_modes_agree_with_ffmpeg_at_any_place(
    record: Record, clips: dict[str, Path], program: Callable[[str], Path], number: int
) -> None:
    ffmpeg = program("ffmpeg")
    chance = random.Random(number)
    name = chance.choice(list(SIZES))
    mode = CropMode(1 + number % 3)
    canvas = Rectangle(0, 0, 640, 360)
    item = Rectangle(
        chance.randrange(0, 400),
        chance.randrange(0, 240),
        chance.randrange(60, 500),
        chance.randrange(60, 300),
    )
    take = record(width=canvas.w, height=canvas.h)
    take.members(a=clips[name])
    take.layout(camera("a", item.x, item.y, item.w, item.h, mode))
    take.run_to(2)
    take.stop()
    frame = decoded(take.path)[0]
    target = place(*SIZES[name], item, mode).target
    wanted = reference(ffmpeg, clips[name], SIZES[name], item, mode)
    luma, *chroma = same_place(frame, wanted, target, canvas)
    assert luma >= 40
    assert min(chroma) >= 40
    outside = np.ones((canvas.h, canvas.w), bool)
    outside[target.y : target.bottom, target.x : target.right] = False
    assert frame[0][outside].size == 0 or frame[0][outside].max() == 16


def test_later_items_cover_earlier_ones_at_odd_places(record: Record) -> None:
    take = record()
    take.members(a="test:bars", b="test:clock", c="/no/such.mp4")
    take.layout(
        camera("a", 0, 0, 320, 180),
        camera("b", 41, 31, 101, 91),
        camera("c", 71, 61, 21, 21),
    )
    take.run_to(2)
    take.stop()
    alone = record()
    alone.members(b="test:clock")
    alone.layout(camera("b", 41, 31, 101, 91))
    alone.run_to(2)
    alone.stop()
    frame, single = decoded(take.path)[0], decoded(alone.path)[0]
    box = single[0][31:122, 41:142].copy()
    box[30:51, 30:51] = 16
    assert np.array_equal(frame[0][31:122, 41:142], box)
    assert frame[0][30, 41:142].min() > 16


def test_neighbours_at_odd_places_leave_no_seam(record: Record, tmp_path: Path) -> None:
    plain = QImage(99, 77, QImage.Format.Format_RGB32)
    plain.fill(QColor(200, 60, 30))
    assert plain.save(str(tmp_path / "plain.png"))
    take = record()
    take.members(a=tmp_path / "plain.png")
    take.layout(
        camera("a", 0, 0, 161, 91), camera("a", 161, 0, 159, 91), camera("a", 0, 91, 320, 89)
    )
    take.run_to(1)
    take.stop()
    for plane in decoded(take.path)[0]:
        assert int(plane.max()) - int(plane.min()) <= 1


COLOURS = [("bt709", "tv"), ("smpte170m", "tv"), ("bt709", "pc"), ("smpte170m", "pc"), ("", "")]


@pytest.mark.parametrize(("matrix", "colour_range"), COLOURS)
@pytest.mark.parametrize("size", [(640, 360), (1280, 720)])
def test_each_source_is_read_by_its_own_matrix_and_range(
    record: Record,
    tmp_path: Path,
    program: Callable[[str], Path],
    matrix: str,
    colour_range: str,
    size: tuple[int, int],
) -> None:
    rgb = (200, 60, 30)
    clip = tmp_path / "colour.mp4"
    written = matrix or ("bt709" if size[1] >= 720 else "smpte170m")
    tags = ["-colorspace", matrix, "-color_range", colour_range] if matrix else []
    source = f"color=0x{rgb[0]:02x}{rgb[1]:02x}{rgb[2]:02x}:s={size[0]}x{size[1]}:d=1:r=30"
    convert = (
        f"format=gbrp,scale=out_color_matrix={written}:out_range={colour_range or 'tv'}"
        ":flags=accurate_rnd+full_chroma_int,format=yuv420p"
    )
    if not matrix:
        convert += ",setparams=colorspace=unknown:range=unknown"
    command = [str(program("ffmpeg")), "-v", "error", "-f", "lavfi", "-i", source, "-vf", convert]
    subprocess.run([*command, "-c:v", "libx264", "-qp", "0", *tags, str(clip)], check=True)
    take = record(width=640, height=480)
    take.members(a=clip)
    # Places that take each of the ways through the filters: as it is, scaled, to odd sizes.
    boxes = [(0, 0, 320, 180), (320, 0, 320, 240), (1, 241, 301, 201)]
    take.layout(*(camera("a", *box) for box in boxes))
    take.run_to(2)
    take.stop()
    frame = decoded(take.path)[0]
    for x, y, w, h in boxes:
        means = [
            frame[0][y + 4 : y + h - 4, x + 4 : x + w - 4].mean(),
            *(
                p[y // 2 + 4 : (y + h) // 2 - 4, x // 2 + 4 : (x + w) // 2 - 4].mean()
                for p in frame[1:]
            ),
        ]
        assert _rgb(*map(float, means)) == pytest.approx(rgb, abs=2.0)


def _rgb(y: float, u: float, v: float) -> tuple[float, float, float]:
    """BT.709 limited to levels of 255."""
    light = (y - 16) / 219
    red = light + 1.5748 * (v - 128) / 224
    blue = light + 1.8556 * (u - 128) / 224
    green = (light - 0.2126 * red - 0.0722 * blue) / 0.7152
    return red * 255, green * 255, blue * 255


# Display matrices of MP4 as phones write them, 16.16 and 2.30 fixed point.
UPRIGHT = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
QUARTER_LEFT = struct.pack(">9i", 0, -1 << 16, 0, 1 << 16, 0, 0, 0, 0, 1 << 30)


def test_a_turned_phone_video_is_upright(
    record: Record, tmp_path: Path, program: Callable[[str], Path]
) -> None:
    flat, turned = tmp_path / "flat.mp4", tmp_path / "turned.mp4"
    ffmpeg = str(program("ffmpeg"))
    picture = "color=black:s=320x180:d=1:r=30,drawbox=0:0:320:40:white:fill"
    command = [ffmpeg, "-v", "error", "-f", "lavfi", "-i", picture, "-pix_fmt", "yuv420p"]
    subprocess.run([*command, str(flat)], check=True)
    movie, track, rest = flat.read_bytes().split(UPRIGHT)
    turned.write_bytes(movie + UPRIGHT + track + QUARTER_LEFT + rest)
    take = record(width=180, height=320)
    take.members(a=turned)
    take.layout(camera("a", 0, 0, 180, 320))
    take.run_to(2)
    take.stop()
    luma = decoded(take.path)[0][0]
    # 90 degrees counterclockwise: what was on top is on the left.
    assert luma[:, 5:35].mean() > 200
    assert luma[:, 60:].mean() < 40


def test_a_clip_is_shown_by_its_own_times_and_loops(record: Record, clips: dict[str, Path]) -> None:
    take = record(width=640, height=272, frame_rate=25, rate_factor=0)
    take.members(a=clips["bikes.mp4"])
    take.layout(camera("a", 0, 0, 640, 272))
    take.run_to(255)
    take.stop()
    frames = decoded(take.path)
    source = decoded(clips["bikes.mp4"])
    assert len(source) == 250
    for index in (0, 1, 100, 249, 250, 254):
        # Luma is hardly touched by the change of matrix; a neighbouring picture is far off.
        close = psnr(frames[index][0], source[index % 250][0])
        assert close > psnr(frames[index][0], source[(index + 1) % 250][0])
        assert close > 30
