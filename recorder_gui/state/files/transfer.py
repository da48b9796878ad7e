"""One file on its way to this computer: its slices, speed, time left and how it ended."""

import time
from collections import deque
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from recorder_gui.client.downloading.downloader import SliceProgress
from recorder_gui.errors import UserFacingError

_SPEED_OVER = 5.0  # seconds


class TransferState(Enum):
    """Where a transfer stands."""

    WAITING = "waiting"  # for its turn
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = frozenset({TransferState.WAITING, TransferState.RUNNING})


class Transfer:
    """See the module; changed by `transfers` alone. `number` is one of a kind in this window."""

    def __init__(
        self,
        number: int,
        file_name: str,
        resource_type: str,
        folder: Path,
        *,
        expected_bytes: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.number = number
        self.file_name = file_name
        self.resource_type = resource_type
        self.folder = folder
        self.state = TransferState.WAITING
        self.error: UserFacingError | None = None
        self.paths: tuple[Path, ...] = ()
        self.may_lack_more = False
        self.slices: dict[int, SliceProgress] = {}
        self._expected_bytes = expected_bytes
        self._clock = clock
        self._marks: deque[tuple[float, int]] = deque()

    @property
    def is_open(self) -> bool:
        """Whether it still goes on."""
        return self.state in OPEN

    @property
    def done(self) -> int:
        """Bytes on disk."""
        return sum(each.done for each in self.slices.values())

    @property
    def total(self) -> int | None:
        """Bytes in all; None where the service does not tell."""
        totals = [each.total for each in self.slices.values()]
        known = [total for total in totals if total is not None]
        if totals and len(known) == len(totals):
            return sum(known)
        return self._expected_bytes if self._expected_bytes >= max(1, self.done) else None

    @property
    def share(self) -> float | None:
        """From 0 to 1, None where that is not known."""
        total = self.total
        if self.state is TransferState.DONE:
            return 1.0
        return min(1.0, self.done / total) if total else None

    @property
    def slices_done(self) -> int:
        """How many slices are complete."""
        return sum(each.path is not None for each in self.slices.values())

    @property
    def speed(self) -> float:
        """Bytes a second over the last seconds."""
        if len(self._marks) < 2 or self.state is not TransferState.RUNNING:
            return 0.0
        (first, before), (last, after) = self._marks[0], self._marks[-1]
        return max(0.0, (after - before) / (last - first)) if last > first else 0.0

    @property
    def seconds_left(self) -> float | None:
        """None where that can't be told."""
        total, speed = self.total, self.speed
        return (total - self.done) / speed if total is not None and speed > 0 else None

    def start_anew(self) -> None:
        """Another try; what is on disk is told again by the download."""
        self.state = TransferState.WAITING
        self.error = None
        self.paths = ()
        self._marks.clear()

    def note(self, progress: SliceProgress) -> None:
        """What the download told of one slice."""
        self.slices[progress.number] = progress
        self.tick()

    def tick(self) -> None:
        """Time has passed: measure the speed."""
        now = self._clock()
        self._marks.append((now, self.done))
        while self._marks[0][0] < now - _SPEED_OVER and len(self._marks) > 2:
            self._marks.popleft()
