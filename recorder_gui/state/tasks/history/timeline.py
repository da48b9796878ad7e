"""A recording's moments as what is drawn: stretches of time in one state, and a list in which long
runs are folded. Pure.
"""

from collections.abc import Sequence

from msgspec import Struct

from recorder_gui.protocol.states import ENDED, Status
from recorder_gui.state.tasks.history.moments import Moment

_STATES: dict[str, int] = {
    "initialised": Status.INITIALISED,
    "started": Status.RECORDING,
    "resumed": Status.RECORDING,
    "paused": Status.PAUSED,
    "stopped": Status.QUEUED,
    "encoding": Status.ENCODING,
    "uploading": Status.UPLOADING,
    "done": Status.DONE,
    "failed": Status.FAILED,
}
_FOLDED_FROM = 14  # moments; fewer are all shown
_KEPT_FIRST, _KEPT_LAST = 4, 6
_KEPT_BETWEEN = frozenset({"paused", "resumed", "marker", "failed", "refused", "recovered"})


class Stretch(Struct, frozen=True):
    """From `start` to `end`, seconds since the epoch, in the state `status`."""

    status: int
    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long."""
        return max(0.0, self.end - self.start)


class Fold(Struct, frozen=True):
    """Moments that are not shown until somebody wants them; `serious` of them may explain that
    something is wrong."""

    count: int
    serious: int
    time: float


def stretches(moments: Sequence[Moment], now: float) -> tuple[Stretch, ...]:
    """One after the other, the last one until `now` unless it has ended then."""
    found: list[Stretch] = []
    status: int | None = None
    since = 0.0
    for moment in moments:
        new = moment.status if moment.kind == "state" else _STATES.get(moment.kind)
        if new is None or new == status:
            continue
        if status is not None and status not in ENDED:
            found.append(Stretch(status, since, moment.time))
        status, since = new, moment.time
    if status is not None and status not in ENDED:
        found.append(Stretch(status, since, max(now, since)))
    return tuple(found)


def folded(moments: Sequence[Moment], whole: bool) -> tuple[Moment | Fold, ...]:
    """All of them when `whole` or few; else the first, the last, and what matters between them."""
    if whole or len(moments) <= _FOLDED_FROM:
        return tuple(moments)
    last = len(moments) - _KEPT_LAST
    rows: list[Moment | Fold] = []
    hidden: list[Moment] = []

    def fold() -> None:
        if hidden:
            serious = sum(each.is_serious for each in hidden)
            rows.append(Fold(len(hidden), serious, hidden[0].time))
            hidden.clear()

    for place, moment in enumerate(moments):
        if place < _KEPT_FIRST or place >= last or moment.kind in _KEPT_BETWEEN:
            fold()
            rows.append(moment)
        else:
            hidden.append(moment)
    return tuple(rows)
