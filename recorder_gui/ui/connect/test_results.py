"""How each step of a profile's test went, one line each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recorder_gui.state.connection_test import StepResult, TestStep
from recorder_gui.ui import icons
from recorder_gui.ui.theme import HALF, SPACE, colours_of

_ICON = 16  # px


class TestResults(QWidget):
    """Lines appear as results come. `lines` are their texts."""

    __test__ = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profile_test_results")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, HALF, 0, 0)
        self._column.setSpacing(HALF)

    def clear(self) -> None:
        """No lines."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = []

    def begin(self) -> None:
        """A test is under way."""
        self.clear()
        self._add("refresh", "muted", self.tr("Testing…"))

    def show_result(self, result: StepResult) -> None:
        """One more line."""
        if self._rows and self._rows[-1].property("under_way"):
            self._take_last()
        if result.problem is not None:
            problem = f"{result.problem.sentence} {result.problem.advice}"
            self._add("error", "recording", f"{self._name(result.step)}: {problem}")
        elif result.absent:
            absent = self.tr("not offered; people are added by hand in Studio")
            self._add("info", "info", f"{self._name(result.step)}: {absent}")
        else:
            works = self.tr("works")
            self._add("ok", "ok", f"{self._name(result.step)}: {works}")
        self._add("refresh", "muted", self.tr("Testing…"))

    def end(self) -> None:
        """The test is over."""
        if self._rows and self._rows[-1].property("under_way"):
            self._take_last()

    def lines(self) -> list[str]:
        """The texts shown."""
        return [str(row.property("text")) for row in self._rows]

    def _name(self, step: TestStep) -> str:
        return {
            TestStep.LOGIN: self.tr("Control address and login"),
            TestStep.STORAGE: self.tr("Storage"),
            TestStep.EXTRAS: self.tr("List of people and previews"),
        }[step]

    def _take_last(self) -> None:
        row = self._rows.pop()
        self._column.removeWidget(row)
        row.deleteLater()

    def _add(self, icon_name: str, role: str, text: str) -> None:
        row = QWidget(self)
        row.setProperty("text", text)
        row.setProperty("under_way", role == "muted")
        picture, words = QLabel(row), QLabel(text, row)
        colour = getattr(colours_of(self), role)
        picture.setPixmap(icons.pixmap(icon_name, _ICON, colour, self.devicePixelRatioF()))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1)
        self._column.addWidget(row)
        self._rows.append(row)
