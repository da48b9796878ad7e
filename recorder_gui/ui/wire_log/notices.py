"""What the Wire log page has to say: how an export or a sending went, that an earlier run is shown,
that nothing can be kept.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recorder_gui.errors import UserFacingError
from recorder_gui.state.exporting import ExportEnd
from recorder_gui.state.wire_log.runs import EarlierRun
from recorder_gui.state.wire_log.wire_log import WireLog
from recorder_gui.ui.parts.banner import Tone, Words
from recorder_gui.ui.parts.notice import Notice
from recorder_gui.ui.wire_log.run_choice import moment_text

_RUN, _CRASH, _EXPORT, _SENDING, _PROBLEM = "run", "crash", "export", "sending", "problem"


class WireLogNotices(Notice):
    """Signal `run_requested(EarlierRun | None)`: show what an earlier run left, or this one again.
    Whose messages these are stays said."""

    run_requested = Signal(object)

    def __init__(self, log: WireLog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._told_of_crash = False
        self._told_run: EarlierRun | None = None
        log.export_ended.connect(self._on_export_ended)
        log.problem_changed.connect(self._on_problem)
        log.earlier_found.connect(self._on_earlier_found)
        log.changed.connect(self._on_changed)
        self.action_requested.connect(self._on_action)
        self.closed.connect(self._on_changed)

    def tell_answer(self, error: UserFacingError | None) -> None:
        """The service's answer to what was sent again."""
        if error is None:
            self.say(
                _SENDING,
                Tone.OK,
                lambda: Words(self.tr("It was sent again, and the service has done it.")),
            )
        else:
            self.say_error(_SENDING, error, Tone.WARNING)

    def _on_changed(self) -> None:
        """Messages of another run are never mistaken for this one's."""
        run = self._log.shown_run
        if run is None:
            self.withdraw(_RUN)
        elif self.key() in ("", _CRASH) or run is not self._told_run:
            self._told_run = run
            self.say(_RUN, Tone.WARNING, lambda: self._run_words(run))

    def _run_words(self, run: EarlierRun) -> Words:
        moments = map(moment_text, (run.started, run.last))
        if run.ended:
            text = self.tr("An earlier run of the window, from {0} to {1}.")
            advice = self.tr("Nothing new comes in here.")
        else:
            text = self.tr("An earlier run of the window, from {0}; its last message is of {1}.")
            advice = self.tr("It was cut off, by a crash or by a power cut. Nothing new comes in.")
        return Words(text.format(*moments), advice, action=self.tr("This run"))

    def _crash_words(self) -> Words:
        return Words(
            self.tr("The window's last run was cut off."),
            self.tr("What it said to the service until then was kept."),
            action=self.tr("Show it"),
        )

    def _on_earlier_found(self) -> None:
        """A crash is what one comes here for: told once."""
        earlier = self._log.earlier
        if not self._told_of_crash and earlier and not earlier[0].ended and self.shown is None:
            self.say(_CRASH, Tone.INFO, self._crash_words)
        self._told_of_crash = True

    def _on_problem(self) -> None:
        problem = self._log.problem
        if problem:
            self.say(
                _PROBLEM,
                Tone.WARNING,
                lambda: Words(
                    self.tr("Messages can't be kept on disk: {0}.").format(problem),
                    self.tr("The newest ones are held while this window runs, or are lost."),
                ),
            )
        elif self.key() == _PROBLEM:
            self.withdraw()
            self._on_changed()

    def _on_export_ended(self, end: ExportEnd) -> None:
        error = end.error
        if error is not None:
            self.say_error(_EXPORT, error)
        elif not end.cancelled:
            count = self.locale().toString(end.count)
            self.say(
                _EXPORT,
                Tone.OK,
                lambda: Words(
                    self.tr("{0} messages were written to {1}.").format(count, end.path),
                    self.tr("Secrets are masked in it."),
                ),
            )

    def _on_action(self, key: str) -> None:
        if key == _RUN:
            self.run_requested.emit(None)
        elif key == _CRASH and self._log.earlier:
            self.run_requested.emit(self._log.earlier[0])
