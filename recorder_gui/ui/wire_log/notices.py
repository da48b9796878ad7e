"""What the Wire log page has to say, one thing at a time: how an export or a sending went, that
an earlier run is shown, that nothing can be kept.
"""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_gui.errors import UserFacingError
from recorder_gui.state.exporting import ExportEnd
from recorder_gui.state.wire_log.runs import EarlierRun
from recorder_gui.state.wire_log.wire_log import WireLog
from recorder_gui.ui.parts.banner import Banner, Tone
from recorder_gui.ui.parts.naming import named
from recorder_gui.ui.wire_log.run_choice import moment_text

_RUN, _CRASH, _EXPORT, _SENDING, _PROBLEM = "run", "crash", "export", "sending", "problem"


class WireLogNotices(QWidget):
    """Takes no room while there is nothing to say. Signal `run_requested(EarlierRun | None)`: show
    what an earlier run left, or this one again."""

    run_requested = Signal(object)

    def __init__(self, log: WireLog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._told_of_crash = False
        self.shown: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        log.export_ended.connect(self._on_export_ended)
        log.problem_changed.connect(self._on_problem)
        log.earlier_found.connect(self._on_earlier_found)
        log.changed.connect(self._on_changed)

    def tell_answer(self, error: UserFacingError | None) -> None:
        """The service's answer to what was sent again."""
        if error is None:
            done = self.tr("It was sent again, and the service has done it.")
            self._say(_SENDING, Tone.OK, done)
        else:
            self._say(_SENDING, Tone.WARNING, error.sentence, error.advice)

    def withdraw(self) -> None:
        """Say nothing; whose messages these are stays said."""
        self._remove()
        self._on_changed()

    def changeEvent(self, event: QEvent) -> None:
        """What stays there follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.shown is not None:
            if self.shown.key == _RUN and self._log.shown_run is not None:
                self._tell_run(self._log.shown_run)
            elif self.shown.key == _CRASH:
                self._tell_crash()
            elif self.shown.key == _PROBLEM:
                self._on_problem()

    def _on_changed(self) -> None:
        """Messages of another run are never mistaken for this one's."""
        run = self._log.shown_run
        key = "" if self.shown is None else self.shown.key
        if run is not None and key in ("", _CRASH):
            self._tell_run(run)
        elif run is None and key == _RUN:
            self._remove()

    def _tell_run(self, run: EarlierRun) -> None:
        moments = map(moment_text, (run.started, run.last))
        if run.ended:
            text = self.tr("An earlier run of the window, from {0} to {1}.")
            advice = self.tr("Nothing new comes in here.")
        else:
            text = self.tr("An earlier run of the window, from {0}; its last message is of {1}.")
            advice = self.tr("It was cut off, by a crash or by a power cut. Nothing new comes in.")
        self._say(_RUN, Tone.WARNING, text.format(*moments), advice, action=self.tr("This run"))

    def _tell_crash(self) -> None:
        self._say(
            _CRASH,
            Tone.INFO,
            self.tr("The window's last run was cut off."),
            self.tr("What it said to the service until then was kept."),
            action=self.tr("Show it"),
        )

    def _on_earlier_found(self) -> None:
        """A crash is what one comes here for: told once."""
        earlier = self._log.earlier
        if not self._told_of_crash and earlier and not earlier[0].ended and self.shown is None:
            self._tell_crash()
        self._told_of_crash = True

    def _on_problem(self) -> None:
        if self._log.problem:
            self._say(
                _PROBLEM,
                Tone.WARNING,
                self.tr("Messages can't be kept on disk: {0}.").format(self._log.problem),
                self.tr("The newest ones are held while this window runs, or are lost."),
            )
        elif self.shown is not None and self.shown.key == _PROBLEM:
            self.withdraw()

    def _on_export_ended(self, end: ExportEnd) -> None:
        if end.error is not None:
            self._say(_EXPORT, Tone.ERROR, end.error.sentence, end.error.advice)
        elif not end.cancelled:
            count = self.locale().toString(end.count)
            text = self.tr("{0} messages were written to {1}.").format(count, end.path)
            self._say(_EXPORT, Tone.OK, text, self.tr("Secrets are masked in it."))

    def _on_action(self, key: str) -> None:
        if key == _RUN:
            self.run_requested.emit(None)
        elif key == _CRASH and self._log.earlier:
            self.run_requested.emit(self._log.earlier[0])

    def _say(
        self, key: str, tone: Tone, sentence: str, advice: str = "", *, action: str = ""
    ) -> None:
        self._remove()
        self.shown = named(Banner(key, tone, self), "wire_log_notice")
        self.shown.set_message(sentence, advice, action=action)
        self.shown.action_requested.connect(self._on_action)
        self.shown.closed.connect(self.withdraw)
        self._column.addWidget(self.shown)
        self.show()

    def _remove(self) -> None:
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None
        self.hide()
