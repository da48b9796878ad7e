"""The dialog of preferences: look, language, downloads, updates, and this computer's recorder."""

from PySide6.QtCore import QDir, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.state.language import LanguageChoice
from recorder_gui.state.preferences import MOST_AT_ONCE, USUAL_AT_ONCE
from recorder_gui.ui.parts.form import add_row, new_form
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.preferences.this_computer import ThisComputerRows
from recorder_gui.ui.theme import SPACE, ThemeMode, title_font


class PreferencesDialog(QDialog):
    """Every change holds at once. Signals: `theme_requested(ThemeMode)`,
    `language_requested(LanguageChoice)`, `downloads_requested(folder)`,
    `at_once_requested(count)`, `keep_recorder_requested(bool)`,
    `updates_requested(bool, address)`; those of `this_computer` are its own."""

    theme_requested = Signal(object)
    language_requested = Signal(object)
    downloads_requested = Signal(str)
    at_once_requested = Signal(int)
    keep_recorder_requested = Signal(bool)
    updates_requested = Signal(bool, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences_dialog")
        self.title = QLabel(self)
        self.title.setFont(title_font(self.font()))
        self.theme = QComboBox(self)
        self.theme.setObjectName("preferences_theme")
        self.language = QComboBox(self)
        self.language.setObjectName("preferences_language")
        self.downloads = QLineEdit(self)
        self.downloads.setReadOnly(True)
        self.choose = QPushButton(self)
        self.at_once = QSpinBox(self)
        self.at_once.setObjectName("preferences_at_once")
        self.at_once.setRange(1, MOST_AT_ONCE)
        self.general_title = SectionHeader(parent=self)
        self.this_computer_title = SectionHeader(parent=self)
        self.keep_recorder = QCheckBox(self)
        self.keep_recorder.setObjectName("preferences_keep_recorder")
        self.look_for_updates = QCheckBox(self)
        self.look_for_updates.setObjectName("preferences_updates")
        self.updates_address = QLineEdit(self)
        self.close_button = QPushButton(self)
        self._form = new_form()
        folder_row = QWidget(self)
        across = QHBoxLayout(folder_row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE)
        across.addWidget(self.downloads, 1)
        across.addWidget(self.choose)
        folder_row.setFocusProxy(self.choose)
        updates = QWidget(self)
        down = QVBoxLayout(updates)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(SPACE)
        down.addWidget(self.look_for_updates)
        down.addWidget(self.updates_address)
        updates.setFocusProxy(self.look_for_updates)
        self._rows = {
            "theme": add_row(self._form, self.theme),
            "language": add_row(self._form, self.language),
            "downloads": add_row(self._form, folder_row),
            "at_once": add_row(self._form, self.at_once),
            "updates": add_row(self._form, updates, with_hint=True),
        }
        self._updates_row = self._form.rowCount() - 1
        beside = new_form()
        self.this_computer = ThisComputerRows(beside, self)
        self._rows["recorder"] = add_row(beside, self.keep_recorder, with_hint=True)
        for mode in ThemeMode:
            self.theme.addItem("", mode)
        for choice in LanguageChoice:
            self.language.addItem("", choice)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.title)
        sections = QHBoxLayout()
        sections.setSpacing(5 * SPACE)
        sections.addLayout(_section(self.general_title, self._form), 1)
        right = _section(self.this_computer_title, beside, self.this_computer.standing)
        sections.addLayout(right, 1)
        column.addLayout(sections, 1)
        column.addLayout(below)
        for button in (self.choose, self.close_button):
            button.setAutoDefault(False)  # Enter in a field takes what was typed, no more
        self.resize(1060, 480)
        self._connect_signals()
        self.retranslate()

    def open_with(
        self,
        theme: ThemeMode,
        language: LanguageChoice,
        downloads: str,
        *,
        at_once: int = USUAL_AT_ONCE,
        keep_recorder: bool,
        updates: tuple[bool, str] | None = None,
    ) -> None:
        """Open it with the values that hold now; `updates` None: they are the system's affair."""
        self.theme.setCurrentIndex(list(ThemeMode).index(theme))
        self.language.setCurrentIndex(list(LanguageChoice).index(language))
        self.downloads.setText(QDir.toNativeSeparators(downloads))
        self.at_once.setValue(at_once)
        self.keep_recorder.setChecked(keep_recorder)
        wished, address = updates or (False, "")
        self.look_for_updates.setChecked(wished)
        self.updates_address.setText(address)
        self.updates_address.setEnabled(wished)
        self._form.setRowVisible(self._updates_row, updates is not None)
        self.theme.setFocus()
        self.open()

    def retranslate(self) -> None:
        """All texts."""
        self.setWindowTitle(self.tr("Preferences"))
        self.title.setText(self.tr("Preferences"))
        self._rows["theme"].set_texts(self.tr("&Look"))
        self._rows["language"].set_texts(self.tr("L&anguage"))
        self._rows["downloads"].set_texts(self.tr("&Downloads go to"))
        self._rows["at_once"].set_texts(self.tr("Downloads at a &time"))
        self.general_title.set_text(self.tr("General"))
        self.this_computer_title.set_text(self.tr("This computer"))
        self._rows["recorder"].set_texts(
            self.tr("On closing"),
            self.tr("While it records it always goes on, whatever is chosen here."),
        )
        self._rows["updates"].set_texts(
            self.tr("Updates"),
            self.tr("Asked once at each start. Nothing is sent but the question itself."),
        )
        self.look_for_updates.setText(self.tr("Tell me when there is a newer version"))
        self.updates_address.setPlaceholderText(
            self.tr("https:// address of the file that tells the newest version")
        )
        self.updates_address.setAccessibleName(self.tr("Address that tells the newest version"))
        for index, text in enumerate((self.tr("As the system"), self.tr("Light"), self.tr("Dark"))):
            self.theme.setItemText(index, text)
        for index, text in enumerate((self.tr("As the system"), "English", "简体中文")):
            self.language.setItemText(index, text)
        self.choose.setText(self.tr("Choose…"))
        self.keep_recorder.setText(
            self.tr("Leave this computer's recorder running when the window is closed")
        )
        self.close_button.setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _connect_signals(self) -> None:
        self.theme.activated.connect(
            lambda index: self.theme_requested.emit(list(ThemeMode)[index])
        )
        self.language.activated.connect(
            lambda index: self.language_requested.emit(list(LanguageChoice)[index])
        )
        self.at_once.valueChanged.connect(self.at_once_requested)
        self.keep_recorder.toggled.connect(self.keep_recorder_requested)
        self.look_for_updates.toggled.connect(self._on_updates)
        self.updates_address.editingFinished.connect(self._on_updates)
        self.choose.clicked.connect(self._on_choose)
        self.close_button.clicked.connect(self.accept)

    def _on_updates(self) -> None:
        wished = self.look_for_updates.isChecked()
        self.updates_address.setEnabled(wished)
        self.updates_requested.emit(wished, self.updates_address.text().strip())

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for downloads"), self.downloads.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    def _on_folder(self, folder: str) -> None:
        self.downloads.setText(QDir.toNativeSeparators(folder))
        self.downloads_requested.emit(folder)


def _section(title: QWidget, form: QFormLayout, below: QWidget | None = None) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE)
    column.addWidget(title)
    column.addLayout(form)
    if below is not None:
        column.addSpacing(SPACE)
        column.addWidget(below)
    column.addStretch(1)
    return column
