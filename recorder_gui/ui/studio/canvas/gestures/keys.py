"""Keys of the canvas that are no menu's shortcut: arrows, Tab from item to item, Esc, Enter."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from recorder_gui.layout.document import Subtitle, box_of
from recorder_gui.layout.ordering import reading_order
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.texts import measure

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR = 10  # px with Shift


def handle_key(
    studio: Studio,
    event: QKeyEvent,
    *,
    call_off: Callable[[], bool],
    edit_in_place: Callable[[str], None],
) -> bool:
    """Do what the key means on the canvas; False where it means nothing here.

    `call_off` ends a gesture that is under way, False where there is none; `edit_in_place` opens
    the subtitle of that id for typing.
    """
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    if key == Qt.Key.Key_Escape:
        return call_off() or _unselect(studio)
    if key in _ARROWS:
        return _arrow(studio, _ARROWS[key], modifiers)
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return _next_item(studio, -1 if key == Qt.Key.Key_Backtab else 1)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return _edit(studio, edit_in_place)
    return False


def _unselect(studio: Studio) -> bool:
    had = bool(studio.document.selected_ids)
    studio.document.select([])
    return had


def _arrow(studio: Studio, step: tuple[int, int], modifiers: Qt.KeyboardModifier) -> bool:
    if modifiers & Qt.KeyboardModifier.ControlModifier or not studio.document.selected_ids:
        return False
    far = _FAR if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
    dx, dy = step[0] * far, step[1] * far
    if modifiers & Qt.KeyboardModifier.AltModifier:
        studio.editing.grow(dx, dy)
    else:
        studio.editing.nudge(dx, dy)
    return True


def _next_item(studio: Studio, step: int) -> bool:
    """In reading order; past the last the focus leaves the canvas."""
    document = studio.document
    boxes = {item.id: box_of(item, measure) for item in document.layout.items if not item.hidden}
    order = reading_order(boxes)
    if not order:
        return False
    chosen = [each for each in order if each in document.selected_ids]
    if not chosen:
        document.select([order[0 if step > 0 else -1]])
        return True
    index = order.index(chosen[-1 if step > 0 else 0]) + step
    if not 0 <= index < len(order):
        return False
    document.select([order[index]])
    return True


def _edit(studio: Studio, edit_in_place: Callable[[str], None]) -> bool:
    selected = studio.document.selected
    if len(selected) == 1 and isinstance(selected[0], Subtitle):
        edit_in_place(selected[0].id)
        return True
    return False
