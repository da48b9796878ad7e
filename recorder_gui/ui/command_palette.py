"""Every action of the window in one searchable list (Ctrl+K)."""

from msgspec import Struct
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.ui import icons
from recorder_gui.ui.theme import ICON, SPACE, colours_of

_WIDTH = 560  # px
_HEIGHT = 400
_ROW = 34
_KEYS = Qt.ItemDataRole.UserRole + 1


class Entry(Struct, frozen=True):
    """An action and the words that find it."""

    action: QAction
    title: str
    shortcut: str


def entries_of(window: QWidget) -> list[Entry]:
    """All actions of `window` and its pages that can be triggered now, by title."""
    found: dict[str, Entry] = {}
    for action in window.findChildren(QAction):
        title = action.text().replace("&", "").rstrip("…").strip()
        usable = action.isEnabled() and action.isVisible() and not action.isSeparator()
        if not title or not usable or action.menu() is not None:
            continue
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        found.setdefault(title, Entry(action, title, keys))
    return sorted(found.values(), key=lambda each: each.title.casefold())


def matching(entries: list[Entry], text: str) -> list[Entry]:
    """The entries with every word of `text` in their title, those that begin with it first."""
    words = text.casefold().split()
    hits = [each for each in entries if all(word in each.title.casefold() for word in words)]
    if words:
        hits.sort(key=lambda each: not each.title.casefold().startswith(words[0]))
    return hits


class CommandPalette(QDialog):
    """Opened by `show_over`; closes itself once an entry is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("command_palette")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._entries: list[Entry] = []
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(ICON, ICON))
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.resize(_WIDTH, _HEIGHT)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._on_chosen)
        self.retranslate()

    def show_over(self, window: QWidget) -> None:
        """Open it at the top of `window`, with the actions of this moment."""
        self._entries = entries_of(window)
        self.field.clear()
        self._fill("")
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(left, 8 * SPACE)))
        self.open()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        """Texts of its own."""
        self.setWindowTitle(self.tr("Commands"))
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Search commands"))
        self.list.setAccessibleName(self.tr("Commands"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter in the field go to the list."""
        if watched is self.field and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                rows = max(1, self.list.count())
                self.list.setCurrentRow((self.list.currentRow() + step) % rows)
                return True
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_chosen(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, text: str) -> None:
        self.list.clear()
        for entry in matching(self._entries, text):
            item = QListWidgetItem(entry.title, self.list)
            icon = entry.action.icon()
            item.setIcon(icons.icon("chevron-right") if icon.isNull() else icon)
            item.setData(Qt.ItemDataRole.UserRole, entry.action)
            item.setData(_KEYS, entry.shortcut)
        if self.list.count():
            self.list.setCurrentRow(0)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        action: QAction = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        action.trigger()


class _Row(QStyledItemDelegate):
    """A title at the left, its shortcut at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One height for all."""
        return QSize(0, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row, then its shortcut over it."""
        super().paint(painter, option, index)
        widget = self.parent()
        if not isinstance(widget, QWidget):
            return
        painter.save()
        painter.setPen(QColor(colours_of(widget).muted))
        place = widget.rect()
        rect = QRect(place.left(), option.rect.y(), place.width() - 3 * SPACE, _ROW)  # pyright: ignore[reportAttributeAccessIssue]
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, right, str(index.data(_KEYS)))
        painter.restore()
