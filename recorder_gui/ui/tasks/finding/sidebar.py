"""The list beside the table: the overview, all recordings, each state, and the filters that a
person keeps, with how many each lets through.
"""

from msgspec import Struct
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from recorder_gui.state.phrases import joined
from recorder_gui.state.status_names import status_name
from recorder_gui.state.tasks.finding.counts import FilterCounts
from recorder_gui.state.tasks.finding.filters import TaskFilter
from recorder_gui.state.tasks.finding.saved_filters import SavedFilters
from recorder_gui.state.tasks.overview.reading import STATES
from recorder_gui.ui.parts.plain_tip import plain_tip
from recorder_gui.ui.parts.state_badge import status_colour
from recorder_gui.ui.tasks.finding.name_question import NameQuestion
from recorder_gui.ui.theme import HALF, RADIUS, SPACE, caption_font, colours_of, figures_font

Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_ROW = 28  # px
_HEADING = 30
_DOT = 7


class Entry(Struct, frozen=True):
    """One row: the overview (`filter` None), a filter, or a heading (neither)."""

    filter: TaskFilter | None = None
    saved: str = ""  # the name that it is kept under
    is_heading: bool = False
    is_overview: bool = False
    status: int | None = None


class Sidebar(QListWidget):
    """Signals: `filter_requested(TaskFilter)`, `overview_requested`: what the person chose;
    `copy_requested(TaskFilter)`: as text."""

    filter_requested = Signal(object)
    overview_requested = Signal()
    copy_requested = Signal(object)

    def __init__(
        self, saved: SavedFilters, counts: FilterCounts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._saved = saved
        self._counts = counts
        self._current = TaskFilter()
        self._on_overview = False
        self.setItemDelegate(_EntryDelegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(19 * SPACE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tinting = False
        self._tint()
        saved.changed.connect(self._fill)
        counts.changed.connect(self._show_counts)
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)
        self.customContextMenuRequested.connect(self._on_menu)
        self.retranslate()

    def show_filter(self, wanted: TaskFilter) -> None:
        """The table shows this one now."""
        self._current = wanted
        self._on_overview = False
        self._mark_current()

    def show_overview(self) -> None:
        """The overview is shown now."""
        self._on_overview = True
        self._mark_current()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self.setAccessibleName(self.tr("Filters"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and F2 work on a filter that is kept."""
        entry = self._entry(self.currentItem())
        if entry is not None and entry.saved and event.key() == Qt.Key.Key_Delete:
            self._saved.remove(entry.saved)
        elif entry is not None and entry.saved and event.key() == Qt.Key.Key_F2:
            self._rename(entry.saved)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Narrow beside the table."""
        return QSize(23 * SPACE, 40 * SPACE)

    def _fill(self) -> None:
        self.clear()
        self._add(self.tr("Overview"), Entry(is_overview=True))
        self._add(self.tr("All recordings"), Entry(TaskFilter()))
        self._add(self.tr("States"), Entry(is_heading=True))
        for status in STATES:
            self._add(status_name(status), Entry(TaskFilter(status=int(status)), status=status))
        self._add(self.tr("Saved filters"), Entry(is_heading=True))
        for each in self._saved.all():
            self._add(each.name, Entry(each.filter, saved=each.name))
        if not self._saved.all():
            self._add(self.tr("None yet"), Entry(is_heading=True, saved="-"))
        filters = [entry.filter for entry in map(self._entry, self._items()) if entry is not None]
        self._counts.want([each for each in filters if each is not None])
        self._show_counts()
        self._mark_current()

    def _add(self, text: str, entry: Entry) -> None:
        item = QListWidgetItem(text, self)
        item.setData(_ENTRY, entry)
        if entry.is_heading:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        elif entry.saved:
            item.setToolTip(plain_tip(entry.saved))

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _entry(self, item: QListWidgetItem | None) -> Entry | None:
        return None if item is None else item.data(_ENTRY)

    def _show_counts(self) -> None:
        for item in self._items():
            entry = self._entry(item)
            count = None if entry is None or entry.filter is None else self._count_of(entry.filter)
            text = "" if count is None else self.locale().toString(count)
            if item.data(_COUNT) != text:
                item.setData(_COUNT, text)
                name = joined((item.text(), text))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, name)

    def _count_of(self, wanted: TaskFilter) -> int | None:
        return self._counts.counts.get(wanted)

    def _mark_current(self) -> None:
        for item in self._items():
            entry = self._entry(item)
            if entry is None or entry.is_heading:
                continue
            fits = entry.is_overview if self._on_overview else entry.filter == self._current
            if fits:
                self.setCurrentItem(item)
                return
        self.setCurrentItem(None)  # pyright: ignore[reportArgumentType]
        self.clearSelection()

    def _on_chosen(self, item: QListWidgetItem) -> None:
        entry = self._entry(item)
        if entry is None:
            return
        if entry.is_overview:
            self.overview_requested.emit()
        elif entry.filter is not None:
            self.filter_requested.emit(entry.filter)

    def _on_menu(self, at: QPoint) -> None:
        entry = self._entry(self.itemAt(at))
        if entry is None or entry.filter is None:
            return
        wanted, name = entry.filter, entry.saved
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not wanted.is_empty:
            copy = menu.addAction(self.tr("Copy the filter as text"))
            copy.triggered.connect(lambda: self.copy_requested.emit(wanted))
        if name:
            menu.addAction(self.tr("Rename…")).triggered.connect(lambda: self._rename(name))
            menu.addAction(self.tr("Delete")).triggered.connect(lambda: self._saved.remove(name))
        if menu.actions():
            menu.popup(self.viewport().mapToGlobal(at))

    def _rename(self, name: str) -> None:
        question = NameQuestion(self.tr("Rename a filter"), name, self.tr("Rename"), self)
        question.named.connect(lambda new: self._saved.rename(name, new))
        question.open()

    def _tint(self) -> None:
        """It lies on the page, not on a field of its own."""
        if self._tinting:
            return
        self._tinting = True
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(colours_of(self).window))
        self.setPalette(palette)
        self._tinting = False


class _EntryDelegate(QStyledItemDelegate):
    """A name at the left, its count at the right; headings are small and quiet."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        entry: Entry = index.data(_ENTRY)
        colours = colours_of(option.widget)  # pyright: ignore[reportAttributeAccessIssue]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font = option.font  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = rect.adjusted(SPACE, 0, -SPACE, 0)
        if entry.is_heading:
            painter.setFont(caption_font(font))
            painter.setPen(QColor(colours.muted))
            low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words.adjusted(0, 0 if entry.saved else HALF, 0, 0), low, index.data())
            painter.restore()
            return
        box = rect.adjusted(0, 1, 0, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.rail))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if entry.status is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(status_colour(entry.status, colours)))
            painter.drawEllipse(words.x(), words.center().y() - _DOT // 2, _DOT, _DOT)
            words.setLeft(words.x() + _DOT + SPACE)
        count = index.data(_COUNT) or ""
        painter.setFont(figures_font(caption_font(font)))
        painter.setPen(QColor(colours.muted))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        if count:
            words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(count) - SPACE)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        shown = QFontMetrics(font).elidedText(
            index.data(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height, headings with some air above."""
        entry: Entry = index.data(_ENTRY)
        return QSize(10 * SPACE, _HEADING if entry.is_heading else _ROW)
