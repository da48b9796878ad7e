"""The eight handles of the selection's outline: where they are on the screen, at any zoom."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF

from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.resizing import HANDLES, Edges, handle_point

HANDLE_DRAWN = 8  # px of the screen
HANDLE_HIT = 12
_LEAST = 3 * HANDLE_HIT  # px: a smaller outline has its handles round it, so that it can be moved

ToScreen = Callable[[QPointF], QPointF]


def handle_squares(box: Rectangle, to_screen: ToScreen, side: float) -> dict[Edges, QRectF]:
    """A square of `side` px of the screen for each handle of `box`, canvas px."""
    first = to_screen(QPointF(box.x, box.y))
    last = to_screen(QPointF(box.right, box.bottom))
    more_x = max(0.0, (_LEAST - (last.x() - first.x())) / 2)
    more_y = max(0.0, (_LEAST - (last.y() - first.y())) / 2)
    found: dict[Edges, QRectF] = {}
    for edges in HANDLES:
        at = to_screen(QPointF(*handle_point(box, edges)))
        square = QRectF(0, 0, side, side)
        square.moveCenter(at + QPointF(edges.across * more_x, edges.down * more_y))
        found[edges] = square
    return found


def handle_at(box: Rectangle, to_screen: ToScreen, at: QPointF) -> Edges | None:
    """The handle under the point of the viewport; corners before sides."""
    squares = handle_squares(box, to_screen, HANDLE_HIT)
    for edges in sorted(squares, key=lambda each: -(abs(each.across) + abs(each.down))):
        if squares[edges].contains(at):
            return edges
    return None
