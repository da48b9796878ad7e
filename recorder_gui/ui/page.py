"""What a page may offer the window, beyond being a widget; both are optional."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QMenu, QWidget


@runtime_checkable
class HasMenus(Protocol):
    """A page with menus of its own in the menu bar."""

    def menus(self) -> Sequence[QMenu]:
        """The menus, owned and translated by the page."""
        ...


@runtime_checkable
class HasParts(Protocol):
    """A page that F6 goes through part by part."""

    def parts(self) -> Sequence[QWidget]:
        """The parts in reading order."""
        ...
