"""The canvas as a widget: what is seen, and which gesture a press begins.

Coordinates of the scene are canvas px. The view draws the stage, the scene draws what is recorded,
the overlay draws what is not.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QWidget

from recorder_gui.layout.arranging import outline
from recorder_gui.layout.document import Subtitle
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping import Edges, Guide
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.studio.canvas.gestures import (
    BandGesture,
    Gesture,
    MoveGesture,
    ResizeGesture,
    Stage,
)
from recorder_gui.ui.studio.canvas.keys import handle_key
from recorder_gui.ui.studio.canvas.overlay import Overlay
from recorder_gui.ui.studio.canvas.scene import CanvasScene
from recorder_gui.ui.studio.canvas.spoken import SpokenItems
from recorder_gui.ui.studio.canvas.text_editor import InPlaceEditor
from recorder_gui.ui.studio.canvas.zooming import ZoomableView
from recorder_gui.ui.studio.file_drop import FileDrop
from recorder_gui.ui.theme import colours_of

SNAP_REACH = 8  # px of the screen
_CURSORS = {
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
}


class CanvasView(ZoomableView):
    """Shows and edits the Studio's document. Object name: `canvas_view`.

    Signal `menu_requested(QPoint)`: at a global position.
    """

    menu_requested = Signal(QPoint)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        self._canvas = CanvasScene(studio)
        super().__init__(self._canvas, parent)
        self.setObjectName("canvas_view")
        self._studio = studio
        self._gesture: Gesture | None = None
        self._pressed: QPoint | None = None
        self._wanted: Edges | None = None
        self._was_selected = ""
        self._pan_from: QPoint | None = None
        self._space_held = False
        self._guides: tuple[Guide, ...] = ()
        self._band: QRectF | None = None
        self._slot: Rectangle | None = None
        self._hovered = ""
        self._stage = Stage(
            studio=studio,
            reach=lambda: SNAP_REACH / self.zoom,
            show_guides=self._show_guides,
            show_band=self._show_band,
            items_within=self._canvas.items_within,
        )
        self.editor = InPlaceEditor(self.viewport())
        self.editor.finished.connect(self._on_text_edited)
        self._files = FileDrop(studio, self)
        self.setAcceptDrops(True)
        self._set_up()
        self._spoken = SpokenItems(studio, self)
        studio.document.layout_changed.connect(self._on_layout_changed)
        studio.document.selection_changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(320, 200)

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is in progress."""
        return self._gesture is not None

    def set_clock(self, clock_text: str) -> None:
        """What clocks on the canvas read."""
        self._canvas.set_clock(clock_text)

    def canvas_point(self, at: QPoint) -> tuple[int, int] | None:
        """The canvas px at a point of the viewport; None outside the view."""
        if not self.viewport().rect().contains(at):
            return None
        point = self.mapToScene(at)
        return round(point.x()), round(point.y())

    def show_slot(self, box: Rectangle | None) -> None:
        """Where a dragged source would go, while it is dragged."""
        self._slot = box
        self.viewport().update()

    def edit_text(self, item_id: str) -> None:
        """Open the field over a subtitle."""
        item = self._studio.document.layout.find(item_id)
        box = self._canvas.box(item_id)
        if not isinstance(item, Subtitle) or box is None or item.type is SubtitleType.CLOCK:
            return
        self._studio.document.select([item_id])
        place = self.mapFromScene(QRectF(box.x, box.y, box.w, box.h)).boundingRect()
        self.editor.open_for(item_id, item.content, QRect(place), round(item.size * self.zoom))

    def cancel_gesture(self) -> bool:
        """Put everything back as it was; whether there was a gesture."""
        gesture, self._gesture = self._gesture, None
        self._pressed = None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin: pan, select, or get ready to move, resize or stretch a band."""
        at = event.position().toPoint()
        pans = event.button() == Qt.MouseButton.MiddleButton
        if pans or (self._space_held and event.button() == Qt.MouseButton.LeftButton):
            self._pan_from = at
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if event.button() == Qt.MouseButton.RightButton:
            self._select_under(at)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.cancel_gesture()
        self._pressed = at
        self._was_selected = ""
        self._wanted = self._handle_at(at)
        if self._wanted is None:
            self._select_pressed(at, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, go on with the gesture, begin it after the drag distance, or hover."""
        at = event.position().toPoint()
        if self._pan_from is not None:
            self.pan_by(at - self._pan_from)
            self._pan_from = at
            return
        if self._gesture is None and self._pressed is not None:
            distance = QApplication.startDragDistance()
            if (at - self._pressed).manhattanLength() >= distance:
                self._begin(event.modifiers())
        if self._gesture is not None:
            self._gesture.move(self.mapToScene(at), event.modifiers())
        elif self._pressed is None:
            self._hover(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what was begun."""
        at = event.position().toPoint()
        if self._pan_from is not None:
            self._pan_from = None
            self._hover(at)
            return
        gesture, self._gesture = self._gesture, None
        pressed, self._pressed = self._pressed, None
        if gesture is not None:
            gesture.release(self.mapToScene(at), event.modifiers())
        elif pressed is not None and self._was_selected and not event.modifiers():
            below = self._canvas.item_at(self.mapToScene(at), below=self._was_selected)
            if below is not None:
                self._studio.document.select([below.id])
        self._hover(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a subtitle where it lies."""
        item = self._canvas.item_at(self.mapToScene(event.position().toPoint()))
        if isinstance(item, Subtitle) and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self.edit_text(item.id)

    def event(self, event: QEvent) -> bool:
        """Tab goes from item to item before it leaves the canvas."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if handle_key(self, self._studio, event):
                event.accept()
                return True
            if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
                self._space_held = True
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
                return True
        return super().event(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space ends panning."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            self.viewport().unsetCursor()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No key is held any more."""
        self._space_held = False
        super().focusOutEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from outside may be dropped."""
        self._take_or_leave(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere on the canvas."""
        self._take_or_leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add them to the group and place them."""
        point = self.mapToScene(event.position().toPoint())
        event.acceptProposedAction()
        self._files.take(event.mimeData(), (round(point.x()), round(point.y())))

    def _take_or_leave(self, event: QDropEvent) -> None:
        if self._files.accepts(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        self._set_hovered("")
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse or by the menu key."""
        self.menu_requested.emit(event.globalPos())
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The stage, and on it the black canvas."""
        layout = self._studio.document.layout
        painter.fillRect(rect, QColor(colours_of(self).stage))
        painter.fillRect(QRectF(0, 0, layout.width, layout.height), Qt.GlobalColor.black)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """What is not recorded."""
        document = self._studio.document
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        overlay = self._overlay(painter)
        overlay.dim_outside(document.layout.canvas, QRectF(self.viewport().rect()))
        if self._slot is not None:
            overlay.slot(self._slot)
        hovered = self._canvas.box(self._hovered) if self._hovered else None
        if hovered is not None and self._hovered not in document.selected_ids:
            overlay.hover(hovered)
        selected = [(self._canvas.box(each.id), each) for each in document.selected]
        overlay.outlines((box, item.locked, item.hidden) for box, item in selected if box)
        frame = self._selection_frame()
        if frame is not None and not isinstance(self._gesture, BandGesture):
            if len(selected) > 1:
                overlay.hover(frame)
            overlay.handles(frame)
        overlay.guides(self._guides)
        if self._band is not None:
            overlay.band(self._band)
        painter.restore()

    def _overlay(self, painter: QPainter) -> Overlay:
        return Overlay(painter, self.viewportTransform().map, colours_of(self))

    def _selection_frame(self) -> Rectangle | None:
        """The outline of the selected items that the mouse may take."""
        free = [each.id for each in self._studio.document.selected if not each.locked]
        boxes = {each: self._canvas.box(each) for each in free}
        known = {key: box for key, box in boxes.items() if box is not None}
        return outline(known) if known else None

    def _handle_at(self, at: QPoint) -> Edges | None:
        frame = self._selection_frame()
        if frame is None or any(each.locked for each in self._studio.document.selected):
            return None
        return self._overlay(QPainter()).handle_at(frame, QPointF(at))

    def _select_under(self, at: QPoint) -> None:
        item = self._canvas.item_at(self.mapToScene(at))
        if item is not None and item.id not in self._studio.document.selected_ids:
            self._studio.document.select([item.id])

    def _select_pressed(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        document = self._studio.document
        item = self._canvas.item_at(self.mapToScene(at))
        adds = modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        under = self._selected_under(at)
        if item is None:
            if not adds:
                document.select([])
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            document.toggle(item.id)
        elif under and not adds:
            self._was_selected = under if len(document.selected_ids) == 1 else ""
        elif item.id not in document.selected_ids:
            document.select([*document.selected_ids, item.id] if adds else [item.id])

    def _selected_under(self, at: QPoint) -> str:
        """The selected item under the point, even where another covers it."""
        point = self.mapToScene(at)
        for item in reversed(self._studio.document.selected):
            box = self._canvas.box(item.id)
            if box is None or item.locked or item.hidden:
                continue
            if QRectF(box.x, box.y, box.w, box.h).contains(point):
                return item.id
        return ""

    def _begin(self, modifiers: Qt.KeyboardModifier) -> None:
        """The drag distance is passed: which gesture is it?"""
        assert self._pressed is not None
        start = self.mapToScene(self._pressed)
        document = self._studio.document
        movable = document.selected_ids and not any(each.locked for each in document.selected)
        if self._wanted is not None:
            self._gesture = ResizeGesture(self._stage, start, self._wanted)
        elif movable and self._selected_under(self._pressed):
            self._gesture = MoveGesture(self._stage, start)
        else:
            self._gesture = BandGesture(self._stage, start)

    def _hover(self, at: QPoint) -> None:
        edges = self._handle_at(at)
        if edges is not None:
            sign = edges.across * edges.down
            pair = (1, sign) if sign else (abs(edges.across), abs(edges.down))
            self.viewport().setCursor(_CURSORS[pair])
            return
        item = self._canvas.item_at(self.mapToScene(at))
        self._set_hovered("" if item is None else item.id)
        if not self._space_held:
            self.viewport().setCursor(
                Qt.CursorShape.ArrowCursor if item is None else Qt.CursorShape.SizeAllCursor
            )

    def _set_hovered(self, item_id: str) -> None:
        if item_id != self._hovered:
            self._hovered = item_id
            self.viewport().update()

    def _show_guides(self, guides: tuple[Guide, ...]) -> None:
        self._guides = guides
        self.viewport().update()

    def _show_band(self, band: QRectF | None) -> None:
        self._band = band
        self.viewport().update()

    def _on_layout_changed(self) -> None:
        self.viewport().update()
        layout = self._studio.document.layout
        if not self.is_busy:
            self.set_canvas_size(layout.width, layout.height)

    def _on_text_edited(self, item_id: str, content: str, accepted: bool) -> None:
        item = self._studio.document.layout.find(item_id)
        if not isinstance(item, Subtitle):
            return
        if not content.strip() and not item.content.strip():
            self._studio.editing.remove([item_id])
        elif accepted:
            self._studio.editing.set_content(item_id, content)
