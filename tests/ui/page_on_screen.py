"""A page by itself on the screen, and put away with all that it needed."""

from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from tests.state.service_desk import Desk

P = TypeVar("P", bound=QWidget)


class Model(Protocol):
    """What a page shows; asks nothing any more once it is closed."""

    def close(self) -> None: ...


def on_screen(page: P) -> P:
    """Show it as in a small window."""
    page.resize(1280, 720)
    page.show()
    return page


async def put_away(desk: Desk, model: Model, page: QWidget) -> None:
    """End what still runs for it, then the page, then the connection."""
    await desk.scope.close()
    model.close()
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    await desk.close()
