"""How loud each microphone that is to be heard is: from the recording while one runs, and before
from the service, where that listens for us."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recorder_gui.client.errors import ClientError
from recorder_gui.layout.document import SourceKey
from recorder_gui.protocol.fields import MediaType
from recorder_gui.protocol.local import GroupLevels
from recorder_gui.state.connection import Connection
from recorder_gui.state.studio.document import StudioDocument
from recorder_gui.state.studio.following import Following
from recorder_gui.state.studio.recording import RecordingControl
from recorder_gui.state.studio.roster import Roster
from recorder_gui.state.studio.watching.vitals import Vitals
from recorder_gui.state.task_scope import TaskScope

if TYPE_CHECKING:
    from recorder_gui.client.local.api import LocalApi


class Levels(QObject):
    """Signal `changed`: another level, or none any more."""

    changed = Signal()

    def __init__(
        self,
        connection: Connection,
        document: StudioDocument,
        roster: Roster,
        recording: RecordingControl,
        vitals: Vitals,
        scope: TaskScope,
        *,
        follow_again: float,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._document = document
        self._roster = roster
        self._recording = recording
        self._vitals = vitals
        self._follow_again = follow_again
        self._active = False
        self._heard: dict[SourceKey, float] = {}
        self._following = Following(scope)
        for news in (
            connection.connected,
            connection.reconnected,
            connection.lost,
            connection.profile_changed,
            document.committed,
            roster.groups_changed,
            recording.changed,
        ):
            news.connect(self._follow_if_wanted)
        vitals.levels_changed.connect(self.changed)

    def level(self, key: SourceKey) -> float | None:
        """A microphone's newest peak in dBFS; None where it is not known."""
        if self._recording.is_begun:
            return self._vitals.level(key)
        return self._heard.get(key)

    def set_active(self, active: bool) -> None:
        """Whether anybody looks."""
        self._active = active
        self._follow_if_wanted()

    def _follow_if_wanted(self) -> None:
        local, group_id = self._connection.local, self._roster.group_id
        looks = self._active and self._connection.is_connected and not self._recording.is_begun
        heard = frozenset(self._document.committed_layout.sound)
        if not looks or not heard or local is None:
            self._following.stop()
            self._show({})
            return
        wanted = (local, group_id, heard)
        if self._following.follow(wanted, lambda: self._follow(*wanted)):
            self._show({})

    async def _follow(
        self, local: "LocalApi", group_id: str, microphones: frozenset[SourceKey]
    ) -> None:
        wanted = [(key.user_id, key.media_id, key.media_type) for key in microphones]
        while True:
            pushed = local.group_levels(group_id, wanted)
            try:
                async for told in pushed:
                    self._take(told)
            except ClientError:
                self._show({})
            finally:
                await pushed.aclose()
            await asyncio.sleep(self._follow_again)

    def _take(self, told: GroupLevels) -> None:
        self._show(
            {
                SourceKey(each.user_id, each.media_id, MediaType.MICROPHONE): each.peak
                for each in told.levels
            }
        )

    def _show(self, heard: dict[SourceKey, float]) -> None:
        if heard != self._heard:
            self._heard = heard
            self.changed.emit()
