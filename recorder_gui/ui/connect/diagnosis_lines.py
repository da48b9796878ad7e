"""How each step of a profile's test goes, one line each; all of it can be copied as text."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from recorder_gui.state.diagnosis import Step, StepResult, StepState
from recorder_gui.state.phrases import sentences
from recorder_gui.ui import icons
from recorder_gui.ui.theme import HALF, SPACE, colours_of

_ICON = 16  # px
_LOOK = {  # icon, role of the theme's colours
    StepState.RUNNING: ("refresh", "muted"),
    StepState.WORKS: ("ok", "ok"),
    StepState.FAILED: ("error", "recording"),
    StepState.ABSENT: ("info", "info"),
    StepState.NOT_REACHED: ("minus", "muted"),
}


class DiagnosisLines(QWidget):
    """Lines appear as steps begin. `lines` are their texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profile_diagnosis")
        self._results: dict[Step, StepResult] = {}
        self._cells: dict[Step, tuple[QLabel, QLabel, QLabel]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, HALF, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(HALF)
        self._grid.setColumnStretch(1, 1)

    def clear(self) -> None:
        """No lines."""
        for cells in self._cells.values():
            for cell in cells:
                self._grid.removeWidget(cell)
                cell.deleteLater()
        self._cells.clear()
        self._results.clear()

    def show_result(self, result: StepResult) -> None:
        """How a step stands now."""
        self._results[result.step] = result
        if result.step not in self._cells:
            self._cells[result.step] = self._new_cells()
        self._fill(result)

    def end(self) -> None:
        """The test is over; what still ran was cancelled."""
        for step, result in list(self._results.items()):
            if result.state is StepState.RUNNING:
                self.show_result(StepResult(step, StepState.NOT_REACHED))

    def lines(self) -> list[str]:
        """The texts shown."""
        return [self._text(each) for each in self._results.values()]

    def as_text(self) -> str:
        """All of it, for a message to support."""
        return "\n".join(
            " ".join(part for part in (self._text(each), _took(each)) if part)
            for each in self._results.values()
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            for each in self._results.values():
                self._fill(each)

    def _new_cells(self) -> tuple[QLabel, QLabel, QLabel]:
        row = len(self._cells)
        picture, words, took = QLabel(self), QLabel(self), QLabel(self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setWordWrap(True)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(picture, row, 0, top)
        self._grid.addWidget(words, row, 1)
        self._grid.addWidget(took, row, 2, top | Qt.AlignmentFlag.AlignRight)
        return picture, words, took

    def _fill(self, result: StepResult) -> None:
        picture, words, took = self._cells[result.step]
        name, role = _LOOK[result.state]
        colour = getattr(colours_of(self), role)
        picture.setPixmap(icons.pixmap(name, _ICON, colour, self.devicePixelRatioF()))
        words.setText(self._text(result))
        words.setEnabled(result.state is not StepState.NOT_REACHED)
        took.setText(_took(result))
        took.setEnabled(False)

    def _text(self, result: StepResult) -> str:
        if result.problem is not None:
            said = sentences(result.problem.sentence, result.problem.advice)
        elif result.state is StepState.ABSENT and result.step is Step.EXTRAS:
            said = self.tr("not offered; people are added by hand in Studio")
        elif result.state is StepState.ABSENT:
            said = self.tr("not encrypted, or checked behind the proxy")
        else:
            said = {
                StepState.RUNNING: self.tr("being tried…"),
                StepState.WORKS: self.tr("works"),
                StepState.NOT_REACHED: self.tr("not reached"),
            }[result.state]
        return self.tr("{0}: {1}").format(self._name(result.step), said)

    def _name(self, step: Step) -> str:
        return {
            Step.NAME: self.tr("Server name"),
            Step.PORT: self.tr("Port"),
            Step.TLS: self.tr("Encryption"),
            Step.WEBSOCKET: self.tr("WebSocket"),
            Step.LOGIN: self.tr("Login"),
            Step.STORAGE: self.tr("Storage"),
            Step.EXTRAS: self.tr("List of people and previews"),
        }[step]


def _took(result: StepResult) -> str:
    """What a step took, as "12 ms"; "" where nothing was tried."""
    tried = result.state in (StepState.WORKS, StepState.FAILED)
    return f"{result.seconds * 1000:.0f} ms" if tried else ""
