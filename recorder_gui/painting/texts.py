"""The subtitles over a canvas: each drawn once, a clock once a second."""

import time
from collections.abc import Sequence

from recorder_gui.painting.blending import InkBox, blend
from recorder_gui.painting.planes import Planes
from recorder_gui.painting.subtitles import subtitle_mask
from recorder_gui.protocol.fields import CLOCK_FORMAT, SubtitleType
from recorder_gui.protocol.requests import SubtitleItem


class Texts:
    """`items` on a canvas of `width` x `height` px."""

    def __init__(self, items: Sequence[SubtitleItem], width: int, height: int) -> None:
        self._items = items
        self._width = width
        self._height = height
        self._clock = ""
        self._boxes: list[InkBox] = [self._drawn(item) for item in items]

    def draw(self, planes: Planes, clock_text: str) -> None:
        """All texts in order; clocks read `clock_text`."""
        if clock_text != self._clock:
            self._clock = clock_text
            for index, item in enumerate(self._items):
                if item.type == SubtitleType.CLOCK:
                    self._boxes[index] = self._drawn(item)
        for box in self._boxes:
            blend(planes, box)

    def _drawn(self, item: SubtitleItem) -> InkBox:
        text = self._clock if item.type == SubtitleType.CLOCK else item.content
        mask = subtitle_mask(text, item.size)
        return InkBox.made(
            mask.alpha,
            item.x + mask.dx,
            item.y + mask.dy,
            item.color,
            item.transparency,
            self._width,
            self._height,
        )


def clock_text(wall: float, utc_offset: int) -> str:
    """What a clock reads at `wall` seconds since the epoch, `utc_offset` seconds east of UTC."""
    return time.strftime(CLOCK_FORMAT, time.gmtime(int(wall + utc_offset)))
