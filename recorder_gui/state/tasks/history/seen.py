"""What this window itself sent, was answered and saw of each recording.

A vendor's service tells no history; so that its recordings have one too, every command of this
window (from any page, heard at the wire tap) and every change of state in the table is kept, on
disk and bounded.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Executor
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.client.wire_tap import Channel, Direction, WireMessage
from recorder_gui.protocol.replies import Record
from recorder_gui.protocol.states import ENDED, FINISHING
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.tasks.history.store import SeenMoment, SeenStore

_RECORDINGS = 2_000  # held in memory; those heard of longest ago go first, they stay on disk
_MOMENTS = 200  # of one recording
_LONGEST = 16_384  # characters of what was sent
_OPEN_INITS = 50  # sent and not answered yet
_WRITE_MS = 500
_COMMANDS = frozenset({"init record", "resume", "pause", "stop", "set layout", "set subtitles"})


class Seen(QObject):
    """Moments by recording, of the service with the id `profile`.

    Signal `loaded(record_id)`: what earlier runs saw of a recording is known now.
    """

    loaded = Signal(str)

    def __init__(
        self,
        store: SeenStore,
        scope: TaskScope,
        executor: Executor | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._scope = scope
        self._executor = executor
        self._profile = ""
        self._moments: OrderedDict[str, list[SeenMoment]] = OrderedDict()
        self._states: OrderedDict[str, int] = OrderedDict()
        self._finishing: OrderedDict[str, float] = OrderedDict()
        self._inits: OrderedDict[str, SeenMoment] = OrderedDict()
        self._unwritten: list[tuple[str, str, SeenMoment]] = []
        self._writing = QTimer(self, singleShot=True, interval=_WRITE_MS)
        self._writing.timeout.connect(self._write)

    def set_profile(self, profile_id: str) -> None:
        """Another service: what is seen from now on is of its recordings."""
        if profile_id != self._profile:
            self._profile = profile_id
            for known in (self._moments, self._states, self._finishing, self._inits):
                known.clear()

    def moments(self, record_id: str) -> tuple[SeenMoment, ...]:
        """What is known of one recording, in order of time; earlier runs' after `load`."""
        return tuple(self._moments.get(record_id, ()))

    def seconds_finishing(self, record_id: str, status: int) -> float | None:
        """How long ago this window saw that a recording began to be finished; None: it did not."""
        since = self._finishing.get(record_id)
        return None if since is None or status not in FINISHING else time.time() - since

    def load(self, record_id: str) -> None:
        """Read what earlier runs saw."""
        key = f"seen {self._profile} {record_id}"  # what is on disk of it does not change meanwhile
        self._scope.start(partial(self._load, record_id), key=key)

    def on_records(self, records: Iterable[Record]) -> None:
        """Note each state that differs from the one seen before, and the first one of what runs."""
        now = time.time()
        for record in records:
            record_id, status = record.record_id, record.status
            before = self._states.get(record_id)
            if before is None and status in ENDED:
                continue
            self._states[record_id] = status
            self._states.move_to_end(record_id)
            if before == status:
                continue
            self._note(record_id, SeenMoment(now, "state", status=status))
            if status in FINISHING and before is not None and before not in FINISHING:
                _remember(self._finishing, record_id, now, _RECORDINGS)
        while len(self._states) > _RECORDINGS:
            self._states.popitem(last=False)

    def on_message(self, message: WireMessage) -> None:
        """Note a command of this window or its answer."""
        if message.channel is not Channel.CONTROL or message.kind not in _COMMANDS:
            return
        untrusted_fields = message.message
        if not isinstance(untrusted_fields, dict):
            return
        fields = cast("dict[str, Any]", untrusted_fields)
        record_id = str(fields.get("record_id", ""))
        if message.direction is Direction.SENT:
            text = message.text if message.whole and len(message.text) <= _LONGEST else ""
            sent = SeenMoment(message.time, "sent", message.kind, fields=text)
            if record_id:
                self._note(record_id, sent)
            elif message.kind == "init record":
                _remember(self._inits, message.seq, sent, _OPEN_INITS)
            return
        begun = self._inits.pop(message.seq, None) if message.kind == "init record" else None
        if not record_id:
            return
        if begun is not None:
            self._note(record_id, begun)
        if message.code:
            msg = str(fields.get("msg", ""))[:200]
            refused = SeenMoment(message.time, "refused", message.kind, message.code, msg)
            self._note(record_id, refused)
        else:
            self._note(record_id, SeenMoment(message.time, "answered", message.kind))

    def close(self) -> None:
        """Write what is not written yet, at the end of the program, and close the file."""
        self._writing.stop()
        if self._unwritten:
            self._store.add(self._unwritten)
            self._unwritten = []
        self._store.close()

    def _note(self, record_id: str, moment: SeenMoment) -> None:
        moments = self._moments.setdefault(record_id, [])
        self._moments.move_to_end(record_id)
        moments.append(moment)
        del moments[:-_MOMENTS]
        while len(self._moments) > _RECORDINGS:
            self._moments.popitem(last=False)
        self._unwritten.append((self._profile, record_id, moment))
        if not self._writing.isActive():
            self._writing.start()

    def _write(self) -> None:
        batch, self._unwritten = self._unwritten, []
        if batch:
            self._scope.start(partial(self._off_thread, partial(self._store.add, batch)))

    async def _load(self, record_id: str) -> None:
        profile = self._profile
        read = partial(self._store.read, profile, record_id, _MOMENTS)
        found: list[SeenMoment] = await self._off_thread(read)
        if profile != self._profile:
            return
        known = dict.fromkeys([*found, *self._moments.get(record_id, ())])
        if known:
            in_order = sorted(known, key=lambda moment: moment.time)
            _remember(self._moments, record_id, in_order[-_MOMENTS:], _RECORDINGS)
        self.loaded.emit(record_id)

    async def _off_thread(self, work: partial[Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)


def _remember(known: OrderedDict[str, Any], key: str, value: object, most: int) -> None:
    known[key] = value
    known.move_to_end(key)
    while len(known) > most:
        known.popitem(last=False)
