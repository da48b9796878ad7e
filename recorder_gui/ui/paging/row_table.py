"""How every table of rows looks: whole rows chosen, a soft ground under them, room in the cells.

The widths and the order of columns come back as they were left, when `keep_columns` is called.
"""

from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QProxyStyle,
    QStyle,
    QTableView,
    QWidget,
)

from recorder_gui.state.settings import Settings
from recorder_gui.ui.theme import SPACE, colours_of

ROW_HEIGHT = 34  # px
_SAVE_MS = 500


class RowTable(QTableView):
    """See the module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tinting = False
        self._look = _RoomyCells()
        self._look.setParent(self)
        self.setStyle(self._look)
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
        columns.setHighlightSections(False)
        columns.setStretchLastSection(True)
        columns.setSectionsMovable(True)
        columns.setMinimumSectionSize(6 * SPACE)
        columns.setMinimumHeight(ROW_HEIGHT)
        self._tint()

    def keep_columns(self, settings: Settings, key: str) -> None:
        """Restore the columns that `settings` has under `key`, and keep every change there."""
        header = self.horizontalHeader()
        saved = settings.blob(key)
        if not saved.isEmpty():
            header.restoreState(saved)
            header.setStretchLastSection(True)
        saving = QTimer(self)
        saving.setSingleShot(True)
        saving.setInterval(_SAVE_MS)
        saving.timeout.connect(lambda: settings.set_value(key, header.saveState()))
        header.sectionResized.connect(saving.start)
        header.sectionMoved.connect(saving.start)

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


class _RoomyCells(QProxyStyle):
    """The application's style, with a margin at the left and right of every cell's text."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: Any = None, widget: QWidget | None = None
    ) -> int:
        """Room beside a cell's text."""
        if metric is QStyle.PixelMetric.PM_FocusFrameHMargin:
            return SPACE - 1
        return super().pixelMetric(metric, option, widget)
