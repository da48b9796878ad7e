"""What happened to each recording: the service's own history where it tells one, else what this
window sent and saw of it.
"""

from collections.abc import Sequence
from concurrent.futures import Executor

from PySide6.QtCore import QObject, Signal

from recorder_gui.client.errors import LocalUnavailable
from recorder_gui.errors import RecorderError
from recorder_gui.protocol.local import History
from recorder_gui.protocol.replies import Record
from recorder_gui.state.connection import Connection
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.tasks.history.again import Again, again, request_text
from recorder_gui.state.tasks.history.layouts import LayoutAt, layouts_of
from recorder_gui.state.tasks.history.moments import Moment, moments_of, moments_seen
from recorder_gui.state.tasks.history.problem import Problem, last_problem
from recorder_gui.state.tasks.history.seen import Seen
from recorder_gui.state.tasks.history.store import SeenStore
from recorder_gui.state.tasks.reads import Reads

_KEPT = 100  # those read first are forgotten first


class Histories(QObject):
    """`seen` is what this window sent and saw.

    Signals: `loaded(record_id)`: more is known of it; `failed(RecorderError)`: a history that the
    service should tell could not be read.
    """

    loaded = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        executor: Executor | None,
        store: SeenStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._reads = Reads(scope, self._read)
        self._told: dict[str, History] = {}
        self.seen = Seen(store, scope, executor, self)
        self.seen.set_profile(connection.profile.id)
        self.seen.loaded.connect(self.loaded)
        self._end_listening = connection.wire_tap.observe(self.seen.on_message)
        connection.profile_changed.connect(self._forget)

    def load(self, record_id: str) -> None:
        """Read the service's own history of a recording, and what earlier runs saw of it."""
        self.seen.load(record_id)
        self._reads.ask(record_id, record_id)

    def reload(self, record_ids: Sequence[str]) -> None:
        """Read again those that were read before."""
        for record_id in record_ids:
            if record_id in self._told:
                self.load(record_id)

    def told(self, record_id: str) -> History | None:
        """The service's own history as it was last read."""
        return self._told.get(record_id)

    def moments(self, record_id: str) -> tuple[Moment, ...]:
        """What happened; to the service's own history comes what was refused to this window."""
        seen = moments_seen(self.seen.moments(record_id))
        told = self._told.get(record_id)
        if told is None:
            return seen
        refused = [moment for moment in seen if moment.kind == "refused"]
        return tuple(sorted((*moments_of(told), *refused), key=lambda moment: moment.time))

    def layouts(self, record_id: str) -> tuple[LayoutAt, ...]:
        """What was shown, one layout after the other."""
        return layouts_of(self.moments(record_id))

    def problem(self, record: Record) -> Problem | None:
        """What went wrong with it last."""
        seen = self.seen.moments(record.record_id)
        return last_problem(record, self.told(record.record_id), seen)

    def again(self, record: Record) -> Again | None:
        """A new recording with the same settings and layout."""
        record_id = record.record_id
        seen = self.seen.moments(record_id)
        return again(record, self.told(record_id), seen, self.moments(record_id))

    def request_text(self, record: Record) -> str:
        """The request that made it, as JSON."""
        record_id = record.record_id
        seen = self.seen.moments(record_id)
        return request_text(record, self.told(record_id), seen, self.moments(record_id))

    def close(self) -> None:
        """Listen no more, and write what is not written yet."""
        self._end_listening()
        self.seen.close()

    async def _read(self, record_id: str) -> None:
        profile, local = self._connection.profile, self._connection.local
        if local is None:
            return
        try:
            told = await local.history(record_id)
        except LocalUnavailable:
            return
        except RecorderError as error:
            if record_id not in self._told and self._connection.profile is profile:
                self.failed.emit(error)
            return
        if self._connection.profile is not profile:
            return
        self._told.pop(record_id, None)
        self._told[record_id] = told
        while len(self._told) > _KEPT:
            del self._told[next(iter(self._told))]
        self.loaded.emit(record_id)

    def _forget(self) -> None:
        self._told.clear()
        self.seen.set_profile(self._connection.profile.id)
