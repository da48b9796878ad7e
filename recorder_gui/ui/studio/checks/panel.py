"""Checks: a heading that tells how many troubles there are, and each with its fix.

Object names: `checks_panel`, `checks_list`; each row `finding_TROUBLE` with `fix_TROUBLE`.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from recorder_gui.layout.checks.finding import Finding
from recorder_gui.state.phrases import labelled
from recorder_gui.state.studio.studio import Studio
from recorder_gui.ui import icons
from recorder_gui.ui.parts.buttons import LinkButton
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.section_header import SectionHeader
from recorder_gui.ui.studio.checks.words import fix_name, sentence_of
from recorder_gui.ui.theme import HALF, RADIUS, SPACE, caption_font, colours_of

_ICON = 14
_TALLEST = 132  # px, of the rows; more scroll


class ChecksPanel(QWidget):
    """Follows the Studio's checks."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checks_panel")
        self._studio = studio
        self._shown: tuple[tuple[Finding, str], ...] | None = None
        self._header = SectionHeader(parent=self)
        self._verdict = _Verdict(self)
        self._header.add_button(self._verdict)
        self._rows = QWidget()
        self._rows.setObjectName("checks_list")
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)
        self._area = _Area(self._rows, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, SPACE, SPACE)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        studio.checking.changed.connect(self._show)
        studio.document.committed.connect(self._show)  # a name may be another
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self._header.set_text(self.tr("Checks"))
        self._shown = None
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()

    def _show(self) -> None:
        layout = self._studio.document.committed_layout
        findings = self._studio.checking.findings
        wanted = tuple((each, sentence_of(each, layout)) for each in findings)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (taken := self._column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding, sentence in wanted:
            self._column.addWidget(FindingRow(self._studio, finding, sentence, self._rows))
        self._area.setVisible(bool(wanted))
        self._area.updateGeometry()
        count = len(wanted)
        words = self.tr("{0} to look at").format(count) if count else self.tr("All is well")
        self._verdict.show_verdict(words, well=not count)


class FindingRow(QFrame):
    """One trouble: a click or Enter selects its item, the button cures it."""

    def __init__(self, studio: Studio, finding: Finding, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"finding_{finding.trouble.value}")
        self._studio = studio
        self._finding = finding
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(sentence)
        mark = QLabel(self)
        colours = colours_of(parent)
        mark.setPixmap(icons.pixmap("warning", _ICON, colours.paused, self.devicePixelRatioF()))
        words = QLabel(sentence, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setFont(caption_font(self.font()))
        fix = LinkButton(fix_name(finding), self)
        fix.setObjectName(f"fix_{finding.trouble.value}")
        fix.setAccessibleName(labelled(fix.text(), sentence))
        fix.clicked.connect(lambda: studio.editing.fix(finding, studio.checking.surroundings()))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(words)
        right.addWidget(fix, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, HALF, HALF, HALF)
        row.setSpacing(HALF + 2)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show which item it is."""
        if self.rect().contains(event.position().toPoint()):
            self._select()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does as a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._select()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet card, with a ring where the keyboard is."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent if self.hasFocus() else colours.border))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        painter.end()

    def _select(self) -> None:
        if self._finding.item_id:
            self._studio.document.select([self._finding.item_id])


class _Verdict(QWidget):
    """A mark and a few words at the right of the heading."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = QLabel(self)
        self._words = QuietLabel(parent=self)
        self._words.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HALF)
        row.addWidget(self._mark)
        row.addWidget(self._words)
        self._is_well = True

    def show_verdict(self, words: str, *, well: bool) -> None:
        """What it comes to."""
        self._is_well = well
        self._words.setText(words)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette: a child has it later than its parent."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        colours = colours_of(self)
        name, colour = ("ok", colours.ok) if self._is_well else ("warning", colours.paused)
        self._mark.setPixmap(icons.pixmap(name, _ICON, colour, self.devicePixelRatioF()))


class _Area(QScrollArea):
    """As tall as its rows, up to a limit."""

    def __init__(self, rows: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setWidget(rows)
        self.viewport().setAutoFillBackground(False)
        rows.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """The rows' own height at this width."""
        layout = self._rows.layout()
        width = max(self.viewport().width(), 120)
        tall = layout.heightForWidth(width) if layout is not None else 0
        return QSize(width, min(max(tall, 0), _TALLEST))

    def minimumSizeHint(self) -> QSize:
        """The same: rows are not squeezed."""
        return QSize(80, self.sizeHint().height())
