"""Templates: a table of ready arrangements, each a pure function from a count to places.

The first place is the main one (the speaker, the shared screen). Adding a template is one entry
here, one name in the window and one test.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from math import ceil, sqrt

from msgspec import Struct
from msgspec.structs import replace

from recorder_gui.layout.document import Layout, Video, within_range
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import MAX_VIDEOS, MediaType

Places = Callable[[int, Rectangle], tuple[Rectangle, ...]]
_INSET = 0.025  # of the canvas's height: how far a picture in picture is from the edge
_COLUMN = 4  # a side column has at least so many places, so that one guest isn't huge


class TemplateName(Enum):
    """The ready arrangements."""

    EVEN_GRID = "even-grid"
    SPEAKER_COLUMN = "speaker-column"
    SPEAKER_ROW = "speaker-row"
    PICTURE_IN_PICTURE = "picture-in-picture"
    SIDE_BY_SIDE = "side-by-side"
    SCREEN_STRIP = "screen-strip"


class Template(Struct, frozen=True):
    """`places(count, canvas)` for `least` to `most` items; `has_main`: the first place stands out;
    `screen_first`: a shared screen takes it by itself."""

    places: Places
    least: int = 1
    most: int = MAX_VIDEOS
    has_main: bool = True
    screen_first: bool = False


def even_grid(count: int, canvas: Rectangle) -> tuple[Rectangle, ...]:
    """As square as can be; a last row that is not full stands in the middle."""
    columns = ceil(sqrt(count))
    rows = ceil(count / columns)
    found: list[Rectangle] = []
    for number in range(count):
        row, column = divmod(number, columns)
        in_row = min(columns, count - row * columns)
        cell = _cell(canvas, column, row, columns, rows)
        shift = (canvas.w * (columns - in_row)) // (2 * columns)
        found.append(cell.moved_by(shift, 0))
    return tuple(found)


def speaker_column(count: int, canvas: Rectangle) -> tuple[Rectangle, ...]:
    """The speaker at the left, the others in a column at the right."""
    if count == 1:
        return (canvas,)
    places = max(_COLUMN, count - 1)
    side = round(canvas.w / (places + 1)) if places > _COLUMN else round(canvas.w / 5)
    speaker = Rectangle(canvas.x, canvas.y, canvas.w - side, canvas.h)
    column = Rectangle(speaker.right, canvas.y, side, canvas.h)
    return (speaker, *(_cell(column, 0, n, 1, places) for n in range(count - 1)))


def speaker_row(count: int, canvas: Rectangle) -> tuple[Rectangle, ...]:
    """The speaker above, the others in a row below."""
    turned = speaker_column(count, _turned(canvas))
    return tuple(_turned(box) for box in turned)


def picture_in_picture(count: int, canvas: Rectangle) -> tuple[Rectangle, ...]:
    """The main one everywhere, the others small from the bottom right corner leftwards, then up."""
    inset = max(1, round(canvas.h * _INSET))
    w, h = max(1, canvas.w // 4 - inset), max(1, canvas.h // 4 - inset)
    found = [canvas]
    for number in range(count - 1):
        row, column = divmod(number, 4)
        found.append(
            Rectangle(
                canvas.right - (column + 1) * (w + inset),
                canvas.bottom - (row + 1) * (h + inset),
                w,
                h,
            )
        )
    return tuple(found)


def side_by_side(count: int, canvas: Rectangle) -> tuple[Rectangle, ...]:
    """Columns of one width."""
    return tuple(_cell(canvas, number, 0, count, 1) for number in range(count))


def screen_strip(count: int, canvas: Rectangle) -> tuple[Rectangle, ...]:
    """The screen as large as fits above a strip of cameras."""
    if count == 1:
        return (canvas,)
    places = max(5, count - 1)
    strip_height = round(canvas.h / 5) if places == 5 else round(canvas.h / places)
    screen = Rectangle(canvas.x, canvas.y, canvas.w, canvas.h - strip_height)
    strip = Rectangle(canvas.x, screen.bottom, canvas.w, strip_height)
    shift = (canvas.w * (places - (count - 1))) // (2 * places)
    cells = (_cell(strip, number, 0, places, 1) for number in range(count - 1))
    return (screen, *(cell.moved_by(shift, 0) for cell in cells))


TEMPLATES: dict[TemplateName, Template] = {
    TemplateName.EVEN_GRID: Template(even_grid, has_main=False),
    TemplateName.SPEAKER_COLUMN: Template(speaker_column),
    TemplateName.SPEAKER_ROW: Template(speaker_row),
    TemplateName.PICTURE_IN_PICTURE: Template(picture_in_picture, least=2, most=13),
    TemplateName.SIDE_BY_SIDE: Template(side_by_side, least=2, most=6, has_main=False),
    TemplateName.SCREEN_STRIP: Template(screen_strip, least=2, screen_first=True),
}


def is_possible(name: TemplateName, layout: Layout) -> bool:
    """Whether the layout has a fitting number of visible videos."""
    count = sum(not video.hidden for video in layout.videos)
    return TEMPLATES[name].least <= count <= TEMPLATES[name].most


def with_template(name: TemplateName, layout: Layout, main_id: str = "") -> Layout:
    """The visible videos in the places of the template, `main_id` (or the first) in the main one
    where there is one.

    The layout as it is when the count doesn't fit.
    """
    if not is_possible(name, layout):
        return layout
    template = TEMPLATES[name]
    shown = [video for video in layout.videos if not video.hidden]
    ordered = _main_first(shown, main_id if template.has_main else "", template.screen_first)
    places = template.places(len(ordered), layout.canvas)
    placed = [
        replace(video, box=within_range(place, layout))
        for video, place in zip(ordered, places, strict=True)
    ]
    rest = [video for video in layout.videos if video.hidden]
    return replace(layout, videos=(*placed, *rest))


def _main_first(videos: Sequence[Video], main_id: str, screen_first: bool) -> list[Video]:
    def rank(video: Video) -> tuple[bool, bool]:
        is_screen = video.source.media_type is MediaType.SCREEN
        return video.id != main_id, screen_first and not is_screen

    return sorted(videos, key=rank)


def _cell(frame: Rectangle, column: int, row: int, columns: int, rows: int) -> Rectangle:
    """One cell; neighbours share their edges exactly, whatever the division leaves."""
    left, right = (frame.w * step // columns for step in (column, column + 1))
    top, bottom = (frame.h * step // rows for step in (row, row + 1))
    return Rectangle(frame.x + left, frame.y + top, max(1, right - left), max(1, bottom - top))


def _turned(box: Rectangle) -> Rectangle:
    return Rectangle(box.y, box.x, box.h, box.w)
