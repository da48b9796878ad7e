"""Which matrix and range a decoded picture is to be read with.

A source's own tags count; an untagged one is BT.601 below 720 lines and BT.709 from there, in
limited range. What we make ourselves is BT.709, limited, and tagged so.
"""

from dataclasses import dataclass

import av
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

HD_LINES = 720

# AVColorSpace as FFmpeg numbers it, by the name that its filters take.
MATRIX_NUMBERS = {
    "gbr": 0,
    "bt709": 1,
    "fcc": 4,
    "bt470bg": 5,
    "smpte170m": 6,
    "smpte240m": 7,
    "bt2020nc": 9,
}
_MATRIX_NAMES = {number: name for name, number in MATRIX_NUMBERS.items()}


@dataclass(frozen=True, slots=True)
class Colour:
    """A matrix by its FFmpeg name ("gbr" is RGB) and whether the range is full."""

    matrix: str
    full: bool

    @property
    def range_name(self) -> str:
        return "pc" if self.full else "tv"


OUTPUT_COLOUR = Colour("bt709", False)


def colour_of(frame: av.VideoFrame) -> Colour:
    """The matrix and range to read `frame` with."""
    if frame.format.is_rgb:
        return Colour("gbr", True)
    full = frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")
    untagged = "bt709" if frame.height >= HD_LINES else "smpte170m"
    if frame.format.name.startswith("gray"):
        # Luma is the same under every matrix, so that no conversion is needed.
        untagged = "bt709"
    return Colour(_MATRIX_NAMES.get(frame.colorspace, untagged), full)


def tag(frame: av.VideoFrame, colour: Colour) -> None:
    """Write `colour` into the frame's own tags, so that filters read it as we do."""
    frame.colorspace = MATRIX_NUMBERS[colour.matrix]
    frame.color_range = ColorRange.JPEG if colour.full else ColorRange.MPEG


_SWS_MATRICES = {
    "bt709": Colorspace.ITU709,
    "fcc": Colorspace.FCC,
    "bt470bg": Colorspace.ITU624,
    "smpte170m": Colorspace.ITU601,
    "smpte240m": Colorspace.SMPTE240M,
    "bt2020nc": Colorspace.BT2020,
}
_EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT


def rgb_frame(frame: av.VideoFrame, pixel_format: str) -> av.VideoFrame:
    """The frame in an RGB format of the same size, by its own matrix and range."""
    colour = colour_of(frame)
    if colour.matrix == "gbr":
        return VideoReformatter().reformat(frame, format=pixel_format)
    return VideoReformatter().reformat(
        frame,
        format=pixel_format,
        src_colorspace=_SWS_MATRICES[colour.matrix],
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG if colour.full else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation(_EXACT),
        threads=1,
    )
