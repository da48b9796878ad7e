"""Resizing by a handle: the box that a pull gives, with the aspect kept or free."""

from recorder_gui.layout.document import SMALLEST
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping import Edges

HANDLES = tuple(
    Edges(across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if across or down
)


def handle_point(box: Rectangle, edges: Edges) -> tuple[float, float]:
    """Where the handle of those edges is, px of the canvas."""
    x, y = box.centre
    return x + edges.across * box.w / 2, y + edges.down * box.h / 2


def resized(
    box: Rectangle,
    edges: Edges,
    dx: float,
    dy: float,
    *,
    keep_aspect: bool,
    about_centre: bool = False,
) -> Rectangle:
    """`box` with the pulled edges moved by `dx`, `dy`; never smaller than SMALLEST.

    `keep_aspect`: the size follows the stronger pull; an edge's handle then grows the other way
    about the middle. `about_centre`: the opposite edges move as much.
    """
    factor = 2 if about_centre else 1
    w = max(SMALLEST, box.w + edges.across * dx * factor)
    h = max(SMALLEST, box.h + edges.down * dy * factor)
    if keep_aspect:
        w, h = _with_aspect(box, edges, w, h)
    return _anchored(box, edges, round(w), round(h), about_centre=about_centre)


def with_aspect_after_snap(
    before: Rectangle, snapped: Rectangle, pulled: Rectangle, edges: Edges
) -> Rectangle:
    """The aspect of `before` again, after snapping moved the edges of `pulled` to `snapped`: the
    axis that snapped by less wins."""
    moved_w, moved_h = snapped.w - pulled.w, snapped.h - pulled.h
    if moved_w == 0 and moved_h == 0:
        return pulled
    by_width = moved_h == 0 or (moved_w != 0 and abs(moved_w) <= abs(moved_h))
    if by_width:
        w, h = snapped.w, max(1, round(snapped.w * before.h / before.w))
    else:
        w, h = max(1, round(snapped.h * before.w / before.h)), snapped.h
    return _anchored(before, edges, w, h, about_centre=False)


def _with_aspect(box: Rectangle, edges: Edges, w: float, h: float) -> tuple[float, float]:
    across, down = w / box.w, h / box.h
    if not edges.down:
        scale = across
    elif not edges.across:
        scale = down
    else:
        scale = max(across, down)
    scale = max(scale, min(1.0, SMALLEST / min(box.w, box.h)))
    return box.w * scale, box.h * scale


def _anchored(box: Rectangle, edges: Edges, w: int, h: int, *, about_centre: bool) -> Rectangle:
    """A box of that size whose unpulled edges are where those of `box` are."""
    x = _start(box.x, box.right, w, 0 if about_centre else edges.across)
    y = _start(box.y, box.bottom, h, 0 if about_centre else edges.down)
    return Rectangle(x, y, w, h)


def _start(low: int, high: int, size: int, edge: int) -> int:
    if edge > 0:
        return low
    if edge < 0:
        return high - size
    return round((low + high - size) / 2)
