"""The scenes in a row: put on the canvas by a click, dragged to another place, renamed in place."""

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QWidget

from recorder_gui.layout.keeping.scenes import Scene
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.studio.scenes.model import CELL, SceneDelegate, ScenesModel
from recorder_gui.ui.studio.scenes.pictures import ScenePictures
from recorder_gui.ui.theme import HALF, colours_of

_BAR = 12  # px for the scroll bar


class ScenesList(QListView):
    """Object name `scenes_list`. Space puts the scene on the canvas, Enter records it too, Delete
    takes it out, F2 renames, Ctrl+Left and Right move it. Signal `menu_requested(QPoint)`."""

    menu_requested = Signal(QPoint)

    def __init__(self, studio: Studio, pictures: ScenePictures, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scenes_list")
        self._studio = studio
        self._pressed: QPoint | None = None
        self._drop_row = -1
        self.scenes = ScenesModel(studio, pictures)
        self.setModel(self.scenes)
        self.setItemDelegate(SceneDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(CELL.height() + _BAR)
        self.viewport().setAutoFillBackground(False)
        self._kept = ""  # the scene whose row is current, through a reset
        self.scenes.modelAboutToBeReset.connect(self._on_about_to_reset)
        self.scenes.modelReset.connect(self._on_reset)

    def current(self) -> Scene | None:
        """The scene of the current row."""
        index = self.currentIndex()
        return self.scenes.rows[index.row()] if index.isValid() else None

    def minimumSizeHint(self) -> QSize:
        """One scene."""
        return CELL

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make it the current row, and get ready to drag."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(at).isValid():
            self._pressed = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the scene would go."""
        at = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
        elif (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._drop_row = self._row_for(at)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it there, or onto the canvas."""
        pressed, self._pressed = self._pressed, None
        row, self._drop_row = self._drop_row, -1
        self.viewport().update()
        super().mouseReleaseEvent(event)
        index = self.indexAt(pressed) if pressed is not None else None
        if index is None or not index.isValid():
            return
        scene = self.scenes.rows[index.row()]
        if row >= 0:
            at = row - 1 if row > index.row() else row
            self._studio.layouts.scenes.move(scene.id, at)
        else:
            self._studio.layouts.use_scene(scene.id, apply=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Onto the canvas, and recorded where something is recorded."""
        self._pressed = None
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._studio.layouts.use_scene(self.scenes.rows[index.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the mouse does, and more."""
        scene, scenes = self.current(), self._studio.layouts.scenes
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if scene is None or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._studio.layouts.use_scene(scene.id, apply=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._studio.layouts.use_scene(scene.id)
        elif event.key() == Qt.Key.Key_Delete:
            scenes.remove(scene.id)
        elif control and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            scenes.move(scene.id, self.scenes.row_of(scene.id) + step)
        elif event.key() == Qt.Key.Key_Escape and self._pressed is not None:
            self._pressed, self._drop_row = None, -1
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes along the row."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - turned)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the scene."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if self.current() is not None:
            self.menu_requested.emit(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scenes, and where a dragged one would go."""
        super().paintEvent(event)
        if self._drop_row < 0 or not self.scenes.rows:
            return
        last = len(self.scenes.rows) - 1
        rect = self.visualRect(self.scenes.index(min(self._drop_row, last)))
        x = rect.right() if self._drop_row > last else rect.left()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(colours_of(self).accent), 2))
        painter.drawLine(x, rect.top() + HALF, x, rect.bottom() - HALF)
        painter.end()

    def _row_for(self, at: QPoint) -> int:
        """The row before which a drop would put it."""
        for row in range(len(self.scenes.rows)):
            if at.x() < self.visualRect(self.scenes.index(row)).center().x():
                return row
        return len(self.scenes.rows)

    def _on_about_to_reset(self) -> None:
        scene = self.current()
        self._kept = scene.id if scene is not None else ""

    def _on_reset(self) -> None:
        """The same scene stays current, or its neighbour where it is gone."""
        row = self.scenes.row_of(self._kept)
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.scenes.index(row), flag)
