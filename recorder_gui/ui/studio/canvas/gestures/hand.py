"""What the mouse does on the canvas: which gesture a press begins, what is under the pointer, and
what the pointer looks like."""

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QApplication

from recorder_gui.layout.arranging import outline
from recorder_gui.layout.document import Item
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.resizing import Edges
from recorder_gui.layout.snapping.distances import distances
from recorder_gui.layout.snapping.guides import Guide
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.studio.canvas.gestures.gestures import (
    BandGesture,
    Gesture,
    MoveGesture,
    ResizeGesture,
    Surroundings,
)
from recorder_gui.ui.studio.canvas.items.scene import CanvasScene
from recorder_gui.ui.studio.canvas.marks.handles import handle_at
from recorder_gui.ui.studio.canvas.zooming import ZoomableView

SNAP_REACH = 8  # px of the screen
_Keys = Qt.KeyboardModifier
_CURSORS = {
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
}


class Hand(QObject):
    """Turns presses, moves and releases at points of the viewport into gestures.

    Signal `changed`: what is drawn over the canvas is another: `guides`, `band`, `hovered`.
    """

    changed = Signal()

    def __init__(self, studio: Studio, canvas: CanvasScene, view: ZoomableView) -> None:
        super().__init__(view)
        self._document = studio.document
        self._canvas = canvas
        self._view = view
        self._gesture: Gesture | None = None
        self._pressed: QPoint | None = None
        self._pressed_on = ""
        self._selected_before: tuple[str, ...] = ()
        self._wanted: Edges | None = None
        self._at: QPoint | None = None
        self._measures = False
        self.guides: tuple[Guide, ...] = ()
        self.band: QRectF | None = None
        self.hovered = ""
        self._around = Surroundings(
            studio=studio,
            reach=lambda: SNAP_REACH / view.zoom,
            show_guides=self._show_guides,
            show_band=self._show_band,
            items_within=canvas.items_within,
        )
        self._document.committed.connect(self._on_committed)

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is in progress."""
        return self._gesture is not None

    @property
    def is_banding(self) -> bool:
        """Whether that gesture is a rubber band."""
        return isinstance(self._gesture, BandGesture)

    def press(self, at: QPoint, modifiers: _Keys) -> None:
        """Select, or get ready to move, resize or stretch a band."""
        self.cancel()
        self._pressed = at
        self._selected_before = self._document.selected_ids
        self._pressed_on = ""
        self._wanted = self._handle_at(at)
        if self._wanted is None:
            self._select_pressed(at, modifiers)

    def move(self, at: QPoint, modifiers: _Keys) -> None:
        """Go on with the gesture, begin it after the drag distance, or hover."""
        self._at = at
        if self._gesture is None and self._pressed is not None:
            distance = QApplication.startDragDistance()
            if (at - self._pressed).manhattanLength() >= distance:
                self._begin(modifiers)
        if self._gesture is not None:
            self._gesture.move(self._view.mapToScene(at), modifiers)
        elif self._pressed is None:
            self.hover(at, measures=bool(modifiers & _Keys.AltModifier))

    def release(self, at: QPoint, modifiers: _Keys) -> None:
        """End the gesture; a click on the selected item takes the one below it."""
        gesture, self._gesture = self._gesture, None
        pressed, self._pressed = self._pressed, None
        if gesture is not None:
            gesture.release(self._view.mapToScene(at), modifiers)
        elif pressed is not None and self._pressed_on and not modifiers:
            below = self._canvas.item_at(self._view.mapToScene(at), below=self._pressed_on)
            if below is not None:
                self._document.select([below.id])
        self.hover(at, measures=bool(modifiers & _Keys.AltModifier))

    def cancel(self) -> bool:
        """Put everything back as it was before the press; whether there was one."""
        gesture, self._gesture = self._gesture, None
        pressed, self._pressed = self._pressed, None
        if gesture is not None:
            gesture.cancel()
        if pressed is not None:
            self._document.select(self._selected_before)
        return pressed is not None

    def select_under(self, at: QPoint) -> None:
        """For a menu: what is under the pointer is selected, a locked item too."""
        point = self._view.mapToScene(at)
        item = self._canvas.item_at(point) or self._canvas.locked_item_at(point)
        if item is None:
            self._document.select([])
        elif item.id not in self._document.selected_ids:
            self._document.select([item.id])

    def hover(self, at: QPoint | None, *, measures: bool) -> None:
        """Nothing is pressed and the pointer is there, or nowhere. `measures`: distances from
        the selection to what is under it are wanted."""
        self._at = at
        self._measures = measures
        edges = None if at is None else self._handle_at(at)
        item = None
        if at is not None and edges is None:
            item = self._canvas.item_at(self._view.mapToScene(at))
        self._set_hovered("" if item is None else item.id)
        self._show_guides(self._measured(item) if measures and at is not None else ())
        if at is not None:
            self._show_cursor(edges, item)

    def measure(self, on: bool) -> None:
        """The key that asks for distances was pressed or let go."""
        if self._pressed is None and self._at is not None and on != self._measures:
            self.hover(self._at, measures=on)

    def frame(self) -> Rectangle | None:
        """The outline of the selected items, where handles pull it."""
        free = [each.id for each in self._document.selected if not each.locked]
        boxes = {each: self._canvas.box(each) for each in free}
        known = {key: box for key, box in boxes.items() if box is not None}
        return outline(known) if known else None

    def _on_committed(self) -> None:
        """The document changed under a gesture (an undo, a scene): it means nothing any more."""
        if self._gesture is not None:
            self._gesture = None
            self._pressed = None
            self._show_guides(())
            self._show_band(None)

    def _select_pressed(self, at: QPoint, modifiers: _Keys) -> None:
        document = self._document
        item = self._canvas.item_at(self._view.mapToScene(at))
        adds = modifiers & (_Keys.ControlModifier | _Keys.ShiftModifier)
        under = self._selected_under(at)
        if item is None:
            if not adds:
                document.select([])
        elif modifiers & _Keys.ControlModifier:
            document.toggle(item.id)
        elif under and not adds:
            self._pressed_on = under if len(document.selected_ids) == 1 else ""
        elif item.id not in document.selected_ids:
            document.select([*document.selected_ids, item.id] if adds else [item.id])

    def _selected_under(self, at: QPoint) -> str:
        """The selected item under the point, even where another covers it."""
        point = self._view.mapToScene(at)
        for item in reversed(self._document.selected):
            box = self._canvas.box(item.id)
            if box is None or item.locked or item.hidden:
                continue
            if QRectF(box.x, box.y, box.w, box.h).contains(point):
                return item.id
        return ""

    def _begin(self, modifiers: _Keys) -> None:
        """The drag distance is passed: which gesture is it?"""
        assert self._pressed is not None
        start = self._view.mapToScene(self._pressed)
        selected = self._document.selected
        movable = bool(selected) and not any(each.locked for each in selected)
        if self._wanted is not None:
            self._gesture = ResizeGesture(self._around, start, self._wanted)
        elif movable and self._selected_under(self._pressed):
            self._gesture = MoveGesture(self._around, start)
        else:
            self._gesture = BandGesture(self._around, start, self._document.selected_ids)

    def _handle_at(self, at: QPoint) -> Edges | None:
        frame = self.frame()
        if frame is None or any(each.locked for each in self._document.selected):
            return None
        return handle_at(frame, self._view.viewportTransform().map, QPointF(at))

    def _measured(self, item: Item | None) -> tuple[Guide, ...]:
        """From the selection to the item, or to the canvas's edges where there is none."""
        frame = self.frame()
        if frame is None or (item is not None and item.id in self._document.selected_ids):
            return ()
        other = self._document.layout.canvas if item is None else self._canvas.box(item.id)
        return distances(frame, other) if other is not None else ()

    def _show_cursor(self, edges: Edges | None, item: Item | None) -> None:
        if edges is not None:
            sign = edges.across * edges.down
            pair = (1, sign) if sign else (abs(edges.across), abs(edges.down))
            self._view.viewport().setCursor(_CURSORS[pair])
        elif item is None:
            self._view.viewport().unsetCursor()
        else:
            self._view.viewport().setCursor(Qt.CursorShape.SizeAllCursor)

    def _set_hovered(self, item_id: str) -> None:
        if item_id != self.hovered:
            self.hovered = item_id
            self.changed.emit()

    def _show_guides(self, guides: tuple[Guide, ...]) -> None:
        if guides != self.guides:
            self.guides = guides
            self.changed.emit()

    def _show_band(self, band: QRectF | None) -> None:
        if band != self.band:
            self.band = band
            self.changed.emit()
