"""How a command for many recordings went, one row for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.state.tasks.actions import ActionResult, results_text
from recorder_gui.ui import icons
from recorder_gui.ui.parts.flat_header import flatten
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.parts.plain_tip import plain_tip
from recorder_gui.ui.theme import SPACE, colours_of


class ResultsDialog(QDialog):
    """Object name `tasks_results_dialog`, its table `tasks_results_table`."""

    def __init__(self, results: Sequence[ActionResult], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tasks_results_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Result for each recording"))
        table = named(QTableWidget(len(results), 3, self), "tasks_results_table")
        table.setAccessibleName(self.windowTitle())
        titles = [self.tr("Recording"), self.tr("Result"), self.tr("What to do")]
        table.setHorizontalHeaderLabels(titles)
        table.verticalHeader().hide()
        flatten(table.horizontalHeader())
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        colours = colours_of(self)
        for row, result in enumerate(sorted(results, key=lambda each: each.error is None)):
            error = result.error
            icon = icons.icon("ok", colours.ok)
            if error is not None:
                icon = icons.icon("error", colours.recording)
            words = self.tr("Done") if error is None else error.sentence
            texts = (result.record_id, words, "" if error is None else error.advice)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                if column == 1:
                    item.setIcon(icon)
                table.setItem(row, column, item)
        table.resizeColumnToContents(0)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        text = results_text(results)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        buttons.rejected.connect(self.reject)
        column_of_all = QVBoxLayout(self)
        column_of_all.setSpacing(SPACE)
        column_of_all.addWidget(table)
        column_of_all.addWidget(buttons)
        self.resize(96 * SPACE, 50 * SPACE)
