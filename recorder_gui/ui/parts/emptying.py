"""Emptying a menu whose actions live on.

QMenu.clear() of the Python binding declares every action dead, those that others own too.
"""

from PySide6.QtWidgets import QMenu


def empty(menu: QMenu) -> None:
    """Take everything out of `menu`; submenus made for it go, actions stay with their owners."""
    for action in menu.actions():
        below = action.menu()
        menu.removeAction(action)
        if isinstance(below, QMenu) and below.parent() is menu:
            below.deleteLater()
