"""What this program is, its versions and where its log is, to copy for support."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.ui.icons import application_icon
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.theme import SPACE, title_font

_ICON = 64  # px


class AboutDialog(QDialog):
    """`facts` are pairs of a name and a value, such as ("Qt", "6.11.3")."""

    def __init__(self, facts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self._facts = list(facts)
        self.name = QLabel("Cloud Recorder", self)
        self.name.setFont(title_font(self.font()))
        self.licence = QuietLabel(parent=self)
        self.copy = QPushButton(self)
        self.close_button = QPushButton(self)
        picture = QLabel(self)
        picture.setPixmap(application_icon().pixmap(_ICON, _ICON))
        table = QFormLayout()
        table.setHorizontalSpacing(3 * SPACE)
        for name, value in self._facts:
            words = QLabel(value, self)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setWordWrap(True)
            table.addRow(name, words)
        head = QHBoxLayout()
        head.setSpacing(2 * SPACE)
        head.addWidget(picture)
        head.addWidget(self.name, 1)
        below = QHBoxLayout()
        below.addWidget(self.copy)
        below.addStretch(1)
        below.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(head)
        column.addLayout(table)
        column.addWidget(self.licence)
        column.addStretch(1)
        column.addLayout(below)
        self.setMinimumWidth(520)
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts of its own."""
        self.setWindowTitle(self.tr("About Cloud Recorder"))
        self.licence.setText(
            self.tr(
                "Free software under the GNU General Public License, version 3 or later. It comes"
                " without any warranty."
            )
        )
        self.copy.setText(self.tr("Copy for support"))
        self.close_button.setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_copy(self) -> None:
        text = "\n".join(f"{name}: {value}" for name, value in self._facts)
        QGuiApplication.clipboard().setText(text)
