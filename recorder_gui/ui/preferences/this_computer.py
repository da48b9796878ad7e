"""The rows about this computer's recorder: its data folder, the most that its recordings may take,
and what the running recorder still does otherwise."""

from pathlib import Path

from PySide6.QtCore import QDir, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.client.local.data_folder import Storing
from recorder_gui.errors import UserFacingError
from recorder_gui.state.amounts import size_text
from recorder_gui.state.phrases import sentences
from recorder_gui.state.preferences import MOST_QUOTA
from recorder_gui.state.this_computer import Restart, StoringFacts
from recorder_gui.ui.parts.form import QuietLabel, add_row
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import SPACE

_USUAL_QUOTA = 50  # GB, offered when a limit is switched on
_LOOK_EVERY = 2000  # ms, while the rows are seen


class ThisComputerRows(QObject):
    """Adds its rows to `form`; `standing` is put where what runs now shall be told.

    Signals: `look_wanted`: fresh facts are wanted; `folder_requested(Path | None)`: None is the
    usual one; `quota_requested(int | None)`: GB, None is no limit; `restart_requested`.

    Object names: `storing_folder`, `storing_choose`, `storing_limited`, `storing_quota`,
    `storing_standing`, `storing_restart`.
    """

    look_wanted = Signal()
    folder_requested = Signal(object)
    quota_requested = Signal(object)
    restart_requested = Signal()

    def __init__(self, form: QFormLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._facts: StoringFacts | None = None
        self._refusal: UserFacingError | None = None
        self.folder = named(QLineEdit(parent), "storing_folder")
        self.choose = named(QPushButton(parent), "storing_choose")
        self.limited = named(QCheckBox(parent), "storing_limited")
        self.quota = named(QSpinBox(parent), "storing_quota")
        self.quota.setRange(1, MOST_QUOTA)
        self.quota.setValue(_USUAL_QUOTA)
        self.quota.setGroupSeparatorShown(True)
        self.quota.setKeyboardTracking(False)
        self.note = named(QuietLabel(parent=parent), "storing_standing")
        self.restart = named(QPushButton(parent), "storing_restart")
        for button in (self.choose, self.restart):
            button.setAutoDefault(False)
        self._folder_row = add_row(form, _beside(self.folder, self.choose), with_hint=True)
        self._folder_row.label.setBuddy(self.folder)
        self._quota_row = add_row(form, _beside(self.limited, self.quota), with_hint=True)
        self._quota_row.label.setBuddy(self.limited)
        self.standing = QWidget(parent)
        down = QVBoxLayout(self.standing)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(SPACE)
        down.addWidget(self.note)
        down.addWidget(self.restart, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look_wanted)
        parent.installEventFilter(self)
        self._connect_signals()
        self._show()

    def show_facts(self, facts: StoringFacts) -> None:
        """Fill the rows; what is being typed and what was refused stays."""
        is_new = self._facts is None or facts.data != self._facts.data
        self._facts = facts
        if is_new:
            self._refusal = None
        if self._refusal is None and (is_new or not self.folder.isModified()):
            self.folder.setText(QDir.toNativeSeparators(str(facts.data)))
        self.folder.setPlaceholderText(QDir.toNativeSeparators(str(facts.usual)))
        for field in (self.limited, self.quota):
            field.blockSignals(True)
        self.limited.setChecked(facts.quota is not None)
        self.quota.setEnabled(facts.quota is not None)
        if facts.quota is not None and not self.quota.hasFocus():
            self.quota.setValue(facts.quota)
        for field in (self.limited, self.quota):
            field.blockSignals(False)
        self._show()

    def show_refusal(self, error: UserFacingError) -> None:
        """Say at the field why the folder can't serve."""
        self._refusal = error
        self._show()
        self.folder.setFocus()
        self.folder.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the dialog: look while it is seen, and speak its language."""
        kind = event.type()
        if kind == QEvent.Type.Show:
            self._forget_refusal()
            self.look_wanted.emit()
            self._timer.start()
        elif kind == QEvent.Type.Hide:
            self._timer.stop()
        elif kind == QEvent.Type.LanguageChange:
            self._show()
        return super().eventFilter(watched, event)

    def _connect_signals(self) -> None:
        self.folder.editingFinished.connect(self._on_typed)
        self.choose.clicked.connect(self._on_choose)
        self.limited.toggled.connect(self._on_quota)
        self.quota.valueChanged.connect(self._on_quota)
        self.restart.clicked.connect(self.restart_requested)

    def _show(self) -> None:
        facts = self._facts
        self._folder_row.set_texts(self.tr("&Recordings go to"), self._folder_hint())
        if self._folder_row.hint is not None:
            self._folder_row.hint.set_refusal(self._refusal is not None)
        self.folder.setAccessibleName(self.tr("Recordings go to"))
        self.folder.setAccessibleDescription(self._folder_hint())
        self.choose.setText(self.tr("C&hoose…"))
        self.choose.setAccessibleName(self.tr("Choose the folder for recordings"))
        self._quota_row.set_texts(
            self.tr("Li&mit"),
            self.tr("When they take that much, recordings end, and none begins until some go."),
        )
        self.limited.setText(self.tr("All recordings together take at most"))
        self.quota.setSuffix(self.tr(" GB"))
        self.quota.setAccessibleName(self.tr("Most that all recordings may take, in GB"))
        self.restart.setText(self.tr("Restart the recorder &now"))
        said = [] if facts is None else [self._of_running(facts), self._of_before(facts)]
        said = [text for text in said if text]
        self.note.setText("\n".join(said))
        self.note.setAccessibleName(self.note.text())
        self.standing.setVisible(bool(said))
        differs = facts is not None and facts.running is not None
        self.restart.setVisible(differs)
        self.restart.setEnabled(facts is not None and facts.restart is Restart.POSSIBLE)
        self.restart.setAccessibleDescription(self.note.text())

    def _folder_hint(self) -> str:
        if self._refusal is not None:
            return self._refusal.sentence
        if self._facts is None or self._facts.free is None:
            return ""
        return self.tr("{0} free there.").format(size_text(self._facts.free))

    def _of_running(self, facts: StoringFacts) -> str:
        if facts.running is None:
            return ""
        said = [
            self.tr("The recorder that runs now was started with {0}, {1}.").format(
                QDir.toNativeSeparators(str(facts.running.data)), self._limit(facts.running)
            ),
            self.tr("What is chosen here holds from its next start."),
        ]
        if facts.restart is Restart.RECORDS:
            said.append(self.tr("It records or is about to: it can be restarted after that."))
        elif facts.restart is Restart.ELSEWHERE:
            said.append(self.tr("Connect to “This computer” to restart it here."))
        return sentences(*said)

    def _of_before(self, facts: StoringFacts) -> str:
        if facts.before is None:
            return ""
        words = self.tr("Recordings made before stay in {0}; choose that folder again to see them.")
        return words.format(QDir.toNativeSeparators(str(facts.before)))

    def _limit(self, storing: Storing) -> str:
        if storing.quota is None:
            return self.tr("without a limit")
        return self.tr("at most {0}").format(size_text(storing.quota))

    def _forget_refusal(self) -> None:
        if self._refusal is not None and self._facts is not None:
            self._refusal = None
            self.folder.setText(QDir.toNativeSeparators(str(self._facts.data)))
            self._show()

    def _on_typed(self) -> None:
        if self.folder.isModified():
            self._request(self.folder.text().strip())

    def _request(self, text: str) -> None:
        self.folder.setModified(False)
        self._refusal = None
        self.folder_requested.emit(Path(text).expanduser() if text else None)

    def _on_choose(self) -> None:
        dialog = QFileDialog(self._parent, self.tr("Folder for recordings"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, folder: str) -> None:
        self.folder.setText(QDir.toNativeSeparators(folder))
        self._request(folder)

    def _on_quota(self) -> None:
        limited = self.limited.isChecked()
        self.quota.setEnabled(limited)
        self.quota_requested.emit(self.quota.value() if limited else None)


def _beside(wide: QWidget, other: QWidget) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(SPACE)
    across.addWidget(wide, 1 if isinstance(wide, QLineEdit) else 0)
    across.addWidget(other)
    if not isinstance(wide, QLineEdit):
        across.addStretch(1)
    row.setFocusProxy(wide)
    return row
