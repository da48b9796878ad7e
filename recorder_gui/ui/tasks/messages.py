"""What the Tasks page has to say: why there is no answer, how commands and exports went, why a list
can't be sorted.
"""

from PySide6.QtWidgets import QWidget

from recorder_gui.errors import UserFacingError
from recorder_gui.state.exporting import ExportEnd
from recorder_gui.state.tasks.actions import ActionResult, results_text
from recorder_gui.state.tasks.tasks import Tasks
from recorder_gui.ui.parts.banner import Tone, Words
from recorder_gui.ui.parts.notice import Notice
from recorder_gui.ui.tasks.results_dialog import ResultsDialog

_PROBLEM, _RESULTS, _EXPORT, _ORDER = "problem", "results", "export", "order"


class TasksMessages(Notice):
    """What is said of a filter's list is withdrawn with it."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._results: tuple[ActionResult, ...] = ()
        tasks.filter_changed.connect(lambda _: self.withdraw())
        tasks.problem_changed.connect(self._on_problem)
        tasks.results_ready.connect(self._on_results)
        tasks.export_ended.connect(self._on_export_ended)
        self.action_requested.connect(self._on_action)

    def tell_order(self) -> None:
        """The protocol has one order only: a click that can do nothing says so."""
        self.say(
            _ORDER,
            Tone.INFO,
            lambda: Words(
                self.tr("The service lists recordings by their start, the newest first."),
                self.tr(
                    "It can't sort otherwise. Narrow the list with a filter, or export it and sort"
                    " it in a spreadsheet."
                ),
            ),
        )

    def _on_problem(self) -> None:
        problem = self._tasks.problem
        if problem is not None:
            self.say_error(_PROBLEM, problem, Tone.WARNING)
        else:
            self.withdraw(_PROBLEM)

    def _on_results(self, results: tuple[ActionResult, ...]) -> None:
        self._results = results
        errors = [each.error for each in results if each.error is not None]
        if len(results) == 1 and not errors:
            self.withdraw()
            return
        tone = Tone.ERROR if errors else Tone.OK
        self.say(_RESULTS, tone, lambda: self._results_words(results, errors))

    def _results_words(
        self, results: tuple[ActionResult, ...], errors: list[UserFacingError]
    ) -> Words:
        if len(results) == 1:
            sentence = errors[0].sentence
        elif errors:
            text = self.tr("Done for {0} of {1} recordings; {2} were refused.")
            sentence = text.format(len(results) - len(errors), len(results), len(errors))
        else:
            sentence = self.tr("Done for {0} recordings.").format(len(results))
        return Words(
            sentence,
            errors[0].advice if errors else "",
            details=results_text(results),
            action=self.tr("Show each") if len(results) > 1 else "",
        )

    def _on_export_ended(self, end: ExportEnd) -> None:
        error = end.error
        if error is not None:
            self.say_error(_EXPORT, error)
        elif not end.cancelled:
            self.say(
                _EXPORT,
                Tone.OK,
                lambda: Words(
                    self.tr("{0} recordings were written to {1}.").format(end.count, end.path)
                ),
            )

    def _on_action(self, key: str) -> None:
        if key == _RESULTS:
            ResultsDialog(self._results, self).open()
