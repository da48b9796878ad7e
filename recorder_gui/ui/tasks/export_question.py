"""Asks where the export goes, and whether as a table or as JSON."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class ExportQuestion(QFileDialog):
    """Signal `export_requested(Path)`. Object name `tasks_export_dialog`."""

    export_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tasks_export_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export all that is filtered…"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = [self.tr("Table for a spreadsheet (*.csv)"), self.tr("JSON (*.json)")]
        self.setNameFilters(filters)
        self.filterSelected.connect(
            lambda chosen: self.setDefaultSuffix("json" if "json" in chosen else "csv")
        )
        self.setDefaultSuffix("csv")
        self.selectFile("recordings.csv")
        self.fileSelected.connect(lambda path: self.export_requested.emit(Path(path)))
