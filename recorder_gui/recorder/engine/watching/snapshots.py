"""The pictures of one frame as PNG, off the composing thread."""

import base64
import threading
from fractions import Fraction
from typing import Any, cast

import av
from av.error import FFmpegError

from recorder_gui.painting.colour import rgb_frame
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import SourcePicture
from recorder_gui.recorder.engine import orders
from recorder_gui.recorder.engine.composing.frames import Shown
from recorder_gui.recorder.engine.telling import Teller


class Snapshots:
    """The snapshots that are asked for and not yet taken."""

    def __init__(self, teller: Teller, frame_rate: int) -> None:
        self._teller = teller
        self._frame_rate = frame_rate
        self._waiting: list[orders.TakeSnapshot] = []

    def wanted(self, order: orders.TakeSnapshot) -> None:
        self._waiting.append(order)

    def answer(self, shown: Shown | None) -> None:
        """Give all who wait what this frame showed, from a thread of its own."""
        waiting, self._waiting = self._waiting, []
        for order in waiting:
            if shown is None:
                self._teller.decline(order.number, "nothing has been recorded yet")
                continue
            threading.Thread(
                target=self._take, args=(order, shown), name="snapshot", daemon=True
            ).start()

    def drop(self) -> None:
        """No frame will come any more."""
        for order in self._waiting:
            self._teller.decline(order.number, "the recording has been stopped")
        self._waiting = []

    def _take(self, order: orders.TakeSnapshot, shown: Shown) -> None:
        try:
            pictures = source_pictures(shown)
        except (FFmpegError, OSError, ValueError, MemoryError) as error:
            self._teller.decline(order.number, f"a picture could not be kept: {error}")
            return
        seconds = shown.frame / self._frame_rate
        self._teller.snapshot(order.number, shown.frame, seconds, shown.clock, pictures)


def source_pictures(shown: Shown) -> tuple[SourcePicture, ...]:
    """Each source's own picture once, lossless, in the order of the layout."""
    pictures: dict[tuple[str, str, int], SourcePicture] = {}
    for item, native in shown.pictures:
        key = (item.user_id, item.media_id, int(item.media_type))
        if key not in pictures:
            pictures[key] = SourcePicture(
                user_id=item.user_id,
                media_id=item.media_id,
                media_type=MediaType(item.media_type),
                width=native.width,
                height=native.height,
                png=base64.b64encode(png_of(native)).decode("ascii"),
            )
    return tuple(pictures.values())


def png_of(frame: av.VideoFrame) -> bytes:
    """The frame as an RGB PNG, quickly rather than small."""
    rgb = rgb_frame(frame, "rgb24")
    encoder = av.CodecContext.create("png", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height = rgb.width, rgb.height
    encoder.pix_fmt = "rgb24"
    encoder.time_base = Fraction(1, 1)
    encoder.options = {"compression_level": "1", "pred": "up"}
    rgb.pts = 0
    encode = cast("Any", encoder).encode
    return b"".join(bytes(packet) for packet in (*encode(rgb), *encode(None)))
