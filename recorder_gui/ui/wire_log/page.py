"""The Wire log page: every message of both channels, found, read and explained.

Object names, for the demo and tests:

    wire_log_filter_...                     see `filter_bar`
    wire_log_run                            RunChoice: this run or an earlier one
    wire_log_table                          MessageTable; ENTRY_ROLE: Entry
    wire_log_pause_button, wire_log_clear_button, wire_log_export_button         buttons
    wire_log_export_bar, wire_log_export_cancel_button      while it is written
    wire_log_text                           QPlainTextEdit, the message indented
    wire_log_fields                         QTreeWidget: field, value, meaning
    wire_log_partner_button, wire_log_resend_button, wire_log_copy_button
    wire_log_count                          label
    wire_log_notice                         what the page has to say, while there is something
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.client.wire_tap import WireMessage
from recorder_gui.state.settings import Settings
from recorder_gui.state.wire_log.runs import EarlierRun
from recorder_gui.state.wire_log.sending import Sending
from recorder_gui.state.wire_log.wire_log import WireLog
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.empty_state import EmptyState
from recorder_gui.ui.parts.export_strip import ExportStrip
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE, title_font
from recorder_gui.ui.wire_log.filter_bar import MessageFilterBar
from recorder_gui.ui.wire_log.message_details import MessageDetails
from recorder_gui.ui.wire_log.message_table import MessageTable
from recorder_gui.ui.wire_log.notices import WireLogNotices
from recorder_gui.ui.wire_log.resend_dialog import ResendDialog
from recorder_gui.ui.wire_log.run_choice import RunChoice

_WIDTHS = {
    "time": 112,
    "direction": 100,
    "channel": 80,
    "kind": 118,
    "code": 62,
    "round_trip": 92,
    "size": 72,
    "seq": 56,
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
        self.run_choice = named(RunChoice(self), "wire_log_run")
        self.filter_bar = MessageFilterBar(self)
        self.notices = named(WireLogNotices(log, self), "wire_log_notice")
        self.export_strip = ExportStrip(log, "wire_log", self)
        self.table = named(MessageTable(log.model, self), "wire_log_table")
        self.details = named(MessageDetails(self), "wire_log_details")
        self.empty = named(EmptyState("wire", self), "wire_log_empty")
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal, self), "wire_log_splitter")
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._add_actions()
        self._connect_signals()
        if settings is not None:
            self.table.keep_columns(settings, "wire_log/columns")
        self.retranslate()
        self.table.setFocus()

    def late_parts(self) -> Sequence[QWidget]:
        """Painted after the rest."""
        return [self.table, self.details]

    def parts(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return [self.filter_bar.text, self.table, self.details.text, self.details.fields]

    def retranslate(self) -> None:
        """Texts of the page itself; its parts do their own."""
        self._log.model.retranslate()
        self._title.setText(self.tr("Wire log"))
        self.table.setAccessibleName(self.tr("Messages"))
        self.clear_button.set_label(self.tr("Clear the log"))
        self.export_button.setText(self.tr("Export…"))
        self._find.setText(self.tr("Find in messages"))
        self._show_empty()
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Another window may have ended since."""
        super().showEvent(event)
        self._refresh()
        self._log.look_for_earlier()

    def _lay_out(self) -> None:
        for key, width in _WIDTHS.items():
            self.table.setColumnWidth(self._log.model.column_of(key), width)
        self.export_button.setIcon(icons.icon("export"))
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.run_choice)
        head.addWidget(self.pause_button)
        head.addWidget(self.clear_button)
        head.addWidget(self.export_button)
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
        column.addWidget(self.filter_bar)
        column.addWidget(self.export_strip)
        column.addWidget(self.notices)
        column.addWidget(self.splitter, 1)

    def _add_actions(self) -> None:
        self._find = QAction(self)
        self._find.setShortcut(QKeySequence.StandardKey.Find)
        self._find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._find.triggered.connect(self.filter_bar.focus)
        self.addAction(self._find)

    def _connect_signals(self) -> None:
        log = self._log
        log.changed.connect(self._on_changed)
        log.earlier_found.connect(self._on_earlier_found)
        log.model.filled.connect(self._show_current)
        self.pause_button.toggled.connect(log.set_paused)
        self.clear_button.clicked.connect(log.clear)
        self.export_button.clicked.connect(self._on_export)
        self.filter_bar.filter_requested.connect(log.set_filter)
        self.run_choice.run_requested.connect(self._on_run)
        self.notices.run_requested.connect(self._on_run)
        self.table.current_changed.connect(self._on_current)
        self.details.partner_requested.connect(self._on_partner)
        self.details.resend_requested.connect(self._on_resend)
        self._sending.answered.connect(self.notices.tell_answer)
        self.empty.action_requested.connect(self.filter_bar.clear)

    def _on_changed(self) -> None:
        """Nobody looks: there is nothing to show."""
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        log, shown = self._log, self._log.model.rowCount()
        self.filter_bar.offer(log.kinds, log.codes)
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
        is_own = log.shown_run is None
        self.clear_button.setEnabled(is_own and log.count > 0)
        self.pause_button.setEnabled(is_own)
        self._stack.setCurrentIndex(1 if shown == 0 else 0)
        if shown == 0:
            self._show_empty()
        self._show_current()

    def _show_empty(self) -> None:
        if self._log.count:
            self.empty.set_texts(self.tr("No message matches"), "", self.tr("Show all messages"))
        else:
            self.empty.set_texts(
                self.tr("No messages yet"),
                self.tr("What this window and the service say to each other appears here."),
            )

    def _show_current(self) -> None:
        """The chosen message, once it is read; one whose row was dropped stays shown."""
        if self.table.chosen is None:
            return
        if self.table.chosen == self.details.number:
            self.details.refresh_partner()
            return
        entry = self.table.current()
        if entry is not None and entry.number == self.table.chosen:
            self.details.show_entry(entry)

    def _on_current(self) -> None:
        if self.table.chosen is None:
            self.details.show_entry(None)
        self._show_current()

    def _on_run(self, run: EarlierRun | None) -> None:
        self.table.forget_chosen()
        self.details.show_entry(None)
        self.details.let_resend(run is None)
        self._log.show_run(run)
        self.run_choice.offer(self._log.earlier, run)

    def _on_earlier_found(self) -> None:
        self.run_choice.offer(self._log.earlier, self._log.shown_run)

    def _on_partner(self, number: int) -> None:
        """A partner that the filter hides is worth more than the filter."""
        if not self.table.choose(number):
            self.table.choose_once_shown(number)
            self.filter_bar.clear()

    def _on_resend(self, message: WireMessage) -> None:
        ResendDialog(message, self._sending, self).open()

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
