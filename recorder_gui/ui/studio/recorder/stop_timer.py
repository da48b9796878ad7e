"""When to stop: a small panel that plans it, after a length or at a time of day.

Object names: `stop_timer_panel`, `stop_after`, `stop_at`, `stop_after_button`, `stop_at_button`,
`stop_never_button`.
"""

from PySide6.QtCore import QPoint, QTime
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QTimeEdit, QWidget

from recorder_gui.state.amounts import length_text
from recorder_gui.state.studio.watching.stop_plan import StopPlan
from recorder_gui.ui.parts.form import QuietLabel
from recorder_gui.ui.parts.pop_up import PopUp
from recorder_gui.ui.theme import SPACE, heading_font

_USUAL = QTime(0, 45)


class StopTimerPanel(PopUp):
    """Opens above the button that asked for it."""

    def __init__(self, plan: StopPlan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stop_timer_panel")
        self._plan = plan
        after = plan.after
        usual = _USUAL if after is None else QTime(0, 0).addSecs(int(after))
        title = QuietLabel(self.tr("Stop by itself"), self)
        title.setFont(heading_font(self.font()))
        self._after = QTimeEdit(usual, self)
        self._after.setObjectName("stop_after")
        self._after.setDisplayFormat("hh:mm:ss")
        self._after.setAccessibleName(self.tr("Length to record"))
        soon = QTime.currentTime().addSecs(3600)
        at = QTime(soon.hour(), 0) if plan.at is None else QTime(plan.at.hour, plan.at.minute)
        self._at = QTimeEdit(at, self)
        self._at.setObjectName("stop_at")
        self._at.setDisplayFormat("hh:mm")
        self._at.setAccessibleName(self.tr("Time of day"))
        set_after = self._button(self.tr("Stop after this length"), "stop_after_button")
        set_at = self._button(self.tr("Stop at this time"), "stop_at_button")
        never = self._button(self.tr("Do not stop by itself"), "stop_never_button")
        never.setEnabled(plan.is_set)
        hint = QuietLabel(
            self.tr("It is this window that stops it: leave it open. Pauses do not count."), self
        )
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        grid.addWidget(self._after, 0, 0)
        grid.addWidget(set_after, 0, 1)
        grid.addWidget(self._at, 1, 0)
        grid.addWidget(set_at, 1, 1)
        last = QHBoxLayout()
        last.addWidget(never)
        last.addStretch(1)
        column = self.column
        column.addWidget(title)
        column.addLayout(grid)
        column.addWidget(hint)
        column.addLayout(last)
        set_after.clicked.connect(self._stop_after)
        set_at.clicked.connect(self._stop_at)
        never.clicked.connect(self._never)

    def show_above(self, widget: QWidget) -> None:
        """Above `widget`, the keyboard in the first field."""
        self.open_above(widget, QPoint(0, -SPACE))
        self._after.setFocus()

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _stop_after(self) -> None:
        seconds = QTime(0, 0).secsTo(self._after.time())
        if seconds > 0:
            self._plan.stop_after(seconds)
        self.close()

    def _stop_at(self) -> None:
        time = self._at.time()
        self._plan.stop_at(time.hour(), time.minute())
        self.close()

    def _never(self) -> None:
        self._plan.clear()
        self.close()


def plan_text(plan: StopPlan, at_text: str, in_text: str) -> str:
    """The plan in short: `at_text` with the time of day, or `in_text` with what is left."""
    if plan.at is not None:
        return at_text.format(plan.at.strftime("%H:%M"))
    left = plan.remaining()
    return "" if left is None else in_text.format(length_text(left))
