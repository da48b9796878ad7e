"""The chosen message: its text, indented, and what every field of it means."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.client.wire_tap import Direction, WireMessage
from recorder_gui.state.phrases import sentences
from recorder_gui.state.wire_log.entries import Entry
from recorder_gui.state.wire_log.meanings import FieldMeaning, explain_message
from recorder_gui.state.wire_log.pretty import pretty
from recorder_gui.state.wire_log.sending import can_be_sent
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.empty_state import EmptyState
from recorder_gui.ui.parts.flat_header import flatten
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.plain_tip import plain_tip
from recorder_gui.ui.theme import SPACE, code_font, heading_font

Index = QModelIndex | QPersistentModelIndex
_MEANING = 2  # the column
_BESIDE_TEXT = 2 * SPACE  # px
_WRAPPED = 60  # fields at most whose meanings are wrapped; measuring more takes too long


class _Wrapping(QStyledItemDelegate):
    """Room above and below a field's text, and for all lines of a meaning, which Qt would cut."""

    def __init__(self, fields: QTreeWidget) -> None:
        super().__init__(fields)
        self._fields = fields

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As Qt has it, and higher."""
        size = super().sizeHint(option, index)
        if index.column() == _MEANING and self._fields.wordWrap():
            width = self._fields.columnWidth(_MEANING) - _BESIDE_TEXT
            room = QRect(0, 0, max(1, width), 1_000_000)
            wraps = Qt.TextFlag.TextWordWrap.value
            text = str(index.data() or "")
            lines = self._fields.fontMetrics().boundingRect(room, wraps, text).height()
            size.setHeight(max(size.height(), lines))
        return size + QSize(0, SPACE)


class MessageDetails(QWidget):
    """Signals: `partner_requested(number)`: go to the request of this reply, or the other way;
    `resend_requested(WireMessage)`."""

    partner_requested = Signal(int)
    resend_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._may_resend = True
        self._empty = EmptyState("wire", self)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(heading_font(self.font()))
        self._note = QuietLabel(parent=self)
        self.partner_button = named(QPushButton(self), "wire_log_partner_button")
        self.resend_button = named(IconButton("upload", parent=self), "wire_log_resend_button")
        self.copy_button = named(IconButton("copy", parent=self), "wire_log_copy_button")
        self.text = named(QPlainTextEdit(self), "wire_log_text")
        self.fields = named(QTreeWidget(self), "wire_log_fields")
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.partner_button.clicked.connect(self._on_partner)
        self.resend_button.clicked.connect(self._on_resend)
        self.copy_button.clicked.connect(self._on_copy)
        self.retranslate()

    def show_entry(self, entry: Entry | None) -> None:
        """Show another message, or none."""
        self._entry = entry
        self._fill()

    @property
    def number(self) -> int | None:
        """The number of the message that is shown."""
        return None if self._entry is None else self._entry.number

    def refresh_partner(self) -> None:
        """A reply may have come meanwhile."""
        entry = self._entry
        if entry is None:
            return
        sent = entry.message.direction is Direction.SENT
        self.partner_button.setVisible(entry.partner is not None)
        self.partner_button.setText(self.tr("Go to reply") if sent else self.tr("Go to request"))
        self.partner_button.setIcon(icons.icon("down" if sent else "up"))

    def let_resend(self, possible: bool) -> None:
        """Whether requests may be sent again: not those of an earlier run, to whatever service."""
        self._may_resend = possible
        self._fill()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self._empty.set_texts(
            self.tr("No message chosen"), self.tr("Choose a row to see what it says and means.")
        )
        self.resend_button.set_label(self.tr("Send again…"))
        self.copy_button.set_label(self.tr("Copy the message"))
        self.text.setAccessibleName(self.tr("The message"))
        self.fields.setAccessibleName(self.tr("What the fields mean"))
        self.fields.setHeaderLabels([self.tr("Field"), self.tr("Value"), self.tr("Meaning")])
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(code_font(self.font()))
        self.fields.setIndentation(2 * SPACE)
        self.fields.setItemDelegate(_Wrapping(self.fields))
        self.fields.setAlternatingRowColors(True)
        header = self.fields.header()
        flatten(header)
        header.setMinimumHeight(4 * SPACE)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, 15 * SPACE)
        header.resizeSection(1, 13 * SPACE)
        header.sectionResized.connect(self.fields.scheduleDelayedItemsLayout)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._title, 1)
        head.addWidget(self.partner_button)
        head.addWidget(self.resend_button)
        head.addWidget(self.copy_button)
        parts = named(QSplitter(Qt.Orientation.Vertical, self), "wire_log_details_splitter")
        parts.addWidget(self.text)
        parts.addWidget(self.fields)
        parts.setChildrenCollapsible(False)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * SPACE, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addWidget(parts, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setMinimumWidth(34 * SPACE)

    def _fill(self) -> None:
        entry = self._entry
        self._stack.setCurrentIndex(0 if entry is None else 1)
        if entry is None:
            return
        message = entry.message
        sent = message.direction is Direction.SENT
        kind = message.kind or self.tr("Unknown")
        self._title.setText(
            (self.tr("{0}: request") if sent else self.tr("{0}: reply")).format(kind)
        )
        note = self._note_text(message)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.resend_button.setVisible(self._may_resend and can_be_sent(message))
        self.text.setPlainText(pretty(message.text))
        self._show_fields(explain_message(message))
        self.refresh_partner()

    def _show_fields(self, fields: Sequence[FieldMeaning]) -> None:
        """A tree: what is inside a field below it, long lists folded but for their first member."""
        self.fields.clear()
        few = len(fields) <= _WRAPPED
        self.fields.setWordWrap(few)
        self.fields.setUniformRowHeights(not few)
        above: list[QTreeWidgetItem] = []
        top: list[QTreeWidgetItem] = []
        folded: list[QTreeWidgetItem] = []
        for field in fields:
            item = QTreeWidgetItem([field.name, field.value, field.meaning])
            item.setToolTip(1, plain_tip(field.value))
            item.setToolTip(2, field.meaning)
            del above[field.depth :]
            (above[-1].addChild if above else top.append)(item)
            above.append(item)
            if field.name.startswith("[") and field.name != "[0]":
                folded.append(item)
        self.fields.addTopLevelItems(top)
        self.fields.expandAll()
        for item in folded:
            item.setExpanded(False)

    def _note_text(self, message: WireMessage) -> str:
        notes: list[str] = []
        if message.note == "unasked":
            notes.append(self.tr("Nothing waited for this: it came late, twice or unasked."))
        elif message.note:
            notes.append(self.tr("This could not be read as a message of the protocol."))
        if not message.whole:
            notes.append(self.tr("Only the beginning of this large message was kept."))
        return sentences(*notes)

    def _on_partner(self) -> None:
        if self._entry is not None and self._entry.partner is not None:
            self.partner_requested.emit(self._entry.partner)

    def _on_resend(self) -> None:
        if self._entry is not None:
            self.resend_requested.emit(self._entry.message)

    def _on_copy(self) -> None:
        if self._entry is not None:
            QGuiApplication.clipboard().setText(pretty(self._entry.message.text))
