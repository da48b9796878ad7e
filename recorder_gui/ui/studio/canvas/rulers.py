"""Rulers along the canvas's upper and left edge, in canvas px, with the selection and the pointer
marked on them."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from recorder_gui.layout.arranging import outline
from recorder_gui.layout.document import box_of
from recorder_gui.layout.measures import ruler_step
from recorder_gui.layout.rectangle import Rectangle
from recorder_gui.layout.snapping.spans import Axis, span_of
from recorder_gui.state.studio.canvas_aids import Aid
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.texts import measure
from recorder_gui.ui.studio.canvas.zooming import ZoomableView
from recorder_gui.ui.theme import colours_of

THICKNESS = 20  # px
_LEAST = 64  # px of the screen between two labels
_PARTS = 5  # ticks from one label to the next
_LETTERS = 10  # px


class Rulers(QObject):
    """Both rulers and the corner between them, in the margins of `view`."""

    def __init__(self, studio: Studio, view: ZoomableView) -> None:
        super().__init__(view)
        self._studio = studio
        self._view = view
        self._corner = _Corner(view)
        self._across = Ruler(Axis.ACROSS, view)
        self._down = Ruler(Axis.DOWN, view)
        self._parts = (self._corner, self._across, self._down)
        self._pointer: QPoint | None = None
        studio.aids.changed.connect(self._on_aid)
        for signal in (studio.document.layout_changed, studio.document.selection_changed):
            signal.connect(self._show_selection)
        view.zoom_changed.connect(self._repaint)
        view.panned.connect(self._repaint)
        self._on_aid(Aid.RULERS)

    @property
    def margin(self) -> int:
        """How much of the view's left and upper edge they take, px."""
        return THICKNESS if self._studio.aids.is_shown(Aid.RULERS) else 0

    def lay_out(self) -> None:
        """Along the edges of the view as large as it is now."""
        width, height = self._view.width(), self._view.height()
        self._corner.setGeometry(0, 0, THICKNESS, THICKNESS)
        self._across.setGeometry(THICKNESS, 0, width - THICKNESS, THICKNESS)
        self._down.setGeometry(0, THICKNESS, THICKNESS, height - THICKNESS)

    def show_pointer(self, at: QPoint | None) -> None:
        """The pointer is at that point of the viewport, or not over it."""
        self._pointer = at
        if self.margin:
            self._across.show_pointer(None if at is None else at.x())
            self._down.show_pointer(None if at is None else at.y())

    def _on_aid(self, aid: Aid) -> None:
        if aid is Aid.RULERS:
            self._view.set_margins(self.margin)
            self.lay_out()
            for part in self._parts:
                part.setVisible(bool(self.margin))
            self._show_selection()
            self.show_pointer(self._pointer)

    def _show_selection(self) -> None:
        if self.margin:
            document = self._studio.document
            boxes = {item.id: box_of(item, measure) for item in document.selected}
            selection = outline(boxes) if boxes else None
            self._across.show_selection(selection)
            self._down.show_selection(selection)

    def _repaint(self) -> None:
        self._across.measure_anew()
        self._down.measure_anew()


class Ruler(QWidget):
    """One of them. It is for the eye: the same numbers are in the inspector."""

    def __init__(self, axis: Axis, view: ZoomableView) -> None:
        super().__init__(view)
        self.setObjectName(f"ruler_{axis.value}")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._axis = axis
        self._view = view
        self._pointer: int | None = None
        self._selection: Rectangle | None = None
        self._marked = QRect()  # of the selection
        self._scale = QPixmap()  # ticks and labels, drawn once

    def show_selection(self, selection: Rectangle | None) -> None:
        """The selected items have this outline, canvas px."""
        self._selection = selection
        before, self._marked = self._marked, self._selected_strip()
        if self._marked != before:
            self.update(QRegion(before).xored(QRegion(self._marked)))

    def measure_anew(self) -> None:
        """Another part of the canvas is in view, or at another zoom."""
        self._scale = QPixmap()
        self._marked = self._selected_strip()
        self.update()

    def show_pointer(self, at: int | None) -> None:
        """Where the pointer is along the ruler."""
        if at != self._pointer:
            for place in (self._pointer, at):
                if place is not None:
                    self.update(self._strip(place - 1, place + 2))
            self._pointer = at

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, selection, ticks with labels, pointer."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours.window))
        painter.fillRect(self._marked, QColor(colours.accent_soft))
        if self._scale.isNull():
            self._scale = self._painted_scale()
        painter.drawPixmap(0, 0, self._scale)
        if self._pointer is not None:
            painter.fillRect(self._strip(self._pointer, self._pointer + 1), QColor(colours.accent))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Longer or shorter."""
        super().resizeEvent(event)
        self.measure_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.measure_anew()

    def _selected_strip(self) -> QRect:
        if self._selection is None:
            return QRect()
        span = span_of(self._selection, self._axis)
        return self._strip(self._to_screen(span.low), self._to_screen(span.high))

    def _painted_scale(self) -> QPixmap:
        """Ticks with labels and the line towards the canvas, see-through between them."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap((self.size() * ratio).expandedTo(QSize(1, 1)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._paint_ticks(painter)
        painter.setPen(QColor(colours_of(self).border))
        if self._axis is Axis.ACROSS:
            painter.drawLine(0, THICKNESS - 1, self.width(), THICKNESS - 1)
        else:
            painter.drawLine(THICKNESS - 1, 0, THICKNESS - 1, self.height())
        painter.end()
        return pixmap

    def _paint_ticks(self, painter: QPainter) -> None:
        colours = colours_of(self)
        font = QFont(self.font())
        font.setPixelSize(_LETTERS)
        painter.setFont(font)
        step = ruler_step(self._view.zoom, _LEAST)
        length = self.width() if self._axis is Axis.ACROSS else self.height()
        first, last = self._to_canvas(0), self._to_canvas(length)
        for number in range(int(first // step) - 1, int(last // step) + 2):
            for part in range(_PARTS):
                at = self._to_screen(number * step + part * step / _PARTS)
                painter.setPen(QColor(colours.field_border))
                self._tick(painter, at, THICKNESS if part == 0 else 5)
            painter.setPen(QColor(colours.muted))
            self._label(painter, self._to_screen(number * step), str(number * step))

    def _tick(self, painter: QPainter, at: int, length: int) -> None:
        if self._axis is Axis.ACROSS:
            painter.drawLine(at, THICKNESS - length, at, THICKNESS - 1)
        else:
            painter.drawLine(THICKNESS - length, at, THICKNESS - 1, at)

    def _label(self, painter: QPainter, at: int, text: str) -> None:
        """Beside its tick; along the left edge turned."""
        painter.save()
        if self._axis is Axis.ACROSS:
            painter.translate(at + 3, 0)
        else:
            painter.translate(0, at - 3)
            painter.rotate(-90)
        area = QRectF(0, 1, 60, THICKNESS - 6)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _strip(self, first: int, last: int) -> QRect:
        size = max(1, last - first)
        if self._axis is Axis.ACROSS:
            return QRect(first, 0, size, THICKNESS - 1)
        return QRect(0, first, THICKNESS - 1, size)

    def _to_screen(self, at: float) -> int:
        point = self._view.viewportTransform().map(QPointF(at, at))
        return round(point.x() if self._axis is Axis.ACROSS else point.y())

    def _to_canvas(self, at: int) -> float:
        point = self._view.mapToScene(QPoint(at, at))
        return point.x() if self._axis is Axis.ACROSS else point.y()


class _Corner(QWidget):
    """Where the two meet."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rulers' ground, with their lines."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.window))
        painter.setPen(QColor(colours.border))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()
