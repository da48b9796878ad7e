"""Muting: a microphone that is ticked and yet not heard for now. It takes effect at once, not with
Apply, and is no part of the layout: neither undone nor saved."""

from PySide6.QtCore import QObject, Signal

from recorder_gui.layout.document import SourceKey
from recorder_gui.layout.wire import WireLayout
from recorder_gui.protocol.fields import MAX_AUDIOS
from recorder_gui.protocol.requests import AudioItem
from recorder_gui.protocol.states import Command
from recorder_gui.state.studio.recording import RecordingControl
from recorder_gui.state.task_scope import TaskScope


class Muting(QObject):
    """Which microphones are muted. Signal `changed`."""

    changed = Signal()

    def __init__(
        self, recording: RecordingControl, scope: TaskScope, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recording = recording
        self._scope = scope
        self._muted: frozenset[SourceKey] = frozenset()
        self._waiting: dict[SourceKey, bool] = {}  # what could not be sent while it was paused
        recording.changed.connect(self._send_waiting)

    def is_muted(self, key: SourceKey) -> bool:
        """Whether that microphone is muted."""
        return key in self._muted

    def heard(self, wire: WireLayout) -> WireLayout:
        """`wire` without those that are muted."""
        audios = tuple(item for item in wire.audios if _key(item) not in self._muted)
        return wire if audios == wire.audios else WireLayout(wire.videos, audios, wire.subtitles)

    def set_muted(self, key: SourceKey, muted: bool, *, ticked: bool) -> None:
        """Mute or unmute; `ticked`: whether the layout wants to hear it at all."""
        if muted == self.is_muted(key):
            return
        self._muted = self._muted | {key} if muted else self._muted - {key}
        self.changed.emit()
        if ticked:
            self._waiting[key] = muted
            self._send_waiting()

    def _send_waiting(self) -> None:
        recording = self._recording
        if not recording.is_open:
            self._waiting.clear()
        if not self._waiting or recording.running is None:
            return
        if not recording.may(Command.SET_LAYOUT) or not recording.is_begun:
            return
        wanted, self._waiting = self._waiting, {}
        self._scope.start(
            lambda: self._send(wanted), on_error=lambda error: self._take_back(wanted, error)
        )

    async def _send(self, wanted: dict[SourceKey, bool]) -> None:
        running = self._recording.running or WireLayout()
        audios = {_key(item): item for item in running.audios}
        for key, muted in wanted.items():
            if muted:
                audios.pop(key, None)
            elif len(audios) < MAX_AUDIOS:
                audios[key] = AudioItem(user_id=key.user_id, media_id=key.media_id)
        await self._recording.hear(tuple(audios.values()))

    def _take_back(self, wanted: dict[SourceKey, bool], error: Exception) -> None:
        """It was refused: what is shown must be what is heard."""
        for key, muted in wanted.items():
            self._muted = self._muted - {key} if muted else self._muted | {key}
        self.changed.emit()
        self._scope.report(error)


def _key(item: AudioItem) -> SourceKey:
    return SourceKey(item.user_id, item.media_id, item.media_type)
