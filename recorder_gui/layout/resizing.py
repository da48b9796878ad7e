"""Resizing by a handle: the box that a pull gives, with the aspect kept or free."""

from msgspec import Struct

from recorder_gui.layout.document import SMALLEST
from recorder_gui.layout.rectangle import Rectangle


class Edges(Struct, frozen=True):
    """Which edges a handle pulls: -1 the left or upper one, 1 the right or lower one, 0 none."""

    across: int
    down: int


class Pull(Struct, frozen=True):
    """A handle and how it is pulled.

    `keep_aspect`: the size follows the stronger pull, and an edge's handle grows the other way
    about the middle. `about_centre`: the opposite edges move as much.
    """

    edges: Edges
    keep_aspect: bool = True
    about_centre: bool = False

    @property
    def anchors(self) -> tuple[int, int]:
        """For each axis which edge moves: -1, 1, or 0 for both alike."""
        return (0, 0) if self.about_centre else (self.edges.across, self.edges.down)


HANDLES = tuple(
    Edges(across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if across or down
)


def handle_point(box: Rectangle, edges: Edges) -> tuple[float, float]:
    """Where the handle of those edges is, px of the canvas."""
    x, y = box.centre
    return x + edges.across * box.w / 2, y + edges.down * box.h / 2


def resized(box: Rectangle, pull: Pull, dx: float, dy: float, canvas: Rectangle) -> Rectangle:
    """`box` with the pulled edges moved by `dx`, `dy`; never smaller than SMALLEST nor larger
    than the canvas, and its corner stays on it."""
    factor = 2 if pull.about_centre else 1
    w = box.w + pull.edges.across * dx * factor
    h = box.h + pull.edges.down * dy * factor
    return sized(box, pull, w, h, canvas)


def sized(box: Rectangle, pull: Pull, w: float, h: float, canvas: Rectangle) -> Rectangle:
    """`box` at the size `w`, `h`, or the nearest that the pull and the canvas allow; the edges
    that are not pulled stay."""
    across, down = pull.anchors
    most_w = _most(box.x, box.right, across, canvas.w, pull.about_centre)
    most_h = _most(box.y, box.bottom, down, canvas.h, pull.about_centre)
    if pull.keep_aspect:
        scale = _scale(box, pull.edges, w, h)
        scale = max(scale, min(1.0, SMALLEST / min(box.w, box.h)))
        scale = min(scale, most_w / box.w, most_h / box.h)
        w, h = box.w * scale, box.h * scale
    else:
        w = min(max(w, min(SMALLEST, box.w)), most_w)
        h = min(max(h, min(SMALLEST, box.h)), most_h)
    new_w, new_h = max(1, round(w)), max(1, round(h))
    x, y = _start(box.x, box.right, new_w, across), _start(box.y, box.bottom, new_h, down)
    return Rectangle(max(0, x), max(0, y), new_w, new_h)


def _scale(box: Rectangle, edges: Edges, w: float, h: float) -> float:
    across, down = w / box.w, h / box.h
    if not edges.down:
        return across
    if not edges.across:
        return down
    return max(across, down)


def _most(low: int, high: int, edge: int, whole: int, about_centre: bool) -> int:
    """The largest size with which no pulled edge passes the canvas's left or upper edge."""
    room = whole
    if edge < 0:
        room = min(whole, high)
    elif about_centre:
        room = min(whole, low + high)
    return max(room, high - low)


def _start(low: int, high: int, size: int, edge: int) -> int:
    if edge > 0:
        return low
    if edge < 0:
        return high - size
    return (low + high - size) // 2
