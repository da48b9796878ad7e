"""What becomes of this computer's recorder when the window goes or looks elsewhere."""

import asyncio
import logging

from recorder_gui.client.errors import ClientError
from recorder_gui.client.local.recorder import LocalRecorder
from recorder_gui.protocol.requests import Query
from recorder_gui.protocol.states import Status
from recorder_gui.state.connection import Connection
from recorder_gui.state.preferences import Preferences
from recorder_gui.state.profiles import LOCAL

_log = logging.getLogger(__name__)
_OPEN = (Status.RECORDING, Status.PAUSED, Status.INITIALISED)
_PATIENCE = 3.0  # seconds for the recorder to say what it does


class Closing:
    """Ends the recorder where nobody needs it any more; while it records it always stays."""

    def __init__(
        self, connection: Connection, local_recorder: LocalRecorder, preferences: Preferences
    ) -> None:
        self._connection = connection
        self._local_recorder = local_recorder
        self._preferences = preferences

    async def end_idle_recorder(self) -> None:
        """End this computer's recorder if we are connected to it and it has no work.

        Where we are not, another window may be, so it is left alone. What it still finishes, it
        finishes first.
        """
        if not self._preferences.keep_recorder:
            await self.end_if_idle()

    async def end_if_idle(self) -> bool:
        """End it whatever is preferred; whether it has ended."""
        here = self._connection.profile.is_local and self._connection.is_connected
        if not here or await self._is_recording():
            return False
        await self._connection.close()
        try:
            await self._local_recorder.stop()
        except ClientError as error:
            _log.warning("the recorder did not end: %s", error)
            return False
        return True

    async def renew(self) -> bool:
        """End it if it is idle and connect to one that is started in its place; whether it ended.
        Where it does not, the connection stays, or comes back."""
        ended = await self.end_if_idle()
        if ended or self._connection.is_closed:
            await self._connection.open(LOCAL)
        return ended

    async def _is_recording(self) -> bool:
        """Whether anything is open; not knowing counts as yes."""
        try:
            async with asyncio.timeout(_PATIENCE):
                for status in _OPEN:
                    found = await self._connection.control.request(
                        Query(status=int(status), page_size=1)
                    )
                    if found.total_num:
                        return True
        except (ClientError, TimeoutError) as error:
            _log.warning("what the recorder does is not known: %s", error)
            return True
        return False
