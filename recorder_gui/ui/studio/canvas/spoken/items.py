"""One see-through widget for each item of the canvas, with its name and place.

A graphics view shows assistive technology a single empty area; child widgets it sees.
"""

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QWidget

from recorder_gui.layout.document import Item, box_of
from recorder_gui.layout.ordering import reading_order
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.texts import measure
from recorder_gui.ui.studio.canvas.spoken.announcer import Announcer
from recorder_gui.ui.studio.canvas.spoken.interface import ItemInterface
from recorder_gui.ui.studio.canvas.zooming import ZoomableView


class SpokenItems(QObject):
    """Keeps the widgets in step with the committed layout and with what is in view."""

    def __init__(self, studio: Studio, view: ZoomableView, announcer: Announcer) -> None:
        super().__init__(view)
        self._studio = studio
        self._view = view
        self._announcer = announcer
        self._widgets: dict[str, _ItemWidget] = {}
        self._named: dict[str, Item] = {}
        self._order: list[str] = []
        self._selected: tuple[str, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        studio.document.committed.connect(self.refresh)
        studio.document.selection_changed.connect(self._on_selected)
        view.zoom_changed.connect(self._soon.start)
        view.panned.connect(self._soon.start)
        self.refresh()

    def refresh(self) -> None:
        """One widget an item, named and placed."""
        layout = self._studio.document.committed_layout
        known = {item.id for item in layout.items}
        for item_id in [each for each in self._widgets if each not in known]:
            self._widgets.pop(item_id).end()
            self._named.pop(item_id, None)
        boxes = {item.id: box_of(item, measure) for item in layout.items}
        for item in layout.items:
            widget = self._widgets.get(item.id) or self._add(item.id)
            box = boxes[item.id]
            corner = self._view.mapFromScene(box.x, box.y)
            area = QRectF(0, 0, box.w * self._view.zoom, box.h * self._view.zoom)
            widget.setGeometry(QRect(corner, area.toAlignedRect().size()))
            if self._named.get(item.id) != item:
                self._named[item.id] = item
                widget.setAccessibleName(self._announcer.spoken(item))
                widget.setVisible(not item.hidden)
        self._put_in_order(reading_order(boxes))

    def retranslate(self) -> None:
        """All names."""
        self._named.clear()
        self.refresh()

    def _add(self, item_id: str) -> "_ItemWidget":
        widget = _ItemWidget(self._view.viewport(), item_id, self._studio)
        self._widgets[item_id] = widget
        return widget

    def _put_in_order(self, order: list[str]) -> None:
        """A reader goes through them as through a page; all stay below the field for texts."""
        if order != self._order:
            self._order = order
            for item_id in reversed(order):
                self._widgets[item_id].lower()

    def _on_selected(self) -> None:
        """Tell which items are selected now, and which are not any more."""
        before, self._selected = set(self._selected), self._studio.document.selected_ids
        if not QAccessible.isActive():
            return
        changed = QAccessible.State()
        changed.selected = True
        for item_id in before.symmetric_difference(self._selected):
            widget = self._widgets.get(item_id)
            if widget is not None:
                QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, changed))


class _ItemWidget(QWidget):
    """Nothing to see, nothing to click."""

    def __init__(self, viewport: QWidget, item_id: str, studio: Studio) -> None:
        super().__init__(viewport)
        self.setObjectName(f"canvas_item_{item_id}")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setUpdatesEnabled(False)  # else Qt paints each that lies under what changed
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Kept with the widget: Qt's own table of interfaces goes by the widget's life.
        self.interface = ItemInterface(self, item_id, studio)
        self._interface_id = QAccessible.registerAccessibleInterface(self.interface)

    def end(self) -> None:
        """The item is gone. The interface goes first, so that it is deleted once."""
        QAccessible.deleteAccessibleInterface(self._interface_id)
        self.deleteLater()
