"""The Wire log page: every message of both channels, found, read and explained.

Object names, for the demo and tests:

    wire_log_filter_text                    QLineEdit
    wire_log_filter_kind, wire_log_filter_direction, wire_log_filter_channel     QComboBox
    wire_log_filter_failures                QCheckBox
    wire_log_table                          MessageTable; ENTRY_ROLE: Entry
    wire_log_pause_button, wire_log_clear_button, wire_log_export_button         buttons
    wire_log_text                           QPlainTextEdit, the message indented
    wire_log_fields                         QTreeWidget: field, value, meaning
    wire_log_partner_button, wire_log_resend_button, wire_log_copy_button
    wire_log_count                          label
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.client.wire_tap import Channel, Direction, WireMessage
from recorder_gui.errors import UserFacingError
from recorder_gui.state.settings import Settings
from recorder_gui.state.wire_log.entries import WireFilter
from recorder_gui.state.wire_log.model import channel_name, direction_name
from recorder_gui.state.wire_log.sending import Sending
from recorder_gui.state.wire_log.wire_log import WireLog
from recorder_gui.ui import icons
from recorder_gui.ui.parts.banner import Banner, Tone
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.empty_state import EmptyState
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE, title_font
from recorder_gui.ui.wire_log.message_details import MessageDetails
from recorder_gui.ui.wire_log.message_table import MessageTable
from recorder_gui.ui.wire_log.resend_dialog import ResendDialog

_WIDTHS = {
    "time": 116,
    "direction": 104,
    "channel": 84,
    "kind": 130,
    "code": 64,
    "round_trip": 92,
    "size": 72,
    "seq": 60,
}


class WireLogPage(QWidget):
    """See the module."""

    def __init__(
        self,
        log: WireLog,
        sending: Sending,
        settings: Settings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._sending = sending
        self._title = QLabel(self)
        self._title.setFont(title_font(self.font()))
        self._count = named(QuietLabel(parent=self), "wire_log_count")
        self._count.setWordWrap(False)
        self.pause_button = named(IconButton("pause", parent=self), "wire_log_pause_button")
        self.pause_button.setCheckable(True)
        self.clear_button = named(IconButton("delete", parent=self), "wire_log_clear_button")
        self.export_button = named(QPushButton(self), "wire_log_export_button")
        self.text = named(QLineEdit(self), "wire_log_filter_text")
        self.text.setClearButtonEnabled(True)
        self.kind = named(QComboBox(self), "wire_log_filter_kind")
        self.direction = named(QComboBox(self), "wire_log_filter_direction")
        self.channel = named(QComboBox(self), "wire_log_filter_channel")
        self.failures = named(QCheckBox(self), "wire_log_filter_failures")
        self.table = named(MessageTable(log.model, self), "wire_log_table")
        self.details = named(MessageDetails(self), "wire_log_details")
        self.empty = named(EmptyState("wire", self), "wire_log_empty")
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal, self), "wire_log_splitter")
        self._stack = QStackedWidget(self)
        self._messages = QVBoxLayout()
        self._message: Banner | None = None
        self._fill_choices()
        self._lay_out()
        self._add_actions()
        self._connect_signals()
        if settings is not None:
            self.table.keep_columns(settings, "wire_log/columns")
        self.retranslate()
        self.table.setFocus()

    def parts(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return [self.text, self.table, self.details.text, self.details.fields]

    def retranslate(self) -> None:
        """Texts of the page itself; its parts do their own."""
        self._title.setText(self.tr("Wire log"))
        self.table.setAccessibleName(self.tr("Messages"))
        self.clear_button.set_label(self.tr("Clear the log"))
        self.export_button.setText(self.tr("Export…"))
        self.text.setPlaceholderText(self.tr("Find in messages"))
        self.text.setAccessibleName(self.tr("Find in messages"))
        self.kind.setAccessibleName(self.tr("Kind"))
        self.direction.setAccessibleName(self.tr("Direction"))
        self.channel.setAccessibleName(self.tr("Channel"))
        self.kind.setItemText(0, self.tr("Any kind"))
        self.direction.setItemText(0, self.tr("Both directions"))
        self.channel.setItemText(0, self.tr("Both channels"))
        self.failures.setText(self.tr("Refused only"))
        for number, direction in enumerate(Direction, start=1):
            self.direction.setItemText(number, direction_name(direction))
        for number, channel in enumerate(Channel, start=1):
            self.channel.setItemText(number, channel_name(channel))
        self._find.setText(self.tr("Find in messages"))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fill_choices(self) -> None:
        self.kind.addItem("", "")
        self.direction.addItem("", None)
        self.channel.addItem("", None)
        for direction in Direction:
            self.direction.addItem("", direction)
        for channel in Channel:
            self.channel.addItem("", channel)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def _lay_out(self) -> None:
        for key, width in _WIDTHS.items():
            self.table.setColumnWidth(self._log.model.column_of(key), width)
        self.export_button.setIcon(icons.icon("export"))
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.pause_button)
        head.addWidget(self.clear_button)
        head.addWidget(self.export_button)
        fields = QHBoxLayout()
        fields.setSpacing(SPACE)
        fields.addWidget(self.text, 1)
        for widget in (self.kind, self.direction, self.channel, self.failures):
            fields.addWidget(widget)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.splitter.addWidget(self._stack)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([740, 460])
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        column.addLayout(head)
        column.addLayout(fields)
        column.addLayout(self._messages)
        column.addWidget(self.splitter, 1)

    def _add_actions(self) -> None:
        self._find = QAction(self)
        self._find.setShortcut(QKeySequence.StandardKey.Find)
        self._find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._find.triggered.connect(self._on_find)
        self.addAction(self._find)

    def _connect_signals(self) -> None:
        log = self._log
        log.changed.connect(self._refresh)
        log.exported.connect(self._on_exported)
        log.export_failed.connect(self._on_export_failed)
        self.pause_button.toggled.connect(log.set_paused)
        self.clear_button.clicked.connect(log.clear)
        self.export_button.clicked.connect(self._on_export)
        self.text.textChanged.connect(self._on_filter)
        for combo in (self.kind, self.direction, self.channel):
            combo.currentIndexChanged.connect(self._on_filter)
        self.failures.toggled.connect(self._on_filter)
        self.table.current_changed.connect(self._on_current)
        self.details.partner_requested.connect(self._on_partner)
        self.details.resend_requested.connect(self._on_resend)
        self._sending.answered.connect(self._on_answered)
        self.empty.action_requested.connect(self._clear_filter)

    def _refresh(self) -> None:
        log, shown = self._log, self._log.model.rowCount()
        for kind in log.kinds:
            if self.kind.findData(kind) < 0:
                self.kind.addItem(kind, kind)
        number = self.locale().toString(log.count)
        if shown == log.count:
            text = self.tr("{0} messages").format(number)
        else:
            text = self.tr("{0} of {1} messages").format(self.locale().toString(shown), number)
        if log.is_paused:
            text += " · " + self.tr("paused, {0} waiting").format(log.waiting)
        self._count.setText(text)
        self.pause_button.set_icon("play" if log.is_paused else "pause")
        self.pause_button.set_label(
            self.tr("Let new messages in") if log.is_paused else self.tr("Keep new messages back")
        )
        self.export_button.setEnabled(shown > 0)
        self.clear_button.setEnabled(log.count > 0)
        self._stack.setCurrentIndex(1 if shown == 0 else 0)
        if shown == 0:
            self._show_empty()
        self.details.show_entry(self.table.current())

    def _show_empty(self) -> None:
        if self._log.count:
            self.empty.set_texts(self.tr("No message matches"), "", self.tr("Show all messages"))
        else:
            self.empty.set_texts(
                self.tr("No messages yet"),
                self.tr("What this window and the service say to each other appears here."),
            )

    def _on_filter(self) -> None:
        self._log.set_filter(
            WireFilter(
                text=self.text.text().strip(),
                kind=self.kind.currentData() or "",
                direction=self.direction.currentData(),
                channel=self.channel.currentData(),
                only_failures=self.failures.isChecked(),
            )
        )

    def _clear_filter(self) -> None:
        self.text.clear()
        for combo in (self.kind, self.direction, self.channel):
            combo.setCurrentIndex(0)
        self.failures.setChecked(False)

    def _on_find(self) -> None:
        self.text.setFocus()
        self.text.selectAll()

    def _on_current(self) -> None:
        self.details.show_entry(self.table.current())

    def _on_partner(self, number: int) -> None:
        """A partner that the filter hides is worth more than the filter."""
        if not self.table.choose(number):
            self._clear_filter()
            self.table.choose(number)

    def _on_resend(self, message: WireMessage) -> None:
        ResendDialog(message, self._sending, self).open()

    def _on_answered(self, error: UserFacingError | None) -> None:
        if error is None:
            self._say(Tone.OK, self.tr("It was sent again, and the service has done it."), "")
        else:
            self._say(Tone.WARNING, error.sentence, error.advice)

    def _on_export(self) -> None:
        dialog = named(QFileDialog(self), "wire_log_export_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Export…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("JSON lines (*.jsonl)")])
        dialog.setDefaultSuffix("jsonl")
        dialog.selectFile("wire-log.jsonl")
        dialog.fileSelected.connect(lambda path: self._log.export(Path(path)))
        dialog.open()

    def _on_exported(self, path: Path, count: int) -> None:
        text = self.tr("{0} messages were written to {1}.").format(count, path)
        self._say(Tone.OK, text, self.tr("Secrets are masked in it."))

    def _on_export_failed(self, error: UserFacingError) -> None:
        self._say(Tone.ERROR, error.sentence, error.advice)

    def _say(self, tone: Tone, sentence: str, advice: str) -> None:
        self._withdraw()
        self._message = Banner("export", tone, self)
        self._message.set_message(sentence, advice)
        self._message.closed.connect(self._withdraw)
        self._messages.addWidget(self._message)

    def _withdraw(self) -> None:
        if self._message is not None:
            self._message.hide()
            self._message.deleteLater()
            self._message = None
