"""Mouse and keyboard of the demo: real Qt events to real widgets, as a person's would arrive.

Each event comes from the window's own loop, never from inside a coroutine: what it starts may be
a menu, which loops by itself, and a coroutine must not wait inside such a loop.
"""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_STEPS = 12  # moves of one drag
_BETWEEN = 0.012  # seconds between two events of a drag: a brisk hand
CLICK = 2 * _BETWEEN  # seconds until a click's button is let go


class Hands:
    """A mouse and a keyboard. Positions are in px of the widget that is named."""

    def __init__(self) -> None:
        self._held: QWidget | None = None

    async def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press and release the left button in the middle of `widget`, or at `at`."""
        point = widget.rect().center() if at is None else at
        await self._move(widget, point)
        await self._press(widget, point)
        await self._release(widget, point)

    async def double_click(self, widget: QWidget, at: QPoint) -> None:
        """Two clicks in one place."""
        await self.click(widget, at)
        await self._send(QEvent.Type.MouseButtonDblClick, widget, at, Qt.MouseButton.LeftButton)
        await self._release(widget, at)

    async def drag(self, source: QWidget, start: QPoint, target: QWidget, end: QPoint) -> None:
        """Drag from `start` in `source` to `end` in `target`, which may be another widget."""
        await self._move(source, start)
        await self._press(source, start)
        first, last = source.mapToGlobal(start), target.mapToGlobal(end)
        for step in range(1, _STEPS + 1):
            share = step / _STEPS
            point = QPoint(
                round(first.x() + (last.x() - first.x()) * share),
                round(first.y() + (last.y() - first.y()) * share),
            )
            await self._move(target, target.mapFromGlobal(point))
        await self._move(target, end)
        await self._release(target, end)

    async def press_key(
        self,
        widget: QWidget,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """One press of a key, with `widget` as the receiver."""
        await _outside(lambda: QTest.keyClick(widget, key, modifiers))

    async def type_text(self, widget: QWidget, text: str) -> None:
        """Type `text`, replacing nothing: select first what is to go.

        What no keyboard has a key for is committed as an input method would.
        """
        for character in text:
            await _outside(lambda character=character: _type(widget, character))

    async def _press(self, widget: QWidget, point: QPoint) -> None:
        self._held = _receiver(widget, point)
        if self._held.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            self._held.setFocus(Qt.FocusReason.MouseFocusReason)
        await self._send(QEvent.Type.MouseButtonPress, widget, point, Qt.MouseButton.LeftButton)

    async def _move(self, widget: QWidget, point: QPoint) -> None:
        await self._send(QEvent.Type.MouseMove, widget, point, Qt.MouseButton.NoButton)

    async def _release(self, widget: QWidget, point: QPoint) -> None:
        await self._send(QEvent.Type.MouseButtonRelease, widget, point, Qt.MouseButton.LeftButton)
        self._held = None

    async def _send(
        self, kind: QEvent.Type, widget: QWidget, point: QPoint, button: Qt.MouseButton
    ) -> None:
        """One mouse event to whom Qt would give it: the grabber, the pressed one, the topmost."""
        receiver = QWidget.mouseGrabber() or self._held or _receiver(widget, point)
        place = widget.mapToGlobal(point)
        released = kind == QEvent.Type.MouseButtonRelease
        pressed = kind == QEvent.Type.MouseButtonDblClick or self._held is not None
        event = QMouseEvent(
            kind,
            QPointF(receiver.mapFromGlobal(place)),
            QPointF(receiver.window().mapFromGlobal(place)),
            QPointF(place),
            button,
            Qt.MouseButton.LeftButton if pressed and not released else Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        await _outside(lambda: QApplication.sendEvent(receiver, event))


async def _outside(action: Callable[[], object]) -> None:
    """Let the window's loop do `action`; goes on once it has begun, a hand's moment later."""
    begun = asyncio.get_running_loop().create_future()

    def act() -> None:
        begun.set_result(None)
        action()

    QTimer.singleShot(0, act)
    await begun
    await asyncio.sleep(_BETWEEN)


def _type(widget: QWidget, character: str) -> None:
    if character.isascii():
        QTest.keyClicks(widget, character)
        return
    event = QInputMethodEvent()
    event.setCommitString(character)
    QApplication.sendEvent(widget, event)


def _receiver(widget: QWidget, point: QPoint) -> QWidget:
    """The innermost visible widget at `point` of `widget`."""
    return widget.childAt(point) or widget
