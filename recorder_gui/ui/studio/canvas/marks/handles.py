"""The eight handles of the selection's outline: where they are on the screen, at any zoom."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.resizing import HANDLES, Edges

HANDLE_DRAWN = 8  # px of the screen
HANDLE_HIT = 12
_LEAST = 3 * HANDLE_HIT  # px: a smaller outline has its handles round it, so that it can be moved

ToScreen = Callable[[QPointF], QPointF]


def handle_middles(box: Rectangle, to_screen: ToScreen) -> dict[Edges, tuple[float, float]]:
    """The middle of each handle of `box`, canvas px, on the screen."""
    first = to_screen(QPointF(box.x, box.y))
    last = to_screen(QPointF(box.right, box.bottom))
    across = _three(first.x(), last.x())
    down = _three(first.y(), last.y())
    return {edges: (across[edges.across], down[edges.down]) for edges in HANDLES}


def handle_squares(box: Rectangle, to_screen: ToScreen, side: float) -> dict[Edges, QRectF]:
    """A square of `side` px of the screen for each handle of `box`, canvas px."""
    return {
        edges: QRectF(x - side / 2, y - side / 2, side, side)
        for edges, (x, y) in handle_middles(box, to_screen).items()
    }


def handle_at(box: Rectangle, to_screen: ToScreen, at: QPointF) -> Edges | None:
    """The handle under the point of the viewport; corners before sides."""
    squares = handle_squares(box, to_screen, HANDLE_HIT)
    for edges in sorted(squares, key=lambda each: -(abs(each.across) + abs(each.down))):
        if squares[edges].contains(at):
            return edges
    return None


def _three(low: float, high: float) -> dict[int, float]:
    """Where the handles of one axis lie: at both ends, or beyond them, and in the middle."""
    more = max(0.0, (_LEAST - (high - low)) / 2)
    return {-1: low - more, 0: (low + high) / 2, 1: high + more}
