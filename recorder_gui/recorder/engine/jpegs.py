"""Small JPEGs for a window that looks on: of the whole program, of one source.

A JPEG is full range and BT.601, whatever its pixels were before. What scaling, converting and
coding take is kept from one picture to the next: building it anew costs more than the picture.
"""

import threading
from fractions import Fraction
from typing import Any, cast

import av
from av.filter import Graph
from av.filter.context import FilterContext

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.placing import PicturePlacer
from recorder_gui.protocol.fields import CropMode

WIDTH, HEIGHT = 480, 270  # px that the program's picture fits into
SOURCE_WIDTH, SOURCE_HEIGHT = 400, 226  # the same of one source: there may be many at once
_QUALITY = "5"  # of mjpeg: 2 is best, 31 worst
_TICK = Fraction(1, 25)
_FULL = 2  # FFmpeg's number for full range
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
        self._chain: _Chain | None = None

    def of(self, picture: av.VideoFrame) -> bytes:
        """A JPEG of `picture`, in its own aspect and never larger; raises `av.FFmpegError`."""
        size = fitted(picture.width, picture.height, *self._most)
        if self._placer is None or self._chain is None or size != self._size:
            self._size = size
            self._placer = PicturePlacer(Rectangle(0, 0, *size), CropMode.STRETCH)
            self._chain = _Chain(*size)
        return self._chain.encoded(self._placer.place(picture).frame)


class SourceJpegs:
    """Small JPEGs of one source's pictures as they were decoded; one that several look at, or that
    stays, is made once. For several threads."""

    def __init__(self) -> None:
        self._jpegs = SmallJpegs(SOURCE_WIDTH, SOURCE_HEIGHT)
        self._lock = threading.Lock()
        self._made_of: av.VideoFrame | None = None
        self._jpeg = b""

    def of(self, picture: av.VideoFrame) -> bytes:
        """A JPEG of `picture`, which is not painted on any more; raises `av.FFmpegError`."""
        with self._lock:
            if picture is not self._made_of:
                self._jpeg = self._jpegs.of(picture)
                self._made_of = picture
            return self._jpeg


class _Chain:
    """From pictures of that size, yuv420p BT.709 limited, to JPEGs."""

    def __init__(self, width: int, height: int) -> None:
        self._number = 0
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
        encoder = av.CodecContext.create("mjpeg", "w")
        assert isinstance(encoder, av.VideoCodecContext)
        encoder.width, encoder.height = width, height
        encoder.pix_fmt = "yuv420p"
        encoder.color_range = _FULL
        encoder.time_base = _TICK
        encoder.thread_count = 1
        encoder.options = {"qmin": _QUALITY, "qmax": _QUALITY, "huffman": "default"}
        self._encoder = encoder

    def encoded(self, picture: av.VideoFrame) -> bytes:
        self._entry.push(picture)
        full = self._exit.pull()
        assert isinstance(full, av.VideoFrame)
        full.pts, full.time_base = self._number, _TICK
        self._number += 1
        encode = cast("Any", self._encoder).encode
        return b"".join(bytes(packet) for packet in encode(full))


def fitted(
    width: int, height: int, most_width: int = WIDTH, most_height: int = HEIGHT
) -> tuple[int, int]:
    """The even size that a picture of that size, px, is shown at; never larger."""
    scale = min(most_width / width, most_height / height, 1.0)
    w, h = (max(2, round(side * scale / 2) * 2) for side in (width, height))
    return w, h
