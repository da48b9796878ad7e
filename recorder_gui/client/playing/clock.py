"""The moment of the recording that is now: it runs with this computer's time, is held and set, and
is drawn towards the sound that is really heard."""

import threading
import time
from collections.abc import Callable

_LEAP = 0.08  # seconds off from which it jumps instead of being drawn
_DRAWN = 0.1  # share of the difference that is made up for at each word from the sound


class PlayClock:
    """Seconds from the beginning of the slice. May be used from any thread."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._media = 0.0
        self._since: float | None = None  # of `now`, None while it is held

    @property
    def is_running(self) -> bool:
        """Whether time passes."""
        return self._since is not None

    def at(self) -> float:
        """The moment now."""
        with self._lock:
            return self._at()

    def set(self, moment: float) -> None:
        """Go to `moment`, running or held as before."""
        with self._lock:
            self._media = moment
            if self._since is not None:
                self._since = self._now()

    def run(self) -> None:
        """Let time pass."""
        with self._lock:
            if self._since is None:
                self._since = self._now()

    def hold(self) -> None:
        """Stand still."""
        with self._lock:
            self._media = self._at()
            self._since = None

    def heard(self, moment: float) -> None:
        """What is heard now is of `moment`."""
        with self._lock:
            if self._since is None:
                return
            off = moment - self._at()
            self._media = self._at() + (off if abs(off) > _LEAP else off * _DRAWN)
            self._since = self._now()

    def _at(self) -> float:
        passed = 0.0 if self._since is None else self._now() - self._since
        return self._media + passed
