"""Sources: the group's videos, to be dragged onto the canvas.

Object names: `sources_panel`, `sources_search`, `sources_list`, `add_source_button`.
"""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.state.device_words import device_reason
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.empty_state import EmptyState
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.studio.canvas.view import CanvasView
from recorder_gui.ui.studio.source_drag import SourceDrag
from recorder_gui.ui.studio.sources_model import SourceDelegate, SourcesModel
from recorder_gui.ui.theme import HALF, SPACE


class SourcesList(QListView):
    """Rows that can be dragged; Enter and a double click place them. Signal `correct_requested`:
    who is there, told by hand, is to be corrected."""

    correct_requested = Signal()

    def __init__(self, studio: Studio, canvas: CanvasView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sources_list")
        self._studio = studio
        self._canvas = canvas
        self._pressed: QPoint | None = None
        self._drag: SourceDrag | None = None
        self.sources = SourcesModel(studio)
        self.setModel(self.sources)
        self.setItemDelegate(SourceDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by key sees which row Enter would place."""
        super().focusInEvent(event)
        by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        if by_key and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.sources.index(max(0, self.currentIndex().row())))

    def place_current(self) -> None:
        """Put the current row on the canvas, where there is room."""
        source = self.sources.source(self.currentIndex())
        if source is not None:
            self._studio.editing.place(source.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and get ready to drag."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            self._pressed = at if self.indexAt(at).isValid() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, from the drag distance on."""
        at = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        place = event.globalPosition().toPoint()
        if self._drag is not None:
            self._drag.move(place, free=_is_free(event))
            return
        distance = QApplication.startDragDistance()
        source = self.sources.source(self.indexAt(self._pressed))
        if (at - self._pressed).manhattanLength() >= distance and source is not None:
            self._drag = SourceDrag(self._studio, self._canvas, source, place)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        drag = self._end_drag()
        if drag is None:
            super().mouseReleaseEvent(event)
        else:
            drag.release(event.globalPosition().toPoint(), free=_is_free(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Place it."""
        self._end_drag()
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
            self.place_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter places, Esc gives up a drag."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place_current()
        elif event.key() == Qt.Key.Key_Escape and self._drag is not None:
            drag = self._end_drag()
            if drag is not None:
                drag.cancel()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row."""
        source = self.sources.source(self.currentIndex())
        if source is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = menu.addAction(icons.icon("plus"), self.tr("Place on the canvas"))
        place.triggered.connect(self.place_current)
        if not self._studio.roster.is_listed:
            correct = menu.addAction(icons.icon("edit"), self.tr("Correct the people…"))
            correct.triggered.connect(self.correct_requested)
        remove = menu.addAction(icons.icon("delete"), self.tr("Remove from the group"))
        remove.setEnabled(source.own)
        remove.triggered.connect(
            lambda: self._studio.scope.start(lambda: self._studio.roster.remove(source.key))
        )
        menu.popup(event.globalPos())

    def _end_drag(self) -> SourceDrag | None:
        drag, self._drag = self._drag, None
        self._pressed = None
        self.viewport().unsetCursor()
        return drag


def _is_free(event: QMouseEvent) -> bool:
    """Ctrl keeps from snapping, here as on the canvas."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class SourcesPanel(QWidget):
    """Heading, search, list, and what to do where the list is empty.

    Signal `add_requested`: a source is to be added.
    """

    add_requested = Signal()

    def __init__(self, studio: Studio, canvas: CanvasView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sources_panel")
        self._studio = studio
        self._header = SectionHeader(parent=self)
        self._add = IconButton("plus", parent=self)
        self._add.setObjectName("add_source_button")
        self._header.add_button(self._add)
        self._search = QLineEdit(self)
        self._search.setObjectName("sources_search")
        self._search.setClearButtonEnabled(True)
        self.list = SourcesList(studio, canvas, self)
        self._empty = EmptyState("users", self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, HALF, SPACE, 0)
        column.setSpacing(HALF)
        column.addWidget(self._header)
        column.addWidget(self._search)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(self.list)  # what the keyboard comes for, not the first button
        self._search.textChanged.connect(self.list.sources.set_search)
        self._add.clicked.connect(self.add_requested)
        self.list.correct_requested.connect(self.add_requested)
        self._empty.action_requested.connect(self.add_requested)
        studio.roster.changed.connect(self._show_emptiness)
        studio.roster.groups_changed.connect(self._show_emptiness)
        self.list.sources.modelReset.connect(self._show_emptiness)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self._header.set_text(self.tr("Sources"))
        self._add.set_label(self.tr("Add a source"))
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search the sources"))
        self.list.setAccessibleName(self.tr("Sources"))
        self._show_emptiness()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_emptiness(self) -> None:
        roster = self._studio.roster
        empty = self.list.sources.rowCount() == 0
        self._stack.setCurrentWidget(self._empty if empty else self.list)
        if self._search.text():
            self._empty.set_texts(self.tr("Nothing found"))
        elif not roster.group_id:
            self._empty.set_texts(
                self.tr("No group yet"), self.tr("Choose or type a group under the canvas.")
            )
        elif roster.is_listed:
            hint = device_reason(roster.reason) or self.tr("They appear here as they come.")
            self._empty.set_texts(self.tr("Nobody is here"), hint, self.tr("Add a source"))
        else:
            self._empty.set_texts(
                self.tr("Who is in the group?"),
                self.tr("This service does not tell: add the people by hand."),
                self.tr("Add people"),
            )
