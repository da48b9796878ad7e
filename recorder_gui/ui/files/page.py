"""The Files page: what is in the service's storage, and what is on its way to this computer.

Object names, for the demo and tests:

    files_filter_name                       QLineEdit
    files_filter_state, files_filter_time   QComboBox
    files_filter_from, files_filter_to      QDateTimeEdit, shown for a span of one's own
    files_filter_range                      label: the range that is asked for
    files_table                             LongTable over state.files' model; ITEM_ROLE: StoredFile
    files_refresh_button                    IconButton
    files_volume                            Gauge
    files_download_button                   PrimaryButton: into the download folder
    files_download_to_button                QPushButton: asks for a folder
    files_delete_button                     QPushButton
    files_delete_dialog, files_delete_confirm_button        the question before Delete
    transfers_list                          QScrollArea of rows `transfer_N` (N from 1) with
        transfer_bar_N, transfer_text_N, transfer_cancel_N, transfer_retry_N, transfer_open_N,
        transfer_folder_N, transfer_remove_N
    files_count                             label
    files_details                           what is known of the chosen file, and its player: see
        details and playing/player_view
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
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

from recorder_gui.protocol.storage import FileState, StoredFile
from recorder_gui.state.amounts import size_text
from recorder_gui.state.files.files import Files
from recorder_gui.state.files.filters import FileFilter, Span
from recorder_gui.state.settings import Settings
from recorder_gui.ui import icons
from recorder_gui.ui.files.delete_question import DeleteQuestion
from recorder_gui.ui.files.details import FileDetails
from recorder_gui.ui.files.filter_bar import FileFilterBar
from recorder_gui.ui.files.messages import FilesMessages
from recorder_gui.ui.files.transfers_list import TransfersList
from recorder_gui.ui.paging.badge_delegate import BadgeDelegate
from recorder_gui.ui.paging.long_table import LongTable
from recorder_gui.ui.parts.buttons import IconButton, PrimaryButton
from recorder_gui.ui.parts.empty_state import EmptyState
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.gauge import Gauge
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE, Colours, title_font

_WIDTHS = {"name": 210, "state": 110, "type": 60, "length": 80, "size": 90, "recorded": 150}


class FilesPage(QWidget):
    """Signal `new_recording_requested`: a wish that another page fulfils."""

    new_recording_requested = Signal()

    def __init__(
        self, files: Files, settings: Settings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._title = QLabel(self)
        self._title.setFont(title_font(self.font()))
        self._count = named(QuietLabel(parent=self), "files_count")
        self._count.setWordWrap(False)
        self.volume = named(Gauge(self), "files_volume")
        self.refresh_button = named(IconButton("refresh", parent=self), "files_refresh_button")
        self.filter_bar = FileFilterBar(lambda: files.now, self)
        self.download_button = named(
            PrimaryButton(parent=self, icon_name="download"), "files_download_button"
        )
        self.download_to_button = named(QPushButton(self), "files_download_to_button")
        self.delete_button = named(QPushButton(self), "files_delete_button")
        self.table: LongTable[StoredFile] = named(LongTable(files.model, self), "files_table")
        self.empty = named(EmptyState("files", self), "files_empty")
        self.transfers = TransfersList(files.transfers, self)
        self.details = FileDetails(files, self)
        self.splitter = named(QSplitter(Qt.Orientation.Vertical, self), "files_splitter")
        self.beside = named(QSplitter(Qt.Orientation.Horizontal, self), "files_beside")
        self._tools = QWidget(self)
        self._stack = QStackedWidget(self)
        self.messages = FilesMessages(files, self)
        self._set_up_table()
        self._lay_out()
        self._add_actions()
        self._connect_signals()
        if settings is not None:
            self.table.keep_columns(settings, "files/columns")
        self.retranslate()
        self.table.setFocus()

    def late_parts(self) -> Sequence[QWidget]:
        """Painted after the rest."""
        return [self.details, self.table]

    def parts(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return [
            self.filter_bar.name,
            self.table,
            self.details.player.screen_view,
            self.transfers,
        ]

    def show_file(self, name: str) -> None:
        """Show the file of this name, whenever it was recorded."""
        wanted = FileFilter(name=name, span=Span.ALL)
        self._files.set_filter(wanted)
        self._files.read_again()

    def retranslate(self) -> None:
        """Texts of the page itself; its parts do their own."""
        self._title.setText(self.tr("Files"))
        self.table.setAccessibleName(self.tr("Files"))
        self.refresh_button.set_label(self.tr("Refresh now"))
        self.download_button.setText(self.tr("Download"))
        self.download_to_button.setText(self.tr("Download to…"))
        self.delete_button.setText(self.tr("Delete…"))
        self._find.setText(self.tr("Find a file"))
        self._copy.setText(self.tr("Copy rows"))
        self._delete.setText(self.tr("Delete…"))
        self._download.setText(self.tr("Download"))
        self._play.setText(self.tr("Play"))
        self._show_volume()
        self._show_empty()
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Coming here shows what is true now, not at the next refresh."""
        super().showEvent(event)
        self._files.refresher.look()

    def _set_up_table(self) -> None:
        self.table.set_widths(_WIDTHS)
        self.table.share_room(self.table.column_of("name"), 720)
        column = self.table.column_of("state")
        badges = BadgeDelegate(_colour, self.table, self.table.is_marked)
        self.table.setItemDelegateForColumn(column, badges)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.volume)
        head.addSpacing(SPACE)
        head.addWidget(self.refresh_button)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(SPACE)
        tools.addWidget(self.filter_bar, 1)
        tools.addSpacing(SPACE)
        for button in (self.delete_button, self.download_to_button, self.download_button):
            tools.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.delete_button.setIcon(icons.icon("delete"))
        self.download_to_button.setIcon(icons.icon("folder"))
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.splitter.addWidget(self._stack)
        self.splitter.addWidget(self.transfers)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([560, 200])
        self.beside.addWidget(self.splitter)
        self.beside.addWidget(self.details)
        self.beside.setStretchFactor(0, 1)
        self.beside.setChildrenCollapsible(False)
        self.beside.setSizes([760, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        column.addLayout(head)
        column.addWidget(self._tools)
        column.addWidget(self.messages)
        column.addWidget(self.beside, 1)

    def _add_actions(self) -> None:
        self._find = QAction(self)
        self._find.setShortcut(QKeySequence.StandardKey.Find)
        self._find.triggered.connect(self.filter_bar.focus)
        self._refresh_now = QAction(self)
        self._refresh_now.setShortcut(QKeySequence.StandardKey.Refresh)
        self._refresh_now.triggered.connect(self._files.read_again)
        for action in (self._find, self._refresh_now):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        self._download = QAction(self)
        self._download.triggered.connect(self._on_download)
        self._play = QAction(self)
        self._play.triggered.connect(self._on_play)
        self._delete = QAction(self)
        self._delete.setShortcut(QKeySequence.StandardKey.Delete)
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete.triggered.connect(self._on_delete)
        self._copy = QAction(self)
        self._copy.triggered.connect(self.table.copy_chosen)
        self.table.addActions([self._play, self._download, self._copy, self._delete])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _connect_signals(self) -> None:
        files, model = self._files, self._files.model
        self.filter_bar.filter_requested.connect(files.set_filter)
        self.refresh_button.clicked.connect(files.read_again)
        self.download_button.clicked.connect(self._on_download)
        self.download_to_button.clicked.connect(self._on_download_to)
        self.delete_button.clicked.connect(self._on_delete)
        self.table.chosen_changed.connect(self._refresh)
        self.table.activated.connect(self._on_play)
        self.details.enlarge_requested.connect(self._on_enlarge)
        self.empty.action_requested.connect(self._on_empty_action)
        files.filter_changed.connect(self.filter_bar.show_filter)
        files.volume_changed.connect(self._show_volume)
        model.total_changed.connect(self._refresh)
        model.answered.connect(self._refresh)
        model.unseen_changed.connect(self._on_unseen)

    def _refresh(self) -> None:
        model = self._files.model
        many = self.tr("{0} files").format(self.locale().toString(model.total))
        self._count.setText(self.tr("1 file") if model.total == 1 else many)
        chosen = self.table.chosen()
        ready = [file for file in chosen if file.file_state == FileState.NORMAL]
        self.download_button.setEnabled(bool(ready))
        self.download_to_button.setEnabled(bool(ready))
        self.delete_button.setEnabled(bool(chosen))
        self._download.setEnabled(bool(ready))
        self._play.setEnabled(len(ready) == 1 == len(chosen))
        self.details.show_chosen(chosen)
        self._delete.setEnabled(bool(chosen))
        is_empty = model.is_known and model.total == 0
        self._stack.setCurrentIndex(1 if is_empty else 0)
        if is_empty:
            self._show_empty()

    def _show_empty(self) -> None:
        wanted = self._files.filter
        if wanted.is_default or wanted == FileFilter(span=Span.ALL):
            self.empty.set_icon("files")
            self.empty.set_texts(
                self.tr("No files yet"),
                self.tr("A recording appears here once it is stopped and finished."),
                self.tr("Go to Studio"),
            )
            return
        self.empty.set_icon("filter")
        self.empty.set_texts(
            self.tr("No file matches these filters"),
            self.tr("The service matches names exactly, without extension."),
            self.tr("Clear all filters"),
        )

    def _show_volume(self) -> None:
        volume = self._files.volume
        if volume is None:
            self.volume.set_value(None, "")
        elif volume.limit:
            text = self.tr("{0} of {1} used").format(
                size_text(volume.used), size_text(volume.limit)
            )
            self.volume.set_value(volume.used / volume.limit, text)
        else:
            self.volume.set_value(None, self.tr("{0} used").format(size_text(volume.used)))

    def _on_empty_action(self) -> None:
        wanted = self._files.filter
        if wanted.is_default or wanted == FileFilter(span=Span.ALL):
            self.new_recording_requested.emit()
        else:
            self.filter_bar.clear()

    def _on_unseen(self, unseen: int) -> None:
        """New files come in by themselves while the top of the list is in view."""
        if unseen > 0 and self.table.verticalScrollBar().value() == 0:
            self._files.model.show_unseen()
            self.table.scrollToTop()

    def _ready(self) -> list[StoredFile]:
        return [file for file in self.table.chosen() if file.file_state == FileState.NORMAL]

    def _on_play(self) -> None:
        if self._play.isEnabled():
            self.details.player.toggle()
            self.details.player.screen_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_enlarge(self, large: bool) -> None:
        """The player takes the page, and gives it back."""
        for part in (self._tools, self.splitter):
            part.setVisible(not large)

    def _on_download(self) -> None:
        self._files.download(self._ready())

    def _on_download_to(self) -> None:
        dialog = named(QFileDialog(self), "files_folder_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Download to…"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setDirectory(str(self._files.download_folder))
        ready = self._ready()

        def on_selected(folder: str) -> None:
            self._files.download(ready, Path(folder))

        dialog.fileSelected.connect(on_selected)
        dialog.open()

    def _on_delete(self) -> None:
        names = list(dict.fromkeys(file.resource_name for file in self.table.chosen()))
        if not names:
            return
        question = DeleteQuestion(names, self)
        question.confirmed.connect(self._files.delete)
        question.open()


def _colour(item: object, colours: Colours) -> str:
    if not isinstance(item, StoredFile):
        return colours.muted
    return {
        FileState.NORMAL: colours.ok,
        FileState.EXCEPTION: colours.recording,
        FileState.CREATING: colours.info,
        FileState.UPLOADING: colours.info,
    }.get(item.file_state, colours.muted)  # pyright: ignore[reportArgumentType, reportCallIssue]
