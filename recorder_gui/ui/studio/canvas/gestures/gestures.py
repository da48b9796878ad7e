"""The mouse's gestures on the canvas, each an object: press, move, release, cancel.

Points are canvas px, `reach` is how far snapping goes, in canvas px at the zoom of the moment.
"""

from collections.abc import Callable
from math import floor

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt

from recorder_gui.layout.arranging import outline, shift_on_canvas
from recorder_gui.layout.document import Item, Subtitle, Video, box_of
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.resizing import Edges, Pull, resized
from recorder_gui.layout.snapping.field import Field
from recorder_gui.layout.snapping.guides import Guide, guides_of
from recorder_gui.layout.snapping.moving import snap_move
from recorder_gui.layout.snapping.sizing import resize_guides, snap_resize
from recorder_gui.layout.snapping.spans import Axis
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.texts import measure

Modifiers = Qt.KeyboardModifier


class Surroundings(Struct):
    """What a gesture needs of the canvas."""

    studio: Studio
    reach: Callable[[], float]
    show_guides: Callable[[tuple[Guide, ...]], None]
    show_band: Callable[[QRectF | None], None]
    items_within: Callable[[QRectF], list[str]]

    def others(self, ids: tuple[str, ...]) -> list[Rectangle]:
        """Where everything else lies that snapping may meet: hidden items don't count."""
        layout = self.studio.document.committed_layout
        captions = {each.id for each in layout.subtitles if each.caption_of in ids}
        return [
            box_of(item, measure)
            for item in layout.items
            if item.id not in ids and item.id not in captions and not item.hidden
        ]


class Gesture:
    """One gesture from its press on."""

    def __init__(self, around: Surroundings, start: QPointF) -> None:
        self._around = around
        self._start = start

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """The mouse is at `point` with the button held."""
        raise NotImplementedError

    def release(self, point: QPointF, modifiers: Modifiers) -> None:
        """The button was released there."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Everything as it was."""
        raise NotImplementedError


class MoveGesture(Gesture):
    """Moves the selection, snapping; Ctrl: no snapping, Shift: one axis, Alt: a copy is moved."""

    def __init__(self, around: Surroundings, start: QPointF) -> None:
        super().__init__(around, start)
        document = around.studio.document
        self._ids = document.selected_ids
        self._boxes = {item.id: box_of(item, measure) for item in document.selected}
        self._outline = outline(self._boxes)
        self._others = around.others(self._ids)
        self._field = Field(self._others, document.layout.canvas)

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        copies = bool(modifiers & Modifiers.AltModifier)
        dx, dy, guides = self._shift(point, modifiers)
        self._around.show_guides(guides)
        editing = self._around.studio.editing
        if copies:
            editing.preview_duplicate(dx, dy)
        else:
            editing.preview_boxes(self._moved(dx, dy))

    def release(self, point: QPointF, modifiers: Modifiers) -> None:
        dx, dy, _guides = self._shift(point, modifiers)
        self._around.show_guides(())
        editing = self._around.studio.editing
        if modifiers & Modifiers.AltModifier:
            self._around.studio.document.cancel_preview()
            if (dx, dy) != (0, 0):
                editing.duplicate(dx, dy)
        else:
            editing.set_boxes(self._moved(dx, dy), QCoreApplication.translate("Gestures", "Move"))

    def cancel(self) -> None:
        self._around.show_guides(())
        self._around.studio.document.cancel_preview()

    def _moved(self, dx: int, dy: int) -> dict[str, Rectangle]:
        return {key: box.moved_by(dx, dy) for key, box in self._boxes.items()}

    def _shift(self, point: QPointF, modifiers: Modifiers) -> tuple[int, int, tuple[Guide, ...]]:
        dx, dy = round(point.x() - self._start.x()), round(point.y() - self._start.y())
        axes = list(Axis)
        if modifiers & Modifiers.ShiftModifier:
            axes = [Axis.ACROSS if abs(dx) >= abs(dy) else Axis.DOWN]
            dx, dy = (dx, 0) if axes == [Axis.ACROSS] else (0, dy)
        canvas = self._around.studio.document.layout.canvas
        dx, dy = shift_on_canvas(self._boxes, dx, dy, canvas)
        if modifiers & Modifiers.ControlModifier:
            return dx, dy, ()
        field = self._field
        if modifiers & Modifiers.AltModifier:
            field = Field([*self._others, *self._boxes.values()], canvas)
        snap = snap_move(self._outline.moved_by(dx, dy), field, self._around.reach(), axes)
        wanted = snap.box.x - self._outline.x, snap.box.y - self._outline.y
        kept = shift_on_canvas(self._boxes, *wanted, canvas)
        if kept == wanted:
            return *kept, snap.guides
        return *kept, guides_of(self._outline.moved_by(*kept), field)


class ResizeGesture(Gesture):
    """Pulls a handle of the selection's outline; the aspect is kept but with Shift; Alt: about
    the centre; Ctrl: no snapping. A subtitle's letters grow with it."""

    def __init__(self, around: Surroundings, start: QPointF, edges: Edges) -> None:
        super().__init__(around, start)
        document = around.studio.document
        self._edges = edges
        self._items = document.selected
        self._boxes = {item.id: box_of(item, measure) for item in self._items}
        self._outline = outline(self._boxes)
        self._field = Field(around.others(document.selected_ids), document.layout.canvas)

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        box, pull, guides = self._pulled(point, modifiers)
        self._around.show_guides(guides)
        self._around.studio.editing.preview_items(self._resized(box, pull))

    def release(self, point: QPointF, modifiers: Modifiers) -> None:
        box, pull, _guides = self._pulled(point, modifiers)
        self._around.show_guides(())
        name = QCoreApplication.translate("Gestures", "Resize")
        self._around.studio.editing.change_items(self._resized(box, pull), name)

    def cancel(self) -> None:
        self._around.show_guides(())
        self._around.studio.document.cancel_preview()

    def _pulled(
        self, point: QPointF, modifiers: Modifiers
    ) -> tuple[Rectangle, Pull, tuple[Guide, ...]]:
        dx, dy = point.x() - self._start.x(), point.y() - self._start.y()
        pull = Pull(
            self._edges,
            keep_aspect=not modifiers & Modifiers.ShiftModifier or self._has_text(),
            about_centre=bool(modifiers & Modifiers.AltModifier),
        )
        canvas = self._around.studio.document.layout.canvas
        box = resized(self._outline, pull, dx, dy, canvas)
        if modifiers & Modifiers.ControlModifier:
            return box, pull, ()
        snap = snap_resize(self._outline, box, pull, self._field, canvas, self._around.reach())
        if not snap.guides or not self._has_text():
            return snap.box, pull, snap.guides
        # Letters come in whole sizes: only what their real outline meets is told.
        real = outline({item.id: box_of(item, measure) for item in self._resized(snap.box, pull)})
        return snap.box, pull, resize_guides(self._outline, real, self._field)

    def _has_text(self) -> bool:
        return any(isinstance(item, Subtitle) for item in self._items)

    def _resized(self, box: Rectangle, pull: Pull) -> list[Item]:
        if box == self._outline:
            return list(self._items)
        across, down = box.w / self._outline.w, box.h / self._outline.h
        found: list[Item] = []
        for item in self._items:
            old = self._boxes[item.id]
            left = box.x + round((old.x - self._outline.x) * across)
            top = box.y + round((old.y - self._outline.y) * down)
            right = box.x + round((old.right - self._outline.x) * across)
            bottom = box.y + round((old.bottom - self._outline.y) * down)
            new = Rectangle(left, top, max(1, right - left), max(1, bottom - top))
            if isinstance(item, Video):
                found.append(replace(item, box=new))
            else:
                size = min(max(floor(item.size * down), 1), 200)
                found.append(_lettered(replace(item, size=size), new, pull))
        return found


def _lettered(text: Subtitle, box: Rectangle, pull: Pull) -> Subtitle:
    """The text in `box`, which its letters, coming in whole sizes, don't quite fill: the edges that
    are not pulled stay where they are."""
    width, height = measure(text)
    across, down = pull.anchors
    x = {-1: box.right - width, 0: box.x + (box.w - width) // 2, 1: box.x}[across]
    y = {-1: box.bottom - height, 0: box.y + (box.h - height) // 2, 1: box.y}[down]
    return replace(text, x=max(x, 0), y=max(y, 0))


class BandGesture(Gesture):
    """Selects what a rubber band touches; Shift adds to the selection, Ctrl toggles."""

    def __init__(self, around: Surroundings, start: QPointF, before: tuple[str, ...]) -> None:
        super().__init__(around, start)
        self._before = before

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        band = QRectF(self._start, point).normalized()
        self._around.show_band(band)
        touched = self._around.items_within(band)
        if modifiers & Modifiers.ControlModifier:
            both = [each for each in self._before if each not in touched]
            touched = both + [each for each in touched if each not in self._before]
        elif modifiers & Modifiers.ShiftModifier:
            touched = [*self._before, *touched]
        self._around.studio.document.select(touched)

    def release(self, point: QPointF, modifiers: Modifiers) -> None:
        self._around.show_band(None)

    def cancel(self) -> None:
        self._around.show_band(None)
        self._around.studio.document.select(self._before)
