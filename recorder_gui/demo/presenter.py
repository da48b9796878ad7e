"""A presenter at the window: finds widgets by name, and does what a person does with them."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QGraphicsView, QListView, QMenu, QWidget

from recorder_gui.demo.hands import Hands
from recorder_gui.errors import RecorderError

W = TypeVar("W", bound=QWidget)

_LOOK_AGAIN = 0.02  # seconds
_PATIENCE = 20.0


class DemoFailed(RecorderError):
    """Something that a person would have waited for did not come."""


class Presenter:
    """Acts in `window` only through events, and sees only what is shown."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.hands = Hands()

    def find(self, kind: type[W], name: str) -> W:
        """The widget of that object name; raises DemoFailed."""
        found = self.window.findChild(kind, name)
        if found is None:
            raise DemoFailed(f"there is no {name}")
        return found

    async def wait(
        self, what: str, condition: Callable[[], object], seconds: float = _PATIENCE
    ) -> None:
        """Wait until `condition()` is true; DemoFailed with `what` after `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                while not condition():  # noqa: ASYNC110  many kinds of facts, one way to wait
                    await asyncio.sleep(_LOOK_AGAIN)
        except TimeoutError:
            raise DemoFailed(f"waited {seconds:.0f} s in vain: {what}") from None

    async def click(self, name: str) -> None:
        """Click the widget of that name, once it can be clicked."""
        await self.wait(f"{name} can be clicked", lambda: _is_ready(self._seen(name)))
        widget = self._seen(name)
        assert widget is not None
        await self.hands.click(widget)

    async def choose(self, button_name: str, menu_name: str, action_name: str) -> None:
        """Open a button's menu and click one of its entries."""
        await self.click(button_name)
        menu = self.find(QMenu, menu_name)
        await self.wait(f"{menu_name} opens", menu.isVisible)
        action = next((each for each in menu.actions() if each.objectName() == action_name), None)
        if action is None:
            raise DemoFailed(f"{menu_name} has no {action_name}")
        await self.hands.click(menu, _middle(menu, action))
        await self.wait(f"{menu_name} closes", lambda: not menu.isVisible())

    async def drag_source(self, row_text: str, to: tuple[int, int]) -> None:
        """Drag a row of the sources to a point of the canvas (canvas px)."""
        sources = self.find(QListView, "sources_list")
        row = self._row(sources, row_text)
        await self.hands.drag(sources.viewport(), row.center(), self._canvas(), self.point(*to))

    async def retype(self, at: tuple[int, int], text: str) -> None:
        """Edit the subtitle at a point of the canvas where it lies."""
        await self.hands.double_click(self._canvas(), self.point(*at))
        await self.wait("the text can be edited", lambda: self._is_shown("in_place_editor"))
        editor = self.find(QWidget, "in_place_editor")
        await self.hands.type_text(editor, text)
        await self.hands.press_key(editor, Qt.Key.Key_Return)
        await self.wait("the text is taken", lambda: not self._is_shown("in_place_editor"))

    async def click_canvas(self, at: tuple[int, int]) -> None:
        """Click a point of the canvas (canvas px)."""
        await self.hands.click(self._canvas(), self.point(*at))

    def point(self, x: int, y: int) -> QPoint:
        """Where a point of the canvas is in its view."""
        return self._view().mapFromScene(QPointF(x, y))

    def has_source(self, row_text: str) -> bool:
        """Whether a row of the sources begins so."""
        sources = self.window.findChild(QListView, "sources_list")
        return sources is not None and self._row_number(sources, row_text) is not None

    def _row(self, sources: QListView, text: str) -> QRect:
        number = self._row_number(sources, text)
        if number is None:
            raise DemoFailed(f"{text} is not among the sources")
        index = sources.model().index(number, 0)
        sources.scrollTo(index)
        return sources.visualRect(index)

    def _row_number(self, sources: QListView, text: str) -> int | None:
        model = sources.model()
        texts = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        return next((row for row, each in enumerate(texts) if each.startswith(text)), None)

    def _view(self) -> QGraphicsView:
        return self.find(QGraphicsView, "canvas_view")

    def _canvas(self) -> QWidget:
        return self._view().viewport()

    def _seen(self, name: str) -> QWidget | None:
        """The widget of that name in the window or in a dialog that is open."""
        for top in (self.window, *QApplication.topLevelWidgets()):
            found = top.findChild(QWidget, name)
            if found is not None and found.isVisible():
                return found
        return None

    def _is_shown(self, name: str) -> bool:
        return self._seen(name) is not None


def _is_ready(widget: QWidget | None) -> bool:
    return widget is not None and widget.isVisible() and widget.isEnabled()


def _middle(menu: QMenu, action: QAction) -> QPoint:
    return menu.actionGeometry(action).center()
