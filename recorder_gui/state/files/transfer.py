"""One file on its way to this computer: its slices, speed, time left and how it ended."""

import time
from collections import deque
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from recorder_gui.client.downloading.progress import SliceProgress
from recorder_gui.errors import UserFacingError
from recorder_gui.state.explanations import explain
from recorder_gui.state.files.kept_transfers import KeptTransfer

_SPEED_OVER = 5.0  # seconds


class TransferState(Enum):
    """Where a transfer stands."""

    WAITING = "waiting"  # for its turn, its service or the next try
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = frozenset({TransferState.WAITING, TransferState.RUNNING})


class Transfer:
    """See the module; changed by `transfers` alone. `number` is one of a kind in this window.

    `profile_id`, `profile_title`: the service that it comes from. While it waits for another try
    after a lost connection, `failure` is why and `retry_at` when (seconds of the clock).
    """

    def __init__(
        self,
        number: int,
        file_name: str,
        resource_type: str,
        folder: Path,
        *,
        profile_id: str = "",
        profile_title: str = "",
        expected_bytes: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.number = number
        self.file_name = file_name
        self.resource_type = resource_type
        self.folder = folder
        self.profile_id = profile_id
        self.profile_title = profile_title
        self.elsewhere = False  # another service than its own is connected
        self.state = TransferState.WAITING
        self.failure: Exception | None = None
        self.retry_at: float | None = None
        self.failures = 0  # lost connections in a row
        self.paths: tuple[Path, ...] = ()
        self.may_lack_more = False
        self.joining: float | None = None  # the share done, while its slices become one file
        self.joined: Path | None = None
        self.slices: dict[int, SliceProgress] = {}
        self._kept_size = 0
        self._expected_bytes = expected_bytes
        self._clock = clock
        self._marks: deque[tuple[float, int]] = deque()

    @classmethod
    def from_kept(cls, number: int, kept: KeptTransfer) -> "Transfer":
        """One of an earlier run: what was under way waits for its turn."""
        transfer = cls(
            number,
            kept.file_name,
            kept.resource_type,
            Path(kept.folder),
            profile_id=kept.profile_id,
            profile_title=kept.profile_title,
            expected_bytes=kept.expected_bytes,
        )
        states = {state.value: state for state in TransferState}
        state = states.get(kept.state, TransferState.WAITING)
        transfer.state = TransferState.WAITING if state is TransferState.RUNNING else state
        transfer.paths = tuple(Path(path) for path in kept.paths)
        transfer.may_lack_more = kept.may_lack_more
        transfer.joined = Path(kept.joined) if kept.joined else None
        transfer._kept_size = kept.size
        if kept.problem is not None and state is TransferState.FAILED:
            transfer.failure = UserFacingError.verbatim(*kept.problem)
        return transfer

    def kept(self) -> KeptTransfer:
        """What a later run needs of it."""
        error = self.error
        return KeptTransfer(
            file_name=self.file_name,
            resource_type=self.resource_type,
            folder=str(self.folder),
            expected_bytes=self._expected_bytes,
            profile_id=self.profile_id,
            profile_title=self.profile_title,
            state=self.state.value,
            paths=[str(path) for path in self.paths],
            size=self.done,
            may_lack_more=self.may_lack_more,
            joined=str(self.joined or ""),
            problem=None if error is None else (error.code, error.sentence, error.advice),
        )

    @property
    def error(self) -> UserFacingError | None:
        """The failure in words, in the language of now."""
        return None if self.failure is None else explain(self.failure)

    @property
    def is_open(self) -> bool:
        """Whether it still goes on."""
        return self.state in OPEN

    @property
    def done(self) -> int:
        """Bytes on disk."""
        return sum(each.done for each in self.slices.values()) or self._kept_size

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
    def can_join(self) -> bool:
        """Whether it has several slices that are not one file yet."""
        return len(self.paths) > 1 and self.joined is None and self.joining is None

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

    @property
    def seconds_to_retry(self) -> float | None:
        """How long until the next try, while it waits for one."""
        return None if self.retry_at is None else max(0.0, self.retry_at - self._clock())

    def start_anew(self) -> None:
        """Another try; what is on disk is told again by the download."""
        self.state = TransferState.WAITING
        self.failure = None
        self.retry_at = None
        self.paths = ()
        self._marks.clear()

    def wait_for_another_try(self, seconds: float) -> None:
        """Its connection was lost: wait so long, unless a connection comes before."""
        self.state = TransferState.WAITING
        self.retry_at = self._clock() + seconds

    def note(self, progress: SliceProgress) -> None:
        """What the download told of one slice."""
        before = self.slices.get(progress.number)
        if before is not None and progress.done > before.done:
            self.failures = 0
        self.slices[progress.number] = progress
        self.tick()

    def tick(self) -> None:
        """Time has passed: measure the speed."""
        now = self._clock()
        self._marks.append((now, self.done))
        while self._marks[0][0] < now - _SPEED_OVER and len(self._marks) > 2:
            self._marks.popleft()
