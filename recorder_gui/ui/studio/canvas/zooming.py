"""A view that zooms at the pointer, pans past the edge, and stays fitted when its size changes."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from recorder_gui.ui.theme import SPACE

_MARGIN = 2 * SPACE  # px round the canvas when it is fitted
_LEAST_ZOOM, _MOST_ZOOM = 0.05, 8.0
_STEP = 1.25


class ZoomableView(QGraphicsView):
    """Signals: `zoom_changed(float)`: screen px for one canvas px; `panned`: another part of the
    canvas is in view."""

    zoom_changed = Signal(float)
    panned = Signal()

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._fitted = True
        self._canvas_width = 1920
        self._canvas_height = 1080
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlags(
            QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing
            | QGraphicsView.OptimizationFlag.DontSavePainterState
        )
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)

    @property
    def zoom(self) -> float:
        """Screen px for one canvas px."""
        return self.transform().m11()

    @property
    def is_fitted(self) -> bool:
        """Whether the whole canvas stays in view."""
        return self._fitted

    def set_canvas_size(self, width: int, height: int) -> None:
        """What `fit` fits."""
        if (width, height) != (self._canvas_width, self._canvas_height):
            self._canvas_width, self._canvas_height = width, height
            if self._fitted:
                self.fit()

    def set_margins(self, margin: int) -> None:
        """Keep so many px free at the left and above, for what lies beside the canvas."""
        self.setViewportMargins(margin, margin, 0, 0)

    def fit(self) -> None:
        """The whole canvas in view, and so it stays when the window changes."""
        room = self.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        zoom = min(room.width() / self._canvas_width, room.height() / self._canvas_height)
        self._set_zoom(max(zoom, _LEAST_ZOOM))
        self.centerOn(self._canvas_width / 2, self._canvas_height / 2)
        self._fitted = True

    def zoom_to(self, zoom: float) -> None:
        """So many screen px for one canvas px, about the middle of the view."""
        self._zoom_at(zoom, self.viewport().rect().center())

    def zoom_in(self) -> None:
        """A step nearer, at the pointer."""
        self._zoom_at(self.zoom * _STEP, self._pointer())

    def zoom_out(self) -> None:
        """A step away, at the pointer."""
        self._zoom_at(self.zoom / _STEP, self._pointer())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl: zoom at the pointer; else pan."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self._zoom_at(self.zoom * _STEP**steps, event.position().toPoint())
        else:
            self.pan_by(event.angleDelta() / 2)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Tell that another part is in view."""
        super().scrollContentsBy(dx, dy)
        self.panned.emit()

    def _pointer(self) -> QPoint:
        """Where the pointer is, or the middle where it is elsewhere."""
        at = self.viewport().mapFromGlobal(QCursor.pos())
        area = self.viewport().rect()
        return at if area.contains(at) else area.center()

    def _set_zoom(self, zoom: float) -> None:
        self.resetTransform()
        self.scale(zoom, zoom)
        self.zoom_changed.emit(zoom)

    def _zoom_at(self, zoom: float, at: QPoint) -> None:
        """The canvas px under `at` stays there."""
        before = self.mapToScene(at)
        self._set_zoom(min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM))
        self._fitted = False
        self.pan_by(at - self.mapFromScene(before))

    def pan_by(self, shift: QPoint) -> None:
        """Move what is seen by px of the screen."""
        self._fitted = False
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - shift.x())
        down.setValue(down.value() - shift.y())
