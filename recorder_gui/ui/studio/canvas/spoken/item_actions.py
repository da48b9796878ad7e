"""What assistive technology can do with one item of the canvas: a table of functions on the
selection, which the item is made first."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from recorder_gui.layout.ordering import Order
from recorder_gui.state.studio.studio import Studio

_STEP = 10  # px


class ItemAction(Struct, frozen=True):
    """`title()` in the language of the moment; `do(studio)` to what is selected."""

    title: Callable[[], str]
    do: Callable[[Studio], object]


def _switch_lock(studio: Studio) -> None:
    document = studio.document
    locked = all(item.locked for item in document.selected)
    studio.editing.set_locked(document.selected_ids, not locked)


ITEM_ACTIONS: dict[str, ItemAction] = {
    "select": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Select"), lambda studio: None
    ),
    "move left": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Move left"),
        lambda studio: studio.editing.nudge(-_STEP, 0),
    ),
    "move right": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Move right"),
        lambda studio: studio.editing.nudge(_STEP, 0),
    ),
    "move up": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Move up"),
        lambda studio: studio.editing.nudge(0, -_STEP),
    ),
    "move down": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Move down"),
        lambda studio: studio.editing.nudge(0, _STEP),
    ),
    "make wider": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Make wider"),
        lambda studio: studio.editing.grow(_STEP, 0),
    ),
    "make narrower": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Make narrower"),
        lambda studio: studio.editing.grow(-_STEP, 0),
    ),
    "make taller": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Make taller"),
        lambda studio: studio.editing.grow(0, _STEP),
    ),
    "make shorter": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Make shorter"),
        lambda studio: studio.editing.grow(0, -_STEP),
    ),
    "bring forward": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Bring forward"),
        lambda studio: studio.editing.order(Order.UP),
    ),
    "send backward": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Send backward"),
        lambda studio: studio.editing.order(Order.DOWN),
    ),
    "lock or unlock": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Lock or unlock"), _switch_lock
    ),
    "remove": ItemAction(
        lambda: QCoreApplication.translate("ItemActions", "Remove"),
        lambda studio: studio.editing.remove(),
    ),
}
