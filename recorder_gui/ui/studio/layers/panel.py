"""Layers: what lies on the canvas in drawing order, with a mark where a check found something.

The selection is the canvas's own. Object names: `layers_panel`, `layers_list`.
"""

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout, QWidget

from recorder_gui.layout.document import Item, Video
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.reordered_list import ReorderedList
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.studio.layers.model import ROW, LayerDelegate, LayersModel, mark_rects
from recorder_gui.ui.theme import HALF, SPACE

_LEAST_ROWS = 2
_Flags = QItemSelectionModel.SelectionFlag


class LayersList(ReorderedList):
    """Rows that can be dragged to another place among their kind, renamed, locked, hidden.

    Signal `menu_requested(QPoint)`.
    """

    menu_requested = Signal(QPoint)

    def __init__(self, studio: Studio, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("layers_list")
        self._studio = studio
        self._showing = False
        self.layers = LayersModel(studio)
        self.setModel(self.layers)
        self.setItemDelegate(LayerDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_LEAST_ROWS * ROW)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.row_dropped.connect(self._put)
        studio.document.selection_changed.connect(self._show_selection)
        self.layers.modelReset.connect(self._show_selection)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A mark under the pointer is switched; else select, and get ready to drag."""
        at = event.position().toPoint()
        item = self._item_at(at)
        if item is not None and event.button() == Qt.MouseButton.LeftButton:
            lock, eye = mark_rects(self.visualRect(self.indexAt(at)))
            if lock.contains(at):
                self._studio.editing.set_locked([item.id], not item.locked)
                return
            if eye.contains(at):
                self._studio.editing.set_hidden([item.id], not item.hidden)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.edit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What applies to the selection."""
        self.menu_requested.emit(event.globalPos())

    def _item_at(self, at: QPoint) -> Item | None:
        index = self.indexAt(at)
        return self.layers.rows[index.row()] if index.isValid() else None

    def _put(self, row: int, before: int) -> None:
        """Rows count from the top over all, places from the bottom of the item's kind."""
        item = self.layers.rows[row]
        kind = Video if isinstance(item, Video) else type(item)
        lower = [
            each
            for each in self.layers.rows[before:]
            if isinstance(each, kind) and each.id != item.id
        ]
        self._studio.editing.put_at(item.id, len(lower))

    def _on_selected(self) -> None:
        if self._showing:
            return
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        self._studio.document.select(self.layers.rows[row].id for row in rows)

    def _show_selection(self) -> None:
        self._showing = True
        model = self.selectionModel()
        wanted = self._studio.document.selected_ids
        for row, item in enumerate(self.layers.rows):
            flag = _Flags.Select if item.id in wanted else _Flags.Deselect
            model.select(self.layers.index(row), flag)
            if wanted and item.id == wanted[-1]:
                model.setCurrentIndex(self.layers.index(row), _Flags.NoUpdate)
        self._showing = False


class LayersPanel(QWidget):
    """Heading and rows."""

    menu_requested = Signal(QPoint)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layers_panel")
        self._studio = studio
        self._header = SectionHeader(parent=self)
        self.list = LayersList(studio, self)
        self._empty = QuietLabel(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, HALF, SPACE, SPACE)
        column.setSpacing(HALF)
        column.addWidget(self._header)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self.list.menu_requested.connect(self.menu_requested)
        studio.document.committed.connect(self._show_emptiness)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self._header.set_text(self.tr("Layers"))
        self.list.setAccessibleName(self.tr("Layers, the uppermost first"))
        self._empty.setText(self.tr("What you place on the canvas is listed here, in its order."))
        self._show_emptiness()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_emptiness(self) -> None:
        self._empty.setVisible(not self._studio.document.committed_layout.items)
