"""A mouse over the canvas that is told canvas px."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from recorder_gui.layout.resizing import Edges
from recorder_gui.ui.studio.canvas.marks.handles import HANDLE_DRAWN, handle_squares
from recorder_gui.ui.studio.page import StudioPage

NONE = Qt.KeyboardModifier.NoModifier
_STEPS = 5


class Mouse:
    """Sends real events to real widgets."""

    def __init__(self, page: StudioPage) -> None:
        self._page = page
        self._canvas = page.canvas

    def at(self, x: float, y: float) -> QPoint:
        """The point of the canvas's viewport that shows this canvas px."""
        return self._canvas.mapFromScene(QPointF(x, y))

    def handle(self, across: int, down: int) -> tuple[float, float]:
        """Where a handle of the selection is drawn, canvas px."""
        frame = self._canvas.hand.frame()
        assert frame is not None
        squares = handle_squares(frame, self._canvas.viewportTransform().map, HANDLE_DRAWN)
        point = self._canvas.mapToScene(squares[Edges(across, down)].center().toPoint())
        return point.x(), point.y()

    def press(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseButtonPress, self.at(x, y), keys)

    def move(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseMove, self.at(x, y), keys)

    def release(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseButtonRelease, self.at(x, y), keys)

    def click(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self.press(x, y, keys)
        self.release(x, y, keys)

    def double_click(self, x: float, y: float) -> None:
        self.click(x, y)
        self._send(QEvent.Type.MouseButtonDblClick, self.at(x, y), NONE)
        self.release(x, y)

    def drag(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        keys: Qt.KeyboardModifier = NONE,
        *,
        from_press: bool = False,
    ) -> None:
        """From one canvas px to another, in steps; keys held from the first move on, or
        `from_press`."""
        self.press(*start, keys if from_press else NONE)
        for step in range(1, _STEPS + 1):
            share = step / _STEPS
            self.move(
                start[0] + (end[0] - start[0]) * share,
                start[1] + (end[1] - start[1]) * share,
                keys,
            )
        self.release(*end, keys)

    def drag_source(self, row: int, end: tuple[float, float]) -> None:
        """A row of the sources to a canvas px."""
        sources = self._page.sources.list
        model = sources.model()
        start = sources.visualRect(model.index(row, 0)).center()
        place = self._canvas.viewport().mapToGlobal(self.at(*end))
        target = sources.viewport().mapFromGlobal(place)
        self._send(QEvent.Type.MouseButtonPress, start, NONE, sources.viewport())
        for step in range(1, _STEPS + 1):
            between = start + (target - start) * step / _STEPS
            self._send(QEvent.Type.MouseMove, between, NONE, sources.viewport())
        self._send(QEvent.Type.MouseButtonRelease, target, NONE, sources.viewport())

    def _send(
        self,
        kind: QEvent.Type,
        at: QPoint,
        keys: Qt.KeyboardModifier,
        widget: QWidget | None = None,
    ) -> None:
        receiver = widget or self._canvas.viewport()
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.MouseMove else left
        held = none if kind == QEvent.Type.MouseButtonRelease else left
        place = receiver.mapToGlobal(at)
        window_place = receiver.window().mapFromGlobal(place)
        event = QMouseEvent(
            kind, QPointF(at), QPointF(window_place), QPointF(place), button, held, keys
        )
        QApplication.sendEvent(receiver, event)
