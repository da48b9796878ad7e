"""Small JPEGs for a window that looks on: of the whole program, of one source.

A JPEG is full range and BT.601, whatever its pixels were before. What scaling and
converting take is kept from one picture to the next: building it anew costs more than the picture.
"""

import threading
import time

import av
import simplejpeg  # pyright: ignore[reportMissingTypeStubs]
from av.error import FFmpegError
from av.filter import Graph
from av.filter.context import FilterContext

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.placing import PicturePlacer
from recorder_gui.painting.planes import planes_of
from recorder_gui.protocol.fields import CropMode
from recorder_gui.recorder.engine.watching.looks import SmallPicture

WIDTH, HEIGHT = 480, 270  # px that the program's picture fits into
SOURCE_WIDTH, SOURCE_HEIGHT = 400, 226  # the same of one source: there may be many at once
_QUALITY = 75  # of 100
_SCALER = "area"  # no jagged letters in a slide made small, for half of what bicubic takes
_TO_JPEG = (
    "space=smpte170m:range=pc:ispace=bt709:irange=tv:fast=1:format=yuv420p"
    ":primaries=bt709:iprimaries=bt709:trc=bt709:itrc=bt709"
)


class SmallJpegs:
    """Makes JPEGs that fit into `width` x `height` px of pictures that follow each other, such as
    one source's. Not for several threads at once."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self._most = width, height
        self._placer: PicturePlacer | None = None
        self._size: tuple[int, int] | None = None
        self._full_range: _FullRange | None = None

    def of(self, picture: av.VideoFrame) -> bytes:
        """A JPEG of `picture`, in its own aspect and never larger; raises `av.FFmpegError`."""
        size = fitted(picture.width, picture.height, *self._most)
        if self._placer is None or self._full_range is None or size != self._size:
            self._size = size
            self._placer = PicturePlacer(Rectangle(0, 0, *size), CropMode.STRETCH, _SCALER)
            self._full_range = _FullRange(*size)
        full = self._full_range.of(self._placer.place(picture).frame)
        return simplejpeg.encode_jpeg_yuv_planes(*planes_of(full), quality=_QUALITY)


class SourceJpegs:
    """Small JPEGs of one source's pictures as they were decoded; one that several look at, or that
    stays, is made once. For several threads.

    Their numbers are moments, so that no other process gives the same.
    """

    def __init__(self) -> None:
        self._jpegs = SmallJpegs(SOURCE_WIDTH, SOURCE_HEIGHT)
        self._lock = threading.Lock()
        self._made_of: av.VideoFrame | None = None
        self._jpeg: bytes = b""
        self._number = 0

    def of(self, picture: av.VideoFrame, seen: int = 0) -> SmallPicture:
        """`picture`, which is not painted on any more, where it looks otherwise than the one with
        the number `seen`."""
        try:
            with self._lock:
                if picture is not self._made_of:
                    self._make(picture)
                jpeg = b"" if seen == self._number else self._jpeg
                return SmallPicture(number=self._number, jpeg=jpeg)
        except (FFmpegError, ValueError, MemoryError) as error:
            return SmallPicture(reason=str(error))

    def _make(self, picture: av.VideoFrame) -> None:
        jpeg = self._jpegs.of(picture)
        self._made_of = picture
        if jpeg != self._jpeg:
            self._jpeg, self._number = jpeg, time.monotonic_ns()


class _FullRange:
    """From pictures of that size, yuv420p BT.709 limited, to what a JPEG holds."""

    def __init__(self, width: int, height: int) -> None:
        self._graph = Graph()
        self._graph.threads = 1
        self._entry: FilterContext = self._graph.add(
            "buffer",
            f"video_size={width}x{height}:pix_fmt=yuv420p:time_base=1/1000000"
            ":pixel_aspect=1/1:colorspace=bt709:range=tv",
        )
        change = self._graph.add("colorspace", _TO_JPEG)
        self._exit: FilterContext = self._graph.add("buffersink")
        self._entry.link_to(change)
        change.link_to(self._exit)
        self._graph.configure()

    def of(self, picture: av.VideoFrame) -> av.VideoFrame:
        self._entry.push(picture)
        full = self._exit.pull()
        assert isinstance(full, av.VideoFrame)
        return full


def fitted(
    width: int, height: int, most_width: int = WIDTH, most_height: int = HEIGHT
) -> tuple[int, int]:
    """The even size that a picture of that size, px, is shown at; never larger."""
    scale = min(most_width / width, most_height / height, 1.0)
    w, h = (max(2, round(side * scale / 2) * 2) for side in (width, height))
    return w, h
