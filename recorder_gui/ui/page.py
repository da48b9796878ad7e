"""What a page may offer the window, beyond being a widget; all are optional."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


@runtime_checkable
class HasMenus(Protocol):
    """A page with menus of its own in the menu bar."""

    def menus(self) -> Sequence[QMenu]:
        """The menus, owned and translated by the page."""
        ...


@runtime_checkable
class HasFileActions(Protocol):
    """A page that opens or saves files of its own."""

    def file_actions(self) -> Sequence[QAction]:
        """What the File menu shows of it."""
        ...


@runtime_checkable
class HasLateParts(Protocol):
    """A page that takes long to paint."""

    def late_parts(self) -> Sequence[QWidget]:
        """What is painted a moment after the rest, one part after the other."""
        ...


@runtime_checkable
class HasParts(Protocol):
    """A page that F6 goes through part by part."""

    def parts(self) -> Sequence[QWidget]:
        """The parts in reading order."""
        ...
