"""Dragging a source onto the canvas: a gesture of our own, with the source's name at the pointer.

The toolkit's own dragging runs an event loop inside the event loop, which no coroutine survives.
"""

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.placing import box_at
from recorder_gui.layout.slots import slot_at, slots
from recorder_gui.state.studio.roster import Source
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.studio.canvas.view import CanvasView
from recorder_gui.ui.studio.source_faces import paint_face
from recorder_gui.ui.theme import SPACE, colours_of

_FACE = 24
_HEIGHT = 36
_BESIDE = QPoint(12, 12)  # px from the pointer


class SourceDrag:
    """One drag of one source, from the drag distance on. Positions are global."""

    def __init__(self, studio: Studio, canvas: CanvasView, source: Source, at: QPoint) -> None:
        self._studio = studio
        self._canvas = canvas
        self._source = source
        self._ghost = _Ghost(source.key.user_id, canvas.window())
        self.move(at)
        self._ghost.show()
        self._ghost.raise_()

    def move(self, at: QPoint, *, free: bool = False) -> None:
        """The pointer is there; `free`: slots don't count, as with Ctrl nothing snaps."""
        self._ghost.move(self._ghost.parentWidget().mapFromGlobal(at) + _BESIDE)  # pyright: ignore[reportOptionalMemberAccess]
        point = self._point(at)
        if point is None:
            self._canvas.show_slots(None)
            return
        layout = self._studio.document.committed_layout
        number = None if free else slot_at(layout, point)
        places = () if free else slots(layout)
        if number is None:
            size = (self._source.width, self._source.height)
            self._canvas.show_slots(box_at(layout, size, point), places)
        else:
            self._canvas.show_slots(places[number], places)

    def release(self, at: QPoint, *, free: bool = False) -> None:
        """Place it where it was dropped on the canvas's view: in a slot of the template that the
        canvas follows (not when `free`), else about that point."""
        point = self._point(at)
        self.cancel()
        if point is None:
            return
        if self._studio.roster.find(self._source.key) is None:
            self._studio.scope.report(self._gone())
            return
        number = None if free else slot_at(self._studio.document.committed_layout, point)
        if number is None:
            self._studio.editing.place(self._source.key, point)
        else:
            self._studio.editing.place_in_slot(self._source.key, number)
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)

    def cancel(self) -> None:
        """Nothing was dragged."""
        self._canvas.show_slots(None)
        self._ghost.hide()
        self._ghost.deleteLater()

    def _gone(self) -> UserFacingError:
        name = self._source.key.user_id
        translate = QCoreApplication.translate
        return UserFacingError(
            "source_gone",
            lambda: (
                translate("SourceDrag", "{0} has left while being dragged.").format(name),
                translate("SourceDrag", "Nothing was placed. Drag them again once they are back."),
            ),
        )

    def _point(self, at: QPoint) -> tuple[int, int] | None:
        return self._canvas.canvas_point(self._canvas.viewport().mapFromGlobal(at))


class _Ghost(QWidget):
    """What hangs at the pointer."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Face and name."""
        width = self.fontMetrics().horizontalAdvance(self._name)
        return QSize(min(width, 220) + _FACE + 4 * SPACE, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A small raised card."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        paint_face(painter, QRectF(SPACE, (_HEIGHT - _FACE) / 2, _FACE, _FACE), self._name)
        painter.setPen(QColor(colours.text))
        words = self.rect().adjusted(2 * SPACE + _FACE, 0, -SPACE, 0)
        text = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
