"""An export under way: how far it is, and a way to cancel it."""

from typing import Any, Protocol

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from recorder_gui.state.exporting import ExportProgress
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE


class Exporting(Protocol):
    """What exports: its signals `export_progressed(ExportProgress)` and `export_ended`."""

    export_progressed: Any
    export_ended: Any

    def cancel_export(self) -> None: ...


class ExportStrip(QWidget):
    """Hidden while nothing is exported. Its parts are `PAGE_export_bar` and
    `PAGE_export_cancel_button`."""

    def __init__(self, exporting: Exporting, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = ExportProgress(0, 0)
        self._text = QuietLabel(parent=self)
        self._text.setWordWrap(False)
        self.bar = named(QProgressBar(self), f"{page}_export_bar")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(SPACE)
        self.cancel_button = named(QPushButton(self), f"{page}_export_cancel_button")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._text)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self.cancel_button.clicked.connect(exporting.cancel_export)
        exporting.export_progressed.connect(self._on_progress)
        exporting.export_ended.connect(self.hide)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """All texts, in the user's language."""
        self.cancel_button.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Export"))
        done, total = self._progress.done, self._progress.total
        numbers = [self.locale().toString(number) for number in (done, total)]
        self._text.setText(self.tr("Exporting: {0} of {1}").format(*numbers))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_progress(self, progress: ExportProgress) -> None:
        self._progress = progress
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        self.retranslate()
        self.show()
