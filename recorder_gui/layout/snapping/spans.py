"""A box as one axis sees it."""

from enum import Enum

from msgspec import Struct

from recorder_gui.layout.rectangle import Rectangle


class Axis(Enum):
    """Which way something is measured."""

    ACROSS = "across"
    DOWN = "down"

    @property
    def other(self) -> "Axis":
        return Axis.DOWN if self is Axis.ACROSS else Axis.ACROSS


class Span(Struct, frozen=True):
    """A box along one axis: `low` to `high`, and `near` to `far` on the other axis."""

    low: int
    high: int
    near: int
    far: int

    @property
    def size(self) -> int:
        return self.high - self.low

    @property
    def stops(self) -> tuple[float, float, float]:
        """Both edges and the middle."""
        return self.low, (self.low + self.high) / 2, self.high

    def is_beside(self, other: "Span") -> bool:
        """Whether one would meet the other by moving along the axis."""
        return other.near < self.far and self.near < other.far


def span_of(box: Rectangle, axis: Axis) -> Span:
    """The box as that axis sees it."""
    if axis is Axis.ACROSS:
        return Span(box.x, box.right, box.y, box.bottom)
    return Span(box.y, box.bottom, box.x, box.right)
