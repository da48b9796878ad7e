"""Names of widgets, by which the demo, tests and settings find them."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """`widget`, with its object name set."""
    widget.setObjectName(name)
    return widget
