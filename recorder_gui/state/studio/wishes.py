"""Commands of the recording, one at a time.

What is wished while another command still runs waits for its end: a press that came a moment too
early must not be lost, least of all a stop that the person has confirmed.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from recorder_gui.state.task_scope import TaskScope, Work

COMMAND = "recording"  # the scope's key while a command runs


class Wishes(QObject):
    """Starts commands in `scope`; `on_failed` hears the error of each that fails."""

    def __init__(
        self, scope: TaskScope, on_failed: Callable[[Exception], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._on_failed = on_failed
        self._waiting: dict[str, Work] = {}
        scope.busy_changed.connect(self._on_busy)

    def now_or_never(self, work: Work) -> None:
        """Carry out `work`, unless a command runs."""
        self._scope.start(work, key=COMMAND, on_error=self._on_failed)

    def soon(self, name: str, work: Work) -> None:
        """Carry out `work` now, or as soon as what runs and waits has ended.

        Wishes of one `name` are one wish: the last counts. What may have become pointless by then
        is for `work` to see.
        """
        if self._scope.is_busy(COMMAND):
            self._waiting[name] = work
        else:
            self.now_or_never(work)

    def forget(self) -> None:
        """Carry out nothing that still waits."""
        self._waiting.clear()

    def _on_busy(self, key: str, busy: bool) -> None:
        if key == COMMAND and not busy and self._waiting:
            self.now_or_never(self._waiting.pop(next(iter(self._waiting))))
