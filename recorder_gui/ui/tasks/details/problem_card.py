"""What went wrong last, what it means and what to do, so that nobody has to look up a code."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recorder_gui.state.phrases import sentences
from recorder_gui.state.tasks.history.problem import Problem
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.theme import RADIUS, SPACE, blend, colours_of, scaled_font

_EDGE = 3  # px
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ProblemCard(QWidget):
    """Hidden while nothing is known to be wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = named(QLabel(self), "tasks_problem_sentence")
        self._advice = named(QLabel(self), "tasks_problem_advice")
        self._code = named(QuietLabel(parent=self), "tasks_problem_code")
        self._sentence.setFont(scaled_font(self.font(), 1.0, QFont.Weight.DemiBold))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE + _EDGE, SPACE, SPACE, SPACE)
        column.setSpacing(3)
        for label in (self._sentence, self._advice, self._code):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(_SELECTABLE)
            column.addWidget(label)
        self.hide()

    def show_problem(self, problem: Problem | None) -> None:
        """Another one, or none."""
        self.setVisible(problem is not None)
        if problem is None:
            return
        self._sentence.setText(problem.sentence)
        self._advice.setText(problem.advice)
        self._advice.setVisible(bool(problem.advice))
        self._code.setText(problem.code_text)
        self.setAccessibleName(sentences(problem.sentence, problem.advice, problem.code_text))

    def text(self) -> str:
        """What it says; "" while it is hidden."""
        if self.isHidden():
            return ""
        return "\n".join(label.text() for label in (self._sentence, self._advice, self._code))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted card with a coloured edge."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(colours.recording, colours.surface, 0.09))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setBrush(QColor(colours.recording))
        painter.drawRoundedRect(QRectF(0, 0, _EDGE, self.height()), 1, 1)
        painter.end()
