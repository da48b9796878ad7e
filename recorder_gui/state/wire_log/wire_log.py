"""The wire log: hears the tap, and hands on to its table about ten times a second at most."""

import asyncio
from collections import deque
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from recorder_gui.client.wire_tap import WireMessage, WireTap
from recorder_gui.errors import UserFacingError
from recorder_gui.state.explanations import explain
from recorder_gui.state.task_scope import TaskScope
from recorder_gui.state.wire_log.entries import Entries, Entry, WireFilter
from recorder_gui.state.wire_log.model import WireLogModel

_BATCH_MS = 100
_WAITING = 100_000  # messages kept back while paused; the oldest give way


class WireLog(QObject):
    """See the module. Signals: `changed`: counts, kinds or pause did; `exported(Path, count)`;
    `export_failed(UserFacingError)`."""

    changed = Signal()
    exported = Signal(object, int)
    export_failed = Signal(object)

    def __init__(
        self,
        tap: WireTap,
        scope: TaskScope,
        executor: Executor,
        *,
        entries: Entries | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._executor = executor
        self._entries = entries or Entries()
        self._incoming: deque[WireMessage] = deque(maxlen=_WAITING)
        self._kinds: dict[str, None] = {}
        self._paused = False
        self.model = WireLogModel(self._entries, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BATCH_MS)
        self._timer.timeout.connect(self._take_in)
        self._end_listening = tap.observe(self._on_message)

    @property
    def is_paused(self) -> bool:
        """Whether new messages are kept back."""
        return self._paused

    @property
    def waiting(self) -> int:
        """How many are kept back."""
        return len(self._incoming)

    @property
    def count(self) -> int:
        """How many are kept."""
        return len(self._entries.kept)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of messages seen so far."""
        return tuple(self._kinds)

    def set_paused(self, paused: bool) -> None:
        """Keep new messages back, or let them in."""
        self._paused = paused
        if not paused:
            self._take_in()
        self.changed.emit()

    def set_filter(self, wanted: WireFilter) -> None:
        """Show what `wanted` lets through."""
        if wanted != self.model.filter:
            self.model.set_filter(wanted)
            self.changed.emit()

    def clear(self) -> None:
        """Forget every message."""
        self._incoming.clear()
        self._entries.clear()
        self.model.clear()
        self.changed.emit()

    def partner(self, entry: Entry) -> Entry | None:
        """The request of a reply, or the reply of a request; None where there is none."""
        return None if entry.partner is None else self._entries.by_number(entry.partner)

    def last_lines(self, most: int) -> list[bytes]:
        """The newest messages as lines of an export, the oldest of them first."""
        return [json_line(entry.message) for entry in self._entries.kept[-most:]]

    def export(self, path: Path) -> None:
        """Write what is shown, one JSON object a line, and tell by `exported`."""
        shown = self.model.shown()
        self._scope.start(
            partial(self._export, path, shown), key="export wire log", on_error=self._on_failed
        )

    def close(self) -> None:
        """Listen no more."""
        self._end_listening()
        self._timer.stop()

    def _on_message(self, message: WireMessage) -> None:
        self._incoming.append(message)
        if not self._timer.isActive():
            self._timer.start()

    def _take_in(self) -> None:
        if self._paused:
            self.changed.emit()
            return
        if not self._incoming:
            return
        added = self._entries.add(self._incoming)
        self._incoming.clear()
        for entry in added:
            self._kinds.setdefault(entry.message.kind)
        self.model.append(added)
        surplus = len(self._entries.surplus())
        if surplus:
            self._entries.forget(surplus)
            self.model.drop_before(self._entries.kept[0].number)
        self.changed.emit()

    async def _export(self, path: Path, shown: list[Entry]) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._executor, _write, path, shown)
        self.exported.emit(path, len(shown))

    def _on_failed(self, error: Exception) -> None:
        failure: UserFacingError = explain(error)
        self.export_failed.emit(failure)


def json_line(message: WireMessage) -> bytes:
    """One message as a line of an export."""
    return msgspec.json.encode(
        {
            "time": message.time,
            "direction": message.direction.value,
            "channel": message.channel.value,
            "kind": message.kind,
            "round_trip": message.round_trip,
            "note": message.note,
            "message": message.message,
        }
    )


def _write(path: Path, shown: list[Entry]) -> None:
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        for entry in shown:
            file.write(json_line(entry.message) + b"\n")
    part.replace(path)
