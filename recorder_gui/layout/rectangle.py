"""A rectangle of whole canvas pixels, origin top left."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace


class Rectangle(Struct, frozen=True, order=True):
    """`x`, `y` the top left corner, `w`, `h` the size, all px; the right and bottom edges are
    one past the last pixel."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    @property
    def area(self) -> int:
        return self.w * self.h

    def moved_to(self, x: int, y: int) -> "Rectangle":
        return replace(self, x=x, y=y)

    def moved_by(self, dx: int, dy: int) -> "Rectangle":
        return replace(self, x=self.x + dx, y=self.y + dy)

    def intersection(self, other: "Rectangle") -> "Rectangle | None":
        """What both cover; None when that is nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        w = min(self.right, other.right) - x
        h = min(self.bottom, other.bottom) - y
        return Rectangle(x, y, w, h) if w > 0 and h > 0 else None

    def union(self, other: "Rectangle") -> "Rectangle":
        """The smallest rectangle round both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rectangle(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def contains(self, other: "Rectangle") -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def minus(self, other: "Rectangle") -> tuple["Rectangle", ...]:
        """What `other` leaves of it: at most four rectangles that share no pixel."""
        cut = self.intersection(other)
        if cut is None:
            return (self,)
        parts = (
            Rectangle(self.x, self.y, self.w, cut.y - self.y),
            Rectangle(self.x, cut.y, cut.x - self.x, cut.h),
            Rectangle(cut.right, cut.y, self.right - cut.right, cut.h),
            Rectangle(self.x, cut.bottom, self.w, self.bottom - cut.bottom),
        )
        return tuple(part for part in parts if part.area)


def uncovered(whole: Rectangle, boxes: Iterable[Rectangle]) -> tuple[Rectangle, ...]:
    """What the boxes leave of `whole`, as rectangles that share no pixel."""
    left: tuple[Rectangle, ...] = (whole,)
    for box in boxes:
        left = tuple(part for rectangle in left for part in rectangle.minus(box))
    return left
