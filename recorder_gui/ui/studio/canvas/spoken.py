"""The canvas for those who listen: one see-through widget for each item with its name and place,
and the selection announced as it changes.

A graphics view shows assistive technology a single empty area; child widgets it sees.
"""

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from recorder_gui.layout.document import Item, Video, box_of
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.texts import measure
from recorder_gui.ui.studio.canvas.zooming import ZoomableView
from recorder_gui.ui.studio.source_faces import item_name, kind_name


class SpokenItems(QObject):
    """Keeps the widgets in step with the committed layout and the zoom."""

    def __init__(self, studio: Studio, view: ZoomableView) -> None:
        super().__init__(view)
        self._studio = studio
        self._view = view
        self._widgets: dict[str, QWidget] = {}
        self._named: dict[str, Item] = {}
        studio.document.committed.connect(self.refresh)
        studio.document.selection_changed.connect(self._announce)
        view.zoom_changed.connect(lambda _zoom: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """One widget an item, named and placed."""
        layout = self._studio.document.committed_layout
        known = {item.id for item in layout.items}
        for item_id in [each for each in self._widgets if each not in known]:
            self._widgets.pop(item_id).deleteLater()
            self._named.pop(item_id, None)
        for item in layout.items:
            widget = self._widgets.get(item.id) or self._add(item.id)
            box = box_of(item, measure)
            corner = self._view.mapFromScene(box.x, box.y)
            area = QRectF(0, 0, box.w * self._view.zoom, box.h * self._view.zoom)
            widget.setGeometry(QRect(corner, area.toAlignedRect().size()))
            if self._named.get(item.id) != item:
                self._named[item.id] = item
                widget.setAccessibleName(self.spoken(item))
                widget.setVisible(not item.hidden)

    def spoken(self, item: Item) -> str:
        """Name, kind, place and size in words."""
        box = box_of(item, measure)
        kind = kind_name(item.source.media_type) if isinstance(item, Video) else self.tr("Subtitle")
        place = self.tr("{0} from the left, {1} from the top, {2} by {3}")
        marks = [self.tr("locked")] if item.locked else []
        where = place.format(box.x, box.y, box.w, box.h)
        return ", ".join([item_name(item), kind, where, *marks])

    def _add(self, item_id: str) -> QWidget:
        widget = QWidget(self._view.viewport())
        widget.setObjectName(f"canvas_item_{item_id}")
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        widget.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        widget.lower()
        widget.move(QPoint(0, 0))
        self._widgets[item_id] = widget
        return widget

    def _announce(self) -> None:
        selected = self._studio.document.selected
        if len(selected) == 1 and QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._view, self.spoken(selected[0]))
            QAccessible.updateAccessibility(event)
