"""Where a source goes that is put on the canvas: with its own aspect, about a point or where there
is room."""

from msgspec.structs import replace

from recorder_gui.layout.arranging import fitted
from recorder_gui.layout.document import SMALLEST, Layout, within_range
from recorder_gui.layout.rectangle import Rectangle

_DROPPED = 3  # a dropped source takes this part of the canvas's width
_CELLS = 2  # a placed one goes to the first free cell of so many columns and rows
_COLUMNS = 4  # of new subtitles
_LINE = 60  # px from one new subtitle to the next
_STEP = 48  # px from one to the next where no cell is free
_ASPECT = (16, 9)  # of a source whose size is not known


def box_at(layout: Layout, source_size: tuple[int, int], at: tuple[int, int]) -> Rectangle:
    """A third of the canvas about the point `at`, wholly on the canvas."""
    cell = Rectangle(0, 0, max(1, layout.width // _DROPPED), max(1, layout.height // _DROPPED))
    box = fitted(*_known(source_size), cell)
    box = replace(box, w=max(box.w, SMALLEST), h=max(box.h, SMALLEST))
    x = max(0, min(at[0] - box.w // 2, layout.width - box.w))
    y = max(0, min(at[1] - box.h // 2, layout.height - box.h))
    return within_range(box.moved_to(x, y), layout)


def free_box(layout: Layout, source_size: tuple[int, int]) -> Rectangle:
    """The first free quarter of the canvas, else a step beside the last one placed."""
    taken = [video.box for video in layout.videos if not video.hidden]
    w, h = max(1, layout.width // _CELLS), max(1, layout.height // _CELLS)
    for number in range(_CELLS * _CELLS):
        row, column = divmod(number, _CELLS)
        cell = Rectangle(column * w, row * h, w, h)
        if all(cell.intersection(box) is None for box in taken):
            return within_range(fitted(*_known(source_size), cell), layout)
    step = (len(taken) * _STEP) % max(1, min(w, h))
    return box_at(layout, source_size, (w // 2 + step, h // 2 + step))


def free_corner(layout: Layout) -> tuple[int, int]:
    """Where a new subtitle begins: below the others from the upper left corner on, then in the
    next column; over the first one where all of these are taken."""
    left, top = layout.width // 20, layout.height // 20
    taken = {(text.x, text.y) for text in layout.subtitles}
    corners = [
        (x, y)
        for x in range(left, layout.width, max(1, layout.width // _COLUMNS))
        for y in range(top, layout.height - _LINE // 2, _LINE)
    ]
    return next((corner for corner in corners if corner not in taken), (left, top))


def _known(size: tuple[int, int]) -> tuple[int, int]:
    return size if min(size) > 0 else _ASPECT
