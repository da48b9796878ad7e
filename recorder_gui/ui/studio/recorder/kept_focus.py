"""Where the keyboard's focus goes in a bar whose buttons come and go.

Qt hands the focus of a button that is hidden or disabled to the next one in line, be it Stop, or to
something on the other side of the window.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class KeptFocus:
    """Within `bar`; `stand_in` is a widget of it that is always there and does no harm if pressed
    once too often."""

    def __init__(self, bar: QWidget, stand_in: QWidget) -> None:
        self._bar = bar
        self._stand_in = stand_in
        self._resting: QWidget | None = None  # gets the focus back once it can be pressed again

    @contextmanager
    def through(self) -> Iterator[None]:
        """What is done to the bar's widgets here leaves the focus where it is, or moves it to the
        stand-in; a button that only rests gets it back, unless it was moved on meanwhile."""
        before = self._bar.window().focusWidget()
        inside = before is not None and self._bar.isAncestorOf(before)
        holder = before if inside else None
        if before is self._stand_in and self._resting is not None:
            holder = self._resting
        yield
        self._resting = None
        if holder is None:
            return
        if holder.isVisibleTo(self._bar) and holder.isEnabled():
            wanted = holder
        else:
            wanted = self._stand_in
            self._resting = holder if holder.isVisibleTo(self._bar) else None
        if self._bar.window().focusWidget() is not wanted:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
