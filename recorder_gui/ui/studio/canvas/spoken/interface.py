"""One item of the canvas as assistive technology meets it.

`interface_cast` is left alone: overridden in Python it brings the program down once a reader asks.
"""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from recorder_gui.layout.document import Video
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.studio.canvas.spoken.item_actions import ITEM_ACTIONS


class ItemInterface(QAccessibleWidget):
    """Name and place are those of `widget`; role, state and actions are the item's."""

    def __init__(self, widget: QWidget, item_id: str, studio: Studio) -> None:
        is_video = isinstance(studio.document.committed_layout.find(item_id), Video)
        role = QAccessible.Role.Graphic if is_video else QAccessible.Role.StaticText
        super().__init__(widget, role)
        self._item_id = item_id
        self._studio = studio

    def state(self) -> QAccessible.State:
        """Selectable, and selected where it is."""
        state = super().state()
        state.selectable = True
        state.selected = self._item_id in self._studio.document.selected_ids
        return state

    def actionNames(self) -> list[str]:
        """What can be done with it, by names that stay the same in every language."""
        return list(ITEM_ACTIONS)

    def localizedActionName(self, actionName: str) -> str:
        """The same for people."""
        action = ITEM_ACTIONS.get(actionName)
        return actionName if action is None else action.title()

    def localizedActionDescription(self, actionName: str) -> str:
        """The name says it."""
        return self.localizedActionName(actionName)

    def keyBindingsForAction(self, actionName: str) -> list[str]:
        """None: keys work on the selection."""
        return []

    def doAction(self, actionName: str) -> None:
        """Select the item and do it."""
        action = ITEM_ACTIONS.get(actionName)
        if action is not None:
            self._studio.document.select([self._item_id])
            action.do(self._studio)
