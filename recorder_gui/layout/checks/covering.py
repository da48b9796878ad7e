"""Whether a rectangle is wholly covered by others together."""

from collections.abc import Iterable

from recorder_gui.layout.rectangle import Rectangle


def is_covered(box: Rectangle, above: Iterable[Rectangle]) -> bool:
    """Whether nothing of `box` is left to see."""
    left = [box]
    for cover in above:
        left = [rest for piece in left for rest in _without(piece, cover)]
        if not left:
            return True
    return False


def _without(piece: Rectangle, cover: Rectangle) -> list[Rectangle]:
    """What of `piece` shows beside `cover`: up to four rectangles."""
    hidden = piece.intersection(cover)
    if hidden is None:
        return [piece]
    rest = (
        Rectangle(piece.x, piece.y, piece.w, hidden.y - piece.y),
        Rectangle(piece.x, hidden.bottom, piece.w, piece.bottom - hidden.bottom),
        Rectangle(piece.x, hidden.y, hidden.x - piece.x, hidden.h),
        Rectangle(hidden.right, hidden.y, piece.right - hidden.right, hidden.h),
    )
    return [each for each in rest if each.w > 0 and each.h > 0]
