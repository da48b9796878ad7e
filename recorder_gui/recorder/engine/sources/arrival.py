"""A live source's own clock laid onto feed time by when its packets arrive.

Its picture and its sound share one: they stay together as the source sent them, whatever jumps.
"""

from collections.abc import Callable

from recorder_gui.recorder.engine.clock import SECOND

LIVE_DELAY = SECOND // 4  # what a network may be late without a gap
JUMP = SECOND  # two packets of one kind are never so far apart, unless the clock was changed
_LONGEST_LEAD = 4 * SECOND  # what comes in bursts (HLS) runs ahead by a segment
_LOOK = 10 * SECOND  # over which a clock that runs fast is found
_TOO_EARLY = SECOND // 2
_STEP = SECOND // 20
_HELD_BACK = SECOND // 4


class Arrival:
    """`now` gives feed time, ns. For one thread.

    `pushed`: what comes first is what was held back while the source was opened; its newest is now.
    """

    def __init__(self, now: Callable[[], int], *, pushed: bool = False) -> None:
        self._now = now
        self._held_back_until = now() + _HELD_BACK if pushed else 0
        self._last: dict[str, int] = {}
        self._shifts: dict[str, int] = {}
        self._least_lead = _LONGEST_LEAD
        self._looked_at = 0

    def shift(self, kind: str, own: int) -> int:
        """What to add to the source's own times to have feed times, ns, at a packet of that kind
        ("video", "audio") that has arrived with the `own` time."""
        now = self._now()
        last = self._last.get(kind)
        self._last[kind] = own
        if last is None or abs(own - last) > JUMP:
            ends = now if last is None else last + self._shifts[kind] + SECOND // 30
            self._shifts[kind] = self._fitting(kind, own, now, ends)
        lead = own + self._shifts[kind] - now
        if lead < 0:
            self._move(_STEP - lead)
        elif lead > LIVE_DELAY and now < self._held_back_until:
            self._move(LIVE_DELAY - lead)
        else:
            self._correct_drift(lead, now)
        return self._shifts[kind]

    @property
    def settled(self) -> bool:
        """Whether what was held back has come; only then the shifts are true."""
        return self._now() >= self._held_back_until

    def shift_of(self, kind: str) -> int:
        """The shift of that kind now."""
        return self._shifts[kind]

    def lead(self, kind: str) -> int:
        """How far the newest packet of that kind is ahead, ns."""
        return self._last[kind] + self._shifts[kind] - self._now()

    def _fitting(self, kind: str, own: int, now: int, ends: int) -> int:
        """The other kind's shift where that can be true, so that both stay together; else what
        lets it go on where it `ends`."""
        for other, shift in self._shifts.items():
            if other != kind and -SECOND // 2 < own + shift - now < _LONGEST_LEAD:
                return shift
        return max(now + LIVE_DELAY, ends) - own

    def _move(self, by: int) -> None:
        self._shifts = {kind: shift + by for kind, shift in self._shifts.items()}
        self._least_lead = _LONGEST_LEAD

    def _correct_drift(self, lead: int, now: int) -> None:
        """Where everything has come too early for a while, the source's clock runs fast."""
        self._least_lead = min(self._least_lead, lead)
        if now - self._looked_at < _LOOK:
            return
        self._looked_at = now
        if self._least_lead > _TOO_EARLY:
            self._move(LIVE_DELAY - self._least_lead)
        self._least_lead = _LONGEST_LEAD
