"""Whether there is a newer version: looked for once a start, and only where the person wishes it.

A copy that the system's package manager brings never looks: updates are its affair.
"""

import logging

from PySide6.QtCore import QObject, Signal

from recorder_gui import __version__
from recorder_gui.client.errors import ClientError
from recorder_gui.state.preferences import Preferences
from recorder_gui.state.task_scope import TaskScope

_log = logging.getLogger(__name__)


class Updates(QObject):
    """Signal `newer_found(version, page)`; `page` may be ""."""

    newer_found = Signal(str, str)

    def __init__(
        self,
        preferences: Preferences,
        scope: TaskScope,
        *,
        is_systems_affair: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._scope = scope
        self.is_systems_affair = is_systems_affair

    def look(self) -> None:
        """Look now, if that is wished for and possible; a failure is noted in the log alone."""
        wished = self._preferences.look_for_updates and self._preferences.updates_address
        if wished and not self.is_systems_affair:
            self._scope.start(self._look, key="newest version")

    async def _look(self) -> None:
        from recorder_gui.client.newest import is_newer, newest_version  # late: see `later`

        try:
            newest = await newest_version(self._preferences.updates_address)
        except ClientError as error:
            _log.info("the newest version is not known: %s", error)
            return
        if is_newer(newest.version, __version__):
            self.newer_found.emit(newest.version, newest.page)
