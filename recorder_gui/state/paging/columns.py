"""A column of a long table: what it is called, and what it says of an item."""

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import Qt

T = TypeVar("T")


class Column(Struct, Generic[T], frozen=True):
    """One column: its `key` for settings and tests, its title and text in the user's language."""

    key: str
    title: Callable[[], str]
    text: Callable[[T], str]
    tip: Callable[[T], str] | None = None
    numeric: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand at the right."""
        side = Qt.AlignmentFlag.AlignRight if self.numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
