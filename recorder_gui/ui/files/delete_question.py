"""The question before files are deleted: it names them and tells the truth about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from recorder_gui.ui.parts.question import Question

_MOST_NAMED = 12  # files listed by name; the others are counted


class DeleteQuestion(Question):
    """Show it with `open`. Signal `confirmed(list[str])`: delete the files of these names."""

    confirmed = Signal(object)

    def __init__(self, names: list[str], parent: QWidget) -> None:
        super().__init__(parent, "files_delete_dialog", "warning")
        self.setWindowTitle(self.tr("Delete"))
        if len(names) == 1:
            self.setText(self.tr("Delete “{0}” from the service?").format(names[0]))
            shown: list[str] = []
        else:
            self.setText(self.tr("Delete these {0} files from the service?").format(len(names)))
            shown = names[:_MOST_NAMED]
            if len(names) > _MOST_NAMED:
                shown.append(self.tr("and {0} more").format(len(names) - _MOST_NAMED))
            shown.append("")
        shown.append(self.tr("All slices are gone for everybody, and can't be brought back."))
        self.setInformativeText("\n".join(shown))
        delete = self.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        delete.setObjectName("files_delete_confirm_button")
        keep = self.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)
        delete.clicked.connect(lambda: self.confirmed.emit(names))
