"""What the Tasks page has to say, one thing at a time: why there is no answer, how commands and
exports went, why a list can't be sorted.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_gui.errors import UserFacingError
from recorder_gui.state.exporting import ExportEnd
from recorder_gui.state.tasks.actions import ActionResult, results_text
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.ui.parts.banner import Banner, Tone
from recorder_gui.ui.tasks.results_dialog import ResultsDialog

_PROBLEM, _RESULTS, _EXPORT, _ORDER = "problem", "results", "export", "order"


class TasksMessages(QWidget):
    """Takes no room while there is nothing to say. `shown` is the banner, None without one."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._results: tuple[ActionResult, ...] = ()
        self.shown: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        tasks.filter_changed.connect(self.withdraw)
        tasks.problem_changed.connect(self._on_problem)
        tasks.results_ready.connect(self._on_results)
        tasks.export_ended.connect(self._on_export_ended)

    def tell_order(self) -> None:
        """The protocol has one order only: a click that can do nothing says so."""
        self._say(
            _ORDER,
            Tone.INFO,
            self.tr("The service lists recordings by their start, the newest first."),
            self.tr(
                "It can't sort otherwise. Narrow the list with a filter, or export it and sort it"
                " in a spreadsheet."
            ),
        )

    def withdraw(self) -> None:
        """Say nothing."""
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None
        self.hide()

    def _on_problem(self) -> None:
        problem = self._tasks.problem
        if problem is not None:
            self._say(_PROBLEM, Tone.WARNING, problem.sentence, problem.advice)
        elif self.shown is not None and self.shown.key == _PROBLEM:
            self.withdraw()

    def _on_results(self, results: tuple[ActionResult, ...]) -> None:
        self._results = results
        errors: list[UserFacingError] = [each.error for each in results if each.error is not None]
        if len(results) == 1 and not errors:
            self.withdraw()
            return
        advice = errors[0].advice if errors else ""
        if len(results) == 1:
            sentence = errors[0].sentence
        elif errors:
            text = self.tr("Done for {0} of {1} recordings; {2} were refused.")
            sentence = text.format(len(results) - len(errors), len(results), len(errors))
        else:
            sentence = self.tr("Done for {0} recordings.").format(len(results))
        self._say(
            _RESULTS,
            Tone.ERROR if errors else Tone.OK,
            sentence,
            advice,
            details=results_text(results),
            action=self.tr("Show each") if len(results) > 1 else "",
        )

    def _on_export_ended(self, end: ExportEnd) -> None:
        if end.error is not None:
            self._say(_EXPORT, Tone.ERROR, end.error.sentence, end.error.advice)
        elif not end.cancelled:
            text = self.tr("{0} recordings were written to {1}.")
            self._say(_EXPORT, Tone.OK, text.format(end.count, end.path), "")

    def _on_action(self, key: str) -> None:
        if key == _RESULTS:
            ResultsDialog(self._results, self).open()

    def _say(
        self,
        key: str,
        tone: Tone,
        sentence: str,
        advice: str,
        *,
        details: str = "",
        action: str = "",
    ) -> None:
        self.withdraw()
        self.shown = Banner(key, tone, self)
        self.shown.set_message(sentence, advice, details=details, action=action)
        self.shown.action_requested.connect(self._on_action)
        self.shown.closed.connect(self.withdraw)
        self._column.addWidget(self.shown)
        self.show()
