"""A picture cropped and scaled to its place on the canvas, in the output's own pixel format.

The work is done by one small filter graph of FFmpeg: the crop copies nothing, the scaling runs
without Python's lock. Bicubic, FFmpeg's own default: visibly sharper than bilinear on faces and
slides, for a quarter of a millisecond more a picture. A change of matrix goes through the
`colorspace` filter where it can, which is five times faster than swscale's way through RGB and
rounds without its bias of one and a half levels.
"""

from dataclasses import dataclass

import av
from av.error import FFmpegError
from av.filter import Graph
from av.filter.context import FilterContext

from recorder_gui.layout.crop import place
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.painting.colour import OUTPUT_COLOUR, Colour, colour_of, tag
from recorder_gui.protocol.fields import CropMode

PIXEL_FORMAT = "yuv420p"
_ACCURATE = "+accurate_rnd+full_chroma_int+full_chroma_inp"
_COLORSPACE_FORMATS = ("yuv420p", "yuv422p", "yuv444p", "yuvj420p", "yuvj422p", "yuvj444p")
_TURNS = {90: ("cclock",), -90: ("clock",), 180: ("clock", "clock"), -180: ("clock", "clock")}


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """`frame`, yuv420p BT.709 limited, belongs at `target` (px of the canvas)."""

    frame: av.VideoFrame
    target: Rectangle


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a filter graph is built for."""

    width: int
    height: int
    pixel_format: str
    colour: Colour
    rotation: int


class PicturePlacer:
    """Places one source's pictures in one item's rectangle.

    Not for several threads at once. The source may change its size, format, colours or rotation
    from one picture to the next. `scaler` is swscale's name for how it scales.
    """

    def __init__(self, item: Rectangle, mode: CropMode, scaler: str = "bicubic") -> None:
        self._scaler = scaler
        self._item = item
        self._mode = mode
        self._kind: tuple[object, ...] | None = None
        self._shape: _Shape | None = None
        self._graph: Graph | None = None
        self._entry: FilterContext | None = None
        self._exit: FilterContext | None = None
        self._target = item
        self._as_it_is = False
        self._roughly = False

    def place(self, frame: av.VideoFrame) -> PlacedPicture:
        """`frame` at its place; the very same frame where nothing needs doing.

        Writes the matrix and range that it was read with into the frame's tags. Raises
        `av.FFmpegError` for a picture that cannot be scaled.
        """
        kind = _kind(frame)
        if kind != self._kind:
            self._kind = None
            self._prepare(_shape(frame))
            self._kind = kind
        shape = self._shape
        assert shape is not None
        tag(frame, shape.colour)
        if self._as_it_is:
            return PlacedPicture(frame, self._target)
        try:
            return self._filtered(frame)
        except (FFmpegError, MemoryError):
            if self._roughly:
                raise
            self._prepare(shape, roughly=True)
            return self._filtered(frame)

    def _filtered(self, frame: av.VideoFrame) -> PlacedPicture:
        assert self._entry is not None and self._exit is not None
        self._entry.push(frame)
        placed = self._exit.pull()
        assert isinstance(placed, av.VideoFrame)
        return PlacedPicture(placed, self._target)

    def _prepare(self, shape: _Shape, roughly: bool = False) -> None:
        """`roughly`: by the nearest pixel, which works at ratios that the filters refuse."""
        self._roughly = roughly
        turned = shape.rotation in (90, -90)
        width, height = (shape.height, shape.width) if turned else (shape.width, shape.height)
        placement = place(width, height, self._item, self._mode)
        part, target = placement.source, placement.target
        self._shape = shape
        self._target = target
        untouched = Rectangle(0, 0, target.w, target.h)
        self._as_it_is = (
            part == untouched == Rectangle(0, 0, shape.width, shape.height)
            and shape.rotation == 0
            and shape.pixel_format == PIXEL_FORMAT
            and shape.colour == OUTPUT_COLOUR
            and target.x % 2 == 0
            and target.y % 2 == 0
        )
        if self._as_it_is:
            self._graph = self._entry = self._exit = None
            return
        graph = Graph()
        graph.threads = 1
        self._entry = last = graph.add("buffer", _buffer_arguments(shape))
        for name, arguments in _steps(shape, part, target, "neighbor" if roughly else self._scaler):
            step = graph.add(name, arguments)
            last.link_to(step)
            last = step
        self._exit = graph.add("buffersink")
        last.link_to(self._exit)
        graph.configure()
        self._graph = graph


def _kind(frame: av.VideoFrame) -> tuple[object, ...]:
    """All of a frame that its shape follows from, at a price that each picture can pay."""
    size = frame.width, frame.height
    return size, frame.format.name, frame.colorspace, frame.color_range, frame.rotation


def _shape(frame: av.VideoFrame) -> _Shape:
    colour = colour_of(frame)
    return _Shape(frame.width, frame.height, frame.format.name, colour, _rotation(frame))


def _buffer_arguments(shape: _Shape) -> str:
    return (
        f"video_size={shape.width}x{shape.height}:pix_fmt={shape.pixel_format}"
        f":time_base=1/1000000:pixel_aspect=1/1"
        f":colorspace={shape.colour.matrix}:range={shape.colour.range_name}"
    )


def _steps(shape: _Shape, part: Rectangle, target: Rectangle, scaler: str) -> list[tuple[str, str]]:
    steps: list[tuple[str, str]] = []
    colour = shape.colour
    rgb = colour.matrix == "gbr"
    filtered = not rgb and colour != OUTPUT_COLOUR
    before = (
        filtered
        and shape.pixel_format in _COLORSPACE_FORMATS
        and shape.width % 2 == 0
        and shape.height % 2 == 0
        and (part.area <= target.area or target.w % 2 != 0 or target.h % 2 != 0)
    )
    after = filtered and not before and target.w % 2 == 0 and target.h % 2 == 0
    if before:
        steps.append(("colorspace", _colorspace_arguments(colour)))
    steps += [("transpose", turn) for turn in _TURNS.get(shape.rotation, ())]
    turned = shape.rotation in (90, -90)
    whole = (shape.height, shape.width) if turned else (shape.width, shape.height)
    if (part.w, part.h) != whole:
        steps.append(("crop", f"{part.w}:{part.h}:{part.x}:{part.y}:exact=1"))
    converted = rgb or (filtered and not before and not after)
    steps.append(("scale", _scale_arguments(target, scaler, converted)))
    steps.append(("format", PIXEL_FORMAT))
    if after:
        steps.append(("colorspace", _colorspace_arguments(colour)))
    return steps


def _colorspace_arguments(colour: Colour) -> str:
    """Matrix and range only: primaries and transfer are left alone."""
    return (
        f"space=bt709:range=tv:ispace={colour.matrix}:irange={colour.range_name}:fast=1"
        ":primaries=bt709:iprimaries=bt709:trc=bt709:itrc=bt709:format=yuv420p"
    )


def _scale_arguments(target: Rectangle, scaler: str, converted: bool) -> str:
    """`converted`: swscale changes matrix and range too.

    The canvas's chroma samples lie at even pixels (left, between two rows). A picture at an odd
    place is sampled one pixel further on, so that its chroma falls on the canvas's own grid. Of an
    odd size swscale draws the chroma in by up to a pixel towards its far edge: half a pixel more
    halves that, to both sides.
    """
    flags = scaler + _ACCURATE if converted and scaler != "neighbor" else scaler
    text = f"w={target.w}:h={target.h}:flags={flags}:out_chroma_loc=left"
    across = 256 * (target.x % 2) + 128 * (target.w % 2)
    down = 128 + 256 * (target.y % 2) + 128 * (target.h % 2)
    text += f":out_h_chr_pos={across}:out_v_chr_pos={down}"
    if converted:
        text += ":out_color_matrix=bt709:out_range=tv"
    return text


def _rotation(frame: av.VideoFrame) -> int:
    """Degrees counterclockwise that the picture is to be turned for showing."""
    quarter = round(frame.rotation / 90) * 90
    return quarter if quarter in _TURNS else 0
