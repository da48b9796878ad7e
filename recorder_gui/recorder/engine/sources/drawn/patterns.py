"""The test sources: `bars`, `clock`, `tone=HZ`, and `sync`, a flash and a beep each second."""

import av
import numpy as np
from numpy.typing import NDArray

from recorder_gui.painting.blending import InkBox, blend
from recorder_gui.painting.planes import BLACK, blank, fill, planes_of, yuv_of
from recorder_gui.painting.subtitles import subtitle_mask
from recorder_gui.recorder.engine.sources.drawn.generated import RATE, Draw, Sound
from recorder_gui.recorder.engine.timeline import SAMPLE_RATE

WIDTH, HEIGHT = 1280, 720
BAR_COLOURS = (0xBFBFBF, 0xBFBF00, 0x00BFBF, 0x00BF00, 0xBF00BF, 0xBF0000, 0x0000BF)
FLASH_PICTURES = 2
BEEP_HERTZ = 1000.0
_INK = 0xF2F4F8


def bars() -> Draw:
    """Seven bars of 75 %, a grey ramp under them, and a white line that runs along it."""
    base = blank(WIDTH, HEIGHT)
    planes = planes_of(base)
    fill(planes, BLACK)
    edges = [round(i * WIDTH / len(BAR_COLOURS) / 2) * 2 for i in range(len(BAR_COLOURS) + 1)]
    for index, rgb in enumerate(BAR_COLOURS):
        y, u, v = yuv_of(rgb)
        left, right = edges[index], edges[index + 1]
        planes[0][:540, left:right] = y
        planes[1][:270, left // 2 : right // 2] = u
        planes[2][:270, left // 2 : right // 2] = v
    planes[0][540:] = np.linspace(16, 235, WIDTH).astype(np.uint8)

    def draw(number: int) -> av.VideoFrame:
        frame = _copy(base)
        left = number * 8 % WIDTH
        planes_of(frame)[0][560:700, left : left + 8] = 235
        return frame

    return draw


def clock() -> Draw:
    """The time since the source began, and a bar that fills once a second."""
    texts: dict[str, list[InkBox]] = {}

    def draw(number: int) -> av.VideoFrame:
        seconds, part = divmod(number, RATE)
        text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        if text not in texts:
            texts.clear()
            mask = subtitle_mask(text, 180)
            left = (WIDTH - mask.alpha.shape[1]) // 2
            texts[text] = [InkBox.made(mask.alpha, left, 230, _INK, 100, WIDTH, HEIGHT)]
        frame = blank(WIDTH, HEIGHT)
        planes = planes_of(frame)
        fill(planes, yuv_of(0x1B2A41))
        for box in texts[text]:
            blend(planes, box)
        planes[0][520:560, 160:1120] = 60
        planes[0][520:560, 160 : 160 + 960 * (part + 1) // RATE] = 200
        return frame

    return draw


def sync_pictures() -> Draw:
    """White for the first two pictures of each second, dark for the rest."""
    dark, light = blank(WIDTH, HEIGHT), blank(WIDTH, HEIGHT)
    fill(planes_of(dark), BLACK)
    fill(planes_of(light), (235, 128, 128))

    def draw(number: int) -> av.VideoFrame:
        return _copy(light if number % RATE < FLASH_PICTURES else dark)

    return draw


def sync_sound(numbers: NDArray[np.int64]) -> Sound:
    """A beep as long as the flash, at the same moment."""
    within = numbers % SAMPLE_RATE
    on = within < FLASH_PICTURES * SAMPLE_RATE // RATE
    wave = 0.5 * np.sin(2 * np.pi * BEEP_HERTZ * within / SAMPLE_RATE) * on
    return np.repeat(wave.astype(np.float32)[:, np.newaxis], 2, axis=1)


def _copy(base: av.VideoFrame) -> av.VideoFrame:
    frame = blank(base.width, base.height)
    for into, origin in zip(planes_of(frame), planes_of(base), strict=True):
        into[...] = origin
    return frame
