"""What the guards and a planned stop have to say, in the window's message area with the button
that helps, and what no longer holds there. They are heard on every page; the task bar's entry asks
for attention too."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from recorder_gui.layout.document import SourceKey
from recorder_gui.state.phrases import listed
from recorder_gui.state.studio.studio import Studio
from recorder_gui.state.studio.watching.guards import Guard
from recorder_gui.ui.messages import MessageArea
from recorder_gui.ui.parts.banner import Tone, Words

NOTHING_TO_RECORD = "empty_canvas"  # the error of a start with an empty canvas
_GUARD = "guard:"
_PLAN = "planned stop"
Action = Callable[[], object]


class RecordingNotices(QObject):
    """Says in `messages` what the Studio's guards have found; `start` begins a recording, `window`
    asks for attention, `show_files` leads to where room can be made."""

    def __init__(
        self,
        studio: Studio,
        messages: MessageArea,
        window: QWidget,
        *,
        start: Action,
        show_files: Action,
    ) -> None:
        super().__init__(messages)
        self._studio = studio
        self._messages = messages
        self._window = window
        self._actions: dict[str, Action] = {
            _GUARD + Guard.NOT_RECORDING: start,
            _GUARD + Guard.LONG_PAUSE: studio.pause_or_resume,
            _GUARD + Guard.SILENT_MICROPHONE: self._do_not_hear,
            _GUARD + Guard.LITTLE_DISK: show_files,
            _PLAN: studio.stop_plan.clear,
        }
        studio.guards.spoke.connect(self._on_spoke)
        studio.guards.fell_silent.connect(lambda guard: messages.withdraw(_GUARD + guard))
        studio.stop_plan.near.connect(self._on_near)
        studio.stop_plan.withdrawn.connect(lambda: messages.withdraw(_PLAN))
        studio.document.committed.connect(self._on_committed)
        messages.action_requested.connect(self._on_action)
        messages.closed.connect(self._on_closed)

    def _on_spoke(self, guard: Guard) -> None:
        self._messages.say(_GUARD + guard, Tone.WARNING, lambda: self._words(guard))
        QApplication.alert(self._window)

    def _words(self, guard: Guard) -> Words:
        facts = self._studio.guards.facts
        if guard is Guard.NOT_RECORDING:
            return Words(
                self.tr("People are here and nothing is being recorded."),
                self.tr("They have been on the canvas for {0} min.").format(
                    _minutes(facts.unrecorded_for)
                ),
                action=self.tr("Start"),
            )
        if guard is Guard.LONG_PAUSE:
            return Words(
                self.tr("The recording has been paused for {0} min.").format(
                    _minutes(facts.paused_for)
                ),
                self.tr("What happens meanwhile is not in the file."),
                action=self.tr("Resume"),
            )
        if guard is Guard.SILENT_MICROPHONE:
            return self._silence_words(facts.silent)
        minutes = int((facts.disk_seconds or 0) // 60)
        return Words(
            self.tr("The recorder has room for {0} h {1} min more.").format(
                minutes // 60, f"{minutes % 60:02}"
            ),
            self.tr("Then it stops and keeps what it has. Delete files that nobody needs."),
            action=self.tr("Show files"),
        )

    def _silence_words(self, silent: tuple[SourceKey, ...]) -> Words:
        names = listed(key.user_id for key in silent[:3])
        if len(silent) > 3:
            names = self.tr("{0} and {1} more").format(names, len(silent) - 3)
        return Words(
            self.tr("Nothing is heard from {0}.").format(names),
            self.tr("Ask whether the microphone is on, or leave it out."),
            action=self.tr("Leave out"),
        )

    def _do_not_hear(self) -> None:
        studio = self._studio
        for key in studio.guards.facts.silent:
            studio.muting.set_muted(key, True, ticked=key in studio.document.committed_layout.sound)

    def _on_near(self) -> None:
        self._messages.say(
            _PLAN,
            Tone.INFO,
            lambda: Words(
                self.tr("The recording stops by itself within a minute."),
                self.tr("So it was planned."),
                action=self.tr("Go on recording"),
            ),
        )
        QApplication.alert(self._window)

    def _on_committed(self) -> None:
        layout = self._studio.document.committed_layout
        if layout.videos or layout.sound:
            self._messages.settle(NOTHING_TO_RECORD)

    def _on_action(self, key: str) -> None:
        action = self._actions.get(key)
        if action is None:
            return
        action()
        self._messages.withdraw(key)
        self._on_closed(key)

    def _on_closed(self, key: str) -> None:
        if key.startswith(_GUARD):
            self._studio.guards.dismiss(Guard(key.removeprefix(_GUARD)))


def _minutes(seconds: float) -> int:
    return max(1, int(seconds // 60))
