"""How every table of rows looks: whole rows chosen, a soft ground under them, room in the cells.

The widths and the order of columns come back as they were left, when `keep_columns` is called.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from recorder_gui.state.settings import Settings
from recorder_gui.ui.parts.flat_header import flatten
from recorder_gui.ui.theme import SPACE, colours_of

ROW_HEIGHT = 34  # px
_STEPS = {Qt.Key.Key_Down, Qt.Key.Key_Up}
_PLAIN = Qt.KeyboardModifier.NoModifier
_NOT_KEYPAD = ~Qt.KeyboardModifier.KeypadModifier
_SAVE_MS = 500
_LAST = 96  # px, left to the last column beyond its heading


class RowTable(QTableView):
    """See the module. Signal `columns_chosen`: a column was shown or hidden."""

    columns_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tinting = False
        self._widest: tuple[int, int, int] | None = None  # column, least and most px
        self._sharing = False
        flatten(self.horizontalHeader())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns = self.horizontalHeader()
        columns.setStretchLastSection(True)
        columns.setSectionsMovable(True)
        columns.setMinimumSectionSize(6 * SPACE)
        columns.setMinimumHeight(ROW_HEIGHT)
        self._tint()

    def share_room(self, column: int, most: int) -> None:
        """Let a column take the room that is left, up to `most` px, until a person sets widths."""
        self._widest = (column, self.columnWidth(column), most)
        self.horizontalHeader().sectionResized.connect(self._on_resized)

    def set_row_height(self, height: int) -> None:
        """How dense the rows are, px."""
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(min(height, ROW_HEIGHT))
        rows.setDefaultSectionSize(height)

    def show_column(self, column: int, shown: bool) -> None:
        """Show or hide a column."""
        self.horizontalHeader().setSectionHidden(column, not shown)
        self.columns_chosen.emit()

    def keep_columns(self, settings: Settings, key: str) -> None:
        """Restore the columns that `settings` has under `key`, and keep every change there."""
        header = self.horizontalHeader()
        saved = settings.blob(key)
        if not saved.isEmpty():
            self._widest = None
            header.restoreState(saved)
            header.setStretchLastSection(True)
        saving = QTimer(self)
        saving.setSingleShot(True)
        saving.setInterval(_SAVE_MS)
        saving.timeout.connect(lambda: settings.set_value(key, header.saveState()))

        def on_resized(column: int, _old: int, _new: int) -> None:
            if not self._sharing and column != self._last_column():
                saving.start()

        header.sectionResized.connect(on_resized)
        header.sectionMoved.connect(saving.start)
        self.columns_chosen.connect(saving.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first step chooses the row that is current: Qt would leave it for the next one,
        which a table of one row has not."""
        current = self.currentIndex()
        steps = event.key() in _STEPS and event.modifiers() & _NOT_KEYPAD == _PLAIN
        if steps and current.isValid() and not self.selectionModel().hasSelection():
            self.selectRow(current.row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room for the column that takes what is left."""
        super().resizeEvent(event)
        if self._widest is None:
            return
        column, least, most = self._widest
        header = self.horizontalHeader()
        last = self._last_column()  # takes the rest by itself
        sections = [each for each in range(header.count()) if each not in (column, last)]
        others = sum(self.columnWidth(each) for each in sections)
        left = self.viewport().width() - others - header.sectionSizeHint(last) - _LAST
        self._sharing = True
        self.setColumnWidth(column, max(least, min(most, left)))
        self._sharing = False

    def _on_resized(self, column: int, old: int, new: int) -> None:
        """A person who drags a column has the last word on all of them; hiding one is no drag."""
        dragged = old > 0 and new > 0 and not self._sharing and self.isVisible()
        if dragged and column != self._last_column():
            self._widest = None

    def _last_column(self) -> int:
        """The column shown at the right end."""
        header = self.horizontalHeader()
        shown = [header.logicalIndex(place) for place in range(header.count())]
        return next((each for each in reversed(shown) if not header.isSectionHidden(each)), 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        if event.type() == QEvent.Type.LanguageChange:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def _tint(self) -> None:
        """What is chosen has a soft ground, on which badges and text stay readable."""
        if self._tinting:
            return
        self._tinting = True
        colours = colours_of(self)
        palette = QPalette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Highlight, QColor(colours.accent_soft))
            palette.setColor(group, QPalette.ColorRole.HighlightedText, QColor(colours.text))
        self.setPalette(palette)
        self._tinting = False
