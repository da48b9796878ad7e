"""The scenes in a row: put on the canvas by a click, dragged to another place, renamed in place."""

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from recorder_gui.layout.keeping.scenes import Scene
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.parts.reordered_list import ReorderedList
from recorder_gui.ui.studio.scenes.model import CELL, SceneDelegate, ScenesModel
from recorder_gui.ui.studio.scenes.pictures import ScenePictures

_BAR = 12  # px for the scroll bar


class ScenesList(ReorderedList):
    """Object name `scenes_list`. Space puts the scene on the canvas, Enter records it too, Delete
    takes it out, F2 renames, Ctrl+Left and Right move it. Signal `menu_requested(QPoint)`."""

    menu_requested = Signal(QPoint)

    def __init__(self, studio: Studio, pictures: ScenePictures, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scenes_list")
        self._studio = studio
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
        self.row_dropped.connect(self._move)
        self.row_clicked.connect(self._use)
        self.scenes.modelAboutToBeReset.connect(self._on_about_to_reset)
        self.scenes.modelReset.connect(self._on_reset)

    def current(self) -> Scene | None:
        """The scene of the current row."""
        index = self.currentIndex()
        return self.scenes.rows[index.row()] if index.isValid() else None

    def minimumSizeHint(self) -> QSize:
        """One scene."""
        return CELL

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Onto the canvas, and recorded where something is recorded."""
        self.let_go()
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
        elif event.key() == Qt.Key.Key_Escape and self.is_dragging:
            self.let_go()
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

    def _move(self, row: int, before: int) -> None:
        at = before - 1 if before > row else before
        self._studio.layouts.scenes.move(self.scenes.rows[row].id, at)

    def _use(self, row: int) -> None:
        self._studio.layouts.use_scene(self.scenes.rows[row].id, apply=False)

    def _on_about_to_reset(self) -> None:
        scene = self.current()
        self._kept = scene.id if scene is not None else ""

    def _on_reset(self) -> None:
        """The same scene stays current, or its neighbour where it is gone."""
        row = self.scenes.row_of(self._kept)
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.scenes.index(row), flag)
