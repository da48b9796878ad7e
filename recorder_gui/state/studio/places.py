"""Position and size of the selection, copied and given to others."""

from PySide6.QtCore import QObject

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.document import box_of
from recorder_gui.layout.keeping.exchange import NotALayout
from recorder_gui.layout.keeping.places import places_from_text, places_to_text
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.editing import Editing
from recorder_gui.state.studio.texts import measure
from recorder_gui.state.task_scope import TaskScope


class Places(QObject):
    """Reads and sets the places of what is selected."""

    def __init__(
        self,
        document: StudioDocument,
        editing: Editing,
        scope: TaskScope,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self._scope = scope

    def copied(self) -> str:
        """The places of the selection in drawing order, as JSON; "" where nothing is selected."""
        boxes = [box_of(item, measure) for item in self._document.selected]
        return places_to_text(boxes) if boxes else ""

    def paste(self, untrusted_text: str) -> None:
        """Give the selection those places: one to all of it, several to one item each; of a
        subtitle only the position. Refuses any other text with a sentence."""
        try:
            places = places_from_text(untrusted_text)
        except NotALayout:
            self._scope.report(
                UserFacingError(
                    "no_places",
                    lambda: (
                        self.tr("The clipboard holds no position and size."),
                        self.tr("Copy the position and size of an item first."),
                    ),
                )
            )
            return
        selected = self._document.selected
        given = places * len(selected) if len(places) == 1 else places
        boxes = {item.id: box for item, box in zip(selected, given, strict=False)}
        self._editing.set_boxes(boxes, self.tr("Paste position and size"))
