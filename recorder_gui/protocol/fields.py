"""The types of the wire's fields with their ranges, as annotated types that msgspec checks.

One name for each range, so that a message, a dialog's spin box and a test read the same limits
(`limits`).
"""

from enum import IntEnum
from typing import Annotated, Any, get_args

from msgspec import Meta

from recorder_gui.errors import RecorderError


class MediaType(IntEnum):
    """What kind of stream a member of a group sends."""

    SCREEN = 0
    MICROPHONE = 1
    CAMERA = 2
    WHITEBOARD = 4


class CropMode(IntEnum):
    """How a picture meets a rectangle of another aspect."""

    STRETCH = 1
    FILL = 2  # aspect kept, cropped about the centre
    FIT = 3  # aspect kept, padded with black


class FileType(IntEnum):
    """What a recording's file holds."""

    MP4 = 0
    MP3 = 1


class SubtitleType(IntEnum):
    """Where a subtitle's text comes from."""

    TEXT = 1
    CLOCK = 2


class AutoLayoutType(IntEnum):
    """How an automatic recording arranges its members."""

    GRID = 1
    SPEAKER = 2


VIDEO_MEDIA_TYPES = (MediaType.SCREEN, MediaType.CAMERA, MediaType.WHITEBOARD)
MAX_VIDEOS = 16
MAX_AUDIOS = 10
MAX_SLICES_DOWNLOADED = 30
CLOCK_FORMAT = "%Y-%m-%d %H:%M:%S"  # what a clock subtitle reads, and every date of the wire

CanvasX = Annotated[int, Meta(ge=0, le=1920)]
CanvasY = Annotated[int, Meta(ge=0, le=1080)]
CanvasWidth = Annotated[int, Meta(ge=1, le=1920)]
CanvasHeight = Annotated[int, Meta(ge=1, le=1080)]
FrameRate = Annotated[int, Meta(ge=1, le=30)]
SliceMinutes = Annotated[int, Meta(ge=15, le=300)]
TimeoutSeconds = Annotated[int, Meta(ge=5, le=1800)]
MediaCount = Annotated[int, Meta(ge=1, le=9)]
Color = Annotated[int, Meta(ge=0, le=0xFFFFFF)]
Opacity = Annotated[int, Meta(ge=0, le=100)]
TextSize = Annotated[int, Meta(ge=1, le=200)]
Page = Annotated[int, Meta(ge=1, le=2**31 - 1)]
PageSize = Annotated[int, Meta(ge=1, le=500)]
RequiredText = Annotated[str, Meta(min_length=1)]


class NoLimits(RecorderError):
    """The type asked about is not one of the ranges above."""


def limits(ranged: Any) -> tuple[int, int]:
    """The inclusive smallest and largest value of one of the ranges above."""
    for part in get_args(ranged):
        if isinstance(part, Meta) and isinstance(part.ge, int) and isinstance(part.le, int):
            return part.ge, part.le
    raise NoLimits(repr(ranged))
