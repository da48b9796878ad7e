"""What the checks found, each with its fix at a click. Hidden while there is nothing to say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recorder_gui.layout.checks.finding import Finding, Trouble
from recorder_gui.layout.checks.fixes import FIXES
from recorder_gui.protocol.fields import MAX_AUDIOS, MAX_VIDEOS
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.studio.source_faces import item_name
from recorder_gui.ui.theme import HALF, colours_of

_MOST = 4  # shown at once
_ICON = 14


class ChecksList(QWidget):
    """Object name: `checks_list`."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checks_list")
        self._studio = studio
        self._shown: tuple[str, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, HALF, 0, 0)
        self._column.setSpacing(HALF)

    def refresh(self) -> None:
        """Look again."""
        findings = self._studio.findings()
        names = tuple(self._sentence(each) for each in findings)
        if names == self._shown:
            return
        self._shown = names
        while (taken := self._column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding in findings[:_MOST]:
            self._column.addWidget(self._row(finding))
        if len(findings) > _MOST:
            more = self.tr("and {0} more").format(len(findings) - _MOST)
            self._column.addWidget(QuietLabel(more, self))
        self.setVisible(bool(findings))

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(HALF)
        mark = QLabel(row)
        colour = colours_of(self).paused
        mark.setPixmap(icons.pixmap("warning", _ICON, colour, self.devicePixelRatioF()))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(QuietLabel(self._sentence(finding), row), 1)
        if finding.trouble in FIXES:
            fix = QPushButton(self._fix_name(finding.trouble), row)
            fix.setAccessibleName(f"{fix.text()}: {self._sentence(finding)}")
            fix.clicked.connect(
                lambda: self._studio.editing.fix(finding, self._studio.surroundings())
            )
            line.addWidget(fix, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _sentence(self, finding: Finding) -> str:
        item = self._studio.document.committed_layout.find(finding.item_id)
        name = item_name(item) if item is not None else ""
        return {
            Trouble.OUTSIDE: self.tr("“{0}” reaches beyond the canvas"),
            Trouble.COVERED: self.tr("“{0}” is hidden by another picture"),
            Trouble.ENLARGED: self.tr("“{0}” is shown much larger than it is sent"),
            Trouble.TWICE: self.tr("“{0}” is on the canvas twice"),
            Trouble.TEXT_SMALL: self.tr("“{0}” is too small to read"),
            Trouble.TEXT_FAINT: self.tr("“{0}” is too faint to read"),
            Trouble.TEXT_BLENDS: self.tr("“{0}” does not stand out from the picture behind it"),
            Trouble.TEXT_EMPTY: self.tr("A subtitle has no text"),
            Trouble.TOO_MANY_VIDEOS: self.tr("More than {1} videos: the last are left out"),
            Trouble.TOO_MANY_SOUNDS: self.tr("More than {2} microphones: the last are left out"),
            Trouble.SOURCE_GONE: self.tr("“{0}” is not in the group any more"),
            Trouble.SOURCE_ASLEEP: self.tr("“{0}” sends no picture just now"),
        }[finding.trouble].format(name, MAX_VIDEOS, MAX_AUDIOS)

    def _fix_name(self, trouble: Trouble) -> str:
        return {
            Trouble.OUTSIDE: self.tr("Move inside"),
            Trouble.COVERED: self.tr("To the front"),
            Trouble.ENLARGED: self.tr("Shrink"),
            Trouble.TOO_MANY_SOUNDS: self.tr("Untick"),
            Trouble.TEXT_SMALL: self.tr("Enlarge"),
            Trouble.TEXT_FAINT: self.tr("Make opaque"),
            Trouble.TEXT_BLENDS: self.tr("Recolour"),
            Trouble.SOURCE_ASLEEP: self.tr("Hide"),
            Trouble.TOO_MANY_VIDEOS: self.tr("Hide the last"),
        }.get(trouble, self.tr("Remove"))
