"""The canvas as a widget: what is seen, and which gesture a press begins.

Coordinates of the scene are canvas px. The view draws the stage, the scene draws what is recorded,
the overlay draws what is not.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from recorder_gui.layout.document import Subtitle, box_of
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.protocol.fields import SubtitleType
from recorder_gui.state.studio.canvas_aids import Aid
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.texts import measure
from recorder_gui.ui.studio.canvas.gestures.hand import Hand
from recorder_gui.ui.studio.canvas.gestures.keys import handle_key
from recorder_gui.ui.studio.canvas.items.scene import CanvasScene
from recorder_gui.ui.studio.canvas.marks.aids import draw_grid, draw_safe_areas
from recorder_gui.ui.studio.canvas.marks.marks import Mark
from recorder_gui.ui.studio.canvas.marks.overlay import Overlay
from recorder_gui.ui.studio.canvas.rulers import Rulers
from recorder_gui.ui.studio.canvas.stage import paint_ground, paint_veil
from recorder_gui.ui.studio.canvas.text_editor import InPlaceEditor
from recorder_gui.ui.studio.canvas.zooming import ZoomableView
from recorder_gui.ui.studio.file_drop import FileDrop
from recorder_gui.ui.studio.source_faces import item_name
from recorder_gui.ui.theme import colours_of

if TYPE_CHECKING:
    from recorder_gui.ui.studio.canvas.spoken.announcer import Announcer
    from recorder_gui.ui.studio.canvas.spoken.items import SpokenItems


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
        self.hand = Hand(studio, self._canvas, self)
        self._pan_from: QPoint | None = None
        self._space_held = False
        self._slot: Rectangle | None = None
        self._slots: tuple[Rectangle, ...] = ()
        self.editor = InPlaceEditor(self.viewport())
        self.editor.finished.connect(self._on_text_edited)
        self._rulers = Rulers(studio, self)
        studio.aids.changed.connect(self.viewport().update)
        self._files = FileDrop(studio, self)
        self.setAcceptDrops(True)
        self._set_up()
        self._colours = colours_of(self)
        self._marks: tuple[Mark, ...] = ()
        self._marks_wait = False
        self._drawn_canvas = studio.document.layout.canvas
        studio.document.layout_changed.connect(self._on_layout_changed)
        studio.document.selection_changed.connect(self._show_marks)
        self.hand.changed.connect(self._show_marks)
        self.zoom_changed.connect(self._on_zoomed)
        self.panned.connect(self._show_marks)

    def _set_up(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(320, 200)

    @cached_property
    def announcer(self) -> "Announcer":
        """Tells a screen reader what happens; a moment after the canvas is seen."""
        from recorder_gui.ui.studio.canvas.spoken.announcer import Announcer

        return Announcer(self._studio, self)

    @cached_property
    def _spoken(self) -> "SpokenItems":
        from recorder_gui.ui.studio.canvas.spoken.items import SpokenItems

        return SpokenItems(self._studio, self, self.announcer)

    def speak(self) -> None:
        """From now on, to whoever can't see it."""
        self._spoken.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is in progress."""
        return self.hand.is_busy

    def set_clock(self, clock_text: str) -> None:
        """What clocks on the canvas read."""
        self._canvas.set_clock(clock_text)

    def canvas_point(self, at: QPoint) -> tuple[int, int] | None:
        """The canvas px at a point of the viewport; None outside the view."""
        if not self.viewport().rect().contains(at):
            return None
        point = self.mapToScene(at)
        return round(point.x()), round(point.y())

    def show_slots(self, box: Rectangle | None, slots: Sequence[Rectangle] = ()) -> None:
        """Where a dragged source would go, and the slots that it might take."""
        self._slot = box
        self._slots = tuple(slots) if box is not None else ()
        self._show_marks()

    def edit_in_place(self, item_id: str) -> None:
        """Open the field over a subtitle for its text, over anything else for its name."""
        item = self._studio.document.layout.find(item_id)
        box = self._canvas.box(item_id)
        if item is None or box is None:
            return
        self._studio.document.select([item_id])
        place = self.mapFromScene(QRectF(box.x, box.y, box.w, box.h)).boundingRect()
        if isinstance(item, Subtitle) and item.type is SubtitleType.TEXT:
            self.editor.open_for(item_id, item.content, QRect(place), round(item.size * self.zoom))
        else:
            self.editor.open_for_name(item_id, item_name(item), QRect(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pan, or have the hand press; the right button selects for the menu."""
        at = event.position().toPoint()
        pans = event.button() == Qt.MouseButton.MiddleButton
        if pans or (self._space_held and event.button() == Qt.MouseButton.LeftButton):
            self._pan_from = at
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.RightButton:
            if not self.hand.cancel():
                self.hand.select_under(at)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(at, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or have the hand move."""
        at = event.position().toPoint()
        self._rulers.show_pointer(at)
        if self._pan_from is not None:
            self.pan_by(at - self._pan_from)
            self._pan_from = at
        else:
            self._marks_wait = True  # for all that one move changes
            self.hand.move(at, event.modifiers())
            self._marks_wait = False
            self._show_marks()
            if self._space_held:
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what was begun."""
        at = event.position().toPoint()
        if self._pan_from is not None:
            self._pan_from = None
            self.hand.hover(at, measures=False)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.hand.release(at, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a subtitle where it lies; anything else is a press like another."""
        item = self._canvas.item_at(self.mapToScene(event.position().toPoint()))
        if isinstance(item, Subtitle) and event.button() == Qt.MouseButton.LeftButton:
            self.edit_in_place(item.id)
        else:
            self.mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab goes from item to item before it leaves the canvas."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if handle_key(
                self._studio,
                event,
                call_off=self.hand.cancel,
                edit_in_place=self.edit_in_place,
            ):
                event.accept()
                return True
            if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
                self._space_held = True
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
                return True
            if event.key() == Qt.Key.Key_Alt:
                self.hand.measure(True)
        return super().event(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space ends panning, Alt the measuring."""
        if event.key() == Qt.Key.Key_Alt:
            self.hand.measure(False)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            self.viewport().unsetCursor()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No key is held any more."""
        self._space_held = False
        self.hand.measure(False)
        super().focusOutEvent(event)
        self._show_marks()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self._show_marks()

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
        self._rulers.show_pointer(None)
        if not self.hand.is_busy:
            self.hand.hover(None, measures=False)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the pointer, or for the menu key at the selection."""
        at = event.globalPos()
        frame = self.hand.frame()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            middle = self.viewport().rect().center()
            if frame is not None:
                middle = self.mapFromScene(*frame.centre)
            at = self.viewport().mapToGlobal(middle)
        self.menu_requested.emit(at)
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what the document became meanwhile."""
        self._canvas.set_watched(True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody watches."""
        super().hideEvent(event)
        self._canvas.set_watched(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rulers go along the edges."""
        super().resizeEvent(event)
        self._rulers.lay_out()
        self._show_marks()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            if "_spoken" in self.__dict__:
                self._spoken.retranslate()
            self._canvas.retranslate()
        if event.type() == QEvent.Type.PaletteChange:
            self._colours = colours_of(self)
            self.viewport().update()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The stage, and on it the black canvas."""
        canvas = self._studio.document.layout.canvas
        paint_ground(painter, QRectF(rect), canvas, self._colours)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """What is not recorded."""
        painter.save()
        painter.resetTransform()
        painter.setFont(self.font())
        paint_veil(
            painter,
            QRectF(rect),
            self._studio.document.layout.canvas,
            self.viewportTransform(),
            self.viewport().rect(),
            self._colours,
        )
        self._draw_aids(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for mark in self._marks:
            mark.paint(painter)
        painter.restore()

    def _draw_aids(self, painter: QPainter) -> None:
        aids, canvas = self._studio.aids, self._studio.document.layout.canvas
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        to_screen = self.viewportTransform().map
        if aids.is_shown(Aid.GRID):
            draw_grid(painter, canvas, to_screen, self.zoom)
        if aids.is_shown(Aid.SAFE_AREAS):
            words = (self.tr("Action safe"), self.tr("Text safe"))
            draw_safe_areas(painter, canvas, to_screen, words)

    def _show_marks(self) -> None:
        """Draw anew where the marks are others than before, and nowhere else."""
        if self._marks_wait:
            return
        before, self._marks = self._marks, self._marks_now()
        changed = QRegion()
        for mark in set(before).symmetric_difference(self._marks):
            for area in mark.areas():
                changed += area
        if not changed.isEmpty():
            self.viewport().update(changed)

    def _marks_now(self) -> tuple[Mark, ...]:
        document, hand = self._studio.document, self.hand
        overlay = Overlay(self.viewportTransform(), self.fontMetrics())
        for slot in self._slots:
            overlay.hover(slot)
        if self._slot is not None:
            overlay.slot(self._slot)
        hovered = self._canvas.box(hand.hovered) if hand.hovered else None
        if hovered is not None and hand.hovered not in document.selected_ids:
            overlay.hover(hovered)
        selected = document.selected
        for item in selected:
            box = box_of(item, measure)
            overlay.outline(box, locked=item.locked, hidden=item.hidden)
        frame = hand.frame()
        if frame is not None and not hand.is_banding:
            if len(selected) > 1:
                overlay.hover(frame)
            overlay.handles(frame)
        overlay.guides(hand.guides)
        if hand.band is not None:
            overlay.band(hand.band)
        if self.hasFocus():
            overlay.focus(self.viewport().rect())
        return tuple(overlay.marks)

    def _on_layout_changed(self) -> None:
        self._show_marks()
        layout = self._studio.document.layout
        if layout.canvas != self._drawn_canvas:
            self._drawn_canvas = layout.canvas
            self.viewport().update()
        if not self.is_busy:
            self.set_canvas_size(layout.width, layout.height)

    def _on_zoomed(self) -> None:
        self._canvas.set_density(self.zoom * self.devicePixelRatioF())
        self._show_marks()

    def _on_text_edited(self, item_id: str, content: str, accepted: bool) -> None:
        item = self._studio.document.layout.find(item_id)
        if item is None:
            return
        if not isinstance(item, Subtitle) or item.type is SubtitleType.CLOCK:
            if accepted and content != item_name(item):
                self._studio.editing.rename(item_id, content)
        elif not content.strip() and not item.content.strip():
            self._studio.editing.give_up_empty(item_id)
        elif accepted:
            self._studio.editing.set_content(item_id, content)
