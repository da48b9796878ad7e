"""The files that came out of a recording, each with its download."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recorder_gui.protocol.storage import FileState, StoredFile
from recorder_gui.state.amounts import length_text, size_text
from recorder_gui.state.phrases import joined, sentences
from recorder_gui.state.tasks.recorded_files import FilesFound
from recorder_gui.ui.parts.buttons import IconButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import HALF, SPACE


class RecordedFilesList(QWidget):
    """Signal `download_requested(StoredFile)`."""

    download_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: FilesFound | None = None
        self._rows: list[QWidget] = []
        self._words = QuietLabel(parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)
        self._column.addWidget(self._words)
        self.retranslate()

    def show_files(self, found: FilesFound | None) -> None:
        """Other files; None: not asked for yet."""
        if found != self._found:
            self._found = found
            self.retranslate()

    def buttons(self) -> list[IconButton]:
        """The download of each file shown, from the top."""
        return [button for row in self._rows for button in row.findChildren(IconButton)]

    def retranslate(self) -> None:
        """All rows, in the user's language."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        files = () if self._found is None else self._found.files
        self._rows = [self._row(file) for file in files]
        for row in self._rows:
            self._column.addWidget(row)
        self._words.setVisible(not files)
        self._words.setText(self._summary())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _summary(self) -> str:
        if self._found is None:
            return self.tr("Asking…")
        if self._found.problem is not None:
            problem = self._found.problem
            return sentences(problem.sentence, problem.advice)
        return self.tr("The service has no file of this name.")

    def _row(self, file: StoredFile) -> QWidget:
        row = QWidget(self)
        name = QLabel(f"{file.resource_name}{file.resource_type}", row)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        size = size_text(file.file_size) if file.file_size else ""
        told = QuietLabel(joined((length_text(file.file_length), size)))
        button = named(IconButton("download", parent=row), "tasks_file_download_button")
        button.set_label(self.tr("Download {0}").format(name.text()))
        button.setEnabled(file.file_state in (FileState.NORMAL, ""))
        button.clicked.connect(partial(self.download_requested.emit, file))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(told)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        line.addLayout(words, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
