"""Live: what is done on the canvas is recorded as it is done, a gesture in progress too.

At most one message each `every` seconds, and the last state is always sent. The first refusal
turns it off, with the reason.
"""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from recorder_gui.errors import UserFacingError
from recorder_gui.layout.wire import WireLayout
from recorder_gui.protocol.states import Command, Status
from recorder_gui.state.explanations import explain
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.recording import RecordingControl
from recorder_gui.state.task_scope import TaskScope

KEY = "live edits"  # the scope's key


class LiveEdits(QObject):
    """Sends `shown()` whenever it differs from what runs. Signal `changed`: on or off now."""

    changed = Signal()

    def __init__(
        self,
        document: StudioDocument,
        recording: RecordingControl,
        scope: TaskScope,
        shown: Callable[[], WireLayout],
        every: float,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._recording = recording
        self._scope = scope
        self._shown = shown
        self._every = every
        self._on = False
        document.layout_changed.connect(self._send_if_due)
        recording.changed.connect(self._send_if_due)

    @property
    def is_on(self) -> bool:
        """Whether edits are sent as they are made."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Send from now on, beginning with what the canvas shows; or stage again."""
        if on == self._on:
            return
        self._on = on
        self.changed.emit()
        self._send_if_due()

    @property
    def _may_send(self) -> bool:
        """Whether the recording takes edits now; while it is paused they wait for its resuming."""
        recording = self._recording
        return (
            self._on
            and recording.status == Status.RECORDING
            and recording.may(Command.SET_SUBTITLES)
        )

    def _send_if_due(self) -> None:
        if self._may_send and not self._scope.is_busy(KEY):
            self._scope.start(self._send, key=KEY, on_error=self._on_failed)

    async def _send(self) -> None:
        while self._may_send and self._recording.differs(wire := self._shown()):
            sent = await self._recording.apply(wire)
            await asyncio.sleep(self._every * max(1, sent))

    def _on_failed(self, error: Exception) -> None:
        if not self._recording.is_open or self._recording.status == Status.PAUSED:
            return  # it was paused or stopped meanwhile: nothing went wrong
        self.set_on(False)
        reason = explain(error)
        self._scope.report(
            UserFacingError(
                "live_off",
                lambda: (
                    self.tr("Live is off now. {0}").format(reason.sentence),
                    self.tr("The canvas may differ from what is recorded: press Apply. {0}")
                    .format(reason.advice)
                    .strip(),
                ),
            )
        )
